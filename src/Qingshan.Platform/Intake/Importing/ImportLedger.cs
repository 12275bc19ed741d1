using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>What an import knows of regions and points.</summary>
/// <param name="Regions">Those that a region lies in stand before it.</param>
/// <param name="From">From when the points are so (UTC).</param>
public sealed record ImportLedger(IReadOnlyList<ImportRegion> Regions, IReadOnlyList<ImportPoint> Points, string Source, DateTime From)
{
    public static readonly ImportLedger Nothing = new([], [], "", DateTime.MinValue);
}

/// <param name="Parent">Code of the region that it lies in.</param>
public sealed record ImportRegion(string Code, string Name, RegionKind Kind, string? NameEn = null, string? Parent = null);

/// <param name="Region">Code of the region in which the point lies; null where that is not known.</param>
/// <param name="Basin">Code of its basin.</param>
public sealed record ImportPoint(MonitoringPoint Point, string? Region, string? Basin = null);
