using System.Linq.Expressions;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>
/// The one policy: who may see which record. It is written once, as an expression: the ledger puts it before every query
/// (<see cref="PlatformDb"/>), and what is held in memory is filtered by the same expression, compiled. Series and
/// observations are seen by whoever sees their monitoring point.
/// </summary>
public static class Policy
{
    /// <summary>The parts of a viewer that the rule uses, in a shape that a database can take as parameters.</summary>
    /// <param name="Own">Identities of the records that are the viewer's enterprise's own.</param>
    public sealed record Sight(bool Everything, bool Internal, Guid[] Regions, bool HasOwn, Guid[] Own)
    {
        public static Sight Of(Viewer viewer) => new(
            viewer.Everywhere && viewer.May(Permission.SeeInternal),
            viewer.May(Permission.SeeInternal),
            [.. viewer.Regions],
            viewer.May(Permission.SeeOwn) && viewer.Own.Count > 0,
            viewer.May(Permission.SeeOwn) ? [.. viewer.Own] : []);
    }

    /// <summary>
    /// The rule. Public records are everybody's; internal ones need the permission and the jurisdiction, or are one's enterprise's own.
    /// </summary>
    public static Expression<Func<Sight, Record, bool>> Rule { get; } = (sight, record) =>
        sight.Everything
        || record.Disclosure == Disclosure.Public
        || (sight.Internal && record.RegionId != null && sight.Regions.Contains(record.RegionId.Value))
        || (sight.HasOwn && sight.Own.Contains(record.Id));

    /// <summary>The rule for one viewer, for records in memory.</summary>
    public static Func<Record, bool> For(Viewer viewer)
    {
        var sight = Sight.Of(viewer);
        return record => Compiled(sight, record);
    }

    /// <summary>
    /// Whether a viewer may speak for a record: change it, or report values for it. That is a matter of jurisdiction, or of its being
    /// one's enterprise's own; being public lets everybody see a record and nobody touch it.
    /// </summary>
    public static bool Holds(Viewer viewer, Record record) =>
        viewer.Everywhere || (record.RegionId is { } region && viewer.Regions.Contains(region)) || Owns(viewer, record.Id);

    /// <summary>Whether a record of the ledger is the viewer's enterprise's own.</summary>
    public static bool Owns(Viewer viewer, Guid record) => viewer.May(Permission.SeeOwn) && viewer.Own.Contains(record);

    private static readonly Func<Sight, Record, bool> Compiled = Rule.Compile();
}
