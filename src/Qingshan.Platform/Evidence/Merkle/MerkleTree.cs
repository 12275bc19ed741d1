using System.Buffers;
using System.Numerics;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// The hash tree of RFC 6962 (2.1; RFC 9162 has the same): what leaves hash to, what inner nodes hash to, and the proofs that a leaf is in
/// a tree and that a longer tree begins with a shorter one. A leaf and a node begin with another byte before they are hashed, so that
/// neither can be passed off as the other. The proofs are checked by <see cref="MerkleProof"/>.
/// </summary>
public static class MerkleTree
{
    private const int OnStack = 1024;

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static Digest Empty { get; } = Digest.Of([]);

    public static Digest Leaf(ReadOnlySpan<byte> content)
    {
        var length = content.Length + 1;
        var rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var bytes = rented ?? stackalloc byte[OnStack];
        bytes[0] = 0;
        content.CopyTo(bytes[1..]);
        var leaf = Digest.Of(bytes[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return leaf;
    }

    public static Digest Node(in Digest left, in Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Digest.Bytes)];
        bytes[0] = 1;
        left.Write(bytes[1..]);
        right.Write(bytes[(1 + Digest.Bytes)..]);
        return Digest.Of(bytes);
    }

    /// <summary>
    /// The root over hashes of leaves. Also over roots of complete trees of one power of two of leaves each, the last of which may be
    /// smaller: the tree over them is the tree over all their leaves.
    /// </summary>
    public static Digest Root(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length == 0) return Empty;
        if (leaves.Length == 1) return leaves[0];
        var left = LeftOf(leaves.Length);
        return Node(Root(leaves[..left]), Root(leaves[left..]));
    }

    /// <summary>What has to be hashed with a leaf, from the bottom up, to come to the root.</summary>
    public static IReadOnlyList<Digest> Inclusion(ReadOnlySpan<Digest> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        var proof = new List<Digest>();
        while (leaves.Length > 1)
        {
            var left = LeftOf(leaves.Length);
            proof.Add(Root(index < left ? leaves[left..] : leaves[..left]));
            leaves = index < left ? leaves[..left] : leaves[left..];
            if (index >= left) index -= left;
        }
        proof.Reverse();
        return proof;
    }

    /// <summary>What shows that the tree over all leaves begins with the tree over the first of them.</summary>
    /// <param name="first">How many leaves the earlier tree had; at least one.</param>
    public static IReadOnlyList<Digest> Consistency(ReadOnlySpan<Digest> leaves, int first)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, leaves.Length);
        var (proof, whole) = (new List<Digest>(), true);
        while (first != leaves.Length)
        {
            var left = LeftOf(leaves.Length);
            if (first <= left)
            {
                proof.Add(Root(leaves[left..]));
                leaves = leaves[..left];
            }
            else
            {
                proof.Add(Root(leaves[..left]));
                leaves = leaves[left..];
                (first, whole) = (first - left, false);
            }
        }
        // Whoever checks it knows the root of the earlier tree, and no other.
        if (!whole) proof.Add(Root(leaves));
        proof.Reverse();
        return proof;
    }

    /// <summary>The largest power of two below a number of leaves.</summary>
    private static int LeftOf(int leaves) => 1 << (31 - BitOperations.LeadingZeroCount((uint)(leaves - 1)));
}
