using NetTopologySuite.Geometries;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing;

/// <summary>A record with where it is.</summary>
/// <param name="Place">A point; null where nobody has said where it is, and for regions.</param>
/// <param name="Shape">The boundary of a region, where one was imported that may be drawn.</param>
internal sealed record Feature(Record Record, Place? Place, RegionShape? Shape)
{
    /// <summary>Longitudes and latitudes that it covers; null where that is not known.</summary>
    public Envelope? Box { get; } = Place is not null ? new Envelope(new Coordinate(Place.Longitude, Place.Latitude))
        : Shape is not null ? new Envelope(Shape.Boundary.West, Shape.Boundary.East, Shape.Boundary.South, Shape.Boundary.North)
        : null;
}
