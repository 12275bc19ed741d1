using System.Globalization;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Time;

/// <summary><see cref="DateSelection"/> and <see cref="Cutting"/> as they are offered to a person.</summary>
internal static class SelectionMethods
{
    private static readonly MethodOption Latitude = new("latitude", OptionKind.Number, "", "测点纬度（度，北为正），区分昼夜时需要", "Latitude of the place in degrees north, for day and night") { Min = -90, Max = 90 };
    private static readonly MethodOption Longitude = new("longitude", OptionKind.Number, "", "测点经度（度，东为正）", "Longitude in degrees east") { Min = -180, Max = 180 };
    private static readonly MethodOption Zone = MethodOption.Number("zone", 8, -12, 14, "时刻所用时区（比 UTC 早几小时）", "Zone of the times, hours ahead of UTC");

    public static Method Select { get; } = new()
    {
        Name = "select-by-date",
        Group = MethodGroup.Time,
        Zh = "按时间筛选",
        En = "Select by date",
        AboutZh = "按起止、年、月、星期、小时、昼夜挑出数据行。",
        AboutEn = "Takes the rows of certain dates, years, months, days of the week, hours, of day or night.",
        Source = "Meeus (1991), Astronomical Algorithms (sunrise and sunset)",
        Cost = "O(n)",
        Columns = [SeriesInput.Time, new("value", "数值（可多列）", "Values (several columns can be given)", Many: true)],
        Options =
        [
            MethodOption.Text("from", "", "起始日期时间，如 2024-01-01", "From this date and time on, such as 2024-01-01"),
            MethodOption.Text("to", "", "截止日期时间（含；只写日期时含当天）", "Up to and with this date and time; a date alone takes its whole day"),
            MethodOption.Text("years", "", "年份，如 2020-2023", "Years, such as 2020-2023"),
            MethodOption.Text("months", "", "月份，如 6-8 或 12,1,2 或 11-3", "Months, such as 6-8, 12,1,2 or 11-3"),
            MethodOption.Text("weekdays", "", "星期，1 为周一，如 mon-fri 或 6,7", "Days of the week, 1 is Monday, such as mon-fri or 6,7"),
            MethodOption.Text("hours", "", "小时，如 7-19 或 22-5", "Hours, such as 7-19 or 22-5"),
            MethodOption.Choice("light", ["any", "day", "night"], "昼夜", "Day or night"), Latitude, Longitude, Zone,
        ],
        Openair = ["selectByDate"],
        Run = RunSelect,
    };

    public static Method Cut { get; } = new()
    {
        Name = "cut-data",
        Group = MethodGroup.Time,
        Zh = "分组",
        En = "Divide into groups",
        AboutZh = "按年、月、季节、星期、周末、小时、昼夜或数值分位给每行标上组名，并给出各组统计。",
        AboutEn = "Names the group of each row by year, month, season, day of the week, weekend, hour, day and night or quantile, with the statistics of each group.",
        Source = "Meeus (1991), Astronomical Algorithms (day and night); Hyndman & Fan (1996), type 7 (quantiles)",
        Cost = "O(n); O(n log n) for quantiles",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options =
        [
            MethodOption.Choice("by", ["season", "year", "month", "month-year", "season-year", "quarter", "weekday", "weekend", "hour", "daylight", "quantile", "direction"], "按什么分组（direction：数值为风向，分八方位）", "By what (direction: the values are wind directions, in eight sectors)"),
            MethodOption.Whole("groups", 4, 2, 100, "按分位分几组", "How many groups by quantile"), Latitude, Longitude, Zone,
        ],
        Openair = ["cutData"],
        Run = RunCut,
    };

    private static Daylight? Place(MethodInput input) =>
        double.IsNaN(input.Number("latitude")) || double.IsNaN(input.Number("longitude")) ? null : new(input.Number("latitude"), input.Number("longitude"), input.Number("zone"));

