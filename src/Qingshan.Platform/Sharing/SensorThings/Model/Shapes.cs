using NetTopologySuite.Geometries;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Places as geometries: degrees of WGS-84, longitude first.</summary>
internal static class Shapes
{
    public static Point? PointOf(Place? place) => place is null ? null : new Point(place.Longitude, place.Latitude) { SRID = 4326 };
}
