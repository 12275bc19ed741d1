namespace Qingshan.Standards;

/// <summary>行动计划 · A plan for clean air. Immutable; equal by value.</summary>
/// <param name="Key">Such as <c>air-2013</c>.</param>
/// <param name="Zh">Its name.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Document">The number of the document, such as <c>国发〔2013〕37号</c>.</param>
/// <param name="FirstYear">The first year it is of.</param>
/// <param name="LastYear">The last.</param>
/// <param name="Evidence">How the number of the document came here.</param>
public sealed record ActionPlan(string Key, string Zh, string En, string Document, int FirstYear, int LastYear, Evidence Evidence);

/// <summary>In what a target is set.</summary>
public enum TargetKind
{
    /// <summary>An annual mean that is not exceeded, µg/m³.</summary>
    Concentration,

    /// <summary>An annual mean so many per cent below that of a base year.</summary>
    Reduction,

    /// <summary>A share of days, per cent.</summary>
    Share,

    /// <summary>A share of days so many per cent below that of a base year.</summary>
    ShareReduction,
}

/// <summary>目标 · What a plan wants of a region until a year. Immutable; equal by value.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Region">GB/T 2260 code of a province, or a key such as <c>bth</c> for a group of provinces or cities.</param>
/// <param name="RegionZh">The region's name.</param>
/// <param name="RegionEn">The region's name in English.</param>
/// <param name="Item">The code of the factor (<c>a34004</c>), or <c>good-days</c>, <c>heavy-days</c>.</param>
/// <param name="Kind">In what it is set.</param>
/// <param name="Bound">Whether the amount is the least or the most.</param>
/// <param name="Amount">µg/m³ or per cent, as the kind says.</param>
/// <param name="BaseYear">The year it is compared with; null for one that is set as a value.</param>
/// <param name="Year">The year by whose end it has to be met.</param>
/// <param name="Evidence">How the numbers came here; everything but <see cref="Evidence.Seen"/> is unverified, and that has to be shown with them.</param>
/// <param name="Note">What a reader should know beside it, <c>中文 · English</c>; null when there is nothing.</param>
public sealed record ActionPlanTarget(
    ActionPlan Plan, string Region, string RegionZh, string RegionEn, string Item, TargetKind Kind, Bound Bound, double Amount, int? BaseYear, int Year, Evidence Evidence, string? Note)
{
    /// <summary>True when the target was read in the document itself.</summary>
    public bool IsVerified => Evidence == Evidence.Seen;

    /// <summary>The value to be reached in the last year.</summary>
    /// <param name="baseValue">The value of the base year, in the unit of the values; not looked at where the target is a value itself.</param>
    /// <returns>µg/m³ or a share in per cent.</returns>
    public double Goal(double baseValue) => Kind is TargetKind.Concentration or TargetKind.Share ? Amount : baseValue * (1 - (Amount / 100));
}
