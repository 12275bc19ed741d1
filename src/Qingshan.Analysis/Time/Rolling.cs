using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>Where a window lies that belongs to a step.</summary>
public enum WindowAlign
{
    /// <summary>Around the step; a window of even width has one step more behind than before it.</summary>
    Centre,

    /// <summary>It begins with the step.</summary>
    Left,

    /// <summary>It ends with the step: the hours up to and with this one.</summary>
    Right,
}

/// <summary>
/// A statistic of a window that moves over a series step by step. Missing values, absent rows and what lies beyond the ends count against the
/// data capture of the window.
/// </summary>
/// <param name="Values">The statistic at each step in the unit of the values; NaN where the data capture is under the threshold or no value is there.</param>
/// <param name="Counts">How many values each window has.</param>
public sealed record Rolling(ImmutableArray<double> Values, ImmutableArray<int> Counts)
{
    /// <summary>The mean of the window, in O(n) with compensated sums.</summary>
    /// <param name="values">Values in equal steps, see <see cref="RegularSeries"/>; NaN is missing.</param>
    /// <param name="width">How many steps the window is wide; at least 1.</param>
    /// <param name="capture">The data capture that a window needs, in percent.</param>
    /// <param name="align">Where the window lies.</param>
    /// <returns>The means; a problem for a width below 1 or a threshold outside of 0 to 100.</returns>
    public static Analysed<Rolling> Mean(ReadOnlySpan<double> values, int width, double capture = 75, WindowAlign align = WindowAlign.Centre)
    {
        if (Wrong(width, capture) is { } problem) return problem;
        var (made, counts) = (new double[values.Length], new int[values.Length]);
        var (before, count) = (Before(width, align), 0);
        double sum = 0, lost = 0;
        for (var i = -width; i < values.Length; i++)
        {
            var next = i + width - before - 1;
            if (next >= 0 && next < values.Length && !double.IsNaN(values[next])) Add(values[next], 1);
            if (i < 0) continue;
            var gone = i - before - 1;
            if (gone >= 0 && gone < values.Length && !double.IsNaN(values[gone])) Add(values[gone], -1);
            // An empty window begins anew, so that nothing of an old sum remains.
            if (count == 0) (sum, lost) = (0, 0);
            counts[i] = count;
            made[i] = count > 0 && 100.0 * count / width >= capture - 1e-9 ? (sum + lost) / count : double.NaN;
        }
        return new Rolling([.. made], [.. counts]);

        void Add(double value, int sign)
        {
            var term = sign * value;
            var total = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - total + term : term - total + sum;
            sum = total;
            count += sign;
        }
    }

    /// <summary>A quantile of the window (type 7 of Hyndman and Fan 1996), kept in order: O(n log w) comparisons and O(n w) moves for a width w.</summary>
    /// <param name="values">Values in equal steps; NaN is missing.</param>
    /// <param name="width">How many steps the window is wide; at least 1.</param>
    /// <param name="share">0 for the least, 0.5 for the median, 1 for the greatest.</param>
    /// <param name="capture">The data capture that a window needs, in percent.</param>
    /// <param name="align">Where the window lies.</param>
    /// <returns>The quantiles; a problem for a width below 1, a share outside of 0 to 1 or a threshold outside of 0 to 100.</returns>
    public static Analysed<Rolling> Quantile(ReadOnlySpan<double> values, int width, double share, double capture = 75, WindowAlign align = WindowAlign.Centre)
    {
        if (Wrong(width, capture) is { } problem) return problem;
        if (!(share is >= 0 and <= 1)) return AnalysisProblem.Option("share", share, " 0 到 1 之间的数", "a number from 0 to 1");
        var (made, counts) = (new double[values.Length], new int[values.Length]);
        var before = Before(width, align);
        var window = new List<double>(Math.Min(width, values.Length) + 1);
        for (var i = -width; i < values.Length; i++)
        {
            var next = i + width - before - 1;
            if (next >= 0 && next < values.Length && !double.IsNaN(values[next]))
            {
                var at = window.BinarySearch(values[next]);
                window.Insert(at < 0 ? ~at : at, values[next]);
            }
            if (i < 0) continue;
            var gone = i - before - 1;
            if (gone >= 0 && gone < values.Length && !double.IsNaN(values[gone])) window.RemoveAt(window.BinarySearch(values[gone]));
            counts[i] = window.Count;
            made[i] = window.Count > 0 && 100.0 * window.Count / width >= capture - 1e-9
                ? Statistics.Quantile.OfSorted(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(window), share)
                : double.NaN;
        }
        return new Rolling([.. made], [.. counts]);
    }

    /// <summary>How many steps of the window lie before the step it belongs to.</summary>
    private static int Before(int width, WindowAlign align) => align switch { WindowAlign.Left => 0, WindowAlign.Right => width - 1, _ => (width - 1) / 2 };

    private static AnalysisProblem? Wrong(int width, double capture) =>
        width < 1 ? AnalysisProblem.Option("width", width, "至少 1 的整数", "a whole number of at least 1")
        : capture is >= 0 and <= 100 ? null : AnalysisProblem.Option("capture", capture, " 0 到 100 之间的数（%）", "a number from 0 to 100 (%)");
}
