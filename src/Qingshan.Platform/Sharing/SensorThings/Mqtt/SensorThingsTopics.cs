using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// SensorThings at the program's own broker: observations are published to the path to which they would be posted, and heard under the path
/// under which they would be read. A broker of somebody else's cannot serve it: it passes to all who subscribe, whatever they may see.
/// </summary>
internal sealed class SensorThingsTopics(WorldSources sources, Resolver resolver, CreateDesk desk, NotifyOptions options, TimeProvider time) : IMqttTopics
{
    /// <summary>Where the service is reached by HTTP: links lead there.</summary>
    public string Root => $"{options.Address.TrimEnd('/')}/v1.1";

    public bool Owns(string topic) => StaTopic.IsOne(topic);

    public async Task<bool> MayHearAsync(Viewer viewer, string topic, CancellationToken cancel)
    {
        if (topic.Contains('#', StringComparison.Ordinal) || topic.Contains('+', StringComparison.Ordinal)) return false;
        if (!StaTopic.Parse(topic, time.GetUtcNow().UtcDateTime).TryGet(out var read, out _)) return false;
        return (await resolver.ResolveAsync(read.Path, await sources.OfAsync(viewer, Root, cancel), read.Text, cancel)).IsOk;
    }

    public async Task<Error?> TakeAsync(Viewer viewer, string topic, ReadOnlyMemory<byte> payload, CancellationToken cancel)
    {
        if (!StaTopic.Parse(topic, time.GetUtcNow().UtcDateTime).TryGet(out var read, out var error)) return error;
        return (await desk.AnswerAsync(await sources.OfAsync(viewer, Root, cancel), viewer, read.Text, payload, cancel)).Problem;
    }
}
