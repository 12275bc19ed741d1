using System.Globalization;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Sources;

/// <summary>Where a pollutant comes from by the wind, beside an inventory where there is one, as it is offered to a person.</summary>
internal static class SourceSectorsMethod
{
    public static Method Method { get; } = new()
    {
        Name = "source-sectors",
        Group = MethodGroup.Receptor,
        Zh = "来源方向并排比较（实测风与排放清单）",
        En = "Source directions side by side (wind and inventory)",
        AboutZh = "各方位来风带来的浓度占比（带区间）与高值概率；给出排放清单时，按方位、距离和风频从受体看清单，两者并排，指出哪里相差超出不确定度、怎样查清。",
        AboutEn = "The share of the concentration that comes with wind from each sector, with intervals, and the probability of high values; with an inventory also that as seen from the receptor by sector, distance and wind, side by side, saying where they disagree by more than their uncertainties and what would settle it.",
        Source = "Ashbaugh, Malm & Sadeh (1985), Atmos. Environ. 19; Künsch (1989), Annals of Statistics 17",
        Cost = "O(n × draws / 72)",
        Columns = [WindColumns.Value, WindColumns.Speed, WindColumns.Direction, WindColumns.Point],
        Second =
        [
            new("lon", "源的经度 (°)", "Longitude of the source (°)"), new("lat", "源的纬度 (°)", "Latitude of the source (°)"),
            new("amount", "排放量（t/a）", "What it emits, t a year"), new("uncertainty", "排放量的相对标准不确定度（%）；缺省 30", "Its relative standard uncertainty, %; 30 when left out", Required: false),
            new("class", "源类，如 燃煤", "Class of the source", ColumnKind.Text, Required: false), new("source", "源的名称", "Name of the source", ColumnKind.Text, Required: false),
        ],
        SecondZh = "排放清单：有位置和年排放量的源（只有排口位置、没有排放量的不是清单）",
        SecondEn = "an emission inventory: sources with place and amount a year (outlets without amounts are none)",
        SecondOptional = true,
        Options =
        [
            MethodOption.Choice("sectors", ["16", "8"], "方位数", "How many sectors"),
            MethodOption.Flag("local", false, "先减去前后一天内的 10 % 分位数（区域背景），只看近处的部分；行须按小时排列", "Whether the 10 % quantile of the day around (the background of the region) is taken off first; rows have to be hours in order"),
            MethodOption.Number("percentile", 90, 50, 99, "从哪个百分位数起算高值", "From which percentile on a value is high"),
            new("longitude", OptionKind.Number, "", "受体经度 (°)，与清单同一坐标系；有清单时必填", "Longitude of the receptor (°), in the datum of the inventory; needed with one") { Min = -180, Max = 180 },
            new("latitude", OptionKind.Number, "", "受体纬度 (°)", "Latitude of the receptor (°)") { Min = -90, Max = 90 },
            MethodOption.Choice("distance", ["inverse", "none"], "清单按距离的权重：inverse 反比（1 km 内相同）、none 不计", "How distance counts in the inventory: inverse (alike within a kilometre), or none"),
            MethodOption.Whole("seed", 1, 0, int.MaxValue, "随机种子", "Seed"),
        ],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var table = input.Table;
        if (!WindColumns.Directions(table).TryGet(out var directions, out var problem)) return problem;
        var sectors = int.Parse(input.Text("sectors"), CultureInfo.InvariantCulture);
        var values = input.Flag("local") ? PolarEvidence.Local(table.Numbers("value")) : table.Numbers("value");
        if (!PolarEvidence.Of(table.Numbers(WindColumns.Speed.Name), directions, values, sectors, input.Number("percentile"), input.Whole("seed")).TryGet(out var polar, out problem)) return problem;
        work.At(0.5);
        var left = 0;
        InventoryEvidence? inventory = null;
        if (input.Second is { } second)
        {
            var receptor = new LonLat(input.Number("longitude"), input.Number("latitude"));
            if (!receptor.IsOnEarth) return AnalysisProblem.Option("longitude, latitude", $"{receptor.Longitude}, {receptor.Latitude}", "受体的经纬度（度），与清单同一坐标系", "the place of the receptor in degrees, in the datum of the inventory");
            var sources = Read(second);
            left = second.Rows - sources.Count;
            if (!InventoryEvidence.Of(sources, receptor, polar.Frequency, input.Text("distance") == "none" ? DistanceWeight.None : DistanceWeight.Inverse, input.Whole("seed")).TryGet(out inventory, out problem)) return problem;
        }
        var comparison = SourceComparison.Of(inventory is null ? [polar.View()] : [polar.View(), inventory.View()]);
        var result = Result(polar, inventory, comparison, table.NameOf("value")).WithRows(polar.Hours, table.Rows);
        return left == 0 ? result : result.WithNote($"清单中 {left} 行缺位置或排放量，未参与。", $"{left} rows of the inventory lack place or amount and took no part.");
    }

