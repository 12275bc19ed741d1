using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Distribution;

/// <summary>Wind rose, pollution rose and percentile rose as they are offered to a person.</summary>
internal static class RoseMethods
{
    private static readonly MethodOption Calm = MethodOption.Number("calm", 0, 0, 5, "静风阈值（m/s）；0 表示仅风速为 0", "Speeds below it are calm, m/s; 0 for exactly 0 alone");

    private static readonly MethodOption Correct = MethodOption.Flag("correct", true, "风向已取整（10 度或方位）时校正扇区偏差", "Correct sectors for directions that were rounded to tens or to points of the compass");

    public static Method Wind { get; } = new()
    {
        Name = "wind-rose",
        Group = MethodGroup.Distribution,
        Zh = "风玫瑰图",
        En = "Wind rose",
        AboutZh = "各方向来风的频率，按风速分级。",
        AboutEn = "How often the wind comes from each direction, by intervals of its speed.",
        Source = "Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28; Applequist (2012), J. Appl. Meteor. Climatol. 51",
        Cost = "O(n)",
        Openair = ["windRose"],
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point],
        Options = [Sectors(16), MethodOption.Text("edges", "2,4,6,8", "风速分级的界限（m/s），用逗号分开", "Speeds between the intervals, m/s, with commas"), Calm, Correct],
        Run = (input, _) => Edges(input.Text("edges")).Then(edges => Rose(input, "speed", edges, RoseShare.Count, new("风玫瑰图", "Wind rose"))),
    };

    public static Method Pollution { get; } = new()
    {
        Name = "pollution-rose",
        Group = MethodGroup.Distribution,
        Zh = "污染玫瑰图",
        En = "Pollution rose",
        AboutZh = "各方向来风时浓度的分级频率，或各方向对平均浓度的贡献。",
        AboutEn = "How often which concentration comes from each direction, or what each direction adds to the mean.",
        Source = "Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28; Applequist (2012), J. Appl. Meteor. Climatol. 51",
        Cost = "O(n log n)",
        Openair = ["pollutionRose"],
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point, WindColumns.Value],
        Options =
        [
            Sectors(16), MethodOption.Text("edges", "", "浓度分级的界限，用逗号分开；空则按分位数取整", "Concentrations between the intervals, with commas; round numbers up to the 90th percentile when empty"),
            MethodOption.Choice("share", ["count", "mean"], "扇区长度：小时占比，或对平均浓度的贡献", "Length of a spoke: share of the hours, or of the mean"), Calm, Correct,
        ],
        Run = (input, _) =>
        {
            var sorted = Quantile.Sorted(input.Table.Numbers("value"));
            if (sorted.Length == 0) return AnalysisProblem.TooFew(1, 0);
            var edges = input.Text("edges") is { Length: > 0 } text ? Edges(text) : Round(sorted);
            var (zh, en) = (input.Table.NameOf("value") + " 污染玫瑰图", "Pollution rose of " + input.Table.NameOf("value"));
            return edges.Then(found => Rose(input, "value", found, input.Text("share") == "mean" ? RoseShare.Mean : RoseShare.Count, new(zh, en)));
        },
    };

    public static Method Percentiles { get; } = new()
    {
        Name = "percentile-rose",
        Group = MethodGroup.Distribution,
        Zh = "百分位数玫瑰图",
        En = "Percentile rose",
        AboutZh = "各风向下浓度的百分位数：看高值是否只来自某一方向。",
        AboutEn = "Percentiles of a concentration by wind direction: whether high values come from one side only.",
        Source = "Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28; Ashbaugh et al. (1985), Atmos. Environ. 19",
        Cost = "O(n log n)",
        Openair = ["percentileRose"],
        Columns = [WindColumns.Direction, WindColumns.Point, WindColumns.Value],
        Options = [Sectors(36), MethodOption.Text("percentiles", "25,50,75,90,95", "百分位数，用逗号分开", "Percentiles, with commas"),
            MethodOption.Whole("least", 3, 1, 1000, "一个扇区至少的有效值数", "How many values a sector needs")],
        Run = (input, _) => WindColumns.Directions(input.Table).Then(direction => Edges(input.Text("percentiles")).Then(percentiles =>
            percentiles[0] < 0 || percentiles[^1] > 100
                ? AnalysisProblem.Option("percentiles", input.Text("percentiles"), " 0 到 100 的数", "numbers from 0 to 100")
                : PercentileRose.Of(direction, input.Table.Numbers("value"), percentiles, WindColumns.Sectors(input, direction), input.Whole("least")))).Then<MethodResult>(rose =>
        {
            var around = new WindSectors(rose.Sectors);
            var columns = rose.Percentiles.Select((p, i) => new TableColumn("p" + p.ToString(CultureInfo.InvariantCulture), [.. Enumerable.Range(0, rose.Sectors).Select(s => rose.Value(s, i))]));
            return new MethodResult()
                .With("sectors", [new("direction", [.. Enumerable.Range(0, rose.Sectors).Select(around.Middle)]), new("count", [.. rose.Counts.Select(c => (double)c)]), new("mean", [.. rose.Means]), .. columns])
                .With(RoseFigure.Of(rose, input.Table.NameOf("value"))).WithRows(rose.Counts.Sum(), input.Table.Rows);
        }),
    };

    private static MethodOption Sectors(int count) => MethodOption.Whole("sectors", count, 4, 120, "扇区数；风向只有 16 方位时最多 16", "How many sectors; at most 16 where directions are 16 points of the compass");

    private static Analysed<MethodResult> Rose(MethodInput input, string role, ImmutableArray<double> edges, RoseShare share, Label title) =>
        WindColumns.Directions(input.Table).Then(direction => WindRose.Of(input.Table.Numbers("speed"), direction, input.Table.Numbers(role), edges, WindColumns.Sectors(input, direction),
            input.Number("calm"), share, input.Flag("correct"))).Then<MethodResult>(rose =>
        {
            var around = new WindSectors(rose.Sectors);
            var columns = Enumerable.Range(0, edges.Length + 1).Select(i => new TableColumn(
                i == edges.Length ? FormattableString.Invariant($"above{edges[^1]}") : FormattableString.Invariant($"to{edges[i]}"), [.. Enumerable.Range(0, rose.Sectors).Select(s => rose.Share(s, i))]));
            var result = new MethodResult().With("calm", rose.Calm, "%").With("mean", rose.Mean).With("count", rose.Count)
                .With("sectors", [new("direction", [.. Enumerable.Range(0, rose.Sectors).Select(around.Middle)]), new("share", [.. Enumerable.Range(0, rose.Sectors).Select(s => rose.Share(s))]), .. columns])
                .With(RoseFigure.Of(rose, input.Table.NameOf(role), title)).WithRows(rose.Count, input.Table.Rows);
            return rose.CorrectedStep == 0 ? result : result.WithNote(
                FormattableString.Invariant($"风向已取整到 {rose.CorrectedStep} 度，扇区频率已作偏差校正。"), FormattableString.Invariant($"Directions are rounded to {rose.CorrectedStep} degrees; sectors are corrected for it."));
        });

    /// <summary>Rising numbers with commas between them.</summary>
    private static Analysed<ImmutableArray<double>> Edges(string text)
    {
        var parts = text.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var edges = parts.Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToImmutableArray();
        return edges.Length is > 0 and <= 20 && edges.All(double.IsFinite) && edges.Zip(edges.Skip(1)).All(e => e.First < e.Second)
            ? edges
            : AnalysisProblem.Option("edges", text, "由小到大的 1 到 20 个数，用逗号分开", "1 to 20 rising numbers with commas");
    }

    /// <summary>Round numbers from the least up to the 90th percentile, about five.</summary>
    private static Analysed<ImmutableArray<double>> Round(double[] sorted)
    {
        if (sorted[0] == sorted[^1]) return AnalysisProblem.Constant(sorted[0]);
        var edges = Scale.Linear(sorted[0], Quantile.OfSorted(sorted, 0.9), 5, true).Ticks.Select(t => t.Value).Where(t => t > sorted[0]).ToImmutableArray();
        return edges.IsEmpty ? ImmutableArray.Create((sorted[0] + sorted[^1]) / 2) : edges;
    }
}
