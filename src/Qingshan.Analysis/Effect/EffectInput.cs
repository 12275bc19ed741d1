using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Effect;

/// <summary>How the methods of this folder read the table that they are given.</summary>
internal static class EffectInput
{
    public static MethodColumn Time { get; } = new("time", "时间（小时值，当地时）", "Times of hours, of the place", ColumnKind.Time);

    public static MethodColumn Stations { get; } = new("value", "浓度；可指定多个站点，先求各站平均（全市），再列出各站", "Concentrations; several stations give their mean (the city) and each beside it", Many: true);

    public static MethodOption Trees { get; } = MethodOption.Whole("trees", 200, 10, 5000, "每个模型的树数", "Trees of each model");

    public static MethodOption Leaves { get; } = MethodOption.Whole("leaves", 31, 4, 255, "每棵树的叶数", "Leaves of a tree");

    public static MethodOption Rate { get; } = MethodOption.Number("rate", 0.05, 0.001, 1, "学习率", "How much of each tree counts");

    public static MethodOption Seed { get; } = MethodOption.Whole("seed", 1, 0, int.MaxValue, "随机种子", "Seed");

    public static MethodOption Confidence { get; } = MethodOption.Number("confidence", 0.95, 0.5, 0.99, "区间的置信水平", "Level of confidence of the interval");

    public static StationSeries[] SeriesOf(MethodTable table) => [.. table.Many("value").Select(c => new StationSeries(c.Name, c.Numbers!))];

    /// <summary>What the series of the city is called: the station where there is one only.</summary>
    public static (string Zh, string En) NameOf(StationSeries[] stations) =>
        stations.Length == 1 ? (stations[0].Name, stations[0].Name) : ($"{stations.Length} 站平均", $"Mean of {stations.Length} stations");

    public static MethodResult WithProblems<T>(this MethodResult result, CityMean<T> found)
    {
        foreach (var (name, station) in found.Stations)
            if (station.Problem is { } problem) result = result.WithNote($"{name}：{problem.Zh}", $"{name}: {problem.En}");
        return result;
    }
}
