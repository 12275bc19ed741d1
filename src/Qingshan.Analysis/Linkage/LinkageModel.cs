using System.Collections.Immutable;

namespace Qingshan.Analysis.Linkage;

/// <summary>
/// Scores pairs (Fellegi and Sunter, A theory for record linkage, 1969): weights of evidence add up, two thresholds cut the sum into linked, doubtful and
/// different. Codes that hold prove, and some traits (one of them a part, other numbers) set a ceiling that no sum lifts. Symmetric; safe for many threads.
/// </summary>
/// <param name="LinkedBits">From this sum on a pair is linked, unless a ceiling stands against it.</param>
/// <param name="DoubtfulBits">From this sum on it is doubtful.</param>
public sealed record LinkageModel(double LinkedBits, double DoubtfulBits)
{
    /// <summary>The thresholds that were chosen on the making part of docs/linkage.md.</summary>
    public static LinkageModel Chosen { get; } = new(3, -6);

    /// <summary>Proof by a code, in bits; a number as good as any beyond what names can give.</summary>
    private const double Proof = 40;

    /// <summary>Scores a pair.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>The score; the same whichever comes first.</returns>
    public LinkageScore Score(LinkageSubject a, LinkageSubject b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var compared = NameComparison.Of(a.Name, b.Name);
        var reasons = ImmutableArray.CreateBuilder<LinkageReason>();
        var bits = LinkageWeights.PriorBits;
        void Add(string feature, string zh, string en, double weight)
        {
            bits += weight;
            reasons.Add(new(feature, zh, en, weight));
        }

        foreach (var trait in compared.Traits)
            if (LinkageWeights.Of(trait) is var weight && !Overtaken(compared.Relation, weight.Feature)) Add(weight.Feature, weight.Zh, weight.En, weight.Bits);
        if (Addresses.Compare(a.Address, b.Address) is not Trait.AddressUnknown and var address && LinkageWeights.Of(address) is var found) Add(found.Feature, found.Zh, found.En, found.Bits);
        if (Says(compared.Relation) is var (zh, en, relationBits)) Add("relation", zh, en, relationBits);
        var verdict = Least(compared.Ceiling, bits >= LinkedBits ? Verdict.Linked : bits >= DoubtfulBits ? Verdict.Doubtful : Verdict.Different);
        // The beginning of a relation is worth a look, whatever the sum says.
        if (compared.Relation is Relation.PartOf or Relation.OtherName or Relation.MoreNames or Relation.Cut or Relation.Slip && verdict < Verdict.Doubtful && compared.Ceiling >= Verdict.Doubtful) verdict = Verdict.Doubtful;

        if (a.CreditCode is { } one && b.CreditCode is { } other)
        {
            if (one == other)
            {
                Add("code", "统一社会信用代码相同，校验码有效", "The same unified social credit code, with a check character that holds", Proof);
                verdict = Verdict.Linked;
            }
            else
            {
                // Names that would have been linked and codes that say no: somebody has to look.
                Add("code", "统一社会信用代码不同，且都有效", "Different unified social credit codes, both of which hold", -Proof);
                verdict = verdict == Verdict.Linked ? Verdict.Doubtful : Verdict.Different;
            }
        }
        reasons.Sort((x, y) => Math.Abs(y.Bits).CompareTo(Math.Abs(x.Bits)) is var order and not 0 ? order : string.CompareOrdinal(x.Feature, y.Feature));
        return new(verdict, 1 / (1 + Math.Pow(2, -bits)), bits, compared.Relation, reasons.DrainToImmutable());
    }

    /// <summary>Where one name states the other whole, or was cut, its single words no longer speak.</summary>
    private static bool Overtaken(Relation relation, string feature) => relation is Relation.FormerName or Relation.OtherName or Relation.Cut or Relation.Slip && feature is not "region";

    private static (string Zh, string En, double Bits)? Says(Relation relation) => relation switch
    {
        Relation.PartOf => ("一方是另一方的分支机构或场所，不是同一个", "One is a branch or a place of the other, not the same thing", 0),
        Relation.Sisters => ("同一单位的不同场所或序号", "Two places of one whole, or two of a row", 0),
        Relation.FormerName => ("名称中注明的原名与另一方相同", "The old name that one gives is the name of the other", Stated),
        Relation.OtherName => ("括号中的另一名称与另一方相同", "The other name that one has in brackets is the name of the other", Stated),
        Relation.MoreNames => ("一方括号中另有名称，另一方没有", "One has a second name in brackets, which the other lacks", 0),
        Relation.Cut => ("名称被截断，保留的部分与另一方开头相同", "The name was cut; what is left begins the other", Stated),
        Relation.Slip => ("全名只差一处，可能是笔误，也可能是另一家", "The whole names differ by one slip: a mistake, or another enterprise", OneSlip),
        Relation.SameName => ("名称相同（全半角、括号、空格不计）", "The names are the same but for width, brackets and blanks", Stated),
        _ => null,
    };

    /// <summary>What it is worth that one name states the other whole, in bits; set by hand, since such names are few.</summary>
    private const double Stated = 12;

    /// <summary>log2 of 4 in 23 same pairs over 5 in 3,921 different ones, on the making part of docs/linkage.md: even odds, nearly.</summary>
    private const double OneSlip = 7;

    private static Verdict Least(Verdict a, Verdict b) => a < b ? a : b;
}
