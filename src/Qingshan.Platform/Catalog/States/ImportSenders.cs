using System.Collections.Concurrent;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>Which import brought a series: its packets name it. Packets are never changed, so that each is asked for once.</summary>
internal sealed class ImportSenders(IObservationStore store, LatestBook latest)
{
    private readonly ConcurrentDictionary<long, string?> _names = new();

    /// <summary>The name of the import on the command line; null where the series has no imported value.</summary>
    public async ValueTask<string?> OfAsync(Series series, CancellationToken cancel)
    {
        if (series.Origin != Origin.Imported || latest.Of(series.Id) is not { } value) return null;
        if (_names.TryGetValue(value.Packet, out var known)) return known;
        // The sender of a chunk is "format:file".
        return _names[value.Packet] = (await store.PacketAsync(value.Packet, cancel))?.Sender.Split(':')[0];
    }
}
