using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>How the methods for series read the table that they are given.</summary>
internal static class SeriesInput
{
    public static MethodColumn Time { get; } = new("time", "时刻（缺行按缺测处理）", "Times (absent rows count as missing)", ColumnKind.Time);

    public static MethodColumn Value { get; } = new("value", "数值", "Values");

    public static Analysed<RegularSeries> Of(MethodInput input) => RegularSeries.Of(input.Table.Times("time"), input.Table.Numbers("value"));

    /// <summary>A result of the series with what was made of it, as a table and as lines.</summary>
    public static MethodResult Lines(MethodInput input, RegularSeries series, Figures.Label title, params (string Name, Figures.Label Words, double[] Values)[] made)
    {
        var name = input.Table.NameOf("value");
        var times = series.Times();
        return new MethodResult().With("steps", series.Count).With("values", series.Values.Count(v => !double.IsNaN(v)))
            .With("series", [new TableColumn("time", Times: times), new TableColumn(name, series.Values), .. made.Select(m => new TableColumn(m.Name, m.Values))])
            .With(Figures.TimeLinesFigure.Of(title, times, [(name, series.Values), .. made.Select(m => (m.Words, m.Values))], name));
    }
}
