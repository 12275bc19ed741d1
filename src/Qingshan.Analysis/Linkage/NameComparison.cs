using System.Collections.Immutable;

namespace Qingshan.Analysis.Linkage;

/// <summary>How one name stands to the other, beside how alike they are.</summary>
public enum Relation
{
    /// <summary>Nothing of the below.</summary>
    None,

    /// <summary>The folded names are equal.</summary>
    SameName,

    /// <summary>One is a part of the other: a branch, a workshop, a plant of it (分支机构或场所).</summary>
    PartOf,

    /// <summary>Two parts of one whole, or two of a row: 一厂 and 二厂.</summary>
    Sisters,

    /// <summary>One name says itself that it was the other before (原…).</summary>
    FormerName,

    /// <summary>One name has the other beside it in brackets, without saying how they belong together.</summary>
    OtherName,

    /// <summary>One has a second name in brackets, of which the other says nothing.</summary>
    MoreNames,

    /// <summary>One is the beginning of the other and was cut by some list.</summary>
    Cut,

    /// <summary>The whole names differ by one slip of the pen: a character more, less, another one, or two that changed places.</summary>
    Slip,
}

/// <summary>Two names compared, feature by feature. Symmetric; immutable.</summary>
/// <param name="Traits">One trait of each feature, in the order of <see cref="Trait"/>; addresses are not among them.</param>
/// <param name="Relation">How they stand to each other.</param>
/// <param name="Ceiling">The most that a verdict may say, whatever the score.</param>
public sealed record NameComparison(ImmutableArray<Trait> Traits, Relation Relation, Verdict Ceiling)
{
    /// <summary>Characters that name a place in a row or a side; exchanged, they are a contradiction and no slip.</summary>
    private const string Sides = "东西南北中上下前后左右内外新老大小甲乙丙丁戊";

    /// <summary>One slip in a shorter name is another name.</summary>
    private const int LeastSlip = 6;

    /// <summary>A cut name has to keep this much to be linked: region, trade name and form of most.</summary>
    private const int LeastCut = 16;

    /// <summary>Compares two names.</summary>
    /// <param name="a">One name.</param>
    /// <param name="b">The other.</param>
    /// <returns>The comparison; the same whichever comes first.</returns>
    public static NameComparison Of(EnterpriseName a, EnterpriseName b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var traits = TraitsOf(a, b);
        if (a.Folded.Length == 0 || b.Folded.Length == 0) return new(traits, Relation.None, Verdict.Different);
        // 污水处理厂 is also 污水处理厂, and says of neither which one it is.
        if (a.Folded == b.Folded) return new(traits, Relation.SameName, (a.IsCut && b.IsCut) || IsGeneric(a) ? Verdict.Doubtful : Verdict.Linked);
        if (Uncut(a, b) is var (kept, cutOff)) return new(traits, Relation.Cut, kept >= LeastCut && NameMarks.Of(cutOff).IsEmpty ? Verdict.Linked : Verdict.Doubtful);
        if (Names(a.FormerNames, b) || Names(b.FormerNames, a)) return new(traits, Relation.FormerName, Verdict.Linked);
        if (Names(a.OtherNames, b) || Names(b.OtherNames, a)) return new(traits, Relation.OtherName, Verdict.Doubtful);
        // What a second name in brackets says of a name without one is for a person to see.
        if (a.OtherNames.IsEmpty != b.OtherNames.IsEmpty && SameTrade(traits)) return new(traits, Relation.MoreNames, Least(CeilingOf(traits), Verdict.Doubtful));
        if (IsSlip(a, b, traits)) return new(traits, Relation.Slip, Verdict.Doubtful);
        // Institutions are told apart by their region alone: every district has its 中心医院.
        if (traits.Contains(Trait.RegionDiffers) && IsInstitution(a) && IsInstitution(b)) return new(traits, Relation.None, Verdict.Different);
        return new(traits, RelationOf(traits), CeilingOf(traits));
    }

