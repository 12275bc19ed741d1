using Qingshan.Analysis.Linkage;

namespace Qingshan.Tests.Linkage;

/// <summary>How often each trait is found among same and among different pairs: what the weights are learnt from.</summary>
internal sealed record LinkageCounts(int Same, int Different, IReadOnlyDictionary<Trait, (int Same, int Different)> ByTrait)
{
    public static LinkageCounts Of(LabelledPairs making)
    {
        var counts = Enum.GetValues<Trait>().ToDictionary(t => t, _ => (Same: 0, Different: 0));
        var (same, different) = (0, 0);
        foreach (var (a, b) in LinkageBlocking.Proposed(making.Names))
        {
            if (making.LabelOf(a, b) is var label && label == Label.WholeAndPart) continue;
            var compared = NameComparison.Of(EnterpriseName.Parse(a), EnterpriseName.Parse(b));
            if (IsDecided(compared)) continue;
            var (s, d) = label == Label.Same ? (1, 0) : (0, 1);
            (same, different) = (same + s, different + d);
            foreach (var trait in compared.Traits) counts[trait] = (counts[trait].Same + s, counts[trait].Different + d);
        }
        return new(same, different, counts);
    }

    /// <summary>Where one is a part, numbers contradict or one name states the other, weights decide nothing, and nothing is learnt.</summary>
    private static bool IsDecided(NameComparison compared) =>
        compared.Relation is Relation.Cut or Relation.FormerName or Relation.OtherName or Relation.MoreNames or Relation.Slip
        || compared.Traits.Any(t => t is Trait.PartOneSided or Trait.PartDiffers or Trait.PartNear or Trait.MarksMore or Trait.MarksDiffer);
}
