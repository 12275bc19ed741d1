using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>行政区、流域、区域 · A node in a dated tree. The GB/T 2260 code is its identifier in an edition, not its identity.</summary>
[RecordKind("region", "行政区与流域", "Region", "行政区、流域与区域组成的树，每个节点有起止时间。", "The dated tree of administrative regions, basins and zones.")]
public sealed class Region : Record
{
    [Term("名称", "Name")]
    public required string Name { get; init; }

    [Term("英文名称", "English name")]
    public string? NameEn { get; init; }

    [Term("类别", "Kind")]
    public RegionKind Kind { get; init; }

    /// <summary>The region it lies in; null for the top of a tree. The tree changes with time: ask as of a date.</summary>
    [Term("上级", "Lies in", Of = typeof(Region))]
    public Guid? ParentId { get; init; }
}

public enum RegionKind
{
    [Term("国家", "country")]
    Country,
    [Term("省", "province")]
    Province,
    [Term("市", "city")]
    City,
    [Term("县", "county")]
    County,
    [Term("流域", "basin")]
    Basin,
    [Term("区域", "zone")]
    Zone,
}
