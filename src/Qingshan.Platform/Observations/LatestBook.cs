using System.Collections.Concurrent;

namespace Qingshan.Platform.Observations;

/// <summary>
/// The latest value of every series, in memory. The store restores it at start; the writer of observations keeps it in
/// step and saves it from time to time, so that a start reads little.
/// </summary>
public sealed class LatestBook
{
    private readonly ConcurrentDictionary<int, Observation> _latest = new();

    public async Task LoadAsync(IObservationStore store, CancellationToken cancel)
    {
        foreach (var o in await store.LoadLatestAsync(cancel)) _latest[o.Series] = o;
    }

    /// <summary>Takes what was stored; only the writer calls it. What is late does not replace what is newer.</summary>
    /// <returns>The series whose latest value changed, each once.</returns>
    public IReadOnlyCollection<Observation> Take(IReadOnlyList<Observation> stored)
    {
        var changed = new Dictionary<int, Observation>();
        foreach (var o in stored)
        {
            if (_latest.TryGetValue(o.Series, out var held) && (o.Start < held.Start || (o.Start == held.Start && o.Packet < held.Packet))) continue;
            _latest[o.Series] = o;
            changed[o.Series] = o;
        }
        return changed.Values;
    }

    public Observation? Of(int series) => _latest.TryGetValue(series, out var o) ? o : null;

    public IReadOnlyCollection<Observation> All => [.. _latest.Values];
}
