using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>
/// The cumulative sum chart (Page 1954; NIST/SEMATECH e-Handbook 6.3.2.3) in its tabular form: what goes beyond an allowance above or below the target is
/// summed up, so that small lasting shifts show long before single values do.
/// </summary>
/// <param name="High">The sum above; NaN where the value is missing.</param>
/// <param name="Low">The sum below, 0 or more.</param>
/// <param name="Limit">From above which on either is an alarm, in the unit of the values.</param>
/// <param name="Target">The target.</param>
/// <param name="Sigma">The standard deviation by which allowance and limit were set.</param>
/// <param name="Alarms">The numbers, from 0, of the values at which either sum is above the limit.</param>
/// <param name="Began">Where the first alarm's sum left 0: about when the shift began; -1 without an alarm.</param>
public sealed record Cusum(ImmutableArray<double> High, ImmutableArray<double> Low, double Limit, double Target, double Sigma, ImmutableArray<int> Alarms, int Began)
{
    /// <summary>Sums values up, O(n).</summary>
    /// <param name="values">Values in the order of time; NaN is missing, and the sums wait.</param>
    /// <param name="target">The target; NaN for the mean of the values.</param>
    /// <param name="sigma">The standard deviation of a process in control; NaN for that of the moving ranges.</param>
    /// <param name="allowance">What is allowed on either side (k), in standard deviations: half the shift that matters.</param>
    /// <param name="limit">The limit (h), in standard deviations; 4 or 5 by custom.</param>
    /// <returns>The chart; a problem with fewer than 10 values or where they do not spread.</returns>
    public static Analysed<Cusum> Of(ReadOnlySpan<double> values, double target = double.NaN, double sigma = double.NaN, double allowance = 0.5, double limit = 5)
    {
        if (ControlBase.Of(values, target, sigma).TryGet(out var from, out var problem) is false) return problem!;
        if (!(allowance >= 0)) return AnalysisProblem.Option("allowance", allowance, "不小于 0 的数", "a number of 0 or more");
        if (!(limit > 0)) return AnalysisProblem.Option("limit", limit, "大于 0 的数", "a number above 0");
        var (high, low, alarms) = (new double[values.Length], new double[values.Length], ImmutableArray.CreateBuilder<int>());
        var (above, below, k, h) = (0.0, 0.0, allowance * from.Sigma, limit * from.Sigma);
        var (aboveFrom, belowFrom, began) = (0, 0, -1);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                (high[i], low[i]) = (double.NaN, double.NaN);
                continue;
            }
            above = Math.Max(0, above + values[i] - from.Target - k);
            below = Math.Max(0, below + from.Target - k - values[i]);
            if (above == 0) aboveFrom = i + 1;
            if (below == 0) belowFrom = i + 1;
            (high[i], low[i]) = (above, below);
            if (above <= h && below <= h) continue;
            alarms.Add(i);
            if (began < 0) began = above > h ? aboveFrom : belowFrom;
        }
        return new Cusum([.. high], [.. low], h, from.Target, from.Sigma, alarms.ToImmutable(), began);
    }
}
