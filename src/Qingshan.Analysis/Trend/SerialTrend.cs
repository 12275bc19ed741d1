using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Correlation;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Trend;

/// <summary>How a trend test takes into account that values which follow each other are alike.</summary>
public enum SerialCorrection
{
    /// <summary>The variance of S is corrected by the autocorrelations of the ranks that are significant (Hamed and Rao 1998).</summary>
    HamedRao,

    /// <summary>The variance of S is corrected by all autocorrelations of the values without their trend (Yue and Wang 2004).</summary>
    YueWang,

    /// <summary>What the value before explains is taken out of each value (von Storch 1995).</summary>
    Prewhitening,

    /// <summary>The same with the trend taken out before and put back afterwards (Yue, Pilon, Phinney and Cavadias 2002).</summary>
    TrendFreePrewhitening,
}

/// <summary>
/// The test of Mann and Kendall for values that depend on those before them, as most monthly and daily series of the environment do: without
/// a correction it finds trends where there are none. The numbers are those of pyMannKendall 1.4.
/// </summary>
/// <param name="Correction">The correction.</param>
/// <param name="Count">How many values took part in the test, after prewhitening where that is the correction.</param>
/// <param name="S">Rising pairs less falling ones.</param>
/// <param name="Variance">The variance of S without a trend, corrected.</param>
/// <param name="Z">The standard score, with the correction for continuity.</param>
/// <param name="P">The probability of a score as far from 0 or farther without a trend, both sides.</param>
/// <param name="Factor">By what the variance was multiplied (n / n*); 1 for prewhitening.</param>
/// <param name="Lag1">The autocorrelation at lag 1 that was found: of the ranks, of the values or of the values without trend, as the correction has it.</param>
/// <param name="Slope">The slope of Theil and Sen per step of the original values.</param>
public sealed record SerialTrend(SerialCorrection Correction, int Count, double S, double Variance, double Z, double P, double Factor, double Lag1, double Slope)
{
    /// <summary>Tests values, in O(n log n).</summary>
    /// <param name="values">Values of one unit in equal steps of time; NaN is missing. Prewhitening leaves out the value behind a gap.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="lags">How many lags correct the variance; all when left out. Hamed and Rao proposed 3, Yue and Wang 1.</param>
    /// <returns>The test; a problem with too few values, equal ones, or autocorrelations that leave no positive variance.</returns>
    public static Analysed<SerialTrend> Of(ReadOnlySpan<double> values, SerialCorrection correction, int? lags = null)
    {
        if (!MannKendall.Of(values).TryGet(out var plain, out var problem)) return problem;
        double n = plain.Count;
        var steps = new double[values.Length];
        for (var i = 0; i < steps.Length; i++) steps[i] = i + 1;
        var series = values.ToArray();
        var slope = new SlopeSelection([Pairs(steps, series)]).Median();
        double[] flat = [.. series.Select((v, i) => v - slope * steps[i])];
        var of = correction switch
        {
            SerialCorrection.Prewhitening => series,
            SerialCorrection.HamedRao => Ranks.Of(flat),
            _ => flat,
        };
        var most = correction is SerialCorrection.Prewhitening or SerialCorrection.TrendFreePrewhitening ? 1 : Math.Min(lags ?? values.Length - 1, values.Length - 1);
        if (!Autocorrelation.Of(of, most).TryGet(out var own, out problem)) return problem;
        var r = own.Values;
        if (correction is SerialCorrection.Prewhitening or SerialCorrection.TrendFreePrewhitening)
        {
            var white = new double[series.Length - 1];
            for (var i = 0; i < white.Length; i++)
                white[i] = of[i + 1] - r[1] * of[i] + (correction == SerialCorrection.Prewhitening ? 0 : slope * (i + 1));
            if (!MannKendall.Of(white).TryGet(out var test, out problem)) return problem;
            return new SerialTrend(correction, test.Count, test.S, test.Variance, test.Z, test.P, 1, r[1], slope);
        }
        double sum = 0;
        var bound = Normal.InvCDF(0, 1, 0.975) / Math.Sqrt(n);
        for (var lag = 1; lag < r.Length && lag < n; lag++)
        {
            if (double.IsNaN(r[lag])) continue;
            if (correction == SerialCorrection.YueWang) sum += (1 - lag / n) * r[lag];
            else if (Math.Abs(r[lag]) > bound) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * r[lag];
        }
        // Hamed and Rao: a negative sum would make the test more sure than with independent values; its size is taken, as pyMannKendall does.
        var factor = correction == SerialCorrection.YueWang ? 1 + 2 * sum : 1 + 2 / (n * (n - 1) * (n - 2)) * Math.Abs(sum);
        if (factor <= 0)
            return AnalysisProblem.NoAnswer("自相关校正后方差不为正：请减少滞后阶数（lags），或改用 trend-free-prewhitening。", "The autocorrelations leave no positive variance: use fewer lags, or trend-free prewhitening.");
        var z = MannKendall.Score(plain.S, plain.Variance * factor);
        return new SerialTrend(correction, plain.Count, plain.S, plain.Variance * factor, z, MannKendall.TwoSided(z), factor, r[1], slope);
    }

    private static (double[] X, double[] Y) Pairs(double[] steps, double[] values) =>
        ([.. steps.Where((_, i) => !double.IsNaN(values[i]))], Present.Of(values));
}
