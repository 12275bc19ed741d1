using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>Of which 24 hours a warning plan takes the index.</summary>
public enum WarningBasis
{
    /// <summary>Of calendar days.</summary>
    CalendarDay,

    /// <summary>Of any 24 hours in a row, across midnight.</summary>
    AnyDay,
}

/// <summary>
/// One condition of a rule: a stretch of at least so many hours in which every day (by the plan's <see cref="WarningBasis"/>) has such an index.
/// One day above is 24 hours, two days in a row are 48, and so on. Immutable.
/// </summary>
/// <param name="Bound">How the index is compared: above, or at least.</param>
/// <param name="Index">The daily air quality index.</param>
/// <param name="Hours">The least length of the stretch, 24 or more.</param>
/// <param name="Evidence">How the condition came here.</param>
/// <param name="Note">What a reader should know beside it, <c>中文 · English</c>; null where nothing.</param>
public sealed record WarningCondition(Bound Bound, int Index, int Hours, Evidence Evidence, string? Note);

/// <summary>One way to reach a level: all conditions together, those of higher indices within the stretch of the lowest. Immutable.</summary>
/// <param name="Level">The level that is reached.</param>
/// <param name="Conditions">The conditions, the lowest index first; never empty.</param>
public sealed record WarningRule(WarningLevel Level, ImmutableArray<WarningCondition> Conditions)
{
    /// <summary>True when all of it was read in the plan itself; wherever false, that has to be shown.</summary>
    public bool IsVerified => Conditions.All(c => c.Evidence == Evidence.Seen);
}

/// <summary>An edition of a jurisdiction's grading of heavy-pollution warnings. Immutable.</summary>
/// <param name="Key">A short name of ours, such as <c>bth-2016</c>. Unique.</param>
/// <param name="Regions">GB/T 2260 codes of provinces for which it holds; <c>000000</c> for the whole country.</param>
/// <param name="NameZh">Its Chinese name.</param>
/// <param name="NameEn">Its English name, ours.</param>
/// <param name="Document">The number of the document; null where it is not known.</param>
/// <param name="From">The first day in force.</param>
/// <param name="Until">The last day in force; null while none is known.</param>
/// <param name="Basis">Of which 24 hours the index is taken.</param>
/// <param name="LiftHours">For how many hours the air has to stay below a level before the warning is lowered; null where the plan's rule is not known here.</param>
/// <param name="Evidence">How name and days came here.</param>
/// <param name="LiftEvidence">How <paramref name="LiftHours"/> came here.</param>
/// <param name="Note">Where it was seen and what is not certain, <c>中文 · English</c>.</param>
/// <param name="Rules">Every way to every level.</param>
public sealed record WarningPlan(
    string Key, ImmutableArray<string> Regions, string NameZh, string NameEn, string? Document, DateOnly From, DateOnly? Until, WarningBasis Basis,
    int? LiftHours, Evidence Evidence, Evidence LiftEvidence, string Note, ImmutableArray<WarningRule> Rules)
{
    /// <summary>The code that stands for the whole country.</summary>
    public const string Country = "000000";

    /// <summary>True when every rule was read in the plan itself; wherever false, that has to be shown.</summary>
    public bool IsVerified => Evidence == Evidence.Seen && Rules.All(r => r.IsVerified);

    /// <summary>Whether the plan holds for a place on a day.</summary>
    /// <param name="region">GB/T 2260 code of a place.</param>
    /// <param name="date">The day, by the calendar of Beijing.</param>
    /// <returns>True where it does.</returns>
    public bool HoldsFor(string region, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(region);
        return date >= From && (Until is null || date <= Until)
            && Regions.Any(r => r == Country || (region.Length >= 2 && r.AsSpan(0, 2).SequenceEqual(region.AsSpan(0, 2))));
    }
}
