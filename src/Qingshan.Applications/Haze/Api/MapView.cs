using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>A forecast for a map on the wire.</summary>
/// <param name="City">GB/T 2260 code of the city.</param>
/// <param name="Made">The beginning of the last hour that was known.</param>
/// <param name="Before">Hours before it that are given as measured: the first value is of so many hours before, the one at this place of the hour itself, all behind are forecast.</param>
/// <param name="Edition">The edition of HJ 633 by which levels are told.</param>
/// <param name="Mean">Of the stations that count for the city.</param>
/// <param name="LeftOut">Stations that are not in this answer.</param>
public sealed record ForecastMapView(
    string City, long Issue, string Model, int Version, bool Hindcast, bool Simulated, string Factor, string Unit, double EventLevel, string Made, int Before, string Edition, MapCourse Mean, IReadOnlyList<MapStationView> Stations, int LeftOut)
{
    internal static ForecastMapView Of(string city, ForecastMap map)
    {
        var (issue, model) = (map.Seen.Issue, map.Seen.Model);
        return new(
            city, issue.Id, model.Name, model.Version, issue.Hindcast, model.Simulated, AirPollutant.Pm25.Code(), AirPollutant.Pm25.Unit().ToString(), model.EventLevel, BeijingTime.ToIso(issue.MadeAt), ForecastMap.Before,
            map.Edition.Title, map.Mean, [.. map.Stations.Select(s => MapStationView.Of(city, issue, s))], map.LeftOut);
    }
}

/// <param name="Href">The page of its forecast.</param>
public sealed record MapStationView(
    string Code, string Name, double Longitude, double Latitude, bool Evaluated, bool Simulated, string Href, IReadOnlyList<double?> Values, IReadOnlyList<int> Levels, IReadOnlyList<double?> Low, IReadOnlyList<double?> High,
    IReadOnlyList<double?> Chance)
{
    internal static MapStationView Of(string city, ForecastIssue issue, MapStation s) => new(
        s.Point.Code, new Text(s.Point.Name, s.Point.NameEn ?? s.Point.Name).ToString(), s.Point.Place!.Longitude, s.Point.Place.Latitude, s.Evaluated, s.Point.Simulated,
        "/haze/forecast" + Links.Query(("region", city), ("point", s.Point.Code), ("issue", issue.Hindcast ? issue.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)), s.Course.Values, s.Course.Levels, s.Course.Low, s.Course.High, s.Course.Chance);
}
