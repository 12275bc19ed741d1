using System.Runtime.CompilerServices;

// The tests replace what a sync does; see PacketJournal.Open.
[assembly: InternalsVisibleTo("Qingshan.Platform.Tests")]
