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
    private const long Least = 200, Most = 250_000;

    /// <summary>Instruments send instants no faster than this in the long run.</summary>
    private static readonly TimeSpan InstantStep = TimeSpan.FromSeconds(30);

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
        var piece = asksMore || narrowed.Least is not null || narrowed.Most is not null ? Most : Math.Clamp(need, Least, Most);
        var ids = Ids([.. narrowed.Ranges.Select(r => r.Stream.Series.Id)]);
        var months = await store.MonthsAsync(ids, narrowed.Ranges.Min(r => r.From), narrowed.Ranges.Max(r => r.To), cancel);
        if (skip > 0 && !asksMore && oneRange && narrowed.Least is null && narrowed.Most is null)
        {
            (narrowed, skip) = Passed(narrowed, months, order, skip);
            if (narrowed.IsEmpty) yield break;
        }
        // What is passed over is read, or counted, in larger pieces.
        if (skip > 0) piece = Math.Clamp(skip, piece, Math.Max(piece, 10_000));
        var pieces = order == ObservationOrder.BySeries ? BySeries(narrowed, months, after, piece) : ByTime(narrowed, months, after, piece, order == ObservationOrder.ByTimeBackwards);
        foreach (var next in pieces)
        {
            var filter = narrowed.Filter(next.Series, next.From, next.To);
            if (skip > 0 && !asksMore && oneRange)
            {
                // What is counted needs no look; what begins or ends within a month does.
                var held = next.IsWhole && !filter.HasRange ? next.Count : next.Count <= skip ? await store.CountAsync(filter, cancel) : long.MaxValue;
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

    /// <summary>Leaves out from the beginning what is passed over, as far as whole months go: they are counted, and need no look.</summary>
    private static (Narrowed Left, long Skip) Passed(Narrowed narrowed, IReadOnlyList<SeriesMonth> months, ObservationOrder order, long skip)
    {
        if (order == ObservationOrder.BySeries)
        {
            var (counts, at) = (months.ToLookup(m => m.Series), 0);
            for (; at < narrowed.Ranges.Count; at++)
            {
                var range = narrowed.Ranges[at];
                foreach (var m in counts[range.Stream.Series.Id].Where(m => m.Month.Start < range.To && m.Month.End > range.From))
                {
                    if (m.Count > skip || m.Month.Start < range.From || m.Month.End > range.To) return (narrowed with { Ranges = [range, .. narrowed.Ranges.Skip(at + 1)] }, skip);
                    (skip, range) = (skip - m.Count, range with { From = m.Month.End });
                }
            }
            return (narrowed with { Ranges = [] }, skip);
        }
        var (from, to, backwards) = (narrowed.Ranges[0].From, narrowed.Ranges[0].To, order == ObservationOrder.ByTimeBackwards);
        var sums = months.GroupBy(m => m.Month).OrderBy(g => g.Key).Select(g => (Month: g.Key, Count: g.Sum(m => m.Count)));
        foreach (var (month, count) in backwards ? sums.Reverse() : sums)
        {
            if (count > skip || month.Start < from || month.End > to) break;
            skip -= count;
            if (backwards) to = month.Start;
            else from = month.End;
        }
        return (narrowed with { Ranges = [.. narrowed.Ranges.Select(r => r with { From = from, To = to }).Where(r => r.From < r.To)] }, skip);
    }

    /// <summary>What is read at once.</summary>
    /// <param name="Count">How many values the months have in which it lies.</param>
    /// <param name="IsWhole">It is these months, and not a part of one.</param>
    private readonly record struct Piece(IReadOnlyCollection<int>? Series, DateTime From, DateTime To, long Count, bool IsWhole);

    /// <summary>Series by series: several small ones together, a large one month by month.</summary>
    private static IEnumerable<Piece> BySeries(Narrowed narrowed, IReadOnlyList<SeriesMonth> months, (int Series, DateTime Start)? after, long piece)
    {
        var counts = months.ToLookup(m => m.Series);
        var (together, open) = (new List<int>(), default(Piece));
        foreach (var range in narrowed.Ranges)
        {
            var (id, from) = (range.Stream.Series.Id, range.From);
            if (after is { } place)
            {
                if (id < place.Series) continue;
                if (id == place.Series && place.Start >= from) from = place.Start.AddTicks(10);
            }
            var stretches = Stretches(counts[id].Select(m => (m.Month, m.Count)), from, range.To, long.MaxValue, default, backwards: false).ToList();
            if (stretches is not [var all]) continue;
            if (together.Count > 0 && (open.Count + all.Count > piece || (open.From, open.To) != (from, range.To)))
            {
                yield return open with { Series = together };
                (together, open) = ([], default);
            }
            if (all.Count <= piece)
            {
                open = new(null, from, range.To, open.Count + all.Count, all.IsWhole && (together.Count == 0 || open.IsWhole));
                together.Add(id);
                continue;
            }
            foreach (var part in Stretches(counts[id].Select(m => (m.Month, m.Count)), from, range.To, piece, StepOf(range), backwards: false)) yield return part with { Series = [id] };
        }
        if (together.Count > 0) yield return open with { Series = together };
    }

    /// <summary>All series together, stretch by stretch; what is left of the moment at which the page before ended comes first.</summary>
    private IEnumerable<Piece> ByTime(Narrowed narrowed, IReadOnlyList<SeriesMonth> months, (int Series, DateTime Start)? after, long piece, bool backwards)
    {
        int[] all = [.. narrowed.Ranges.Select(r => r.Stream.Series.Id)];
        var (from, to) = (narrowed.Ranges.Min(r => r.From), narrowed.Ranges.Max(r => r.To));
        if (after is { } place)
        {
            if (all.Where(id => id > place.Series).ToArray() is { Length: > 0 } rest) yield return new(rest, place.Start, place.Start.AddTicks(10), 0, false);
            if (backwards) to = place.Start < to ? place.Start : to;
            else from = place.Start.AddTicks(10) > from ? place.Start.AddTicks(10) : from;
        }
        var counts = months.GroupBy(m => m.Month).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(m => m.Count)));
        foreach (var part in Stretches(counts, from, to, piece, narrowed.Ranges.Min(StepOf), backwards)) yield return part with { Series = Ids(all) };
    }

    /// <summary>Months that hold a piece together, and months that hold more cut into equal parts, none shorter than a step.</summary>
    private static IEnumerable<Piece> Stretches(IEnumerable<(BeijingMonth Month, long Count)> months, DateTime from, DateTime to, long piece, TimeSpan step, bool backwards)
    {
        var within = months.Where(m => m.Count > 0 && m.Month.Start < to && m.Month.End > from);
        Piece? open = null;
        foreach (var (month, count) in backwards ? within.Reverse() : within)
        {
            var (begin, end) = (month.Start > from ? month.Start : from, month.End < to ? month.End : to);
            var whole = begin == month.Start && end == month.End;
            if (open is { } so && so.Count + count <= piece)
            {
                open = so with { From = backwards ? begin : so.From, To = backwards ? so.To : end, Count = so.Count + count, IsWhole = so.IsWhole && whole };
                continue;
            }
            if (open is { } full) yield return full;
            open = null;
            if (count <= piece)
            {
                open = new(null, begin, end, count, whole);
                continue;
            }
            var parts = Math.Max(1, Math.Min((count + piece - 1) / piece, (end - begin).Ticks / step.Ticks));
            for (long i = 0; i < parts; i++)
            {
                var at = backwards ? parts - 1 - i : i;
                var first = begin.AddTicks((end - begin).Ticks / parts * at);
                yield return new(null, first, at == parts - 1 ? end : begin.AddTicks((end - begin).Ticks / parts * (at + 1)), count / parts, false);
            }
        }
        if (open is { } last) yield return last;
    }

    private static TimeSpan StepOf(StreamRange range) => range.Stream.Series.Kind.Period > TimeSpan.Zero ? range.Stream.Series.Kind.Period : InstantStep;

    /// <summary>All series there are need no list.</summary>
    private int[]? Ids(int[] ids) => ids.Length == book.Count ? null : ids;
}
