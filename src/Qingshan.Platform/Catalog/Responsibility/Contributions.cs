using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>Works out what each organisation contributes.</summary>
internal static class Contributions
{
    public static async Task<IReadOnlyList<Contribution>> OfAsync(
        IReadOnlyList<Obligation> obligations, IReadOnlyList<CollectionDuty> duties, Owners owners, DatasetStates states, UseMeter uses, DateTime now, CancellationToken cancel)
    {
        var read = await uses.SinceAsync(now.AddDays(-Contribution.Days), cancel);
        var collected = obligations.ToLookup(o => o.Duty.Id);
        var holders = duties.GroupBy(d => owners.HolderOf(d)).Where(g => g.Key.Id is not null).Select(g => (Holder: g.Key, Own: g.SelectMany(d => collected[d.Id]).ToList(), Records: g.Where(d => d.Dataset.Length > 0).ToList())).ToList();
        var tallies = holders.ConvertAll(h =>
        {
            var own = h.Own;
            HashSet<string> datasets = [.. own.Where(o => o.Series is not null).Select(o => Series.CodeOf(o.Series!.Id)), .. h.Records.Select(d => d.Dataset)];
            List<double> scores = [.. datasets.Select(d => states.Of(d).Quality).OfType<DatasetQuality>().Select(q => q.Score / 100)];
            var due = own.Sum(o => o.Due);
            return (h.Holder, own.Count, Quality: scores.Count == 0 ? (double?)null : scores.Average(), Timeliness: due == 0 ? (double?)null : (double)own.Sum(o => o.InTime) / due,
                // What one reads of one's own is no gift to others.
                Uses: datasets.Sum(d => read.TryGetValue(d, out var by) ? by.Where(u => u.Key != h.Holder.Id).Sum(u => u.Value) : 0));
        });
        var most = tallies.Count == 0 ? 0 : tallies.Max(t => t.Uses);
        return [.. tallies.Select(t => new Contribution(t.Holder, t.Count, t.Quality, t.Timeliness, t.Uses, most == 0 ? null : Math.Log(1 + t.Uses) / Math.Log(1 + most)))
            .OrderByDescending(c => c.Score ?? -1).ThenBy(c => c.Holder.Name.Zh, StringComparer.Ordinal)];
    }
}
