using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Tells listeners what has just been stored: of each series the latest value where it has changed, or everything. A listener that does not
/// keep up loses the oldest news, never holds up the writer: the page it feeds reads the present state anyway when it is opened.
/// </summary>
public sealed class LiveFeed
{
    /// <summary>Batches that may wait for who hears of everything: some minutes of an ordinary day.</summary>
    private const int AllWaiting = 1024;

    private readonly ConcurrentDictionary<Guid, Channel<IReadOnlyCollection<Observation>>> _listeners = new(), _toAll = new();

    public int Listeners => _listeners.Count;

    /// <summary>What changed of the latest values.</summary>
    public void Publish(IReadOnlyCollection<Observation> changed) => Tell(_listeners, changed);

    /// <summary>Everything that was stored, revisions and what came late included.</summary>
    public void PublishAll(IReadOnlyCollection<Observation> stored) => Tell(_toAll, stored);

    /// <summary>What changes of the latest values from now on, until the subscription is disposed.</summary>
    public Subscription Listen() => Listen(_listeners, 16, null);

    /// <summary>Everything that is stored from now on.</summary>
    /// <param name="lost">Called where the listener did not keep up, with what it will not hear of.</param>
    public Subscription ListenToAll(Action<IReadOnlyCollection<Observation>> lost) => Listen(_toAll, AllWaiting, lost);

    private static void Tell(ConcurrentDictionary<Guid, Channel<IReadOnlyCollection<Observation>>> listeners, IReadOnlyCollection<Observation> news)
    {
        if (news.Count == 0) return;
        foreach (var listener in listeners.Values) listener.Writer.TryWrite(news);
    }

    private static Subscription Listen(ConcurrentDictionary<Guid, Channel<IReadOnlyCollection<Observation>>> listeners, int waiting, Action<IReadOnlyCollection<Observation>>? lost)
    {
        var id = Guid.NewGuid();
        var channel = Channel.CreateBounded(new BoundedChannelOptions(waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, lost);
        listeners[id] = channel;
        return new Subscription(channel.Reader, () => listeners.TryRemove(id, out _));
    }

    public sealed class Subscription(ChannelReader<IReadOnlyCollection<Observation>> news, Action end) : IDisposable
    {
        public ChannelReader<IReadOnlyCollection<Observation>> News => news;

        public void Dispose() => end();
    }
}
