using System.Runtime.CompilerServices;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// Walks through observations piece by piece, in the order in which they are wanted, so that a page ends with the piece that fills it.
/// How large a piece is the counts tell, by series and month, without a look at any value.
/// </summary>
internal sealed class ObservationWalk(IObservationStore store, SeriesBook book)
{
    private const long Least = 2_000, Most = 250_000;

    public async Task<long> CountAsync(Narrowed narrowed, CancellationToken cancel)
    {
        if (narrowed.IsEmpty) return 0;
        long sum = 0;
        foreach (var alike in narrowed.Ranges.GroupBy(r => (r.From, r.To)))
            sum += await store.CountAsync(narrowed.Filter(Ids([.. alike.Select(r => r.Stream.Series.Id)]), alike.Key.From, alike.Key.To), cancel);
        return sum;
    }

    /// <summary>Values in order; where the ranges of the series differ also some from outside of them. With something left to ask, nothing is skipped.</summary>
    public async IAsyncEnumerable<Observation> ReadAsync(
        Narrowed narrowed, ObservationOrder order, (int Series, DateTime Start)? after, long skip, int need, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (asksMore, oneRange) = (narrowed.Rest.Count > 0, order == ObservationOrder.BySeries || narrowed.HasOneRange);
        // Of what is asked of each value, or of a range of results, most may fall away: then pieces are as large as one reads at once.
        var piece = asksMore || narrowed.Least is not null || narrowed.Most is not null ? Most : Math.Clamp(need + (skip > Least ? 0 : skip), Least, Most);
        var ids = Ids([.. narrowed.Ranges.Select(r => r.Stream.Series.Id)]);
        var months = await store.MonthsAsync(ids, narrowed.Ranges.Min(r => r.From), narrowed.Ranges.Max(r => r.To), cancel);
        var pieces = order == ObservationOrder.BySeries ? BySeries(narrowed, months, after, piece) : ByTime(narrowed, months, after, piece, order == ObservationOrder.ByTimeBackwards);
        foreach (var (series, from, to) in pieces)
        {
            var filter = narrowed.Filter(series, from, to);
            if (skip > 0 && !asksMore && oneRange)
            {
                var held = await store.CountAsync(filter, cancel);
                if (held <= skip)
                {
                    skip -= held;
                    continue;
                }
            }
            var take = asksMore || !oneRange ? int.MaxValue : (int)Math.Min(need + skip, int.MaxValue);
            await foreach (var o in store.FindAsync(filter, order, take, cancel))
            {
                if (!asksMore && skip > 0 && (oneRange || narrowed.Ranges.Any(r => r.Stream.Series.Id == o.Series && r.Holds(o.Start))))
                {
                    skip--;
                    continue;
                }
                yield return o;
            }
        }
    }

    /// <summary>Series by series: several small ones together, a large one month by month.</summary>
    private static IEnumerable<(IReadOnlyCollection<int>? Series, DateTime From, DateTime To)> BySeries(
        Narrowed narrowed, IReadOnlyList<SeriesMonth> months, (int Series, DateTime Start)? after, long piece)
    {
        var counts = months.ToLookup(m => m.Series);
        var (together, held, span) = (new List<int>(), 0L, (From: DateTime.MinValue, To: DateTime.MinValue));
        foreach (var range in narrowed.Ranges)
        {
            var (id, from) = (range.Stream.Series.Id, range.From);
            if (after is { } place)
            {
                if (id < place.Series) continue;
                if (id == place.Series && place.Start >= from) from = place.Start.AddTicks(10);
            }
            var within = counts[id].Where(m => m.Month.Start < range.To && m.Month.End > from).ToList();
            var count = within.Sum(m => m.Count);
            if (count == 0) continue;
            if (together.Count > 0 && (held + count > piece || span != (from, range.To)))
            {
                yield return (together, span.From, span.To);
                (together, held) = ([], 0);
            }
            if (count <= piece)
            {
                together.Add(id);
                (held, span) = (held + count, (from, range.To));
                continue;
            }
            foreach (var (begin, end) in Stretches(within.ConvertAll(m => (m.Month, m.Count)), from, range.To, piece, backwards: false)) yield return ([id], begin, end);
        }
        if (together.Count > 0) yield return (together, span.From, span.To);
    }

    /// <summary>All series together, stretch by stretch; what is left of the moment at which the page before ended comes first.</summary>
    private IEnumerable<(IReadOnlyCollection<int>? Series, DateTime From, DateTime To)> ByTime(
        Narrowed narrowed, IReadOnlyList<SeriesMonth> months, (int Series, DateTime Start)? after, long piece, bool backwards)
    {
        int[] all = [.. narrowed.Ranges.Select(r => r.Stream.Series.Id)];
        var (from, to) = (narrowed.Ranges.Min(r => r.From), narrowed.Ranges.Max(r => r.To));
        if (after is { } place)
        {
            if (all.Where(id => id > place.Series).ToArray() is { Length: > 0 } rest) yield return (rest, place.Start, place.Start.AddTicks(10));
            if (backwards) to = place.Start < to ? place.Start : to;
            else from = place.Start.AddTicks(10) > from ? place.Start.AddTicks(10) : from;
        }
        var counts = months.GroupBy(m => m.Month).Select(g => (Month: g.Key, Count: g.Sum(m => m.Count))).Where(m => m.Month.Start < to && m.Month.End > from).OrderBy(m => m.Month).ToList();
        foreach (var (begin, end) in Stretches(counts, from, to, piece, backwards)) yield return (Ids(all), begin, end);
    }

    /// <summary>Months that hold a piece together, and months that hold more cut into equal parts.</summary>
    private static IEnumerable<(DateTime From, DateTime To)> Stretches(List<(BeijingMonth Month, long Count)> months, DateTime from, DateTime to, long piece, bool backwards)
    {
        if (backwards) months.Reverse();
        (DateTime From, DateTime To, long Count)? open = null;
        foreach (var (month, count) in months)
        {
            var (begin, end) = (month.Start > from ? month.Start : from, month.End < to ? month.End : to);
            if (open is { } so && so.Count + count <= piece)
            {
                open = backwards ? (begin, so.To, so.Count + count) : (so.From, end, so.Count + count);
                continue;
            }
            if (open is { } full) yield return (full.From, full.To);
            open = null;
            if (count <= piece)
            {
                open = (begin, end, count);
                continue;
            }
            var parts = (int)Math.Min((count + piece - 1) / piece, 100_000);
            for (var i = 0; i < parts; i++)
            {
                var at = backwards ? parts - 1 - i : i;
                yield return (begin.AddTicks((end - begin).Ticks / parts * at), at == parts - 1 ? end : begin.AddTicks((end - begin).Ticks / parts * (at + 1)));
            }
        }
        if (open is { } last) yield return (last.From, last.To);
    }

    /// <summary>All series there are need no list.</summary>
    private int[]? Ids(int[] ids) => ids.Length == book.Count ? null : ids;
}
