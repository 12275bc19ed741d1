using System.Collections.Immutable;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>Patterns in time and of two columns as they are offered to a person.</summary>
internal static class PatternMethods
{
    private const string Paper = "Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28";

    private const int MostBars = 320;

    private static readonly ImmutableArray<string> Parts = ["month", "hour", "weekday", "season", "year"];

    public static Method Variation { get; } = new()
    {
        Name = "time-variation",
        Group = MethodGroup.Distribution,
        Zh = "时间变化图",
        En = "Time variation",
        AboutZh = "数值随小时、星期、月份的平均变化及 95 % 置信区间。",
        AboutEn = "How values go with hour, weekday and month on average, with 95 % intervals.",
        Source = Paper,
        Cost = "O(n), with resamples O(200 n)",
        Openair = ["timeVariation"],
        Columns = [WindColumns.Time, WindColumns.Value with { Many = true }],
        Options =
        [
            MethodOption.Choice("interval", ["t", "bootstrap"], "置信区间：t 分布，或 200 次重抽样（openair 的做法）", "Intervals by Student's t, or by 200 resamples as openair does"),
            MethodOption.Flag("normalise", false, "除以平均值，便于多列比较", "Divide by the mean, to compare several columns"),
        ],
        Run = (input, _) =>
        {
            var found = new List<(string Name, TimeVariation Found)>();
            foreach (var column in input.Table.Many("value"))
            {
                var one = TimeVariation.Of(input.Table.Times("time"), column.Numbers!, input.Text("interval") == "t" ? MeanIntervalKind.Student : MeanIntervalKind.Bootstrap, input.Flag("normalise"));
                if (!one.TryGet(out var variation, out var problem)) return problem;
                found.Add((column.Name, variation));
            }
            var result = new MethodResult()
                .WithNote("区间假定各值相互独立；相邻小时的值相近，真实区间更宽。", "Intervals take values to be independent of each other; hours that follow each other are alike, so that true intervals are wider.");
            result = Table(result, "hours", found, v => v.Hour, TimePart.Hour);
            result = Table(result, "weekdays", found, v => v.Weekday, TimePart.Weekday);
            result = Table(result, "months", found, v => v.Month, TimePart.Month);
            result = result.With("weekdayHours", [new("weekday", [.. Enumerable.Range(0, 168).Select(i => i / 24 + 1.0)]),
                new("hour", [.. Enumerable.Range(0, 168).Select(i => (double)(i % 24))]), .. found.SelectMany(f => Columns(f.Name, f.Found.WeekdayHour, found.Count))]);
            return result.With(TimeVariationFigure.Of(found, input.Flag("normalise") ? new Label("与平均值之比", "Ratio to the mean") : found.Count == 1 ? found[0].Name : new Label("数值", "Value")));
        },
    };

    public static Method Proportion { get; } = new()
    {
        Name = "time-proportion",
        Group = MethodGroup.Distribution,
        Zh = "时间构成图",
        En = "Time proportion",
        AboutZh = "每月（日、周、年）平均值由哪些分组（类别或风向）构成。",
        AboutEn = "What each group (a class, or where the wind comes from) adds to the mean of each month, day, week or year.",
        Source = Paper,
        Cost = "O(n log n)",
        Openair = ["timeProp"],
        Columns = [WindColumns.Time, WindColumns.Value, new("group", "分组；没有时按风向的 8 个方位", "Group; the eight points of the wind where there is none", ColumnKind.Text, Required: false),
            WindColumns.Direction, WindColumns.Point],
        Options = [MethodOption.Choice("step", ["month", "day", "week", "year"], "时间步长", "How long a bar is")],
        Run = (input, _) => Groups(input.Table).Then(groups => TimeProportion.Of(input.Table.Times("time"), input.Table.Numbers("value"), groups,
            Enum.Parse<ProportionStep>(input.Text("step"), true))).Then<MethodResult>(found =>
        {
            var result = new MethodResult().With("steps", [
                new("start", Times: [.. found.Starts]), new("mean", [.. found.Means]), new("count", [.. found.Counts.Select(c => (double)c)]),
                .. found.Groups.Select((g, i) => new TableColumn(g, [.. Enumerable.Range(0, found.Starts.Length).Select(s => found.Part(s, i))])),
            ]).WithRows(found.Counts.Sum(), input.Table.Rows);
            // Bars of less than two pixels show nothing, and a file of tens of thousands of them is of no use.
            return found.Starts.Length > MostBars
                ? result.WithNote($"共 {found.Starts.Length} 个时段，多于 {MostBars} 个时不画图；请选更长的步长。", $"There are {found.Starts.Length} bars; more than {MostBars} are not drawn: choose a longer step.")
                : result.With(TimeProportionFigure.Of(found, input.Table.NameOf("value"), input.Table.Has("group") ? input.Table.NameOf("group") : "wind"));
        }),
    };

