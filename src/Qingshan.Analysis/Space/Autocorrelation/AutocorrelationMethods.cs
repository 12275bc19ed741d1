using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Autocorrelation;

/// <summary>The statistics of neighbours as they are offered to a person.</summary>
internal static class AutocorrelationMethods
{
    public static Method Global { get; } = new()
    {
        Name = "moran-geary",
        Group = MethodGroup.Space,
        Zh = "全局空间自相关（Moran I、Geary C）",
        En = "Global spatial autocorrelation (Moran's I, Geary's C)",
        AboutZh = "相邻的点数值是否相似，是否超出随机分布所能解释的程度。",
        AboutEn = "Whether neighbours are more alike than chance would have it.",
        Source = "Moran (1950), Biometrika 37; Geary (1954), The Incorporated Statistician 5; Cliff & Ord (1981), Spatial Processes",
        Cost = "O(n k log n) for k neighbours",
        Columns = [.. WeightsChoice.Columns],
        Second = [.. WeightsChoice.Second],
        SecondZh = WeightsChoice.ListZh,
        SecondEn = WeightsChoice.ListEn,
        SecondOptional = true,
        Options = [.. WeightsChoice.Options, MethodOption.Flag("standardise", true, "按行标准化权重（W）", "Whether the weights of each place sum up to 1 (style W)")],
        Run = (input, _) => WeightsChoice.Of(input).Then(of =>
            GlobalAutocorrelation.Of(of.Read.Columns[0], input.Flag("standardise") ? of.Weights.Standardised() : of.Weights).Then<MethodResult>(found => WeightsChoice.Note(new MethodResult()
                .With("count", found.Count).With("links", of.Weights.Links)
                .With("moranI", found.MoranI.Value).With("moranExpected", found.MoranI.Expected).With("moranVariance", found.MoranI.Variance).With("moranZ", found.MoranI.Z).With("moranP", found.MoranI.P)
                .With("gearyC", found.GearyC.Value).With("gearyVariance", found.GearyC.Variance).With("gearyZ", found.GearyC.Z).With("gearyP", found.GearyC.P)
                .With("pattern", found.MoranI.P >= 0.05 ? "random" : found.MoranI.Z > 0 ? "clustered" : "dispersed"), of.Read, of.Weights))),
    };

    public static Method Local { get; } = new()
    {
        Name = "local-moran",
        Group = MethodGroup.Space,
        Zh = "局部空间自相关（LISA，局部 Moran I）",
        En = "Local spatial autocorrelation (LISA, local Moran's I)",
        AboutZh = "哪些地方高值相聚、低值相聚，哪些点与周围相反。",
        AboutEn = "Where high or low values stand together, and which places are unlike those around them.",
        Source = "Anselin (1995), Geographical Analysis 27; Sokal, Oden & Thomson (1998), Geographical Analysis 30",
        Cost = "O(n k log n) for k neighbours",
        Columns = [.. WeightsChoice.Columns],
        Second = [.. WeightsChoice.Second],
        SecondZh = WeightsChoice.ListZh,
        SecondEn = WeightsChoice.ListEn,
        SecondOptional = true,
        Options = [.. WeightsChoice.Options, Level],
        Run = (input, _) => WeightsChoice.Of(input).Then(of => LocalMoran.Of(of.Read.Columns[0], of.Weights.Standardised()).Then<MethodResult>(found =>
        {
            var level = input.Number("level");
            int[] groups = [.. found.Places.Select(p => p.P < level ? (int)p.Quadrant : -1)];
            Label[] names = [new("高-高", "High among high"), new("低-低", "Low among low"), new("高-低", "High among low"), new("低-高", "Low among high")];
            return WeightsChoice.Note(new MethodResult()
                .With("count", groups.Length).With("highHigh", groups.Count(g => g == 0)).With("lowLow", groups.Count(g => g == 1)).With("highLow", groups.Count(g => g == 2)).With("lowHigh", groups.Count(g => g == 3))
                .With("places", [.. PlaceColumns(of.Read),
                    new TableColumn("i", [.. found.Places.Select(p => p.I)]), new TableColumn("z", [.. found.Places.Select(p => p.Z)]), new TableColumn("p", [.. found.Places.Select(p => p.P)]),
                    new TableColumn("class", Texts: [.. groups.Select(g => g < 0 ? "none" : ((Quadrant)g).ToString())])])
                .With(GroupMapFigure.Of(of.Read.Places, groups, names, ["#b2182b", "#2166ac", "#f4a582", "#92c5de"], new($"局部空间自相关：{input.Table.NameOf("value")}", $"Local autocorrelation of {input.Table.NameOf("value")}"), new("不显著", "Not significant"))), of.Read, of.Weights);
        })),
    };

