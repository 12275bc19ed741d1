namespace Qingshan.Analysis.Time;

/// <summary>Whether the sun is up at a place: its elevation by the low-accuracy formulas of Meeus (1991) as the NOAA solar calculator uses them.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="ZoneHours">Hours that the clock of the times is ahead of UTC; 8 in China.</param>
public readonly record struct Daylight(double Latitude, double Longitude, double ZoneHours = 8)
{
    /// <summary>The elevation of the middle of the sun at rise and set: half its width and the refraction at the horizon.</summary>
    public const double Horizon = -0.833;

    /// <summary>The elevation of the sun without refraction.</summary>
    /// <param name="time">The time in the zone of the clock.</param>
    /// <returns>Degrees above the horizon.</returns>
    public double ElevationDegrees(DateTime time)
    {
        var days = (time - new DateTime(2000, 1, 1, 12, 0, 0)).TotalDays - ZoneHours / 24;
        var century = days / 36525;
        var meanLongitude = 280.46646 + century * (36000.76983 + century * 0.0003032);
        var anomaly = (357.52911 + century * (35999.05029 - 0.0001537 * century)) * Math.PI / 180;
        var centre = Math.Sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century)) + Math.Sin(2 * anomaly) * (0.019993 - 0.000101 * century) + Math.Sin(3 * anomaly) * 0.000289;
        var node = (125.04 - 1934.136 * century) * Math.PI / 180;
        var apparent = (meanLongitude + centre - 0.00569 - 0.00478 * Math.Sin(node)) * Math.PI / 180;
        var obliquity = (23.439291 - century * 0.0130042 + 0.00256 * Math.Cos(node)) * Math.PI / 180;
        var declination = Math.Asin(Math.Sin(obliquity) * Math.Sin(apparent));
        var ascension = Math.Atan2(Math.Cos(obliquity) * Math.Sin(apparent), Math.Cos(apparent));
        var sidereal = (280.46061837 + 360.98564736629 * days + Longitude) * Math.PI / 180;
        var hour = sidereal - ascension;
        var latitude = Latitude * Math.PI / 180;
        return Math.Asin(Math.Sin(latitude) * Math.Sin(declination) + Math.Cos(latitude) * Math.Cos(declination) * Math.Cos(hour)) * 180 / Math.PI;
    }

    /// <summary>Whether the sun is up.</summary>
    /// <param name="time">The time in the zone of the clock.</param>
    /// <returns>True from sunrise to sunset.</returns>
    public bool IsDay(DateTime time) => ElevationDegrees(time) > Horizon;
}
