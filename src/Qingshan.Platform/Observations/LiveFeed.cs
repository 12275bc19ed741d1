using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Tells listeners what has just been stored. A listener that does not keep up loses the oldest news, never holds up the
/// writer: the page it feeds reads the present state anyway when it is opened.
/// </summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<Guid, Channel<IReadOnlyCollection<Observation>>> _listeners = new();

    public int Listeners => _listeners.Count;

    public void Publish(IReadOnlyCollection<Observation> changed)
    {
        if (changed.Count == 0) return;
        foreach (var listener in _listeners.Values) listener.Writer.TryWrite(changed);
    }

    /// <summary>What is stored from now on, until the caller stops.</summary>
    public async IAsyncEnumerable<IReadOnlyCollection<Observation>> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var id = Guid.NewGuid();
        var channel = Channel.CreateBounded<IReadOnlyCollection<Observation>>(
            new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _listeners[id] = channel;
        try
        {
            await foreach (var changed in channel.Reader.ReadAllAsync(cancel)) yield return changed;
        }
        finally
        {
            _listeners.TryRemove(id, out _);
        }
    }
}
