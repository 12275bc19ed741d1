using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>The leaves that packets are: each entry of the journal exactly as it stands on disk, header, sender and payload.</summary>
internal static class PacketLeaves
{
    private const int MissingBytes = 24;

    /// <summary>A run of leaves in order of their sequence.</summary>
    /// <param name="Received">When each was received; null of one that cannot be read.</param>
    public readonly record struct Leaf(long Sequence, Digest Hash, DateTime? Received);

    /// <summary>The leaf of an entry as it stands on disk.</summary>
    public static Digest Of(ReadOnlySpan<byte> stored) => MerkleTree.Leaf(stored);

    /// <summary>What stands in the place of an entry that cannot be read, so that places still follow from sequences. No entry is as short.</summary>
    public static Digest Missing(long sequence)
    {
        Span<byte> bytes = stackalloc byte[MissingBytes];
        "qingshan missing"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], sequence);
        return MerkleTree.Leaf(bytes);
    }

    /// <summary>The leaves of a stretch of the journal, all of it synced.</summary>
    public static async IAsyncEnumerable<Leaf> ReadAsync(PacketJournal journal, long first, long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (first > last) yield break;
        var next = first;
        await foreach (var batch in journal.ReadFrom(first, cancel))
        {
            foreach (var entry in batch.Entries)
            {
                if (entry.Sequence > last) yield break;
                yield return new(entry.Sequence, Of(entry.Stored.Span), entry.Received);
            }
            if (batch.Damage is not null)
                for (var lost = next; lost < batch.NextSequence && lost <= last; lost++) yield return new(lost, Missing(lost), null);
            next = batch.NextSequence;
            if (next > last) yield break;
        }
    }
}
