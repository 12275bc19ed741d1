using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// Proves packets: finds the root that covers each, reads the 256 packets around it from the journal, and takes the rest from the file of
/// the day's hashes, which is made again from the journal where it is lost.
/// </summary>
public sealed class PacketProofs(PacketJournal journal, DayRoots roots, DataFolder folder) : IDisposable
{
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <summary>The day that was last asked for, whose hashes lead to its root: one file asks for many packets of a day.</summary>
    private volatile Held? _held;

    public void Dispose() => _making.Dispose();

    /// <summary>The root that covers a packet with the path to it, or why nothing can be proved of it.</summary>
    internal async Task<Result<(DayRoot Root, long Index, IReadOnlyList<Digest> Path)>> ProveAsync(long sequence, CancellationToken cancel)
    {
        if (await roots.OfPacketAsync(sequence, cancel) is not { } root) return Open(sequence);
        if (await HashesAsync(root, cancel) is not { } hashes) return EvidenceErrors.JournalAltered.Of(sequence, EvidenceTime.Write(root.Day));
        var index = sequence - root.FirstPacket;
        var block = (int)(index / PacketHashes.BlockLeaves);
        var first = root.FirstPacket + (block * (long)PacketHashes.BlockLeaves);
        var leaves = await PacketLeaves.ReadAsync(journal, first, Math.Min(first + PacketHashes.BlockLeaves - 1, root.LastPacket), cancel).Select(l => l.Hash).ToArrayAsync(cancel);
        if (MerkleTree.Root(leaves) != hashes.Blocks[block]) return EvidenceErrors.JournalAltered.Of(sequence, EvidenceTime.Write(root.Day));
        return (root, index, [.. MerkleTree.Inclusion(leaves, (int)(index % PacketHashes.BlockLeaves)), .. MerkleTree.Inclusion(hashes.Blocks, block)]);
    }

    private Error Open(long sequence)
    {
        var day = EvidenceTime.DayOf(journal.TryRead(sequence).Entry?.Received ?? DateTime.UnixEpoch);
        return EvidenceErrors.DayOpen.Of(sequence, EvidenceTime.Write(day), Standards.BeijingTime.ToIso(EvidenceTime.EndOf(day) + DayCloser.Patience));
    }

    /// <summary>Null where neither the file nor the journal leads to the root.</summary>
    private async Task<PacketHashes?> HashesAsync(DayRoot root, CancellationToken cancel)
    {
        if (_held is { } held && held.Root == root.Root) return held.Hashes;
        var (path, state) = (PacketHashes.PathOf(folder, root.Day), root.State);
        if (PacketHashes.Open(path, state.PacketCount) is { } kept && kept.Root == state.Packets)
        {
            _held = new(root.Root, kept);
            return kept;
        }
        await _making.WaitAsync(cancel);
        try
        {
            var again = path + ".again";
            await using (var file = new FileStream(again, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20))
            {
                var writer = new PacketHashes.Writer(file);
                await foreach (var leaf in PacketLeaves.ReadAsync(journal, root.FirstPacket, root.LastPacket, cancel)) writer.Add(leaf.Hash);
                if (writer.Finish() != state.Packets) return null;
            }
            File.Move(again, path, overwrite: true);
            return PacketHashes.Open(path, state.PacketCount);
        }
        finally
        {
            _making.Release();
        }
    }

    private sealed record Held(string Root, PacketHashes Hashes);
}
