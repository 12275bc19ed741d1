using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Reads a page of a set, and one entity more, by which it is known whether another page follows.</summary>
internal sealed class EntityReader(IObservationStore store, SeriesBook series)
{
    private readonly ObservationReader _observations = new(store, series);

    public Task<Result<long>> CountAsync(EntitySet set, EntityQuery query, CancellationToken cancel) => set switch
    {
        LedgerSet entities => Task.FromResult<Result<long>>(entities.All.LongCount(e => query.Filter?.Lets(e) != false)),
        ObservationSet observations => _observations.CountAsync(observations, query, cancel),
        _ => throw new InvalidOperationException($"{set.GetType().Name} cannot be counted."),
    };

    /// <param name="within">In the answer for another entity, which has begun: then nothing is refused any more.</param>
    public Task<Result<IAsyncEnumerable<Entity>>> ReadAsync(EntitySet set, EntityQuery query, bool within, CancellationToken cancel) => set switch
    {
        LedgerSet entities => Task.FromResult(Result.Of(Page(entities.All, query).ToAsyncEnumerable())),
        ObservationSet observations => _observations.ReadAsync(observations, query, within, cancel),
        _ => throw new InvalidOperationException($"{set.GetType().Name} cannot be read."),
    };

    private static IEnumerable<Entity> Page(IEnumerable<Entity> all, EntityQuery query)
    {
        if (query.PageSize == 0) return [];
        var found = all.Where(e => query.Filter?.Lets(e) != false);
        // Sorting is stable: what is equal stays in the order of the ids.
        if (query.OrderBy.Count > 0) found = found.Order(Comparer<Entity>.Create((a, b) => query.OrderBy.Select(o => o.Compare(a, b)).FirstOrDefault(c => c != 0)));
        return (query.Options.After is { } after ? Behind([.. found], after) : Skipped(found, query.Options.Skip)).Take(query.PageSize + 1);
    }

    private static IEnumerable<Entity> Behind(List<Entity> found, PagePlace after)
    {
        var at = found.FindIndex(e => e.IdText == after.Id);
        // Where the last one has gone, as many have gone before as were passed.
        return at >= 0 ? found.Skip(at + 1) : Skipped(found, after.Passed);
    }

    private static IEnumerable<Entity> Skipped(IEnumerable<Entity> found, long skip) => skip > int.MaxValue ? [] : found.Skip((int)skip);
}
