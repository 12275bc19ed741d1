using System.Globalization;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary><see cref="YearStatistics"/> as it is offered to a person.</summary>
internal static class YearStatisticsMethod
{
    public static Method Method { get; } = new()
    {
        Name = "air-quality-statistics",
        Group = MethodGroup.Time,
        Zh = "年度空气质量统计",
        En = "Air quality statistics by year",
        AboutZh = "每年的有效率、均值、百分位数、最大日均、最大 8 小时和 24 小时滑动平均，以及超限的小时数和天数。",
        AboutEn = "For each year data capture, mean, percentiles, the greatest daily, 8-hour and 24-hour mean, and how many hours and days exceed limits.",
        Source = "HJ 663-2013; Directive 2008/50/EC annex XI; Hyndman & Fan (1996), type 7",
        Cost = "O(n log n)",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options =
        [
            MethodOption.Text("percentiles", "95,99", "百分位数，用逗号分开", "Percentiles, with commas between"),
            MethodOption.Number("capture", 0, 0, 100, "日均和滑动平均的数据有效率下限，%", "Least data capture of daily and moving means, %"),
            new("hour-limit", OptionKind.Number, "", "小时限值（如 NO₂ 200）", "Limit for hours (200 for NO2)"),
            new("day-limit", OptionKind.Number, "", "日均限值（如 PM₂.₅ 75）", "Limit for daily means (75 for PM2.5)"),
            new("eight-hour-limit", OptionKind.Number, "", "日最大 8 小时平均限值（如 O₃ 160）", "Limit for the greatest 8-hour mean of a day (160 for O3)"),
        ],
        Openair = ["aqStats"],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var percentiles = new List<double>();
        foreach (var part in input.Text("percentiles").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var percentile) || percentile is not (>= 0 and <= 100))
                return AnalysisProblem.Option("percentiles", part, " 0 到 100 的数，用逗号分开", "numbers from 0 to 100 with commas between");
            percentiles.Add(percentile);
        }
        double? Given(string name) => double.IsNaN(input.Number(name)) ? null : input.Number(name);
        var limits = new YearLimits(Given("hour-limit"), Given("day-limit"), Given("eight-hour-limit"));
        if (!YearStatistics.Of(input.Table.Times("time"), input.Table.Numbers("value"), [.. percentiles], input.Number("capture"), limits).TryGet(out var years, out var problem)) return problem;
        TableColumn Column(string name, Func<YearStatistics, double> of) => new(name, [.. years.Select(of)]);
        List<TableColumn> columns = [Column("year", y => y.Year), Column("capture", y => y.Capture), Column("mean", y => y.Mean), Column("min", y => y.Min), Column("max", y => y.Max), Column("median", y => y.Median)];
        columns.AddRange(percentiles.Select((p, i) => Column(FormattableString.Invariant($"p{p}"), y => y.Percentiles[i])));
        columns.AddRange([Column("maxDaily", y => y.MaxDay), Column("maxRolling8", y => y.MaxRolling8), Column("maxRolling24", y => y.MaxRolling24)]);
        if (limits.Hour is not null) columns.Add(Column("hoursAbove", y => y.HoursAbove));
        if (limits.Day is not null) columns.Add(Column("daysAbove", y => y.DaysAbove));
        if (limits.EightHours is not null) columns.Add(Column("daysAbove8", y => y.DaysAbove8));
        var result = new MethodResult().With("yearCount", years.Length).With("years", [.. columns]);
        var thin = years.Where(y => y.Capture < 75).Select(y => y.Year.ToString(CultureInfo.InvariantCulture)).ToArray();
        return thin.Length == 0 ? result : result.WithNote($"有效率低于 75 % 的年份：{string.Join("、", thin)}。", $"Years with a data capture under 75 %: {string.Join(", ", thin)}.");
    }
}
