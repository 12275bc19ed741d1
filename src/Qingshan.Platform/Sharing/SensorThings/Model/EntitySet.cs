namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Entities of one type, before anything is filtered.</summary>
internal abstract record EntitySet(EntityType Type);

/// <summary>What the ledger and the book of series hold, in the order of the ids.</summary>
internal sealed record LedgerSet(EntityType Type, IEnumerable<Entity> All) : EntitySet(Type);

/// <summary>Observations of some series within a span; they stand in the store.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC, exclusive.</param>
internal sealed record ObservationSet(World World, IReadOnlyList<Stream> Streams, DateTime From, DateTime To) : EntitySet(SchemaV11.Observation)
{
    public bool Holds(Reading reading) => reading.Value.Start >= From && reading.Value.Start < To && Streams.Any(s => s.Series.Id == reading.Value.Series);

    public static ObservationSet Of(World world, IReadOnlyList<Stream> streams) => new(world, streams, DateTime.MinValue, DateTime.MaxValue);
}
