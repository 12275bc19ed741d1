using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Weather;

/// <summary>Where a station is, and in which time its table is written: what the sun has to know.</summary>
/// <param name="Latitude">Degrees, north positive.</param>
/// <param name="Longitude">Degrees, east positive.</param>
/// <param name="Offset">By how many hours its time is ahead of UTC.</param>
internal sealed record Site(double Latitude, double Longitude, double Offset)
{
    /// <summary>The options that say it.</summary>
    public static ImmutableArray<MethodOption> Options { get; } =
    [
        new("latitude", OptionKind.Number, "", "纬度（度，北为正），必填", "Latitude, degrees, north positive; has to be given") { Min = -90, Max = 90 },
        new("longitude", OptionKind.Number, "", "经度（度，东为正），必填", "Longitude, degrees, east positive; has to be given") { Min = -180, Max = 180 },
        MethodOption.Number("utc-offset", 8, -12, 14, "表中时间比 UTC 早的小时数（北京时间 8）", "By how many hours the times of the table are ahead of UTC (8 for Beijing)"),
    ];

    public static Analysed<Site> Of(MethodInput input)
    {
        var site = new Site(input.Number("latitude"), input.Number("longitude"), input.Number("utc-offset"));
        return double.IsNaN(site.Latitude) || double.IsNaN(site.Longitude)
            ? AnalysisProblem.Shape("需要站点位置：用 latitude 和 longitude 给出经纬度。", "The place of the station is needed: give latitude and longitude.")
            : site;
    }

    /// <summary>The sun at a time of the table.</summary>
    public SolarPosition Sun(DateTime time) => SolarPosition.Of(time.AddHours(-Offset), Latitude, Longitude);
}
