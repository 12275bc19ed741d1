using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 行政区界线 · Where a region ends. Beside the region and not in it, because everything asks for regions all the time and
/// only maps ask for boundaries. A boundary without the approval number of its map (审图号) is kept and never drawn.
/// </summary>
public sealed class RegionBoundary : Record
{
    /// <summary>A polygon or several, well-known binary, degrees of WGS-84.</summary>
    public required byte[] Wkb { get; init; }

    public required double West { get; init; }

    public required double South { get; init; }

    public required double East { get; init; }

    public required double North { get; init; }

    /// <summary>The datum in which it was given, as <see cref="Place.GivenDatum"/>.</summary>
    public required string GivenDatum { get; init; }

    /// <summary>审图号, printed wherever the boundary is drawn.</summary>
    public string? ApprovalNumber { get; init; }
}
