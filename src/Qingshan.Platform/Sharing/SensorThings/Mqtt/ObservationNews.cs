using System.IO.Pipelines;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Tells who hears of it what has been stored: each observation as its set would give it, to each hearer what that one may see.</summary>
internal sealed class ObservationNews(
    LiveFeed feed, MqttHearers hearers, ApiKeys keys, WorldSources sources, Resolver resolver, EntityReader reader, SensorThingsTopics topics, TimeProvider time, ILogger<ObservationNews> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stored = feed.ListenToAll(lost => log.LogWarning("{Count} observations were stored faster than subscribers could be told of them", lost.Count));
        try
        {
            await foreach (var batch in stored.News.ReadAllAsync(stoppingToken))
                foreach (var hearer in hearers.All)
                    await TellAsync(hearer, batch, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops, and the broker with it.
        }
    }

    private async Task TellAsync(MqttHearer hearer, IReadOnlyCollection<Observation> batch, CancellationToken cancel)
    {
        // Asked each time: a key may be revoked, and its person lose a right.
        if (await keys.FindAsync(hearer.Key, cancel) is not { } key || await keys.ViewerOfAsync(key, cancel) is not { PersonId: not null } viewer
            || !StaTopic.Parse(hearer.Topic, time.GetUtcNow().UtcDateTime).TryGet(out var topic, out _)) return;
        var world = await sources.OfAsync(viewer, topics.Root, cancel);
        var set = topic.Path.Steps.Count == 0 ? null : (await resolver.ResolveAsync(topic.Path, world, topic.Text, cancel)).TryGet(out var found, out _) ? found.Set as ObservationSet : ObservationSet.Of(world, []);
        var within = set?.Streams.Select(s => s.Series.Id).ToHashSet();
        foreach (var o in batch)
        {
            if (within?.Contains(o.Series) == false || o.Start < (set?.From ?? DateTime.MinValue) || o.Start >= (set?.To ?? DateTime.MaxValue) || world.FindStream(o.Series) is not { } stream) continue;
            if (!await hearers.TellAsync(hearer, await TextAsync(new Reading(world, stream, o), topic.Query, cancel))) return;
        }
    }

    private async Task<byte[]> TextAsync(Reading reading, EntityQuery query, CancellationToken cancel)
    {
        var text = new MemoryStream();
        var output = PipeWriter.Create(text, new StreamPipeWriterOptions(leaveOpen: true));
        using (var writer = new EntityWriter(reader, output, cancel)) await writer.WriteOneAsync(reading, query);
        await output.CompleteAsync();
        return text.ToArray();
    }
}
