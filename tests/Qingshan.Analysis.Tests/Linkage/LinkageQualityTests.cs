using Qingshan.Analysis.Linkage;
using Qingshan.Tests.Linkage;

namespace Qingshan.Analysis.Tests.Linkage;

/// <summary>The figures of docs/linkage.md, held on real names: no worse than the lower ends of their intervals.</summary>
public sealed class LinkageQualityTests
{
    private static readonly Lazy<LinkageFiles> Files = new(() => LinkageFiles.Read(SharedData.Path("data/enterprise_shanghai"), SharedData.Path("data/enterprise_ningxia")));

    private static LinkageFiles Read() => Files.Value;

    [Fact]
    public void The_weights_are_what_the_making_part_counts()
    {
        var counts = LinkageCounts.Of(LabelledPairs.Of(Read(), making: true));
        Assert.Equal(Math.Log2((counts.Same + 0.5) / (counts.Different + 0.5)), LinkageWeights.PriorBits, 12);
        Assert.Equal(
            LinkageWeights.All.Where(w => w.Learnt).Select(w => (w.Trait, counts.ByTrait[w.Trait].Same, counts.ByTrait[w.Trait].Different)),
            LinkageWeights.All.Where(w => w.Learnt).Select(w => (w.Trait, w.Same!.Value, w.Different!.Value)));
    }

    [Fact]
    public void Held_out_pairs_are_linked_as_well_as_was_measured()
    {
        var files = Read();
        var pairs = PairQuality.Of(LabelledPairs.Of(files, making: false), LinkageMethod.Library(files.Register, LinkageModel.Chosen).Pair);
        Assert.Equal((42, 7869, 55, 45), (pairs.Same, pairs.Different, pairs.Sisters, pairs.Parts));
        Assert.Equal((0, 0, 0), (pairs.NearLinked, pairs.SistersLinked, pairs.PartsLinked));
        Assert.True(pairs.Precision.Estimate >= 0.786 && pairs.Recall.Estimate >= 0.205 && pairs.Found.Estimate >= 0.595, $"{pairs}");
    }

    [Fact]
    public void Held_out_names_find_their_enterprise_in_the_register_and_almost_never_another()
    {
        var files = Read();
        var register = RegisterQuality.Of(RegisterQuality.Questions(files, making: false), LinkageMethod.Library(files.Register, LinkageModel.Chosen).Ask);
        Assert.True(register.Precision.Estimate >= 0.997 && register.Recall.Estimate >= 0.964 && register.Doubtful.Estimate <= 0.035, $"{register}");
    }

    [Fact]
    public void The_index_proposes_nearly_every_pair_that_is_the_same()
    {
        var part = LabelledPairs.Of(Read(), making: false);
        var proposed = LinkageBlocking.Proposed(part.Names);
        var same = part.Pairs.Where(p => p.Label == Label.Same).ToList();
        Assert.True(same.Count(p => proposed.Contains((p.A, p.B)) || proposed.Contains((p.B, p.A))) >= 0.917 * same.Count);
        Assert.True(proposed.Count < 0.05 * part.Names.Count * (part.Names.Count - 1) / 2, $"{proposed.Count} pairs are no blocking");
    }

    [Fact]
    public void Other_writings_of_held_out_names_are_linked_slips_are_left_to_a_person_and_other_things_are_not_linked()
    {
        var files = Read();
        var ask = LinkageMethod.Library(files.Register, LinkageModel.Chosen).Ask;
        var entries = files.Register.Where(e => !LabelledPairs.IsMaking(e.Key)).ToList();
        foreach (var (kind, other, make) in MadeVariants.Kinds)
        {
            var v = MadeVariants.Measure(entries, make, ask);
            var slip = kind.StartsWith("one character", StringComparison.Ordinal) || kind.StartsWith("two neighbours", StringComparison.Ordinal);
            Assert.True(v.Asked >= 20 && v.Wrong == 0 && (other ? v.Right == 0 : slip ? v.Right + v.DoubtfulWith >= 0.9 * v.Asked : v.Right >= 0.99 * v.Asked), $"{kind}: {v}");
        }
    }

    [Fact]
    public void Codes_that_do_not_hold_are_found() =>
        Assert.Equal(["913101167800233824"], Read().WrongCodes.Where(w => w.File == LinkageFiles.Units).Select(w => w.Code).Distinct());
}
