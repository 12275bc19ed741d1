using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>What a control chart compares with: given, or of the values themselves.</summary>
internal readonly record struct ControlBase(double Target, double Sigma)
{
    /// <summary>How many values are needed to tell target and spread from them.</summary>
    public const int Least = 10;

    // d₂ for two values: the mean range of two normal values in standard deviations.
    private const double RangeScale = 1.128;

    public static Analysed<ControlBase> Of(ReadOnlySpan<double> values, double target, double sigma)
    {
        var present = new List<double>(values.Length);
        foreach (var value in values)
            if (!double.IsNaN(value)) present.Add(value);
        var given = !double.IsNaN(target) && !double.IsNaN(sigma);
        if (present.Count < (given ? 1 : Least)) return AnalysisProblem.TooFew(given ? 1 : Least, present.Count);
        if (double.IsNaN(target)) target = present.Average();
        // Ranges of neighbours, not the standard deviation of all: a shift would widen that and hide itself.
        if (double.IsNaN(sigma)) sigma = present.Skip(1).Select((v, i) => Math.Abs(v - present[i])).Average() / RangeScale;
        else if (!(sigma > 0)) return AnalysisProblem.Option("sigma", sigma, "大于 0 的数", "a number above 0");
        return sigma > 0 ? new ControlBase(target, sigma) : AnalysisProblem.Constant(present[0]);
    }
}
