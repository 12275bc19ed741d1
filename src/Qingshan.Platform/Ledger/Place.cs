namespace Qingshan.Platform.Ledger;

/// <summary>
/// Where something stands: WGS-84 degrees for the map, and the coordinates as they were given with their datum, because a
/// conversion can be done again and a guess cannot be undone.
/// </summary>
public sealed record Place
{
    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public required double GivenLongitude { get; init; }

    public required double GivenLatitude { get; init; }

    /// <summary><c>WGS-84</c>, <c>CGCS2000</c> or <c>GCJ-02</c>; <c>unknown</c> where the source does not say.</summary>
    public required string GivenDatum { get; init; }

    /// <summary>A place that was given in WGS-84.</summary>
    public static Place Wgs84(double longitude, double latitude) => new()
    {
        Longitude = longitude,
        Latitude = latitude,
        GivenLongitude = longitude,
        GivenLatitude = latitude,
        GivenDatum = "WGS-84",
    };

    /// <summary>A place whose source does not state the datum: shown as given, and marked as unknown.</summary>
    public static Place OfUnknownDatum(double longitude, double latitude) => Wgs84(longitude, latitude) with { GivenDatum = "unknown" };
}
