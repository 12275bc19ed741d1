using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Time;

/// <summary>By what rows are divided into groups.</summary>
public enum CutKind
{
    /// <summary>Years.</summary>
    Year,

    /// <summary>Months of the year.</summary>
    Month,

    /// <summary>Each month of each year.</summary>
    MonthYear,

    /// <summary>Seasons; spring is March to May.</summary>
    Season,

    /// <summary>Each season of each year; December belongs to the winter of the next year.</summary>
    SeasonYear,

    /// <summary>Quarters.</summary>
    Quarter,

    /// <summary>Days of the week, from Monday.</summary>
    Weekday,

    /// <summary>Working days and weekends.</summary>
    Weekend,

    /// <summary>Hours of the day.</summary>
    Hour,

    /// <summary>Day and night by the sun.</summary>
    Daylight,
}

/// <summary>Rows divided into groups by their time or by a value.</summary>
/// <param name="Groups">The names of the groups that occur, in their natural order.</param>
/// <param name="Of">For each row the number of its group; -1 for none.</param>
public sealed record Cutting(ImmutableArray<Label> Groups, ImmutableArray<int> Of)
{
    private static readonly string[] MonthsEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly Label[] Seasons = [new("春", "spring"), new("夏", "summer"), new("秋", "autumn"), new("冬", "winter")];
    private static readonly Label[] Weekdays = [new("周一", "Mon"), new("周二", "Tue"), new("周三", "Wed"), new("周四", "Thu"), new("周五", "Fri"), new("周六", "Sat"), new("周日", "Sun")];

    /// <summary>Divides rows by their time, in O(n).</summary>
    /// <param name="times">The times.</param>
    /// <param name="kind">By what.</param>
    /// <param name="place">Where the sun rises and sets, for day and night.</param>
    /// <returns>The groups; a problem where day and night are asked for without a place.</returns>
    public static Analysed<Cutting> ByTime(ReadOnlySpan<DateTime> times, CutKind kind, Daylight? place = null)
    {
        if (kind == CutKind.Daylight && place is null) return AnalysisProblem.Option("latitude", "", "测点纬度（并给出 longitude）", "the latitude of the place, with its longitude");
        var keys = new int[times.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = Key(times[i], kind, place);
        int[] order = [.. keys.Distinct().Order()];
        return new Cutting([.. order.Select(k => Name(k, kind))], [.. keys.Select(k => Array.BinarySearch(order, k))]);
    }

    /// <summary>Divides rows by a value into groups of about equal size, in O(n log n).</summary>
    /// <param name="values">The values; rows without one are in no group.</param>
    /// <param name="groups">How many groups, 2 to 100; fewer come out where many values are equal.</param>
    /// <returns>The groups, from the least values to the greatest, named by their ends; a problem with fewer values than groups or equal ones.</returns>
    public static Analysed<Cutting> ByQuantile(ReadOnlySpan<double> values, int groups = 4)
    {
        if (groups is < 2 or > 100) return AnalysisProblem.Option("groups", groups, " 2 到 100 的整数", "a whole number from 2 to 100");
        var sorted = Present.Of(values);
        if (sorted.Length < groups) return AnalysisProblem.TooFew(groups, sorted.Length);
        Array.Sort(sorted);
        if (sorted[0] == sorted[^1]) return AnalysisProblem.Constant(sorted[0]);
        double[] ends = [.. Enumerable.Range(0, groups + 1).Select(g => Quantile.OfSorted(sorted, (double)g / groups)).Distinct()];
        var of = new int[values.Length];
        for (var i = 0; i < of.Length; i++)
        {
            of[i] = -1;
            if (double.IsNaN(values[i])) continue;
            // Each group takes its upper end; the first takes its lower end too.
            var at = Array.BinarySearch(ends, values[i]);
            of[i] = Math.Clamp((at < 0 ? ~at : at) - 1, 0, ends.Length - 2);
        }
        return new Cutting([.. Enumerable.Range(0, ends.Length - 1).Select(g => (Label)FormattableString.Invariant($"{(g == 0 ? '[' : '(')}{ends[g]:G4}, {ends[g + 1]:G4}]"))], [.. of]);
    }

    /// <summary>Divides rows by wind direction into eight sectors, in O(n).</summary>
    /// <param name="degrees">The directions; rows without one are in no group.</param>
    /// <returns>The sectors that occur, clockwise from north.</returns>
    public static Cutting ByDirection(ReadOnlySpan<double> degrees)
    {
        var keys = new int[degrees.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = double.IsFinite(degrees[i]) ? (int)Math.Floor((((degrees[i] % 360) + 360) % 360 + 22.5) / 45) % 8 : -1;
        int[] order = [.. keys.Where(k => k >= 0).Distinct().Order()];
        return new Cutting([.. order.Select(k => new Label(Compass.PointsZh[2 * k], Compass.Points[2 * k]))], [.. keys.Select(k => k < 0 ? -1 : Array.BinarySearch(order, k))]);
    }

    private static int Key(DateTime time, CutKind kind, Daylight? place)
    {
        var season = (time.Month + 9) % 12 / 3;
        return kind switch
        {
            CutKind.Year => time.Year,
            CutKind.Month => time.Month - 1,
            CutKind.MonthYear => time.Year * 12 + time.Month - 1,
            CutKind.Season => season,
            // Winter begins its own year.
            CutKind.SeasonYear => (time.Month == 12 ? time.Year + 1 : time.Year) * 4 + (season + 1) % 4,
            CutKind.Quarter => (time.Month - 1) / 3,
            CutKind.Weekday => DateSelection.Weekday(time) - 1,
            CutKind.Weekend => DateSelection.Weekday(time) > 5 ? 1 : 0,
            CutKind.Hour => time.Hour,
            _ => place!.Value.IsDay(time) ? 0 : 1,
        };
    }

    private static Label Name(int key, CutKind kind) => kind switch
    {
        CutKind.Month => new(FormattableString.Invariant($"{key + 1} 月"), MonthsEn[key]),
        CutKind.MonthYear => FormattableString.Invariant($"{key / 12:0000}-{key % 12 + 1:00}"),
        CutKind.Season => Seasons[key],
        CutKind.SeasonYear => new(FormattableString.Invariant($"{key / 4} {Seasons[(key % 4 + 3) % 4].Zh}"), FormattableString.Invariant($"{key / 4} {Seasons[(key % 4 + 3) % 4].En}")),
        CutKind.Quarter => new(FormattableString.Invariant($"{key + 1} 季度"), FormattableString.Invariant($"Q{key + 1}")),
        CutKind.Weekday => Weekdays[key],
        CutKind.Weekend => key == 1 ? new("周末", "weekend") : new("工作日", "weekday"),
        CutKind.Daylight => key == 0 ? new("白天", "daylight") : new("夜间", "night"),
        CutKind.Hour => key.ToString("00", CultureInfo.InvariantCulture),
        _ => key.ToString(CultureInfo.InvariantCulture),
    };
}
