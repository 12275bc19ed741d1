using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring;

/// <summary>A region as it stands now, for one kind of viewer: what the home page and the wall show of it.</summary>
/// <param name="At">When it was worked out, UTC.</param>
/// <param name="Region">Null for everything that the viewer sees.</param>
/// <param name="Trail">The regions around it, the outermost first.</param>
/// <param name="Points">All its points, by code.</param>
/// <param name="Children">The regions directly within it that have points, by code; of everything the tops of the trees.</param>
/// <param name="Attention">What needs attention, of all applications, the most urgent first.</param>
/// <param name="Tree">All regions with points, each below the one it lies in, with its depth.</param>
/// <param name="Kinds">The kinds of points that occur in it.</param>
public sealed record Overview(
    DateTime At, Region? Region, IReadOnlyList<Region> Trail, IReadOnlyList<PointState> Points, Tally Tally, IReadOnlyList<RegionState> Children,
    IReadOnlyList<AttentionItem> Attention, IReadOnlyList<(Region Region, int Depth)> Tree, IReadOnlyList<MonitoringKind> Kinds)
{
    /// <summary>What of the media it can tell of.</summary>
    public bool Has(IndexKind kind) => Tally.All(kind) > 0;
}

/// <summary>A region within another, and how it stands.</summary>
public sealed record RegionState(Region Region, Tally Tally);
