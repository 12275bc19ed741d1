using System.Text;

namespace Qingshan.Platform.Intake;

/// <summary>
/// One packet as the journal holds it. The bytes are slices of the buffer it was read into: those of a
/// <see cref="JournalBatch"/> are good until the next batch is asked for, those of
/// <see cref="PacketJournal.TryRead"/> for as long as they are held.
/// </summary>
public readonly record struct JournalEntry(
    long Sequence,
    DateTime Received,
    PacketChannel Channel,
    Admission Admission,
    ReadOnlyMemory<byte> SenderUtf8,
    ReadOnlyMemory<byte> Payload)
{
    /// <summary>The sender as text; decoded at each call, so that readers that do not need it pay nothing.</summary>
    public string Sender => Encoding.UTF8.GetString(SenderUtf8.Span);

    /// <summary>The whole entry as it stands on disk, header and all: what evidence is made of.</summary>
    public ReadOnlyMemory<byte> Stored { get; init; }
}
