namespace Qingshan.Analysis.Space;

/// <summary>A place on the earth. The datum is not part of it: whoever holds it has to know it.</summary>
/// <param name="Longitude">Degrees, east positive.</param>
/// <param name="Latitude">Degrees, north positive.</param>
public readonly record struct LonLat(double Longitude, double Latitude)
{
    /// <summary>True when both are numbers, the longitude within ±180 and the latitude within ±90 degrees.</summary>
    public bool IsOnEarth => Math.Abs(Longitude) <= 180 && Math.Abs(Latitude) <= 90;
}
