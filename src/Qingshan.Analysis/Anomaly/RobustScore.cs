using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Anomaly;

/// <summary>
/// How far values are from the median of all, or of those around them, in robust standard deviations (Iglewicz and Hoaglin 1993; with a window the
/// filter of Hampel). Single wild values move neither the median nor the spread, so that they cannot hide themselves.
/// </summary>
/// <param name="Scores">The score of each value; NaN for a missing one, and where around it too few are present.</param>
/// <param name="Centre">The median that each was compared with.</param>
/// <param name="Spread">The robust standard deviation that each was divided by.</param>
public sealed record RobustScore(ImmutableArray<double> Scores, ImmutableArray<double> Centre, ImmutableArray<double> Spread)
{
    /// <summary>How many values are needed, in all or within a window.</summary>
    public const int Least = 7;

    /// <summary>From where on a value is customarily taken as an outlier.</summary>
    public const double CustomaryLimit = 3.5;

    // The mean absolute deviation of normal values times this is their standard deviation: the root of π / 2.
    private const double MeanScale = 1.2533141373155;

    /// <summary>Scores values, O(n log n), or O(n w) with a window of w.</summary>
    /// <param name="values">Values in the order of time; NaN is missing.</param>
    /// <param name="window">How many values around each are compared with it, itself in their middle; 0 for all.</param>
    /// <returns>The scores; a problem with fewer than <see cref="Least"/> values or where all are equal.</returns>
    public static Analysed<RobustScore> Of(ReadOnlySpan<double> values, int window = 0)
    {
        var summary = Summary.Of(values);
        if (summary.Count < Least) return AnalysisProblem.TooFew(Least, summary.Count);
        if (summary.Max == summary.Min) return AnalysisProblem.Constant(summary.Min);
        if (window != 0 && window < Least) return AnalysisProblem.Option("window", window, $" 0 或至少 {Least}", $"0 or at least {Least}");
        var (scores, centre, spread) = (new double[values.Length], new double[values.Length], new double[values.Length]);
        double[] all = [.. values];
        var whole = Middle([.. all.Where(v => !double.IsNaN(v)).Order()]);
        var sorted = new List<double>(window + 1);
        var (from, to) = (0, 0);
        for (var i = 0; i < all.Length; i++)
        {
            if (window == 0 || window >= all.Length)
            {
                (centre[i], spread[i]) = whole;
            }
            else
            {
                // At the ends the window is pushed inwards, so that it always holds as many.
                var start = Math.Clamp(i - window / 2, 0, all.Length - window);
                for (; to < start + window; to++) Insert(all[to]);
                for (; from < start; from++) Remove(all[from]);
                // A stretch without any spread says nothing: that of the whole stands in.
                (centre[i], spread[i]) = sorted.Count < Least ? (double.NaN, double.NaN) : Middle(sorted);
                if (spread[i] == 0) spread[i] = whole.Spread;
            }
            scores[i] = (all[i] - centre[i]) / spread[i];
        }
        return new RobustScore([.. scores], [.. centre], [.. spread]);

        void Insert(double value)
        {
            if (double.IsNaN(value)) return;
            var at = sorted.BinarySearch(value);
            sorted.Insert(at < 0 ? ~at : at, value);
        }

        void Remove(double value)
        {
            if (!double.IsNaN(value)) sorted.RemoveAt(sorted.BinarySearch(value));
        }
    }

    private static (double Centre, double Spread) Middle(List<double> sorted)
    {
        var n = sorted.Count;
        var median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        // Deviations grow to both sides of the median, so that the middle one is found by taking the nearer of two.
        var (low, high, last, middle) = ((n - 1) / 2, (n - 1) / 2 + 1, 0.0, 0.0);
        for (var k = 0; k <= n / 2; k++)
        {
            last = middle;
            middle = high >= n || (low >= 0 && median - sorted[low] <= sorted[high] - median) ? median - sorted[low--] : sorted[high++] - median;
        }
        var deviation = n % 2 == 1 ? middle : (last + middle) / 2;
        if (deviation > 0) return (median, Robust.NormalScale * deviation);
        // More than half of the values are equal: the mean deviation still tells the others apart.
        return (median, MeanScale * sorted.Average(v => Math.Abs(v - median)));
    }
}