    private static List<InventorySource> Read(MethodTable table)
    {
        var (lon, lat, amount) = (table.Numbers("lon"), table.Numbers("lat"), table.Numbers("amount"));
        var uncertainty = table.Has("uncertainty") ? table.Numbers("uncertainty") : null;
        return
        [
            .. Enumerable.Range(0, table.Rows).Where(i => !double.IsNaN(lon[i]) && !double.IsNaN(lat[i]) && !double.IsNaN(amount[i])).Select(i => new InventorySource(
                table.Has("source") ? table.Texts("source")[i] : $"{i + 1}", table.Has("class") ? table.Texts("class")[i] : "", new(lon[i], lat[i]), amount[i],
                uncertainty is null || double.IsNaN(uncertainty[i]) ? 0.3 : uncertainty[i] / 100)),
        ];
    }

    private static MethodResult Result(PolarEvidence polar, InventoryEvidence? inventory, SourceComparison comparison, string name)
    {
        string[] points = [.. comparison.Sectors.Select(s => s.Name.En)];
        var result = new MethodResult()
            .With("count", polar.Hours).With("calm", (double)polar.Calm / (polar.Calm + polar.Hours)).With("threshold", polar.Threshold).With("peakDirection", polar.PeakDirection, "°").With("peakSpeed", polar.PeakSpeed, "m/s").With("peakMean", polar.PeakMean)
            .With("sectors", [new("sector", Texts: points), .. Shares("polar", polar.Shares), .. inventory is null ? [] : Shares("inventory", inventory.Shares), new("frequency", [.. polar.Frequency]), new("cpf", [.. polar.Cpf])])
            .With(SourceSectorsFigure.Of(name, comparison))
            .WithNote("某方位的占比含随风而来的区域背景（除非用 local 减去），静风小时不计；区间为 90 %，来自每次抽取三天的自助法。", "The share of a sector holds the background that comes with its wind (unless local takes it off), and calm hours have no part; intervals are of 90 %, by drawing three days at a time.");
        if (inventory is null) return result;
        result = result.With("emitted", [new("sector", Texts: points), .. inventory.Rings.Select((ring, r) => new TableColumn($"to{ring}km", [.. inventory.Tonnes.Select(t => t[r])]))]);
        if (!inventory.Classes.IsEmpty)
            result = result.With("classes", [new("class", Texts: [.. inventory.Classes.Select(c => c.Class)]), .. Shares("inventory", [.. inventory.Classes.Select(c => c.Estimate)])]);
        result = result.With("disagreements", new TableColumn("sector", Texts: [.. comparison.Disagreements.Select(d => d.Of.En)]),
            new("more", Texts: [.. comparison.Disagreements.Select(d => d.More.Name.En)]), new("less", Texts: [.. comparison.Disagreements.Select(d => d.Less.Name.En)]), new("gap", [.. comparison.Disagreements.Select(d => d.Gap)]));
        foreach (var disagreement in comparison.Disagreements.Take(5)) result = result.WithNote(disagreement.What.Zh + disagreement.Settle.Zh, $"{disagreement.What.En} {disagreement.Settle.En}");
        return result.WithNote("清单只按方位、距离与风频加权，不是扩散模型：不计烟囱高度与化学。", "The inventory counts by sector, distance and wind alone, which is no dispersion model: neither stack heights nor chemistry are in it.");
    }

    private static TableColumn[] Shares(string name, IReadOnlyCollection<ShareEstimate> shares) =>
        [new(name, [.. shares.Select(s => s.Share)]), new(name + "Low", [.. shares.Select(s => s.Low)]), new(name + "High", [.. shares.Select(s => s.High)])];
}
