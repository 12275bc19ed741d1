using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>行政区、流域、区域 · A node in a dated tree. The GB/T 2260 code is its identifier in an edition, not its identity.</summary>
public sealed class Region : Record
{
    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public RegionKind Kind { get; init; }

    /// <summary>The region it lies in; null for the top of a tree. The tree changes with time: ask as of a date.</summary>
    public Guid? ParentId { get; init; }
}

public enum RegionKind
{
    Country,
    Province,
    City,
    County,
    Basin,
    Zone,
}
