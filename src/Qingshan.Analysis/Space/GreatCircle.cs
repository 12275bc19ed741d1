namespace Qingshan.Analysis.Space;

/// <summary>
/// Distance and bearing on a sphere of the earth's mean radius. Against the ellipsoid distances are off by at most about 0.5 %;
/// two places have to be in one datum.
/// </summary>
public static class GreatCircle
{
    /// <summary>The mean radius R₁ of the GRS 80 ellipsoid, (2a + b) / 3, in metres (IUGG).</summary>
    public const double RadiusMetres = 6371008.8;

    /// <summary>Gives the distance along the great circle (haversine: well behaved for near places).</summary>
    /// <param name="from">One place, degrees; NaN gives NaN.</param>
    /// <param name="to">The other place, degrees; NaN gives NaN.</param>
    /// <returns>Metres, from 0 to half the circumference.</returns>
    public static double DistanceMetres(LonLat from, LonLat to)
    {
        var (a, b) = (Radians(from.Latitude), Radians(to.Latitude));
        var north = Math.Sin((b - a) / 2);
        var east = Math.Sin(Radians(to.Longitude - from.Longitude) / 2);
        var h = north * north + Math.Cos(a) * Math.Cos(b) * east * east;
        return 2 * RadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>Gives the direction in which one leaves a place for another along the great circle.</summary>
    /// <param name="from">The place left, degrees; NaN gives NaN.</param>
    /// <param name="to">The place aimed at, degrees; NaN gives NaN.</param>
    /// <returns>Degrees clockwise from north, 0 up to but not including 360; 0 where both are the same place.</returns>
    public static double BearingDegrees(LonLat from, LonLat to)
    {
        var (a, b) = (Radians(from.Latitude), Radians(to.Latitude));
        var turn = Radians(to.Longitude - from.Longitude);
        var east = Math.Sin(turn) * Math.Cos(b);
        var north = Math.Cos(a) * Math.Sin(b) - Math.Sin(a) * Math.Cos(b) * Math.Cos(turn);
        var degrees = Math.Atan2(east, north) * 180 / Math.PI;
        if (degrees < 0) degrees += 360;
        return degrees >= 360 ? 0 : degrees;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
