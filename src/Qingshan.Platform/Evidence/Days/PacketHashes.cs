using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// The hashes of a day's packets, in a file beside its root: of every 256 packets the root of their tree, and the first eight bytes of the
/// hash of each. The roots lead to the root of the day, so that a proof needs no more of the journal than 256 packets; the eight bytes
/// tell which packet it is where something does not fit. 8.1 bytes a packet; made again from the journal where it is lost.
/// </summary>
internal sealed class PacketHashes
{
    public const int BlockLeaves = 256;
    private const int BlockBytes = Digest.Bytes + (BlockLeaves * sizeof(ulong));

    private readonly string _path;
    private readonly long _count;

    private PacketHashes(string path, long count, Digest[] blocks) => (_path, _count, Blocks) = (path, count, blocks);

    /// <summary>The root over each 256 packets.</summary>
    public Digest[] Blocks { get; }

    public Digest Root => MerkleTree.Root(Blocks);

    public static string PathOf(DataFolder folder, DateOnly day) => Path.Combine(folder.EvidenceFolder, $"{EvidenceTime.Write(day)}.packets");

    /// <summary>Null where the file is not there or has not the length for so many packets.</summary>
    public static PacketHashes? Open(string path, long count)
    {
        if (!File.Exists(path)) return null;
        using var file = OpenToRead(path);
        var blocks = new Digest[(count + BlockLeaves - 1) / BlockLeaves];
        if (RandomAccess.GetLength(file) != (blocks.Length * (long)Digest.Bytes) + (count * sizeof(ulong))) return null;
        var piece = new byte[512 * BlockBytes];
        for (var block = 0; block < blocks.Length; block++)
        {
            var at = block % 512 * BlockBytes;
            if (at == 0 && BlockReader.ReadFully(file, piece, block * (long)BlockBytes) < Digest.Bytes) return null;
            blocks[block] = Digest.Read(piece.AsSpan(at));
        }
        return new(path, count, blocks);
    }

    /// <summary>The first eight bytes of the hashes of a block's packets.</summary>
    public ulong[] FingerprintsOf(int block)
    {
        var prints = new ulong[(int)Math.Min(BlockLeaves, _count - (block * (long)BlockLeaves))];
        var bytes = new byte[prints.Length * sizeof(ulong)];
        using var file = OpenToRead(_path);
        BlockReader.ReadFully(file, bytes, (block * (long)BlockBytes) + Digest.Bytes);
        for (var i = 0; i < prints.Length; i++) prints[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)));
        return prints;
    }

    private static SafeFileHandle OpenToRead(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Writes the file, hash by hash.</summary>
    internal sealed class Writer(Stream to)
    {
        private readonly Digest[] _block = new Digest[BlockLeaves];
        private readonly byte[] _bytes = new byte[BlockBytes];
        private readonly List<Digest> _roots = [];
        private int _filled;

        public void Add(in Digest leaf)
        {
            _block[_filled++] = leaf;
            if (_filled == BlockLeaves) EndBlock();
        }

        /// <summary>Ends the file and gives the root over all that was added.</summary>
        public Digest Finish()
        {
            if (_filled > 0) EndBlock();
            return MerkleTree.Root([.. _roots]);
        }

        private void EndBlock()
        {
            var root = MerkleTree.Root(_block.AsSpan(0, _filled));
            _roots.Add(root);
            root.Write(_bytes);
            for (var i = 0; i < _filled; i++) BinaryPrimitives.WriteUInt64BigEndian(_bytes.AsSpan(Digest.Bytes + (i * sizeof(ulong))), _block[i].A);
            to.Write(_bytes, 0, Digest.Bytes + (_filled * sizeof(ulong)));
            _filled = 0;
        }
    }
}
