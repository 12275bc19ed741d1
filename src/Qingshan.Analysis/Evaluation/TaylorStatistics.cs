using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>What a Taylor diagram (Taylor 2001) shows of a model: correlation, spread and centred error, which fit together like the sides of a triangle.</summary>
/// <param name="Count">Pairs in which both are there.</param>
/// <param name="R">Pearson's correlation.</param>
/// <param name="ObservedDeviation">The sample standard deviation of what was observed.</param>
/// <param name="ModelledDeviation">That of what was modelled.</param>
/// <param name="CentredError">The root mean square error after both means are taken away, with divisor n − 1.</param>
public sealed record TaylorStatistics(int Count, double R, double ObservedDeviation, double ModelledDeviation, double CentredError)
{
    /// <summary>Computes them, in O(n).</summary>
    /// <param name="observed">What was observed; NaN is missing.</param>
    /// <param name="modelled">As many modelled values; NaN is missing.</param>
    /// <returns>The statistics; a problem with fewer than three pairs or where one of both is constant.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<TaylorStatistics> Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> modelled)
    {
        var (o, m) = Pairs.Of(observed, modelled);
        if (o.Length < 3) return AnalysisProblem.TooFew(3, o.Length, "观测与模拟都有值的行", "pairs of observed and modelled values");
        var (meanO, meanM) = (o.Average(), m.Average());
        double oo = 0, mm = 0, om = 0;
        for (var i = 0; i < o.Length; i++)
        {
            oo += (o[i] - meanO) * (o[i] - meanO);
            mm += (m[i] - meanM) * (m[i] - meanM);
            om += (o[i] - meanO) * (m[i] - meanM);
        }
        if (oo == 0) return AnalysisProblem.Constant(o[0], "观测值", "observed values");
        if (mm == 0) return AnalysisProblem.Constant(m[0], "模拟值", "modelled values");
        var n = o.Length - 1;
        return new TaylorStatistics(o.Length, om / Math.Sqrt(oo * mm), Math.Sqrt(oo / n), Math.Sqrt(mm / n), Math.Sqrt(Math.Max(0, oo + mm - 2 * om) / n));
    }
}
