using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications;

/// <summary>The regions in which points lie, as a tree to choose from: administrative ones first, then basins and zones.</summary>
internal static class RegionOutline
{
    /// <summary>The regions with points that a viewer sees.</summary>
    public static List<(Region Region, int Depth)> Of(LedgerSnapshot ledger, Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return Of(ledger.InCodeOrder.Where(p => sees(p)), Seen(ledger, sees));
    }

    /// <param name="seen">The regions that may be shown.</param>
    public static List<(Region Region, int Depth)> Of(IEnumerable<MonitoringPoint> points, IReadOnlyDictionary<Guid, Region> seen)
    {
        var there = points.SelectMany(PlacesOf).Distinct().SelectMany(place => Up(place, seen)).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        var below = there.Values.ToLookup(r => r.ParentId is { } up && there.ContainsKey(up) ? up : Guid.Empty);
        var tree = new List<(Region, int)>();
        void Add(Guid parent, int depth)
        {
            foreach (var region in below[parent].OrderBy(r => r.Kind >= RegionKind.Basin).ThenBy(r => r.Code, StringComparer.Ordinal))
            {
                tree.Add((region, depth));
                Add(region.Id, depth + 1);
            }
        }
        Add(Guid.Empty, 0);
        return tree;
    }

    public static Dictionary<Guid, Region> Seen(LedgerSnapshot ledger, Func<Record, bool> sees) => ledger.Regions.Values.Where(r => sees(r)).ToDictionary(r => r.Id);

    /// <summary>The region and the basin of a point.</summary>
    public static IEnumerable<Guid> PlacesOf(MonitoringPoint point) => ((Guid?[])[point.RegionId, point.BasinId]).OfType<Guid>();

    /// <summary>The region and those around it, outwards. A circle, which bad input could make, ends at its second visit.</summary>
    public static IEnumerable<Region> Up(Guid region, IReadOnlyDictionary<Guid, Region> seen)
    {
        var visited = new HashSet<Guid>();
        for (Guid? at = region; at is { } id && seen.TryGetValue(id, out var here) && visited.Add(id); at = here.ParentId) yield return here;
    }
}
