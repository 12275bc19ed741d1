using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// Sees when a region comes to apply another edition of a standard, and touches what is derived by it there and then, and nothing else.
/// </summary>
internal sealed class EditionFollower(LedgerBook ledger, SeriesBook series, StreamBook book, IObservationStore store)
{
    private AppliedEditions _seen = AppliedEditions.None;

    /// <summary>Begins with what was said before a moment; what was said since is a change that nobody has followed yet.</summary>
    /// <param name="since">UTC; <see cref="DateTime.MaxValue"/>: all is followed, since nothing is derived yet.</param>
    public void Begin(DateTime since) => _seen = ledger.EditionsKnownAt(since);

    public async Task TouchAsync(Work work, DateTime now, CancellationToken cancel)
    {
        var (snapshot, before) = (ledger.Now, _seen);
        if (ReferenceEquals(snapshot.Editions, before)) return;
        foreach (var change in snapshot.Editions.Since(before))
        {
            var inside = snapshot.Within(change.Region);
            foreach (var point in snapshot.InCodeOrder.Where(p => p.RegionId is { } at && inside.Contains(at)))
                foreach (var source in series.OfPoint(point.Id)) await TouchAsync(work, change, point, source, now, cancel);
        }
        _seen = snapshot.Editions;
    }

    private async Task TouchAsync(Work work, EditionChange change, MonitoringPoint point, Series source, DateTime now, CancellationToken cancel)
    {
        var touched = book.All.Where(d => d.Standard == change.Standard).Select(d => (Derivation: d, Target: d.TargetOf(point, source))).Where(d => d.Target is not null).ToList();
        // Only where there are values: a change may hold without end.
        if (touched.Count == 0 || await store.SpanAsync(source.Id, cancel) is not { } span) return;
        var (first, end) = (span.First > change.From ? span.First : change.From, change.To < now ? change.To : now);
        var last = span.Last < end ? span.Last : end.AddTicks(-1);
        if (last < first) return;
        foreach (var (derivation, target) in touched) work.Touch(derivation, point, target!.Value, first, last);
    }
}
