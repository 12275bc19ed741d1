namespace Qingshan.Platform.Evidence;

/// <summary>Checks the proofs of <see cref="MerkleTree"/> without the tree (RFC 9162, 2.1.3.2 and 2.1.4.2).</summary>
public static class MerkleProof
{
    /// <summary>The root to which a leaf and its proof lead; null where the proof has not the length that place and size demand.</summary>
    public static Digest? RootOf(in Digest leaf, long index, long size, IReadOnlyList<Digest> proof)
    {
        if (index < 0 || index >= size) return null;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var other in proof)
        {
            if (last == 0) return null;
            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.Node(other, hash);
                // A last node without a sister moves up as it is until it has one.
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = MerkleTree.Node(hash, other);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 ? hash : null;
    }

    /// <summary>Whether the tree of <paramref name="second"/> leaves begins with the tree of <paramref name="first"/> leaves.</summary>
    public static bool Continues(long first, in Digest firstRoot, long second, in Digest secondRoot, IReadOnlyList<Digest> proof)
    {
        if (first < 1 || first > second) return false;
        if (first == second) return proof.Count == 0 && firstRoot == secondRoot;
        // Where the earlier tree is complete, its root is a node of the later one and not given again.
        var complete = (first & (first - 1)) == 0;
        if (!complete && proof.Count == 0) return false;
        var (node, last) = (first - 1, second - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);
        var earlier = complete ? firstRoot : proof[0];
        var later = earlier;
        foreach (var other in complete ? proof : proof.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (earlier, later) = (MerkleTree.Node(other, earlier), MerkleTree.Node(other, later));
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                later = MerkleTree.Node(later, other);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && earlier == firstRoot && later == secondRoot;
    }
}
