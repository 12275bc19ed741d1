using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring;

/// <summary>Regions as they stand now. Worked out at most every five seconds for those who see the same.</summary>
public sealed class Overviews(PointBoard board, LedgerBook ledger, IServiceProvider services, TimeProvider time)
{
    private const int MostAttention = 12;
    private readonly Kept<(string Sight, string Region), Result<Overview>> _kept = new(time, TimeSpan.FromSeconds(5));

    /// <param name="region">Code of a region; null or empty for everything.</param>
    public Task<Result<Overview>> OfAsync(Viewer viewer, string? region) =>
        _kept.OfAsync((Sight.KeyOf(viewer), region ?? ""), () => MakeAsync(viewer, string.IsNullOrEmpty(region) ? null : region));

    private async Task<Result<Overview>> MakeAsync(Viewer viewer, string? code)
    {
        if (!board.States(viewer, null, null, null).TryGet(out var all, out var error) || !board.States(viewer, code, null, null).TryGet(out var states, out error)) return error;
        var (now, sees) = (ledger.Now, Policy.For(viewer));
        var region = code is null ? null : now.RegionsByCode.GetValueOrDefault(code);
        var seen = now.Regions.Values.Where(r => sees(r)).ToDictionary(r => r.Id);
        var tally = new Tally();
        foreach (var state in states) tally.Add(state);
        return new Overview(
            time.GetUtcNow().UtcDateTime, region, [.. Around(region, seen)], states, tally, Children(region, states, seen),
            await AttentionAsync(viewer, code), RegionOutline.Of(all.Select(s => s.Point), seen), [.. MonitoringKind.All.Where(k => states.Any(s => s.Point.Kind == k.Key))]);
    }

    /// <summary>Each application says what it knows; together the most urgent come first, in the order of the applications.</summary>
    private async Task<IReadOnlyList<AttentionItem>> AttentionAsync(Viewer viewer, string? region)
    {
        var found = new List<AttentionItem>();
        // What is kept for all is not for one request to cancel.
        foreach (var application in Application.All)
            found.AddRange(await application.AttentionAsync(new(services, viewer, region, MostAttention), CancellationToken.None));
        return [.. found.OrderBy(i => i.Urgency).Take(MostAttention)];
    }

    private static List<RegionState> Children(Region? region, IReadOnlyList<PointState> states, Dictionary<Guid, Region> seen)
    {
        var tallies = new Dictionary<Guid, Tally>();
        foreach (var state in states)
            foreach (var child in RegionOutline.PlacesOf(state.Point).Select(place => Below(place, region?.Id, seen)).OfType<Guid>().Distinct())
            {
                if (!tallies.TryGetValue(child, out var tally)) tallies[child] = tally = new();
                tally.Add(state);
            }
        // A country is no choice; its provinces are.
        foreach (var country in tallies.Keys.Where(id => id != region?.Id && seen[id].Kind == RegionKind.Country).ToList())
        {
            tallies.Remove(country);
            foreach (var within in Children(seen[country], states, seen)) tallies[within.Region.Id] = within.Tally;
        }
        return [.. tallies.Select(t => new RegionState(seen[t.Key], t.Value)).OrderBy(r => r.Region.Kind >= RegionKind.Basin).ThenBy(r => r.Region.Code, StringComparer.Ordinal)];
    }

    /// <summary>The region directly below another on the way from a place up to it; null where the place does not lie in it.</summary>
    private static Guid? Below(Guid place, Guid? top, Dictionary<Guid, Region> seen)
    {
        Guid? below = null;
        foreach (var at in RegionOutline.Up(place, seen))
        {
            if (at.Id == top) return below;
            below = at.Id;
        }
        return top is null ? below : null;
    }

    private static IEnumerable<Region> Around(Region? region, Dictionary<Guid, Region> seen) =>
        region?.ParentId is { } parent ? RegionOutline.Up(parent, seen).Reverse() : [];

}
