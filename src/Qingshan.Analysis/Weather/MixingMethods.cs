using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Weather;

/// <summary>Stability, surface layer and mixing height as they are offered to a person.</summary>
internal static class MixingMethods
{
    private static readonly MethodColumn Speed = WindColumns.Speed with { Zh = "10 m 风速（m/s）", En = "Wind speed at 10 m, m/s" };

    private static readonly MethodColumn Cloud = new("cloud", "总云量（成，0–10）", "All clouds, tenths");

    private static readonly MethodColumn Low = new("low-cloud", "低云量（成，0–10）；缺省同总云量", "Low clouds, tenths; as all clouds when there are none", Required: false);

    private static readonly MethodColumn Ceiling = new("ceiling", "云底高度（m）；turner 用，缺省无云底", "Height of the clouds above ground, m, for turner; without a ceiling when there is none", Required: false);

    private static readonly MethodOption Roughness = MethodOption.Number("roughness", 0.1, 0.0001, 5, "地表粗糙度（m）", "Roughness length, m");

    private static readonly MethodOption ByWhom = MethodOption.Choice("method", ["china", "turner"], "方法：中国导则（GB/T 3840-91 附录，系数未对原文核对）或 Turner",
        "By the Chinese guideline (whose tables were not checked against the text) or by Turner");

    public static Method Stabilities { get; } = new()
    {
        Name = "stability-class",
        Group = MethodGroup.Weather,
        Zh = "大气稳定度等级",
        En = "Stability class",
        AboutZh = "由风速、云量和太阳高度定 Pasquill 稳定度等级（A–F）。",
        AboutEn = "Pasquill's classes A to F from wind, clouds and the elevation of the sun.",
        Source = "GB/T 3840-91, appendix B (tables from secondary sources, not checked against the text); Turner (1964), J. Appl. Meteor. 3; EPA-454/R-99-005, section 6.4.1",
        Cost = "O(n)",
        Columns = [WindColumns.Time, Speed, Cloud, Low, Ceiling],
        Options = [.. Site.Options, ByWhom],
        Run = (input, _) => Site.Of(input).Then<MethodResult>(site =>
        {
            var (times, classes) = (input.Table.Times("time"), Classes(input, site));
            var count = classes.Count(c => c is not null);
            if (count == 0) return AnalysisProblem.TooFew(1, 0, "同时有风速和云量的行", "rows with wind and clouds");
            var kinds = Enum.GetValues<StabilityClass>();
            return new MethodResult().With("count", count)
                .With("classes", [new("class", Texts: [.. kinds.Select(Name)]), new("share", [.. kinds.Select(k => 100.0 * classes.Count(c => c == k) / count)])])
                .With("rows", [new("elevation", [.. times.Select(t => site.Sun(t).Elevation)]), new("class", Texts: [.. classes.Select(c => c is { } k ? Name(k) : "")])])
                .With(StabilityFigure.Of(times, classes)).WithRows(count, times.Length);
        }),
    };

    public static Method Layer { get; } = new()
    {
        Name = "surface-layer",
        Group = MethodGroup.Weather,
        Zh = "摩擦速度与莫宁-奥布霍夫长度",
        En = "Friction velocity and Monin-Obukhov length",
        AboutZh = "由风速、气温、云量和太阳高度估计摩擦速度、感热通量、L 和对应的稳定度等级。",
        AboutEn = "Friction velocity, heat flux, L and the class that goes with it, from wind, temperature, clouds and the elevation of the sun.",
        Source = "Holtslag & van Ulden (1983), J. Climate Appl. Meteor. 22; van Ulden & Holtslag (1985), J. Climate Appl. Meteor. 24; Golder (1972), Boundary-Layer Meteorol. 3",
        Cost = "O(n)",
        Columns = [WindColumns.Time, Speed, new("temperature", "气温（°C）", "Temperature, °C"), Cloud],
        Options =
        [
            .. Site.Options, Roughness, MethodOption.Number("height", 10, 2, 100, "风速计高度（m）", "Height of the anemometer, m"),
            MethodOption.Number("albedo", 0.2, 0, 0.95, "地表反照率", "Albedo of the ground"),
            MethodOption.Number("moisture", 1, 0, 1, "地表湿度参数 α（湿草地 1，干地 0.5）", "Moisture of the ground: 1 for wet grass, 0.5 for dry land"),
        ],
        Run = (input, _) => Site.Of(input).Then<MethodResult>(site =>
        {
            var (times, wind, celsius, cloud) = (input.Table.Times("time"), input.Table.Numbers("speed"), input.Table.Numbers("temperature"), input.Table.Numbers("cloud"));
            var (height, roughness) = (input.Number("height"), input.Number("roughness"));
            if (roughness >= height / 2) return AnalysisProblem.Option("roughness", roughness, "小于风速计高度一半的数", "less than half the height of the anemometer");
            var layers = times.Select((t, i) =>
            {
                if (!(wind[i] > 0) || double.IsNaN(celsius[i] + cloud[i])) return new SurfaceLayer(double.NaN, double.NaN, double.NaN);
                var (share, density) = (Math.Clamp(cloud[i] / 10, 0, 1), Air.Density(celsius[i], 1013.25));
                var heat = SurfaceLayer.HeatOf(site.Sun(t).Elevation, share, celsius[i], input.Number("albedo"), input.Number("moisture"));
                return heat > 0 ? SurfaceLayer.Unstable(wind[i], height, roughness, heat, celsius[i], density) : SurfaceLayer.Stable(wind[i], height, roughness, share, celsius[i], density);
            }).ToArray();
            var count = layers.Count(l => !double.IsNaN(l.Length));
            return count == 0
                ? AnalysisProblem.TooFew(1, 0, "同时有风速、气温和云量的行", "rows with wind, temperature and clouds")
                : new MethodResult().With("count", count).With("rows",
                    new("frictionVelocity", [.. layers.Select(l => l.FrictionVelocity)]), new("length", [.. layers.Select(l => l.Length)]), new("heatFlux", [.. layers.Select(l => l.HeatFlux)]),
                    new("class", Texts: [.. layers.Select(l => double.IsNaN(l.Length) ? "" : Name(Stability.ByGolder(l.Length, roughness)))])).WithRows(count, times.Length);
        }),
    };

