using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Autocorrelation;

/// <summary>Columns and options by which neighbours are found, for the methods that need them.</summary>
internal static class WeightsChoice
{
    public const string ListZh = "邻接表：from、to（第一个表的 id，没有 id 列则为从 1 起的行号）和可选的 weight";
    public const string ListEn = "A list of neighbours: from and to (the id of the first table, or the row from 1 where it has none) and weight where wanted";

    public static MethodColumn[] Columns { get; } = [.. SpaceInput.Coordinates, new("value", "数值", "Values"), new("id", "点的编号，供邻接表引用", "Names of the places, for the list of neighbours", ColumnKind.Text, Required: false)];

    public static MethodColumn[] Second { get; } = [new("from", "点", "A place", ColumnKind.Text), new("to", "它的邻点", "Its neighbour", ColumnKind.Text), new("weight", "权重，缺省为 1", "The weight, 1 where not given", Required: false)];

    public static MethodOption[] Options { get; } =
    [
        SpaceInput.CoordinateOption,
        MethodOption.Whole("neighbours", 8, 1, 10000, "最近邻点数（没有邻接表也没有 distance 时）", "How many nearest neighbours (without a list and without a distance)"),
        new("distance", OptionKind.Number, "", "邻域半径（坐标单位或米）；给出后代替 neighbours", "Radius within which places are neighbours (unit of the coordinates or metres); instead of neighbours where given") { Min = 0 },
    ];

    public static Analysed<(SpaceInput Read, SpatialWeights Weights)> Of(MethodInput input) =>
        SpaceInput.Read(input.Table, input.Text("coordinates") == "lonlat", input.Table.Numbers("value")).Then(read =>
            Weights(input, read).Then<(SpaceInput, SpatialWeights)>(weights => (read, weights)));

    public static MethodResult Note(MethodResult result, SpaceInput read, SpatialWeights weights) =>
        weights.Alone == 0 ? read.Note(result) : read.Note(result).WithNote($"{weights.Alone} 个点没有邻点。", $"{weights.Alone} places have no neighbour.");

    private static Analysed<SpatialWeights> Weights(MethodInput input, SpaceInput read)
    {
        if (input.Second is { } list) return Listed(input.Table, read, list);
        var distance = input.Number("distance");
        return double.IsNaN(distance) ? SpatialWeights.Nearest(read.Places, input.Whole("neighbours")) : SpatialWeights.Within(read.Places, distance);
    }

    private static Analysed<SpatialWeights> Listed(MethodTable table, SpaceInput read, MethodTable list)
    {
        var ids = table.Has("id") ? table.Texts("id") : [.. Enumerable.Range(1, table.Rows).Select(i => FormattableString.Invariant($"{i}"))];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
            if (!known.TryAdd(ids[i], -1)) return AnalysisProblem.Shape($"编号 {ids[i]} 在第一个表中出现了不止一次。", $"The id {ids[i]} stands more than once in the first table.");
        for (var k = 0; k < read.Rows.Length; k++) known[ids[read.Rows[k]]] = k;
        var (from, to) = (list.Texts("from"), list.Texts("to"));
        var weight = list.Has("weight") ? list.Numbers("weight") : null;
        var links = new List<(int, int, double)>(from.Length);
        for (var i = 0; i < from.Length; i++)
        {
            if (!known.TryGetValue(from[i], out var a) || !known.TryGetValue(to[i], out var b))
                return AnalysisProblem.Shape($"邻接表第 {i + 1} 行的 {from[i]} → {to[i]} 在第一个表中找不到。", $"Row {i + 1} of the list names {from[i]} → {to[i]}, which the first table does not have.");
            // A place that was left out for want of a value is nobody's neighbour.
            var strength = weight is null ? 1 : weight[i];
            if (a >= 0 && b >= 0 && double.IsFinite(strength)) links.Add((a, b, strength));
        }
        return SpatialWeights.Of(read.Places.Count, links);
    }
}
