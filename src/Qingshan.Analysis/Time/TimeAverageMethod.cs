using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary><see cref="TimeAverage"/> as it is offered to a person.</summary>
internal static class TimeAverageMethod
{
    public static Method Method { get; } = new()
    {
        Name = "time-average",
        Group = MethodGroup.Time,
        Zh = "时间平均",
        En = "Time averaging",
        AboutZh = "把数据按小时、日、周、月、季、年统计；数据有效率按应有行数计算，缺行也算缺测；风向按矢量平均。",
        AboutEn = "Brings values together over hours, days, weeks, months, seasons or years; absent rows count against data capture; wind directions are averaged as vectors.",
        Source = "Hyndman & Fan (1996), American Statistician 50, type 7 (percentiles); WMO-No. 8 (wind direction)",
        Cost = "O(n); O(n log n) for medians and percentiles",
        Columns =
        [
            new("time", "时刻", "Time", ColumnKind.Time),
            new("value", "数值（可多列）；统计量为 direction 时是风向，单位度", "Values (several columns can be given); wind directions in degrees where the statistic is direction", Many: true),
            new("speed", "风速，作为风向的权重", "Wind speed, the weight of the directions", Required: false),
        ],
        Options =
        [
            MethodOption.Text("period", "day", "时段：hour/day/week/month/quarter/season/year，可加数字，如 3 hour", "Span: hour, day, week, month, quarter, season or year, also with a number such as 3 hour"),
            MethodOption.Choice("statistic", ["mean", "median", "min", "max", "sum", "sd", "percentile", "frequency", "capture", "direction"], "统计量", "Statistic"),
            MethodOption.Number("capture", 0, 0, 100, "数据有效率下限，%", "Least data capture, %"),
            MethodOption.Number("percentile", 95, 0, 100, "百分位数", "Percentile"),
        ],
        Openair = ["timeAverage", "timePlot"],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        if (!Period.Parse(input.Text("period")).TryGet(out var period, out var wrong)) return wrong;
        var statistic = input.Text("statistic") switch
        {
            "median" => AverageStatistic.Median,
            "min" => AverageStatistic.Min,
            "max" => AverageStatistic.Max,
            "sum" => AverageStatistic.Sum,
            "sd" => AverageStatistic.Deviation,
            "percentile" => AverageStatistic.Percentile,
            "frequency" => AverageStatistic.Frequency,
            "capture" => AverageStatistic.Capture,
            "direction" => AverageStatistic.Direction,
            _ => AverageStatistic.Mean,
        };
        var times = input.Table.Times("time");
        var speeds = input.Table.Has("speed") ? input.Table.Numbers("speed") : [];
        var columns = new List<TableColumn>();
        var lines = new List<(Label, double[])>();
        var result = new MethodResult();
        var (left, spans) = (0, 0);
        foreach (var column in input.Table.Many("value"))
        {
            work.At((double)lines.Count / input.Table.Many("value").Length);
            if (!TimeAverage.Of(times, column.Numbers!, period, statistic, input.Number("capture"), input.Number("percentile"), speeds).TryGet(out var found, out var problem)) return problem;
            if (columns.Count == 0) columns.Add(new("start", Times: [.. found.Times]));
            columns.Add(new(column.Name, [.. found.Values]));
            columns.Add(new(column.Name + ".count", [.. found.Counts.Select(c => (double)c)]));
            columns.Add(new(column.Name + ".capture", [.. found.Capture]));
            lines.Add((column.Name, [.. found.Values]));
            left += found.Values.Count(double.IsNaN);
            spans = found.Times.Length;
        }
        var (zh, en) = input.Number("capture") > 0 ? ($"，或有效率低于 {input.Text("capture")} %", $", or data capture under {input.Text("capture")} %") : ("", "");
        if (left > 0) result = result.WithNote($"{left} 个时段没有结果：没有有效值{zh}。", $"{left} spans have no result: no value{en}.");
        return result.With("spans", spans).With("withoutResult", left).With("averages", [.. columns])
            .With(TimeLinesFigure.Of(new("时间平均", "Time averages"), columns[0].Times!, lines));
    }
}
