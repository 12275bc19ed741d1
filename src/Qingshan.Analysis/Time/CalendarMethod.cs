using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>A year of days as a calendar, as it is offered to a person.</summary>
internal static class CalendarMethod
{
    public static Method Method { get; } = new()
    {
        Name = "calendar",
        Group = MethodGroup.Time,
        Zh = "日历图",
        En = "Calendar plot",
        AboutZh = "一年的日均（或日最大等）按日历着色，一眼看出污染过程、季节和缺测。",
        AboutEn = "The daily means (or maxima) of a year coloured in a calendar: episodes, seasons and gaps at one glance.",
        Source = "Carslaw & Ropkins (2012), Environmental Modelling & Software 27",
        Cost = "O(n)",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options =
        [
            new("year", OptionKind.Whole, "", "年份，留空为最后一年", "Year; the last one when left out") { Min = 1, Max = 9999 },
            MethodOption.Choice("statistic", ["mean", "max", "min", "median", "sum"], "日统计量", "Statistic of the day"),
            MethodOption.Number("capture", 0, 0, 100, "日数据有效率下限，%", "Least data capture of a day, %"),
            new("limit", OptionKind.Number, "", "限值，超过的日期加框", "Limit; days above it are framed"),
        ],
        Openair = ["calendarPlot"],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var times = input.Table.Times("time");
        var statistic = input.Text("statistic") switch { "max" => AverageStatistic.Max, "min" => AverageStatistic.Min, "median" => AverageStatistic.Median, "sum" => AverageStatistic.Sum, _ => AverageStatistic.Mean };
        if (!TimeAverage.Of(times, input.Table.Numbers("value"), Period.Day, statistic, input.Number("capture")).TryGet(out var days, out var problem)) return problem;
        int[] present = [.. Enumerable.Range(0, days.Times.Length).Where(i => !double.IsNaN(days.Values[i]))];
        if (present.Length == 0) return AnalysisProblem.TooFew(1, 0, "达到有效率的日", "days with enough data");
        var year = input.Whole("year") is > 0 and var given ? given : days.Times[present[^1]].Year;
        int[] rows = [.. Enumerable.Range(0, days.Times.Length).Where(i => days.Times[i].Year == year)];
        if (!rows.Any(i => !double.IsNaN(days.Values[i])))
            return AnalysisProblem.Shape($"{year} 年没有数据；数据从 {days.Times[0].Year} 年到 {days.Times[^1].Year} 年。", $"There are no data of {year}; they are of {days.Times[0].Year} to {days.Times[^1].Year}.");
        double? limit = double.IsNaN(input.Number("limit")) ? null : input.Number("limit");
        DateTime[] of = [.. rows.Select(i => days.Times[i])];
        double[] values = [.. rows.Select(i => days.Values[i])];
        var result = new MethodResult().With("year", year).With("dayCount", values.Count(v => !double.IsNaN(v)));
        if (limit is not null) result = result.With("daysAbove", values.Count(v => v > limit));
        return result.With("days", new("day", Times: of), new(input.Table.NameOf("value"), values), new("capture", [.. rows.Select(i => days.Capture[i])]))
            .With(CalendarFigure.Of(input.Table.NameOf("value"), year, of, values, limit));
    }
}
