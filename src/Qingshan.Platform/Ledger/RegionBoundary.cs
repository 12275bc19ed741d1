using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 行政区界线 · Where a region ends. Beside the region and not in it, because everything asks for regions all the time and
/// only maps ask for boundaries. A boundary without the approval number of its map (审图号) is kept and never drawn.
/// </summary>
[RecordKind("region-boundary", "行政区界线", "Region boundary", "行政区的界线与其审图号；没有审图号的界线只保存、不绘制。", "Where a region ends, with the approval number of its map; without one it is kept and never drawn.")]
public sealed class RegionBoundary : Record
{
    /// <summary>A polygon or several, well-known binary, degrees of WGS-84.</summary>
    [Term("几何", "Geometry", Codes = "WKB, WGS-84")]
    public required byte[] Wkb { get; init; }

    [Term("最西", "West", Unit = "°")]
    public required double West { get; init; }

    [Term("最南", "South", Unit = "°")]
    public required double South { get; init; }

    [Term("最东", "East", Unit = "°")]
    public required double East { get; init; }

    [Term("最北", "North", Unit = "°")]
    public required double North { get; init; }

    /// <summary>The datum in which it was given, as <see cref="Place.GivenDatum"/>.</summary>
    [Term("原坐标系", "Datum given")]
    public required string GivenDatum { get; init; }

    /// <summary>审图号, printed wherever the boundary is drawn.</summary>
    [Term("审图号", "Approval number")]
    public string? ApprovalNumber { get; init; }
}
