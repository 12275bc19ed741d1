using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Finds what a path names, among what the viewer sees. What may not be seen is not there.</summary>
internal sealed class Resolver(IObservationStore store)
{
    /// <summary>A set for a path that names one, else one entity.</summary>
    public async Task<Result<(EntitySet? Set, Entity? One)>> ResolveAsync(ResourcePath path, World world, string text, CancellationToken cancel)
    {
        // A whole set is only put together where it is asked for.
        var set = path.Id is null ? SchemaV11.SetOf(path.Set, world) : null;
        var one = path.Id is null ? null : path.Set.IsObservation ? await FindAsync(world, path.Id, cancel) : SchemaV11.Find(path.Set, world, path.Id);
        if (path.Id is not null && one is null) return SensorThingsErrors.NoSuchResource.Of(text);
        foreach (var step in path.Steps)
        {
            set = step.Navigation.SetOf(one!);
            one = null;
            if (step.Navigation.Many && step.Id is null) continue;
            one = set switch
            {
                ObservationSet observations => await FindAsync(world, step.Id!, cancel) is { } found && observations.Holds(found) ? found : null,
                LedgerSet entities when step.Id is { } id => entities.All.FirstOrDefault(e => e.IdText == id),
                LedgerSet entities => entities.All.FirstOrDefault(),
                _ => null,
            };
            if (one is null) return SensorThingsErrors.NoSuchResource.Of(text);
        }
        return path.IsSet ? (set, (Entity?)null) : ((EntitySet?)null, one);
    }

    /// <summary>The value in effect of one series at one moment, where the viewer sees the series.</summary>
    private async Task<Reading?> FindAsync(World world, string id, CancellationToken cancel)
    {
        if (!ObservationId.TryParse(id, out var series, out var start) || world.FindStream(series) is not { } stream) return null;
        await foreach (var o in store.ReadAsync(series, start, start + TimeSpan.FromMicroseconds(1), everyRevision: false, cancel)) return new Reading(world, stream, o);
        return null;
    }
}