    /// <summary>上海 and 上海市 differ by a character and are no slip; neither are numbers and parts.</summary>
    private static bool IsSlip(EnterpriseName a, EnterpriseName b, ImmutableArray<Trait> traits)
    {
        if (Math.Min(a.Folded.Length, b.Folded.Length) < LeastSlip || !TextDistance.OneSlip(a.Folded, b.Folded)) return false;
        ReadOnlySpan<Trait> meant = [Trait.MarksDiffer, Trait.MarksMore, Trait.PartOneSided, Trait.PartDiffers];
        foreach (var trait in meant)
            if (traits.Contains(trait)) return false;
        return !traits.Contains(Trait.CoreEqual) || traits.Contains(Trait.PartNear);
    }

    private static bool IsInstitution(EnterpriseName name) => name.FormClass.Length > 0 && !NameWords.Forms.Any(f => f.Class == name.FormClass);

    private static bool IsGeneric(EnterpriseName name) => name.Regions.IsEmpty && name.Part.Length == 0 && name.BodyMarks.IsEmpty && (name.Trade.Length < 2 || NameWords.Industries.Contains(name.Trade));

    private static bool SameTrade(ImmutableArray<Trait> traits) => traits.Contains(Trait.CoreEqual) || traits.Contains(Trait.TradeEqual);

    private static Verdict Least(Verdict a, Verdict b) => a < b ? a : b;

    private static Verdict CeilingOf(ImmutableArray<Trait> traits)
    {
        if (traits.Contains(Trait.MarksDiffer) || traits.Contains(Trait.PartDiffers)) return Verdict.Different;
        ReadOnlySpan<Trait> doubts = [Trait.PartOneSided, Trait.PartNear, Trait.MarksMore, Trait.RegionDiffers, Trait.FormDiffers];
        foreach (var doubt in doubts)
            if (traits.Contains(doubt)) return Verdict.Doubtful;
        return Verdict.Linked;
    }

    private static Relation RelationOf(ImmutableArray<Trait> traits)
    {
        ReadOnlySpan<Trait> strangers = [Trait.RegionDiffers, Trait.IndustryDiffers, Trait.FormDiffers];
        if (!SameTrade(traits)) return Relation.None;
        foreach (var stranger in strangers)
            if (traits.Contains(stranger)) return Relation.None;
        if (traits.Contains(Trait.MarksDiffer) || traits.Contains(Trait.PartDiffers)) return Relation.Sisters;
        return traits.Contains(Trait.PartOneSided) ? Relation.PartOf : Relation.None;
    }

    private static ImmutableArray<Trait> TraitsOf(EnterpriseName a, EnterpriseName b) =>
        [Trade(a, b), Industry(a, b), NameRegions.Compare(a.Regions, b.Regions), Form(a, b), Part(a, b), Marks(a, b)];

    private static Trait Trade(EnterpriseName a, EnterpriseName b)
    {
        // Equal together, whatever was taken for trade name and what for industry.
        if (a.Core == b.Core) return Trait.CoreEqual;
        if (a.Trade == b.Trade) return Trait.TradeEqual;
        var (few, many) = a.Trade.Length <= b.Trade.Length ? (a.Trade, b.Trade) : (b.Trade, a.Trade);
        // Of four characters two are often an industry that no list knows: 瑞沛电脑 and 瑞铭电脑 are no slip.
        if (few.Length >= 4 && many.Length >= 5 && TextDistance.OneSlip(few, many)) return Trait.TradeNear;
        // 第一 and 国际 are in many names and say nothing of any.
        (few, many) = (NameMarks.Without(few), NameMarks.Without(many));
        if (few.Length >= 2 && !NameWords.Industries.Contains(few) && many.Contains(few, StringComparison.Ordinal)) return Trait.TradeContained;
        return TextDistance.CommonRun(few, many) >= 2 ? Trait.TradePartial : Trait.TradeDiffers;
    }

    private static Trait Industry(EnterpriseName a, EnterpriseName b)
    {
        if (a.Core == b.Core) return Trait.IndustryCounted;
        if (a.Industry == b.Industry) return a.Industry.Length == 0 && b.Industry.Length == 0 ? Trait.IndustryNone : Trait.IndustryEqual;
        if (a.Industry.Length == 0 || b.Industry.Length == 0) return Trait.IndustryOneSided;
        return TextDistance.CommonRun(a.Industry, b.Industry) >= 2 ? Trait.IndustryOverlaps : Trait.IndustryDiffers;
    }

