namespace Qingshan.Analysis.Space;

/// <summary>
/// The widely published approximation of the GCJ-02 shift (the "eviltransform" formula): a polynomial and four sine series in the
/// distance from 105° E, 35° N, brought to degrees on the Krasovsky 1940 ellipsoid. Checked against the pair that the public library
/// coordtransform prints in its documentation.
/// </summary>
public static class Gcj02
{
    private const double SemiMajorAxis = 6378245.0;
    private const double EccentricitySquared = 0.00669342162296594323;

    /// <summary>
    /// Whether the shift applies: the customary box 72.004–137.8347° E, 0.8293–55.8271° N. It holds neighbouring countries too,
    /// as in every published implementation; a place that is not a number is outside.
    /// </summary>
    /// <param name="place">The place, in either datum.</param>
    /// <returns>True inside the box.</returns>
    public static bool Covers(LonLat place) =>
        place.Longitude is >= 72.004 and <= 137.8347 && place.Latitude is >= 0.8293 and <= 55.8271;

    /// <summary>Shifts a place from WGS-84 to GCJ-02.</summary>
    /// <param name="place">Degrees, WGS-84 or CGCS2000.</param>
    /// <returns>Degrees, GCJ-02; the place itself outside the box.</returns>
    public static LonLat FromWgs84(LonLat place) => Covers(place) ? Shift(place) : place;

    /// <summary>Finds the place in WGS-84 whose GCJ-02 is given, by fixed-point iteration.</summary>
    /// <param name="place">Degrees, GCJ-02.</param>
    /// <returns>Degrees, WGS-84, to better than 1e-7; the place itself outside the box.</returns>
    public static LonLat ToWgs84(LonLat place)
    {
        if (!Covers(place)) return place;
        var guess = place;
        for (var step = 0; step < 30; step++)
        {
            var shifted = Shift(guess);
            var (east, north) = (shifted.Longitude - place.Longitude, shifted.Latitude - place.Latitude);
            guess = new(guess.Longitude - east, guess.Latitude - north);
            if (Math.Abs(east) < 1e-10 && Math.Abs(north) < 1e-10) break;
        }
        return guess;
    }

    private static LonLat Shift(LonLat place)
    {
        var (x, y) = (place.Longitude - 105, place.Latitude - 35);
        var common = 20 * Math.Sin(6 * x * Math.PI) + 20 * Math.Sin(2 * x * Math.PI);
        var root = Math.Sqrt(Math.Abs(x));
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
            + (common + 20 * Math.Sin(y * Math.PI) + 40 * Math.Sin(y / 3 * Math.PI)
                + 160 * Math.Sin(y / 12 * Math.PI) + 320 * Math.Sin(y * Math.PI / 30)) * 2 / 3;
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
            + (common + 20 * Math.Sin(x * Math.PI) + 40 * Math.Sin(x / 3 * Math.PI)
                + 150 * Math.Sin(x / 12 * Math.PI) + 300 * Math.Sin(x / 30 * Math.PI)) * 2 / 3;

        var latitude = place.Latitude * Math.PI / 180;
        var sine = Math.Sin(latitude);
        var w = 1 - EccentricitySquared * sine * sine;
        var meridian = SemiMajorAxis * (1 - EccentricitySquared) / (w * Math.Sqrt(w));
        var parallel = SemiMajorAxis / Math.Sqrt(w) * Math.Cos(latitude);
        return new(
            place.Longitude + east * 180 / (parallel * Math.PI),
            place.Latitude + north * 180 / (meridian * Math.PI));
    }
}
