using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Weather;

/// <summary>Winds, humidity and the sun as they are offered to a person.</summary>
internal static class AirMethods
{
    public static Method Wind { get; } = new()
    {
        Name = "wind-average",
        Group = MethodGroup.Weather,
        Zh = "风矢量与平均风",
        En = "Wind vectors and mean wind",
        AboutZh = "由风速风向求 u、v 分量，以及标量平均、矢量平均、稳定度（矢量比标量）和风向标准差；可按小时、日、月平均。",
        AboutEn = "u and v of speed and direction, with scalar and vector means, steadiness and the deviation of the direction; by hour, day or month where asked.",
        Source = "Yamartino (1984), J. Climate Appl. Meteor. 23; EPA-454/R-99-005, section 6.2",
        Cost = "O(n)",
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point, WindColumns.Time with { Required = false }],
        Options = [MethodOption.Choice("average", ["none", "hour", "day", "month"], "平均时段（需要 time 列）；none 为逐行 u、v", "Over which time it is averaged, which needs a column of times; none gives u and v of every row")],
        Run = (input, _) => WindColumns.Directions(input.Table).Then(direction => WindMean.Of(input.Table.Numbers("speed"), direction).Then<MethodResult>(mean =>
        {
            var speed = input.Table.Numbers("speed");
            var result = new MethodResult().With("count", mean.Count).With("scalarSpeed", mean.ScalarSpeed).With("vectorSpeed", mean.Vector.Speed).With("vectorDirection", mean.Vector.Direction, "°")
                .With("unitDirection", mean.UnitDirection, "°").With("sigmaDirection", mean.SigmaDegrees, "°").With("steadiness", mean.Steadiness).WithRows(mean.Count, input.Table.Rows);
            if (input.Text("average") == "none")
            {
                var winds = speed.Select((s, i) => WindVector.Of(s, direction[i])).ToArray();
                return result.With("rows", [new("u", [.. winds.Select(w => w.U)]), new("v", [.. winds.Select(w => w.V)])]);
            }
            if (!input.Table.Has("time")) return AnalysisProblem.Shape("按时段平均需要 time 列：用 --columns time=列名 指定。", "Averages over time need a column of times: name it with --columns time=NAME.");
            var groups = input.Table.Times("time").Select((t, i) => (Start: Start(t, input.Text("average")), i)).GroupBy(p => p.Start, p => p.i).OrderBy(g => g.Key)
                .Select(g => (g.Key, Mean: WindMean.Of([.. g.Select(i => speed[i])], [.. g.Select(i => direction[i])]))).Where(g => g.Mean.IsOk).Select(g => (g.Key, g.Mean.Value)).ToArray();
            return result.With("means",
                new("start", Times: [.. groups.Select(g => g.Key)]), new("count", [.. groups.Select(g => (double)g.Value.Count)]), new("scalarSpeed", [.. groups.Select(g => g.Value.ScalarSpeed)]),
                new("vectorSpeed", [.. groups.Select(g => g.Value.Vector.Speed)]), new("vectorDirection", [.. groups.Select(g => g.Value.Vector.Direction)]),
                new("sigmaDirection", [.. groups.Select(g => g.Value.SigmaDegrees)]));
        })),
    };

    public static Method Moisture { get; } = new()
    {
        Name = "humidity",
        Group = MethodGroup.Weather,
        Zh = "湿度换算与空气密度",
        En = "Humidity and density of air",
        AboutZh = "由气温和露点（或相对湿度）求另一个，以及水汽压、比湿、混合比、绝对湿度、空气密度和位温。",
        AboutEn = "Of temperature and dew point, or relative humidity, the other, with vapour pressure, specific humidity, mixing ratio, absolute humidity, density and potential temperature.",
        Source = "WMO-No. 8 (2018), annex 4.B",
        Cost = "O(n)",
        Columns =
        [
            new("temperature", "气温（°C）", "Temperature, °C"), new("dew-point", "露点（°C）；或给相对湿度", "Dew point, °C; or relative humidity", Required: false),
            new("humidity", "相对湿度（%）；或给露点", "Relative humidity, %; or the dew point", Required: false), new("pressure", "气压（hPa）；缺省 1013.25", "Air pressure, hPa; 1013.25 when there is none", Required: false),
        ],
        Run = (input, _) =>
        {
            var table = input.Table;
            if (!table.Has("dew-point") && !table.Has("humidity")) return AnalysisProblem.Shape("需要露点（dew-point）或相对湿度（humidity）列。",
                "A column of dew points (dew-point) or of relative humidities (humidity) is needed.");
            var celsius = table.Numbers("temperature");
            double[] pressure = table.Has("pressure") ? table.Numbers("pressure") : [.. celsius.Select(_ => 1013.25)];
            double[] vapour = table.Has("dew-point")
                ? [.. table.Numbers("dew-point").Select(d => Humidity.SaturationPressure(d))]
                : [.. table.Numbers("humidity").Select((h, i) => Humidity.VapourPressure(celsius[i], h))];
            TableColumn Column(string name, Func<int, double> of) => new(name, [.. Enumerable.Range(0, celsius.Length).Select(of)]);
            return new MethodResult().With("rows",
                Column("relativeHumidity", i => 100 * vapour[i] / Humidity.SaturationPressure(celsius[i])), Column("dewPoint", i => Humidity.DewPointOf(vapour[i])), Column("vapourPressure", i => vapour[i]),
                Column("specificHumidity", i => Humidity.Specific(vapour[i], pressure[i])), Column("mixingRatio", i => Humidity.MixingRatio(vapour[i], pressure[i])),
                Column("absoluteHumidity", i => Humidity.Absolute(vapour[i], celsius[i])),
                Column("density", i => Air.Density(celsius[i], pressure[i], vapour[i])), Column("potentialKelvin", i => Air.PotentialKelvin(celsius[i], pressure[i])))
                .WithNote("单位：% 、°C、hPa、kg/kg、kg/kg、g/m³、kg/m³、K。", "Units: %, °C, hPa, kg/kg, kg/kg, g/m³, kg/m³, K.");
        },
    };

    public static Method Sun { get; } = new()
    {
        Name = "solar-position",
        Group = MethodGroup.Weather,
        Zh = "太阳位置",
        En = "Position of the sun",
        AboutZh = "各时刻的太阳高度角、方位角、赤纬。",
        AboutEn = "Elevation, azimuth and declination of the sun at each time.",
        Source = "NOAA solar calculator; Meeus (1998), Astronomical Algorithms",
        Cost = "O(n)",
        Columns = [WindColumns.Time],
        Options = Site.Options,
        Run = (input, _) => Site.Of(input).Then<MethodResult>(site =>
        {
            var suns = input.Table.Times("time").Select(site.Sun).ToArray();
            return new MethodResult().With("rows", new("elevation", [.. suns.Select(s => s.Elevation)]), new("apparentElevation", [.. suns.Select(s => s.ApparentElevation)]),
                new("azimuth", [.. suns.Select(s => s.Azimuth)]), new("declination", [.. suns.Select(s => s.Declination)]));
        }),
    };

    private static DateTime Start(DateTime time, string size) => size switch { "month" => new(time.Year, time.Month, 1), "day" => time.Date, _ => time.Date.AddHours(time.Hour) };
}