    public static Method Hot { get; } = new()
    {
        Name = "hot-spots",
        Group = MethodGroup.Space,
        Zh = "热点分析（Getis-Ord Gi*）",
        En = "Hot spots (Getis-Ord Gi*)",
        AboutZh = "哪些地方周围的数值总体显著偏高（热点）或偏低（冷点）；按错误发现率控制误报。",
        AboutEn = "Where values around a place are higher (hot) or lower (cold) as a whole than chance would have it; false alarms are held by the false discovery rate.",
        Source = "Getis & Ord (1992), Geographical Analysis 24; Ord & Getis (1995), Geographical Analysis 27; Benjamini & Hochberg (1995), JRSS B 57",
        Cost = "O(n k log n) for k neighbours",
        Columns = [.. WeightsChoice.Columns],
        Second = [.. WeightsChoice.Second],
        SecondZh = WeightsChoice.ListZh,
        SecondEn = WeightsChoice.ListEn,
        SecondOptional = true,
        Options = [.. WeightsChoice.Options, Level, MethodOption.Flag("fdr", true, "按错误发现率（FDR）判定", "Whether places are named by the false discovery rate")],
        Run = (input, _) => WeightsChoice.Of(input).Then(of => HotSpots.Of(of.Read.Columns[0], of.Weights).Then<MethodResult>(found =>
        {
            var level = input.Number("level");
            var p = found.Probabilities;
            int[] named = input.Flag("fdr") ? [.. found.Named(level)] : [.. found.Scores.Select((z, i) => p[i] < level ? Math.Sign(z) : 0)];
            int[] groups = [.. named.Select(s => s > 0 ? 0 : s < 0 ? 1 : -1)];
            return WeightsChoice.Note(new MethodResult()
                .With("count", groups.Length).With("hot", groups.Count(g => g == 0)).With("cold", groups.Count(g => g == 1)).With("greatestScore", found.Scores.Max()).With("leastScore", found.Scores.Min())
                .With("places", [.. PlaceColumns(of.Read), new TableColumn("gi", [.. found.Scores]), new TableColumn("p", [.. p]), new TableColumn("class", Texts: [.. named.Select(s => s > 0 ? "hot" : s < 0 ? "cold" : "none")])])
                .With(GroupMapFigure.Of(of.Read.Places, groups, [new("热点", "Hot spot"), new("冷点", "Cold spot")], ["#b2182b", "#2166ac"], new($"热点分析：{input.Table.NameOf("value")}", $"Hot spots of {input.Table.NameOf("value")}"), new("不显著", "Not significant"))), of.Read, of.Weights);
        })),
    };

    private static MethodOption Level => MethodOption.Number("level", 0.05, 1e-6, 0.5, "显著性水平", "Level of significance");

    private static TableColumn[] PlaceColumns(SpaceInput read) => [new("row", [.. read.Rows.Select(r => r + 1.0)]), new("x", [.. read.Places.X]), new("y", [.. read.Places.Y]), new("value", read.Columns[0])];
}
