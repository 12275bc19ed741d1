using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Shared.Air;

/// <summary>What has a rank: a city with its stations, or a station by itself.</summary>
/// <param name="Region">Where it lies, or the city itself: there editions are chosen.</param>
/// <param name="Stations">Those that count: of a city the evaluated ones.</param>
public sealed record AirPlace(string Code, Text Name, Text Within, Guid? Region, IReadOnlyList<MonitoringPoint> Stations, bool IsCity)
{
    public bool Simulated => Stations.Any(s => s.Simulated);

    /// <summary>Stations by city: the region of the level of cities in which they lie, or the province where that is a city itself.</summary>
    public static IEnumerable<AirPlace> Cities(IEnumerable<MonitoringPoint> stations, IReadOnlyDictionary<Guid, Region> seen) =>
        from station in stations
        where station.Evaluated
        let city = CityOf(station, seen)
        where city is not null
        group station by city into city
        select new AirPlace(city.Key.Code, NameOf(city.Key), WithinOf(city.Key, seen), city.Key.Id, [.. city], IsCity: true);

    public static IEnumerable<AirPlace> Each(IEnumerable<MonitoringPoint> stations, IReadOnlyDictionary<Guid, Region> seen) => stations.Select(s =>
        new AirPlace(s.Code, new(s.Name, s.NameEn ?? s.Name), CityOf(s, seen) is { } city ? NameOf(city) : new("", ""), s.RegionId, [s], IsCity: false));

    private static Region? CityOf(MonitoringPoint station, IReadOnlyDictionary<Guid, Region> seen)
    {
        if (station.RegionId is not { } place) return null;
        var around = RegionOutline.Up(place, seen).ToList();
        return around.FirstOrDefault(r => r.Kind == RegionKind.City) ?? around.FirstOrDefault(r => r.Kind == RegionKind.Province) ?? around.FirstOrDefault();
    }

    private static Text NameOf(Region region) => new(region.Name, region.NameEn ?? region.Name);

    private static Text WithinOf(Region region, IReadOnlyDictionary<Guid, Region> seen) =>
        region.ParentId is { } parent && seen.TryGetValue(parent, out var province) && province.Kind != RegionKind.Country ? NameOf(province) : new("", "");
}
