using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>What runs from the inner to the outer edge of an annulus.</summary>
public enum AnnulusPeriod
{
    /// <summary>The hours of the day.</summary>
    Hour,

    /// <summary>The hours of the week from Monday on.</summary>
    Weekday,

    /// <summary>The year from January on.</summary>
    Season,

    /// <summary>All of the time from the first to the last value.</summary>
    Trend,
}

/// <summary>A concentration as a smooth surface over wind direction and time (openair's polarAnnulus): at which hours a source to the north-west is heard.</summary>
/// <param name="Period">What the time is.</param>
/// <param name="From">Where the time begins: hour 0, day 0, month 0, or the first value as a year with fraction.</param>
/// <param name="To">Where it ends: 24, 7, 12, or the last value.</param>
/// <param name="Times">How many steps of time the grid has; the middle of the first is half a step from the beginning.</param>
/// <param name="Directions">How many steps of direction, the first at north.</param>
/// <param name="Values">For the first step of time all directions, then for the second; NaN where there are no data nearby.</param>
/// <param name="Count">How many rows took part.</param>
public sealed record PolarAnnulus(AnnulusPeriod Period, double From, double To, int Times, int Directions, ImmutableArray<double> Values, int Count)
{
    private const int Steps = 24;

    /// <summary>The value of a step of time and one of direction.</summary>
    /// <param name="time">The step of time.</param>
    /// <param name="direction">The step of direction.</param>
    /// <returns>The value; NaN where there are no data.</returns>
    public double Value(int time, int direction) => Values[time * Directions + direction];

    /// <summary>Makes the surface, in O(n log n); the smoothing does not grow with the rows.</summary>
    /// <param name="times">Times, in the zone in which hours are meant.</param>
    /// <param name="direction">As many wind directions, degrees; NaN is missing.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="period">What runs outwards.</param>
    /// <param name="measure">What is computed of the values of a bin.</param>
    /// <param name="least">How many values a bin needs.</param>
    /// <param name="positive">Whether square roots are smoothed.</param>
    /// <returns>The surface; a problem with fewer than 20 bins that have data.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<PolarAnnulus> Of(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> direction, ReadOnlySpan<double> values, AnnulusPeriod period, BinMeasure measure, int least = 1, bool positive = true)
    {
        if (times.Length != direction.Length || times.Length != values.Length) throw new ArgumentException("There have to be as many directions and values as times.", nameof(direction));
        var (from, to) = Span(times, values, period);
        var step = WindSectors.RoundedTo(direction);
        var around = new WindSectors(step == 0 ? 36 : (int)Math.Round(360 / step));
        var bins = new int[times.Length];
        for (var i = 0; i < bins.Length; i++)
        {
            var at = Math.Clamp((int)((Place(times[i], period) - from) / (to - from) * Steps), 0, Steps - 1);
            bins[i] = double.IsFinite(direction[i]) && !double.IsNaN(values[i]) ? at * around.Count + around.Of(direction[i]) : -1;
        }
        var binned = Binned.Of(values, bins, Steps * around.Count);
        var threshold = measure.Threshold(binned.All);
        List<double> time = [], wind = [], found = [];
        var has = new bool[Steps, around.Count];
        for (var b = 0; b < Steps * around.Count; b++)
        {
            if (binned.Count(b) < Math.Max(1, least) || measure.Of(binned[b], binned.Total, threshold) is not (var value and not double.NaN)) continue;
            has[b / around.Count, b % around.Count] = true;
            time.Add((b / around.Count + 0.5) / Steps);
            wind.Add(around.Middle(b % around.Count));
            found.Add(value);
        }
        if (found.Count < PolarSurface.Least) return AnalysisProblem.TooFew(PolarSurface.Least, found.Count, "有数据的时间-风向格", "bins of time and wind direction with data");
        var roots = positive && found.Min() >= 0;
        var spline = TensorSpline.Of(new(0, 1, 8, period != AnnulusPeriod.Trend), new(0, 360, Math.Min(14, around.Count), true), time.ToArray(), wind.ToArray(),
            found.Select(v => roots ? Math.Sqrt(v) : v).ToArray(), Enumerable.Repeat(1.0, found.Count).ToArray());
        const int grid = 48, directions = 72;
        var surface = new double[grid * directions];
        for (var i = 0; i < surface.Length; i++)
        {
            var (t, d) = ((i / directions + 0.5) / grid, i % directions * 360.0 / directions);
            var height = spline.At(t, d);
            var near = has[(int)(t * Steps), around.Of(d)];
            surface[i] = !near ? double.NaN : roots ? Math.Max(0, height) * Math.Max(0, height) : height;
        }
        return new PolarAnnulus(period, from, to, grid, directions, [.. surface], binned.Total);
    }

    private static (double From, double To) Span(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, AnnulusPeriod period)
    {
        switch (period)
        {
            case AnnulusPeriod.Hour: return (0, 24);
            case AnnulusPeriod.Weekday: return (0, 7);
            case AnnulusPeriod.Season: return (0, 12);
            default:
                var (first, last) = (double.PositiveInfinity, double.NegativeInfinity);
                for (var i = 0; i < times.Length; i++)
                    if (!double.IsNaN(values[i])) (first, last) = (Math.Min(first, Place(times[i], period)), Math.Max(last, Place(times[i], period)));
                return last > first ? (first, last) : (first, first + 1);
        }
    }

    private static double Place(DateTime time, AnnulusPeriod period) => period switch
    {
        AnnulusPeriod.Hour => time.TimeOfDay.TotalHours,
        AnnulusPeriod.Weekday => ((int)time.DayOfWeek + 6) % 7 + time.TimeOfDay.TotalDays,
        AnnulusPeriod.Season => time.Month - 1 + (time.Day - 1 + time.TimeOfDay.TotalDays) / DateTime.DaysInMonth(time.Year, time.Month),
        _ => time.Year + (time.DayOfYear - 1 + time.TimeOfDay.TotalDays) / (DateTime.IsLeapYear(time.Year) ? 366 : 365),
    };
}