    private static Trait Form(EnterpriseName a, EnterpriseName b)
    {
        if (a.FormClass == b.FormClass) return a.FormClass.Length == 0 ? Trait.FormNone : Trait.FormEqual;
        if (a.FormClass.Length == 0 || b.FormClass.Length == 0) return Trait.FormOneSided;
        ReadOnlySpan<string> changing = ["limited", "joint-stock", "company"];
        return changing.Contains(a.FormClass) && changing.Contains(b.FormClass) ? Trait.FormChanged : Trait.FormDiffers;
    }

    private static Trait Part(EnterpriseName a, EnterpriseName b)
    {
        if (a.Part == b.Part) return a.Part.Length == 0 ? Trait.PartNone : Trait.PartEqual;
        if (a.Part.Length == 0 || b.Part.Length == 0) return Trait.PartOneSided;
        // 第一分厂 and 1分厂 are written differently and are the same part: what is not a mark is compared.
        if (NameMarks.Compare(a.PartMarks, b.PartMarks) == Trait.MarksEqual && NameMarks.Without(a.Part) == NameMarks.Without(b.Part)) return Trait.PartEqual;
        // 北桥厂 and 北桥厂二车间: a part of the part.
        if (a.Part.StartsWith(b.Part, StringComparison.Ordinal) || b.Part.StartsWith(a.Part, StringComparison.Ordinal)) return Trait.PartOneSided;
        return Math.Min(a.Part.Length, b.Part.Length) >= 3 && TextDistance.OneSlip(a.Part, b.Part) && !SidesDiffer(a.Part, b.Part) ? Trait.PartNear : Trait.PartDiffers;
    }

    private static Trait Marks(EnterpriseName a, EnterpriseName b)
    {
        if (SidesDiffer(a.Core, b.Core) || SidesDiffer(a.Core + a.Form + a.Part, b.Core + b.Form + b.Part)) return Trait.MarksDiffer;
        var body = NameMarks.Compare(a.BodyMarks, b.BodyMarks);
        if (a.Part.Length == 0 != (b.Part.Length == 0))
        {
            // 瑞泽二厂 and 瑞泽有限公司一厂: one number stands in the name and the other in the part. That one has a part is said already, with its numbers.
            var whole = NameMarks.Compare([.. a.BodyMarks, .. a.PartMarks], [.. b.BodyMarks, .. b.PartMarks]);
            return whole == Trait.MarksDiffer ? whole : body;
        }
        var part = NameMarks.Compare(a.PartMarks, b.PartMarks);
        if (body == Trait.MarksDiffer || part == Trait.MarksDiffer) return Trait.MarksDiffer;
        if (body == Trait.MarksMore || part == Trait.MarksMore) return Trait.MarksMore;
        return body == Trait.MarksEqual || part == Trait.MarksEqual ? Trait.MarksEqual : Trait.MarksNone;
    }

    /// <summary>Texts that are equal but for one character, which names another side in each.</summary>
    private static bool SidesDiffer(string a, string b)
    {
        if (a.Length != b.Length) return false;
        var at = a.AsSpan().CommonPrefixLength(b);
        return at < a.Length && Sides.Contains(a[at]) && Sides.Contains(b[at]) && a.AsSpan(at + 1).SequenceEqual(b.AsSpan(at + 1));
    }

    /// <summary>How many characters a cut name keeps of the other, which begins with them, and what was cut off, which may be a number; null where it is none of it.</summary>
    private static (int Kept, string CutOff)? Uncut(EnterpriseName a, EnterpriseName b)
    {
        if (a.IsCut && b.Folded.StartsWith(a.Folded, StringComparison.Ordinal)) return (a.Folded.Length, b.Folded[a.Folded.Length..]);
        return b.IsCut && a.Folded.StartsWith(b.Folded, StringComparison.Ordinal) ? (b.Folded.Length, a.Folded[b.Folded.Length..]) : null;
    }

    private static bool Names(ImmutableArray<string> names, EnterpriseName other) => !names.IsEmpty && names.Contains(NameFolding.Bare(other.Folded));
}
