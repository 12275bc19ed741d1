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

    /// <summary>What is stored from now on, until the subscription is disposed.</summary>
    public Subscription Listen()
    {
        var id = Guid.NewGuid();
        var channel = Channel.CreateBounded<IReadOnlyCollection<Observation>>(
            new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _listeners[id] = channel;
        return new Subscription(channel.Reader, () => _listeners.TryRemove(id, out _));
    }

    public sealed class Subscription(ChannelReader<IReadOnlyCollection<Observation>> news, Action end) : IDisposable
    {
        public ChannelReader<IReadOnlyCollection<Observation>> News => news;

        public void Dispose() => end();
    }
}
