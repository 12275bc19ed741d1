using System.Runtime.CompilerServices;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Reads observations: as little of the store as a page needs where the order is one that the store has, everything where it is not.</summary>
internal sealed class ObservationReader(IObservationStore store, SeriesBook series)
{
    /// <summary>An order by anything but time means reading everything; more than this takes longer than anybody waits.</summary>
    private const long MostToOrder = 2_000_000;

    private readonly ObservationWalk _walk = new(store, series);

    public async Task<Result<long>> CountAsync(ObservationSet set, EntityQuery query, CancellationToken cancel)
    {
        var narrowed = Narrowing.Of(set, query);
        return narrowed.Rest.Count == 0 ? await _walk.CountAsync(narrowed, cancel) : await Readings(narrowed, ObservationOrder.BySeries, null, 0, int.MaxValue, cancel).LongCountAsync(cancel);
    }

    /// <param name="within">In the answer for another entity, which has begun: then nothing is refused any more.</param>
    public async Task<Result<IAsyncEnumerable<Entity>>> ReadAsync(ObservationSet set, EntityQuery query, bool within, CancellationToken cancel)
    {
        if (query.PageSize == 0) return Result.Of(AsyncEnumerable.Empty<Entity>());
        if (Latest(set, query) is { } latest) return Result.Of(latest);
        var narrowed = Narrowing.Of(set, query);
        var (need, skip, after) = (query.PageSize + 1, query.Options.After is null ? query.Options.Skip : 0, query.Options.After);
        if (OrderOf(query, narrowed) is { } order)
        {
            (int, DateTime)? place = null;
            if (after is not null)
            {
                if (!ObservationId.TryParse(after.Id, out var last, out var start)) return CommonErrors.BadCursor.Of(after.Id);
                place = (last, start);
            }
            return Result.Of<IAsyncEnumerable<Entity>>(Readings(narrowed, order, place, skip, need, cancel));
        }
        var all = await _walk.CountAsync(narrowed, cancel);
        if (all > MostToOrder && !within) return SensorThingsErrors.TooManyToOrder.Of(string.Join(", ", query.OrderBy.Select(o => ExprText.Of(o.By.Source))), all, MostToOrder);
        return Result.Of(OrderedAsync(narrowed, query, (int)Math.Min((after?.Passed ?? skip) + need, int.MaxValue), (int)Math.Min(after?.Passed ?? skip, int.MaxValue), cancel));
    }

    /// <summary>What everybody asks for most: the last value of a series. It is at hand.</summary>
    private static IAsyncEnumerable<Entity>? Latest(ObservationSet set, EntityQuery query)
    {
        if (query is not { PageSize: 1, Filter: null, Options: { After: null, Skip: 0 }, OrderBy: [{ Descending: true, By.Source: PathExpr { Path: "phenomenonTime" or "resultTime" } }] }
            || set.Streams is not [var stream] || set.From != DateTime.MinValue || set.To != DateTime.MaxValue) return null;
        // A second one is only there to say that there is more; which one it is does not matter, since it is not written.
        return set.World.Latest.Of(stream.Series.Id) is { } value ? new Entity[] { new Reading(set.World, stream, value), new Reading(set.World, stream, value) }.ToAsyncEnumerable() : null;
    }

    private static ObservationOrder? OrderOf(EntityQuery query, Narrowed narrowed)
    {
        if (query.OrderBy.Count == 0) return ObservationOrder.BySeries;
        if (query.OrderBy is not [{ By.Source: PathExpr { Path: var path } } only]) return null;
        var byTime = path == "phenomenonTime" || (path == "resultTime" && narrowed.Ranges.Select(r => r.Stream.Series.Kind.Period).Distinct().Count() <= 1);
        return !byTime ? null : only.Descending ? ObservationOrder.ByTimeBackwards : ObservationOrder.ByTime;
    }

    private async IAsyncEnumerable<Reading> Readings(
        Narrowed narrowed, ObservationOrder order, (int Series, DateTime Start)? after, long skip, int need, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (narrowed.IsEmpty) yield break;
        var streams = narrowed.Ranges.ToDictionary(r => r.Stream.Series.Id);
        var left = need;
        await foreach (var o in _walk.ReadAsync(narrowed, order, after, skip, need, cancel))
        {
            // Of all series also those come that were made since the book was looked at.
            if (!streams.TryGetValue(o.Series, out var range) || !range.Holds(o.Start)) continue;
            var reading = new Reading(narrowed.World, range.Stream, o);
            if (narrowed.Rest.Count > 0)
            {
                if (!narrowed.Lets(reading)) continue;
                if (skip-- > 0) continue;
            }
            yield return reading;
            if (--left == 0) yield break;
        }
    }

    private async IAsyncEnumerable<Entity> OrderedAsync(Narrowed narrowed, EntityQuery query, int keep, int skip, [EnumeratorCancellation] CancellationToken cancel)
    {
        var best = new List<Reading>();
        var order = Comparer<Reading>.Create((a, b) =>
        {
            foreach (var by in query.OrderBy)
                if (by.Compare(a, b) is not 0 and var found) return found;
            return (a.Value.Series, a.Value.Start).CompareTo((b.Value.Series, b.Value.Start));
        });
        await foreach (var reading in Readings(narrowed, ObservationOrder.BySeries, null, 0, int.MaxValue, cancel))
        {
            best.Add(reading);
            if (best.Count < 2L * keep + 10_000) continue;
            best.Sort(order);
            best.RemoveRange(keep, best.Count - keep);
        }
        best.Sort(order);
        foreach (var reading in best.Take(keep).Skip(skip)) yield return reading;
    }
}
