using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>How often, or how high, by intervals of wind speed and sectors of wind direction, without any smoothing.</summary>
/// <param name="Sectors">How many sectors; the first has its middle on north.</param>
/// <param name="Step">How wide an interval of speed is, m/s; the first begins at 0 and every one contains its upper end.</param>
/// <param name="Rings">How many intervals there are.</param>
/// <param name="Values">For the first sector all intervals from calm outwards, then for the second; NaN where there are too few rows.</param>
/// <param name="Counts">How many rows each has.</param>
public sealed record PolarFrequency(int Sectors, double Step, int Rings, ImmutableArray<double> Values, ImmutableArray<int> Counts)
{
    /// <summary>The value of a sector and an interval of speed.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="ring">The interval from 0.</param>
    /// <returns>The value; NaN where there are too few rows.</returns>
    public double Value(int sector, int ring) => Values[sector * Rings + ring];

    /// <summary>Counts, in O(n), or O(n log n) for percentiles.</summary>
    /// <param name="speed">Wind speeds, m/s; NaN and negative ones are missing.</param>
    /// <param name="direction">As many directions, degrees; NaN is missing.</param>
    /// <param name="values">As many values; NaN is missing. For frequencies the speeds again.</param>
    /// <param name="measure">What is computed.</param>
    /// <param name="sectors">How many sectors, 4 to 120.</param>
    /// <param name="step">How wide an interval of speed is, m/s, above 0.</param>
    /// <param name="least">How many rows a cell needs.</param>
    /// <returns>The cells; a problem where no row has all three, no cell has enough, or there are more than 200 intervals.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<PolarFrequency> Of(ReadOnlySpan<double> speed, ReadOnlySpan<double> direction, ReadOnlySpan<double> values, BinMeasure measure, int sectors = 36, double step = 1, int least = 1)
    {
        if (speed.Length != direction.Length || speed.Length != values.Length) throw new ArgumentException("There have to be as many directions and values as speeds.", nameof(direction));
        if (sectors is < 4 or > 120) return AnalysisProblem.Option("sectors", sectors, " 4 到 120", "from 4 to 120");
        if (!(step > 0)) return AnalysisProblem.Option("step", step, "大于 0 的数", "above 0");
        var (rows, most) = (0, 0.0);
        for (var i = 0; i < speed.Length; i++)
        {
            if (!Whole(speed[i], direction[i], values[i])) continue;
            rows++;
            most = Math.Max(most, speed[i]);
        }
        if (rows == 0) return AnalysisProblem.TooFew(1, 0, "同时有风速、风向和数值的行", "rows with a speed, a direction and a value");
        var rings = Math.Max(1, (int)Math.Ceiling(most / step - 1e-9));
        if (rings > 200) return AnalysisProblem.Option("step", step, FormattableString.Invariant($"不小于 {most / 200:G3} 的数（最多 200 个区间）"),
            FormattableString.Invariant($"at least {most / 200:G3} (200 intervals at most)"));
        var around = new WindSectors(sectors);
        var bins = new int[speed.Length];
        for (var i = 0; i < bins.Length; i++)
            bins[i] = Whole(speed[i], direction[i], values[i]) ? around.Of(direction[i]) * rings + Math.Clamp((int)Math.Ceiling(speed[i] / step - 1e-9) - 1, 0, rings - 1) : -1;
        var binned = Binned.Of(values, bins, sectors * rings);
        var threshold = measure.Threshold(binned.All);
        var found = new double[sectors * rings];
        for (var b = 0; b < found.Length; b++) found[b] = binned.Count(b) < Math.Max(1, least) ? double.NaN : measure.Of(binned[b], binned.Total, threshold);
        if (found.All(double.IsNaN)) return AnalysisProblem.TooFew(Math.Max(least, measure.Statistic == BinStatistic.StandardDeviation ? 2 : 1),
            Enumerable.Range(0, found.Length).Max(binned.Count), "同一格内的有效值", "values in one cell");
        return new PolarFrequency(sectors, step, rings, [.. found], [.. Enumerable.Range(0, found.Length).Select(binned.Count)]);
    }

    private static bool Whole(double speed, double direction, double value) => speed >= 0 && double.IsFinite(speed) && double.IsFinite(direction) && !double.IsNaN(value);
}
