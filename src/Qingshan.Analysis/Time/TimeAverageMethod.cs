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
            new("value", "数值（可多列）", "Values (several columns can be given)", Required: false, Many: true),
            new("direction", "风向，度；总是按矢量平均", "Wind direction in degrees; always averaged as vectors", Required: false),
            new("speed", "风速，作为风向的权重", "Wind speed, the weight of the directions", Required: false),
        ],
        Options =
        [
            MethodOption.Text("period", "day", "时段：hour/day/week/month/quarter/season/year，可加数字，如 3 hour", "Span: hour, day, week, month, quarter, season or year, also with a number such as 3 hour"),
            MethodOption.Choice("statistic", ["mean", "median", "min", "max", "sum", "sd", "percentile", "frequency", "capture"], "统计量", "Statistic"),
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
            _ => AverageStatistic.Mean,
        };
        var times = input.Table.Times("time");
        var speeds = input.Table.Has("speed") ? input.Table.Numbers("speed") : [];
        var columns = new List<TableColumn>();
        var lines = new List<(Label, double[])>();
        var result = new MethodResult();
        var (left, spans) = (0, 0);
        var asked = input.Table.Many("value").Select(c => (Column: c, Statistic: statistic)).Concat(input.Table.Many("direction").Select(c => (Column: c, Statistic: AverageStatistic.Direction))).ToArray();
        if (asked.Length == 0) return AnalysisProblem.Shape("缺少列：用 --columns 指定 value=列名 或 direction=列名。", "A column is missing: name value=NAME or direction=NAME with --columns.");
        foreach (var (column, of) in asked)
        {
            work.At((double)columns.Count / 3 / asked.Length);
            if (!TimeAverage.Of(times, column.Numbers!, period, of, input.Number("capture"), input.Number("percentile"), of == AverageStatistic.Direction ? speeds : []).TryGet(out var found, out var problem)) return problem;
            if (columns.Count == 0) columns.Add(new("start", Times: [.. found.Times]));
            columns.Add(new(column.Name, [.. found.Values]));
            columns.Add(new(column.Name + ".count", [.. found.Counts.Select(c => (double)c)]));
            columns.Add(new(column.Name + ".capture", [.. found.Capture]));
            // Degrees have no place on an axis of concentrations.
            if (of == statistic || asked.Length == 1) lines.Add((column.Name, [.. found.Values]));
            left += found.Values.Count(double.IsNaN);
            spans = found.Times.Length;
        }
        var (zh, en) = input.Number("capture") > 0 ? ($"，或有效率低于 {input.Text("capture")} %", $", or data capture under {input.Text("capture")} %") : ("", "");
        if (left > 0) result = result.WithNote($"{left} 个时段没有结果：没有有效值{zh}。", $"{left} spans have no result: no value{en}.");
        return result.With("spans", spans).With("withoutResult", left).With("averages", [.. columns])
            .With(TimeLinesFigure.Of(new("时间平均", "Time averages"), columns[0].Times!, lines, firstUnder: false));
    }
}
