using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>
/// The chart of exponentially weighted moving averages (Roberts 1959; NIST/SEMATECH e-Handbook 6.3.2.4): each average takes a share of the new value and
/// keeps the rest of the old average, and is compared with limits of its own spread.
/// </summary>
/// <param name="Averages">The averages; NaN where the value is missing.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Target">The target.</param>
/// <param name="Sigma">The standard deviation of the values.</param>
/// <param name="Alarms">The numbers, from 0, of the values at which the average is outside of the limits.</param>
public sealed record Ewma(ImmutableArray<double> Averages, ImmutableArray<double> Lower, ImmutableArray<double> Upper, double Target, double Sigma, ImmutableArray<int> Alarms)
{
    /// <summary>Averages values, O(n).</summary>
    /// <param name="values">Values in the order of time; NaN is missing, and the average waits.</param>
    /// <param name="target">The target; NaN for the mean of the values.</param>
    /// <param name="sigma">The standard deviation of a process in control; NaN for that of the moving ranges.</param>
    /// <param name="share">What the new value counts (λ), above 0 up to 1; 0.2 to 0.3 by custom.</param>
    /// <param name="width">How many standard deviations of the average the limits are away.</param>
    /// <param name="exact">Whether the limits are narrower at the beginning, as they exactly are, instead of those for ever.</param>
    /// <returns>The chart; a problem with fewer than 10 values or where they do not spread.</returns>
    public static Analysed<Ewma> Of(ReadOnlySpan<double> values, double target = double.NaN, double sigma = double.NaN, double share = 0.3, double width = 3, bool exact = false)
    {
        if (ControlBase.Of(values, target, sigma).TryGet(out var from, out var problem) is false) return problem!;
        if (!(share > 0 && share <= 1)) return AnalysisProblem.Option("share", share, "大于 0、不超过 1 的数", "a number above 0 and up to 1");
        if (!(width > 0)) return AnalysisProblem.Option("width", width, "大于 0 的数", "a number above 0");
        var (averages, lower, upper, alarms) = (new double[values.Length], new double[values.Length], new double[values.Length], ImmutableArray.CreateBuilder<int>());
        var (average, seen) = (from.Target, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var there = !double.IsNaN(values[i]);
            if (there)
            {
                average = share * values[i] + (1 - share) * average;
                seen++;
            }
            var reach = width * from.Sigma * Math.Sqrt(share / (2 - share) * (exact ? 1 - Math.Pow(1 - share, 2 * seen) : 1));
            (averages[i], lower[i], upper[i]) = (there ? average : double.NaN, from.Target - reach, from.Target + reach);
            if (there && (average < lower[i] || average > upper[i])) alarms.Add(i);
        }
        return new Ewma([.. averages], [.. lower], [.. upper], from.Target, from.Sigma, alarms.ToImmutable());
    }
}
