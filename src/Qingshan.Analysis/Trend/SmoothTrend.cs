using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// A smooth curve through means over months: cubic B-splines with a penalty on the second differences of their coefficients (Eilers and Marx
/// 1996), as smooth as generalised cross-validation finds best, with a band by the bootstrap of the residuals. It is the additive model with one
/// smooth term that users of openair know as <c>smoothTrend</c>.
/// </summary>
/// <param name="Series">The means.</param>
/// <param name="Curve">The curve at each span, also where the mean is missing.</param>
/// <param name="Low">The lower end of the band.</param>
/// <param name="High">The upper end.</param>
/// <param name="Freedom">The effective degrees of freedom: 2 is a straight line.</param>
/// <param name="Penalty">The weight of the penalty that was chosen.</param>
/// <param name="RSquared">The share of the variance of the means that the curve explains.</param>
public sealed record SmoothTrend(TrendSeries Series, ImmutableArray<double> Curve, ImmutableArray<double> Low, ImmutableArray<double> High, double Freedom, double Penalty, double RSquared)
{
    /// <summary>Fits the curve, in O(m k² + samples · m k) for m means and k splines.</summary>
    /// <param name="series">The means, see <see cref="TrendSeries.Of"/>.</param>
    /// <param name="splines">How many splines, 5 to 100: how much the curve may bend at most.</param>
    /// <param name="options">Level, samples, blocks and seed of the band.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>The curve; a problem with fewer means than splines or equal means.</returns>
    public static Analysed<SmoothTrend> Of(TrendSeries series, int splines = 10, TheilSenOptions? options = null, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new(Resamples: 200);
        work ??= MethodWork.Quiet;
        if (splines is < 5 or > 100) return AnalysisProblem.Option("splines", splines, " 5 到 100 的整数", "a whole number from 5 to 100");
        var days = series.Days();
        int[] at = [.. Enumerable.Range(0, days.Length).Where(i => !double.IsNaN(series.Values[i]))];
        if (at.Length <= splines) return AnalysisProblem.TooFew(splines + 1, at.Length, "时段平均（应多于样条数）", "means (more than there are splines)");
        double[] y = [.. at.Select(i => series.Values[i])];
        if (y.Min() == y.Max()) return AnalysisProblem.Constant(y[0]);
        var spline = new PenalisedSpline([.. at.Select(i => days[i])], days[at[0]], days[at[^1]], splines);
        var fit = spline.Fit(y);
        var curve = spline.At(fit.Coefficients, days);
        double[] rest = [.. at.Select((i, k) => y[k] - curve[i])];
        var random = new Random(options.Seed);
        var block = options.Blocks ? Math.Max(1, (int)Math.Round(Math.Cbrt(y.Length))) : 1;
        var samples = new double[options.Resamples][];
        for (var sample = 0; sample < samples.Length; sample++)
        {
            if (sample % 20 == 0) work.At((double)sample / samples.Length);
            var made = new double[y.Length];
            for (var drawn = 0; drawn < y.Length;)
            {
                var from = random.Next(y.Length - block + 1);
                for (var i = 0; i < block && drawn < y.Length; i++, drawn++) made[drawn] = curve[at[drawn]] + rest[from + i];
            }
            samples[sample] = spline.At(spline.Fit(made).Coefficients, days);
        }
        var (low, high, across) = (new double[days.Length], new double[days.Length], new double[samples.Length]);
        for (var i = 0; i < days.Length; i++)
        {
            for (var s = 0; s < samples.Length; s++) across[s] = samples[s][i];
            Array.Sort(across);
            low[i] = Quantile.OfSorted(across, (1 - options.Confidence) / 2);
            high[i] = Quantile.OfSorted(across, (1 + options.Confidence) / 2);
        }
        var mean = y.Average();
        var explained = 1 - rest.Sum(r => r * r) / y.Sum(v => (v - mean) * (v - mean));
        return new SmoothTrend(series, [.. curve], [.. low], [.. high], fit.Freedom, fit.Penalty, explained);
    }
}
