using System.Runtime.CompilerServices;

// The tests replace what a sync does; see PacketJournal.Open.
[assembly: InternalsVisibleTo("Qingshan.Platform.Tests")]

// The bench has DuckDB explain the store's own queries.
[assembly: InternalsVisibleTo("Qingshan.Bench")]