    private static Analysed<MethodResult> RunSelect(MethodInput input, MethodWork work)
    {
        if (!ReadTime(input, "from").TryGet(out var from, out var problem) || !ReadTime(input, "to").TryGet(out var to, out problem)) return problem;
        if (!DateSelection.ReadList("years", input.Text("years"), 1, 9999).TryGet(out var years, out problem)) return problem;
        if (!DateSelection.ReadList("months", input.Text("months"), 1, 12).TryGet(out var months, out problem)) return problem;
        if (!DateSelection.ReadList("weekdays", input.Text("weekdays"), 1, 7).TryGet(out var weekdays, out problem)) return problem;
        if (!DateSelection.ReadList("hours", input.Text("hours"), 0, 23).TryGet(out var hours, out problem)) return problem;
        bool? light = input.Text("light") switch { "day" => true, "night" => false, _ => null };
        if (light is not null && Place(input) is null) return AnalysisProblem.Option("latitude", "", "测点纬度（并给出 longitude）", "the latitude of the place, with its longitude");
        // A date alone means all of its day.
        var end = to.Given && to.Time.TimeOfDay == TimeSpan.Zero && input.Text("to").Length <= 10 ? to.Time.AddDays(1).AddTicks(-1) : to.Time;
        var selection = new DateSelection(from.Given ? from.Time : null, to.Given ? end : null, years, months, weekdays, hours, light, Place(input));
        var times = input.Table.Times("time");
        var rows = selection.Rows(times);
        return new MethodResult().With("rows", times.Length).With("selectedCount", rows.Length)
            .With("selected", [new TableColumn("time", Times: [.. rows.Select(r => times[r])]), .. input.Table.Many("value").Select(c => new TableColumn(c.Name, [.. rows.Select(r => c.Numbers![r])]))]);
    }

    private static Analysed<MethodResult> RunCut(MethodInput input, MethodWork work)
    {
        var (times, values) = (input.Table.Times("time"), input.Table.Numbers("value"));
        var made = input.Text("by") switch
        {
            "quantile" => Cutting.ByQuantile(values, input.Whole("groups")),
            "direction" => Cutting.ByDirection(values),
            var by => Cutting.ByTime(times, by switch
            {
                "year" => CutKind.Year,
                "month" => CutKind.Month,
                "month-year" => CutKind.MonthYear,
                "season-year" => CutKind.SeasonYear,
                "quarter" => CutKind.Quarter,
                "weekday" => CutKind.Weekday,
                "weekend" => CutKind.Weekend,
                "hour" => CutKind.Hour,
                "daylight" => CutKind.Daylight,
                _ => CutKind.Season,
            }, Place(input)),
        };
        if (!made.TryGet(out var cut, out var problem)) return problem;
        var within = new List<double>[cut.Groups.Length];
        for (var g = 0; g < within.Length; g++) within[g] = [];
        for (var i = 0; i < values.Length; i++)
            if (cut.Of[i] >= 0 && !double.IsNaN(values[i])) within[cut.Of[i]].Add(values[i]);
        double[] Each(Func<double[], double> of) => [.. within.Select(w => of([.. w]))];
        return new MethodResult().With("groupCount", cut.Groups.Length)
            .With("groups", new("group", Texts: [.. cut.Groups.Select(g => g.En)]), new("groupZh", Texts: [.. cut.Groups.Select(g => g.Zh)]), new("values", Each(w => w.Length)),
                new("mean", Each(w => w.Length == 0 ? double.NaN : w.Average())), new("median", Each(w => Quantile.Of(w, 0.5))), new("p95", Each(w => Quantile.Of(w, 0.95))))
            .With("rows", new("time", Times: times), new(input.Table.NameOf("value"), values), new("group", Texts: [.. cut.Of.Select(g => g < 0 ? "" : cut.Groups[g].En)]));
    }

    private static Analysed<(bool Given, DateTime Time)> ReadTime(MethodInput input, string name)
    {
        var text = input.Text(name);
        if (text.Length == 0) return (false, default(DateTime));
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (true, time) : AnalysisProblem.Option(name, text, "日期或日期时间，如 2024-01-31 或 2024-01-31 08:00", "a date or a date and time, such as 2024-01-31 or 2024-01-31 08:00");
    }
}
