using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Finds what a path names, among what the viewer sees. What may not be seen is not there.</summary>
internal sealed class Resolver(IObservationStore store)
{
    /// <summary>A set for a path that names one, else one entity.</summary>
    public async Task<Result<(EntitySet? Set, Entity? One)>> ResolveAsync(ResourcePath path, World world, string text, CancellationToken cancel)
    {
        var set = SchemaV11.SetOf(path.Set, world);
        var one = path.Id is null ? null : path.Set.IsObservation ? await FindAsync((ObservationSet)set, path.Id, cancel) : SchemaV11.Find(path.Set, world, path.Id);
        if (path.Id is not null && one is null) return SensorThingsErrors.NoSuchResource.Of(text);
        foreach (var step in path.Steps)
        {
            set = step.Navigation.SetOf(one!);
            one = null;
            if (step.Navigation.Many && step.Id is null) continue;
            one = set switch
            {
                ObservationSet observations => await FindAsync(observations, step.Id!, cancel),
                LedgerSet entities when step.Id is { } id => entities.All.FirstOrDefault(e => e.IdText == id),
                LedgerSet entities => entities.All.FirstOrDefault(),
                _ => null,
            };
            if (one is null) return SensorThingsErrors.NoSuchResource.Of(text);
        }
        return path.IsSet ? (set, (Entity?)null) : ((EntitySet?)null, one);
    }

    /// <summary>The value in effect of one series at one moment, where the set holds it.</summary>
    private async Task<Entity?> FindAsync(ObservationSet set, string id, CancellationToken cancel)
    {
        if (!ObservationId.TryParse(id, out var series, out var start) || start < set.From || start >= set.To) return null;
        if (set.World.FindStream(series) is not { } stream || !set.Streams.Any(s => s.Series.Id == series)) return null;
        await foreach (var o in store.ReadAsync(series, start, start + TimeSpan.FromMicroseconds(1), everyRevision: false, cancel)) return new Reading(set.World, stream, o);
        return null;
    }
}