    public static Method Level { get; } = new()
    {
        Name = "trend-level",
        Group = MethodGroup.Distribution,
        Zh = "时间热图",
        En = "Trend level",
        AboutZh = "按两种时间成分（如月份 × 小时）的热图，可再按年份分格。",
        AboutEn = "A heat map by two parts of the time such as month and hour, in panels by a third such as the year.",
        Source = Paper,
        Cost = "O(n log n)",
        Openair = ["trendLevel"],
        Columns = [WindColumns.Time, WindColumns.Value],
        Options =
        [
            MethodOption.Choice("x", Parts, "横轴", "What runs to the right"), new MethodOption("y", OptionKind.Choice, "hour", "纵轴", "What runs upwards") { Choices = Parts },
            MethodOption.Choice("panels", ["year", "none", "season", "weekday", "month"], "分格", "What the panels are"), .. WindColumns.Statistic,
            MethodOption.Whole("least", 1, 1, 1000, "一格至少的有效值数", "How many values a cell needs"),
        ],
        Run = (input, _) => TrendLevel.Of(input.Table.Times("time"), input.Table.Numbers("value"), WindColumns.Measure(input), Part(input.Text("x")), Part(input.Text("y")),
            input.Text("panels") == "none" ? null : Part(input.Text("panels")), input.Whole("least")).Then<MethodResult>(found =>
        {
            var cells = Enumerable.Range(0, found.Values.Length).Where(i => !double.IsNaN(found.Values[i])).ToArray();
            if (cells.Length == 0) return AnalysisProblem.TooFew(input.Whole("least"), found.Counts.Max(), "同一格内的有效值", "values in one cell");
            return new MethodResult().With("cells",
                    new("panel", Texts: [.. cells.Select(i => found.Panels is { } p ? TimeParts.Name(p, i / (found.Columns * found.Rows), found.FirstYear).En : "")]),
                    new("x", Texts: [.. cells.Select(i => TimeParts.Name(found.X, i % found.Columns, found.FirstYear).En)]),
                    new("y", Texts: [.. cells.Select(i => TimeParts.Name(found.Y, i / found.Columns % found.Rows, found.FirstYear).En)]),
                    new("value", [.. cells.Select(i => found.Values[i])]), new("count", [.. cells.Select(i => (double)found.Counts[i])]))
                .With(TrendLevelFigure.Of(found, input.Table.NameOf("value"), PolarMethods.Word(WindColumns.Measure(input), false))).WithRows(found.Counts.Sum(), input.Table.Rows);
        }),
    };

    public static Method Scatter { get; } = new()
    {
        Name = "scatter-density",
        Group = MethodGroup.Distribution,
        Zh = "散点密度图",
        En = "Scatter with density",
        AboutZh = "两列的关系：六边形计数、最小二乘直线和相关系数。",
        AboutEn = "Two columns against each other: counts in hexagons, the line of least squares and the correlation.",
        Source = "Carr et al. (1987), J. Am. Stat. Assoc. 82",
        Cost = "O(n)",
        Openair = ["scatterPlot"],
        Columns = [new("x", "横轴数值", "Values to the right"), new("y", "纵轴数值", "Values upwards")],
        Options = [MethodOption.Whole("bins", 40, 5, 100, "横向六边形数", "How many hexagons stand side by side")],
        Run = (input, _) => ScatterDensity.Of(input.Table.Numbers("x"), input.Table.Numbers("y"), input.Whole("bins")).Then<MethodResult>(found => new MethodResult()
            .With("count", found.Count).With("slope", found.Slope).With("slopeError", found.SlopeError).With("intercept", found.Intercept).With("r", found.R)
            .With("hexagons", new("x", [.. found.Hexagons.Select(h => h.X)]), new("y", [.. found.Hexagons.Select(h => h.Y)]), new("count", [.. found.Hexagons.Select(h => (double)h.Count)]))
            .With(ScatterFigure.Of(found, input.Table.NameOf("x"), input.Table.NameOf("y"))).WithRows(found.Count, input.Table.Rows)),
    };

    private static TimePart Part(string word) => Enum.Parse<TimePart>(word, true);

    private static Analysed<string[]> Groups(MethodTable table) => table.Has("group")
        ? table.Texts("group")
        : WindColumns.Directions(table).Then<string[]>(directions => directions.Select(d => double.IsFinite(d) ? Statistics.Compass.Points[2 * new WindSectors(8).Of(d)] : "").ToArray());

    private static MethodResult Table(MethodResult result, string name, List<(string Name, TimeVariation Found)> found, Func<TimeVariation, ImmutableArray<MeanInterval>> of, TimePart part) =>
        result.With(name, [new("class", Texts: [.. Enumerable.Range(0, of(found[0].Found).Length).Select(i => TimeParts.Name(part, i, 0).En)]), .. found.SelectMany(f => Columns(f.Name, of(f.Found), found.Count))]);

    private static IEnumerable<TableColumn> Columns(string name, ImmutableArray<MeanInterval> means, int of)
    {
        var prefix = of == 1 ? "" : name + ".";
        return [new(prefix + "mean", [.. means.Select(m => m.Mean)]), new(prefix + "low", [.. means.Select(m => m.Low)]), new(prefix + "high", [.. means.Select(m => m.High)]),
            new(prefix + "count", [.. means.Select(m => (double)m.Count)])];
    }
}
