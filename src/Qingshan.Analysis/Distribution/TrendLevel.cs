using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>A statistic by two parts of the time at once, and by a third as panels side by side (openair's trendLevel): month × hour for each year.</summary>
/// <param name="X">What runs to the right.</param>
/// <param name="Y">What runs upwards.</param>
/// <param name="Panels">What the panels are; null for a single one.</param>
/// <param name="FirstYear">The first year there is.</param>
/// <param name="Columns">How many classes run to the right.</param>
/// <param name="Rows">How many classes run upwards.</param>
/// <param name="Values">Panel by panel, in each row by row from the first class upwards; NaN where there are too few values.</param>
/// <param name="Counts">How many values each cell has.</param>
public sealed record TrendLevel(TimePart X, TimePart Y, TimePart? Panels, int FirstYear, int Columns, int Rows, ImmutableArray<double> Values, ImmutableArray<int> Counts)
{
    /// <summary>How many panels there are.</summary>
    public int PanelCount => Values.Length / (Columns * Rows);

    /// <summary>A value.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="x">The class to the right.</param>
    /// <param name="y">The class upwards.</param>
    /// <returns>The value; NaN where there are too few.</returns>
    public double Value(int panel, int x, int y) => Values[(panel * Rows + y) * Columns + x];

    /// <summary>Computes it, in O(n), or O(n log n) for percentiles.</summary>
    /// <param name="times">Times, in the zone in which hours and days are meant.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="measure">What is computed.</param>
    /// <param name="x">What runs to the right.</param>
    /// <param name="y">What runs upwards, another part.</param>
    /// <param name="panels">What the panels are, a third part; null for a single panel.</param>
    /// <param name="least">How many values a cell needs.</param>
    /// <returns>The cells; a problem without values or with two equal parts.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<TrendLevel> Of(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, BinMeasure measure, TimePart x = TimePart.Month, TimePart y = TimePart.Hour,
        TimePart? panels = TimePart.Year, int least = 1)
    {
        if (times.Length != values.Length) throw new ArgumentException("There have to be as many values as times.", nameof(values));
        if (x == y || x == panels || y == panels) return AnalysisProblem.Option("y", y, "与 x、panels 不同的时间成分", "another part of the time than x and panels");
        var (first, last) = (int.MaxValue, int.MinValue);
        for (var i = 0; i < times.Length; i++)
            if (!double.IsNaN(values[i])) (first, last) = (Math.Min(first, times[i].Year), Math.Max(last, times[i].Year));
        if (last < first) return AnalysisProblem.TooFew(1, 0);
        var (columns, rows, count) = (TimeParts.Count(x, first, last), TimeParts.Count(y, first, last), panels is { } p ? TimeParts.Count(p, first, last) : 1);
        var bins = new int[times.Length];
        for (var i = 0; i < bins.Length; i++)
        {
            var panel = panels is { } part ? TimeParts.Of(part, times[i], first) : 0;
            bins[i] = double.IsNaN(values[i]) ? -1 : (panel * rows + TimeParts.Of(y, times[i], first)) * columns + TimeParts.Of(x, times[i], first);
        }
        var binned = Binned.Of(values, bins, columns * rows * count);
        var threshold = measure.Threshold(binned.All);
        var found = new double[columns * rows * count];
        for (var b = 0; b < found.Length; b++) found[b] = binned.Count(b) < Math.Max(1, least) ? double.NaN : measure.Of(binned[b], binned.Total, threshold);
        return new TrendLevel(x, y, panels, first, columns, rows, [.. found], [.. Enumerable.Range(0, found.Length).Select(binned.Count)]);
    }
}
