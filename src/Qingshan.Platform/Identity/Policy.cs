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
    public sealed record Sight(bool Everything, bool Internal, Guid[] Regions)
    {
        public static Sight Of(Viewer viewer) => new(
            viewer.Everywhere && viewer.May(Permission.SeeInternal),
            viewer.May(Permission.SeeInternal),
            [.. viewer.Regions]);
    }

    /// <summary>The rule. Public records are everybody's; internal ones need the permission and the jurisdiction.</summary>
    public static Expression<Func<Sight, Record, bool>> Rule { get; } = (sight, record) =>
        sight.Everything
        || record.Disclosure == Disclosure.Public
        || (sight.Internal && record.RegionId != null && sight.Regions.Contains(record.RegionId.Value));

    /// <summary>The rule for one viewer, for records in memory.</summary>
    public static Func<Record, bool> For(Viewer viewer)
    {
        var sight = Sight.Of(viewer);
        return record => Compiled(sight, record);
    }

    /// <summary>
    /// Whether a viewer may speak for a record: change it, or report values for it. That is a matter of jurisdiction alone;
    /// being public lets everybody see a record and nobody touch it.
    /// </summary>
    public static bool Holds(Viewer viewer, Record record) =>
        viewer.Everywhere || (record.RegionId is { } region && viewer.Regions.Contains(region));

    private static readonly Func<Sight, Record, bool> Compiled = Rule.Compile();
}
