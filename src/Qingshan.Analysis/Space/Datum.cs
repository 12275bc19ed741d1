namespace Qingshan.Analysis.Space;

/// <summary>The datum of a coordinate.</summary>
public enum Datum
{
    /// <summary>World Geodetic System 1984, as satellite receivers give it.</summary>
    Wgs84,

    /// <summary>
    /// China Geodetic Coordinate System 2000. Taken as equal to <see cref="Wgs84"/>: the two differ by decimetres (a few centimetres
    /// of plate motion for each year since the epoch 2000.0), far below the accuracy of a monitoring point's coordinates.
    /// </summary>
    Cgcs2000,

    /// <summary>The shifted coordinates of Chinese map services (火星坐标), some hundred metres off inside China.</summary>
    Gcj02,
}