    public static Method Heights { get; } = new()
    {
        Name = "mixing-height",
        Group = MethodGroup.Weather,
        Zh = "混合层高度与通风系数",
        En = "Mixing height and ventilation",
        AboutZh = "由地面观测估计混合层高度（GB/T 3840-91 或 Nozaki 法）和通风系数。",
        AboutEn = "The mixing height from what a ground station observes, by GB/T 3840-91 or Nozaki, and the ventilation coefficient.",
        Source = "GB/T 3840-91, appendix E (coefficients from secondary sources, not checked against the text); Nozaki (1973)",
        Cost = "O(n)",
        Columns = [WindColumns.Time, Speed, Cloud, Low, Ceiling, new("temperature", "气温（°C），Nozaki 法用", "Temperature, °C, for Nozaki", Required: false),
            new("dew-point", "露点（°C），Nozaki 法用", "Dew point, °C, for Nozaki", Required: false)],
        Options =
        [
            .. Site.Options, ByWhom, MethodOption.Choice("formula", ["gb3840", "nozaki"], "高度公式", "The formula of the height"),
            new("region", OptionKind.Whole, "3", "GB/T 3840-91 分区：1 新青藏，2 东北，3 京津冀鲁豫，4 晋陕甘宁，5 华东华南，6 西南，7 静风区", "Region of GB/T 3840-91, 1 to 7") { Min = 1, Max = 7 }, Roughness,
        ],
        Run = (input, _) => Site.Of(input).Then<MethodResult>(site =>
        {
            var nozaki = input.Text("formula") == "nozaki";
            if (nozaki && (!input.Table.Has("temperature") || !input.Table.Has("dew-point"))) return AnalysisProblem.Shape("Nozaki 法需要 temperature 和 dew-point 列。",
                "Nozaki's formula needs the columns temperature and dew-point.");
            if (Math.Abs(site.Latitude) < 5) return AnalysisProblem.Option("latitude", site.Latitude, "距赤道 5 度以外的纬度（公式含科氏参数）",
                "at least 5 degrees from the equator, since the formula divides by the parameter of Coriolis");
            var (times, wind, classes) = (input.Table.Times("time"), input.Table.Numbers("speed"), Classes(input, site));
            double[] heights = [.. classes.Select((c, i) => c is not { } stability ? double.NaN : nozaki
                ? MixingHeight.ByNozaki(stability, input.Table.Numbers("temperature")[i], input.Table.Numbers("dew-point")[i], wind[i], 10, input.Number("roughness"), site.Latitude)
                : MixingHeight.ByChineseStandard(stability, wind[i], site.Latitude, (MixingRegion)input.Whole("region")))];
            var found = Statistics.Summary.Of(heights);
            if (found.Count == 0) return AnalysisProblem.TooFew(1, 0, "所需各列都有值的行", "rows in which all that is needed is there");
            return new MethodResult().With("count", found.Count).With("meanHeight", found.Mean, "m").With("maxHeight", found.Max, "m")
                .With("rows", new("class", Texts: [.. classes.Select(c => c is { } k ? Name(k) : "")]), new("mixingHeight", heights),
                    new("ventilation", [.. heights.Select((h, i) => MixingHeight.Ventilation(h, wind[i]))]))
                .With(StabilityFigure.Of(times, heights)).WithRows(found.Count, times.Length)
                .WithNote("系数取自二手资料，未与标准原文核对；正式报告前请核对。", "Coefficients are from secondary sources and were not checked against the text of the standard: check them before an official report.");
        }),
    };

    private static string Name(StabilityClass stability) => stability switch { StabilityClass.AB => "A-B", StabilityClass.BC => "B-C", StabilityClass.CD => "C-D", _ => stability.ToString() };

    private static StabilityClass?[] Classes(MethodInput input, Site site)
    {
        var (times, wind, cloud) = (input.Table.Times("time"), input.Table.Numbers("speed"), input.Table.Numbers("cloud"));
        var low = input.Table.Has("low-cloud") ? input.Table.Numbers("low-cloud") : cloud;
        var ceiling = input.Table.Has("ceiling") ? input.Table.Numbers("ceiling") : null;
        var turner = input.Text("method") == "turner";
        return [.. times.Select((t, i) => !(wind[i] >= 0) || double.IsNaN(cloud[i]) || double.IsNaN(low[i]) ? (StabilityClass?)null
            : turner ? Stability.ByTurner(wind[i], site.Sun(t).Elevation, cloud[i], ceiling is null || double.IsNaN(ceiling[i]) ? double.PositiveInfinity : ceiling[i])
            : Stability.ByChineseGuideline(wind[i], site.Sun(t).Elevation, cloud[i], low[i]))];
    }
}
