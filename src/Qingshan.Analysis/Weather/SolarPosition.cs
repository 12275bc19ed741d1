namespace Qingshan.Analysis.Weather;

/// <summary>
/// Where the sun stands, by the formulae of NOAA's solar calculator (after Meeus, Astronomical Algorithms, 1998): within about 0.01° between the years 1900 and 2100.
/// </summary>
/// <param name="Elevation">Degrees above the horizon of the middle of the disc, without refraction.</param>
/// <param name="Azimuth">Degrees clockwise from north.</param>
/// <param name="Declination">Degrees.</param>
/// <param name="EquationOfTime">By how many minutes the sundial is ahead of the mean sun.</param>
public readonly record struct SolarPosition(double Elevation, double Azimuth, double Declination, double EquationOfTime)
{
    private static readonly DateTime Epoch = new(2000, 1, 1, 12, 0, 0);

    /// <summary>Degrees above the horizon as seen through the air, with NOAA's approximation of refraction.</summary>
    public double ApparentElevation
    {
        get
        {
            if (Elevation > 85) return Elevation;
            var tangent = Math.Tan(Elevation * Math.PI / 180);
            var seconds = Elevation > 5 ? 58.1 / tangent - 0.07 / Math.Pow(tangent, 3) + 0.000086 / Math.Pow(tangent, 5)
                : Elevation > -0.575 ? 1735 + Elevation * (-518.2 + Elevation * (103.4 + Elevation * (-12.79 + Elevation * 0.711)))
                : -20.772 / tangent;
            return Elevation + seconds / 3600;
        }
    }

    /// <summary>Computes it.</summary>
    /// <param name="utc">The time, UTC.</param>
    /// <param name="latitude">Degrees, north positive.</param>
    /// <param name="longitude">Degrees, east positive.</param>
    /// <returns>The position.</returns>
    public static SolarPosition Of(DateTime utc, double latitude, double longitude)
    {
        var century = (utc - Epoch).TotalDays / 36525;
        var mean = (280.46646 + century * (36000.76983 + century * 0.0003032)) % 360;
        var anomaly = 357.52911 + century * (35999.05029 - 0.0001537 * century);
        var eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century);
        var centre = Sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century)) + Sin(2 * anomaly) * (0.019993 - 0.000101 * century) + Sin(3 * anomaly) * 0.000289;
        var node = 125.04 - 1934.136 * century;
        var apparent = mean + centre - 0.00569 - 0.00478 * Sin(node);
        var obliquity = 23 + (26 + (21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))) / 60) / 60 + 0.00256 * Cos(node);
        var declination = Asin(Sin(obliquity) * Sin(apparent));
        var y = Math.Pow(Math.Tan(obliquity / 2 * Math.PI / 180), 2);
        var equation = 4 * 180 / Math.PI * (y * Sin(2 * mean) - 2 * eccentricity * Sin(anomaly) + 4 * eccentricity * y * Sin(anomaly) * Cos(2 * mean)
            - 0.5 * y * y * Sin(4 * mean) - 1.25 * eccentricity * eccentricity * Sin(2 * anomaly));
        var hour = (utc.TimeOfDay.TotalMinutes + equation + 4 * longitude) / 4 - 180;
        var elevation = Asin(Sin(latitude) * Sin(declination) + Cos(latitude) * Cos(declination) * Cos(hour));
        var azimuth = Math.Atan2(Sin(hour), Cos(hour) * Sin(latitude) - Math.Tan(declination * Math.PI / 180) * Cos(latitude)) * 180 / Math.PI + 180;
        return new(elevation, (azimuth + 360) % 360, declination, equation);
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);

    private static double Asin(double value) => Math.Asin(Math.Clamp(value, -1, 1)) * 180 / Math.PI;
}
