using System.Text;
using CsCheck;
using Qingshan.Platform.Evidence;

namespace Qingshan.Platform.Tests.Evidence;

/// <summary>The hash tree against the known answers of Certificate Transparency, and its laws for trees of every size.</summary>
public sealed class MerkleTests
{
    /// <summary>The eight leaves on which implementations of RFC 6962 are tested.</summary>
    private static readonly byte[][] Known =
        [.. ((string[])["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]).Select(Convert.FromHexString)];

    private static readonly Gen<Digest[]> Leaves = Gen.Byte.Array[0, 12].Array[1, 70].Select(all => all.Select((l, i) => MerkleTree.Leaf([(byte)i, .. l])).ToArray());

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_the_one_of_certificate_transparency(int leaves, string root) =>
        Assert.Equal(root, MerkleTree.Root([.. Known.Take(leaves).Select(l => MerkleTree.Leaf(l))]).ToString());

    [Fact]
    public void Every_leaf_can_be_proved_and_leads_to_the_root() => Leaves.Sample(leaves =>
    {
        var root = MerkleTree.Root(leaves);
        for (var i = 0; i < leaves.Length; i++)
            Assert.Equal(root, MerkleProof.RootOf(leaves[i], i, leaves.Length, MerkleTree.Inclusion(leaves, i)));
    }, iter: 100);

    [Fact]
    public void Another_leaf_place_size_or_proof_leads_to_no_root_or_another() => Gen.Select(Leaves, Gen.Int[0, 1000], Gen.Int[0, 255], Gen.Int[0, 31]).Sample((leaves, where, bit, at) =>
    {
        var (index, root) = (where % leaves.Length, MerkleTree.Root(leaves));
        var proof = MerkleTree.Inclusion(leaves, index);
        Assert.NotEqual(root, MerkleProof.RootOf(Flip(leaves[index], bit), index, leaves.Length, proof));
        Assert.NotEqual(root, MerkleProof.RootOf(leaves[index], index, leaves.Length, [.. proof, root]));
        if (proof.Count > 0)
        {
            var place = at % proof.Count;
            Assert.NotEqual(root, MerkleProof.RootOf(leaves[index], index, leaves.Length, [.. proof.Select((p, i) => i == place ? Flip(p, bit) : p)]));
            Assert.NotEqual(root, MerkleProof.RootOf(leaves[index], index, leaves.Length, [.. proof.Skip(1)]));
        }
        for (var other = 0; other < leaves.Length; other++)
            if (other != index) Assert.NotEqual(root, MerkleProof.RootOf(leaves[index], other, leaves.Length, proof));
        Assert.Null(MerkleProof.RootOf(leaves[index], leaves.Length, leaves.Length, proof));
        Assert.Null(MerkleProof.RootOf(leaves[index], -1, leaves.Length, proof));
    }, iter: 300);

    [Fact]
    public void A_longer_tree_is_shown_to_begin_with_every_shorter_one() => Leaves.Sample(leaves =>
    {
        var root = MerkleTree.Root(leaves);
        for (var first = 1; first <= leaves.Length; first++)
            Assert.True(MerkleProof.Continues(first, MerkleTree.Root(leaves.AsSpan(0, first)), leaves.Length, root, MerkleTree.Consistency(leaves, first)), $"{first} of {leaves.Length}");
    }, iter: 100);

    [Fact]
    public void A_tree_that_was_rewritten_is_never_shown_to_continue_the_one_before() => Gen.Select(Leaves, Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 255]).Sample((leaves, size, where, bit) =>
    {
        var first = 1 + (size % leaves.Length);
        var before = MerkleTree.Root(leaves.AsSpan(0, first));
        Digest[] rewritten = [.. leaves];
        rewritten[where % first] = Flip(rewritten[where % first], bit);
        Assert.False(MerkleProof.Continues(first, before, rewritten.Length, MerkleTree.Root(rewritten), MerkleTree.Consistency(rewritten, first)));
        var proof = MerkleTree.Consistency(leaves, first);
        if (proof.Count > 0)
            Assert.False(MerkleProof.Continues(first, before, leaves.Length, MerkleTree.Root(leaves), [.. proof.Select((p, i) => i == where % proof.Count ? Flip(p, bit) : p)]));
        Assert.False(MerkleProof.Continues(0, MerkleTree.Empty, leaves.Length, MerkleTree.Root(leaves), []));
    }, iter: 300);

    [Fact]
    public void The_tree_over_blocks_is_the_tree_over_their_leaves() => Gen.Int[1, 70].Sample(count =>
    {
        Digest[] leaves = [.. Enumerable.Range(0, count).Select(i => MerkleTree.Leaf(Encoding.UTF8.GetBytes($"leaf {i}")))];
        Digest[] blocks = [.. leaves.Chunk(8).Select(b => MerkleTree.Root(b))];
        Assert.Equal(MerkleTree.Root(leaves), MerkleTree.Root(blocks));
        for (var i = 0; i < count; i++)
        {
            var block = leaves.Skip(i / 8 * 8).Take(8).ToArray();
            Assert.Equal(MerkleTree.Inclusion(leaves, i), [.. MerkleTree.Inclusion(block, i % 8), .. MerkleTree.Inclusion(blocks, i / 8)]);
        }
    });

    [Fact]
    public void A_node_cannot_be_passed_off_as_a_leaf()
    {
        var (left, right) = (MerkleTree.Leaf("a"u8), MerkleTree.Leaf("b"u8));
        var both = new byte[64];
        left.Write(both);
        right.Write(both.AsSpan(32));
        Assert.NotEqual(MerkleTree.Node(left, right), MerkleTree.Leaf(both));
    }

    [Fact]
    public void A_hash_is_written_and_read_alike() => Gen.Byte.Array[32].Sample(bytes =>
    {
        var digest = Digest.Read(bytes);
        Assert.True(Digest.TryParse(digest.ToString(), out var read));
        Assert.Equal(digest, read);
        Assert.False(Digest.TryParse(digest.ToString()[1..], out _));
    });

    internal static Digest Flip(in Digest digest, int bit)
    {
        var bytes = new byte[Digest.Bytes];
        digest.Write(bytes);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return Digest.Read(bytes);
    }
}
