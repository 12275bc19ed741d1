using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>Where things stand in the made-up city: around 112.9° E, 30.4° N, within 40 km of the centre.</summary>
internal static class DemoMap
{
    public const double CentreLongitude = 112.9;
    public const double CentreLatitude = 30.4;

    /// <summary>A place near the middle of a district: many near it, few far out.</summary>
    public static Place Near(int district, ulong seed, double spread = 0.035)
    {
        var (_, _, _, east, north) = DemoNames.Districts[district];
        return At(east + spread * Chance.Normal(seed, 1), north + spread * 0.85 * Chance.Normal(seed, 2));
    }

    /// <summary>A place close to another, as a boundary point is to its chimney.</summary>
    public static Place Beside(Place place, ulong seed) => Place.Wgs84(
        Math.Round(place.Longitude + 0.0018 * Chance.Normal(seed, 3), 5), Math.Round(place.Latitude + 0.0015 * Chance.Normal(seed, 4), 5));

    /// <summary>A place on the river, which winds through the city from the north-west to the south-east.</summary>
    /// <param name="part">0 where it comes in, 1 where it leaves.</param>
    public static Place OnRiver(double part) => At(
        (part - 0.5) * 0.6 + 0.02 * Math.Sin(part * 19),
        0.1 * (0.5 - part) + 0.055 * Math.Sin(part * 9.5) + 0.012 * Math.Sin(part * 31));

    private static Place At(double east, double north) =>
        Place.Wgs84(Math.Round(CentreLongitude + east, 5), Math.Round(CentreLatitude + north, 5));
}
