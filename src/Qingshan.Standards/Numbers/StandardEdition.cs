namespace Qingshan.Standards;

/// <summary>An edition of a standard or of a method, with the time in which it is in force. Immutable; equal by value.</summary>
/// <param name="Standard">The number without its year, such as <c>GB 3095</c>; a short name of ours where a method has no number.</param>
/// <param name="Year">The year of the edition, such as <c>2026</c>.</param>
/// <param name="NameZh">The Chinese name as printed on its cover.</param>
/// <param name="NameEn">The English name; ours where the standard prints none.</param>
/// <param name="From">The first day in force.</param>
/// <param name="Until">The last day in force; null while no later edition has replaced it.</param>
/// <param name="PeriodEvidence">How <paramref name="From"/> and <paramref name="Until"/> came here.</param>
/// <param name="Note">What a reader should know beside it, <c>中文 · English</c>; null when there is nothing.</param>
public sealed record StandardEdition(
    string Standard, string Year, string NameZh, string NameEn, DateOnly From, DateOnly? Until, Evidence PeriodEvidence, string? Note = null)
{
    /// <summary>The standard with its edition, such as <c>GB 3095-2026</c>. Unique.</summary>
    public string Title => $"{Standard}-{Year}";

    /// <summary>True when the days in force were seen; wherever false, that has to be shown with them.</summary>
    public bool IsPeriodVerified => PeriodEvidence == Evidence.Seen;

    /// <summary>Whether the edition is in force on a day.</summary>
    /// <param name="date">The day of the observation, by the calendar of Beijing.</param>
    /// <returns>True from <see cref="From"/> to <see cref="Until"/>, both included.</returns>
    public bool IsInForceOn(DateOnly date) => date >= From && (Until is null || date <= Until);

    /// <summary>The title.</summary>
    /// <returns><see cref="Title"/>.</returns>
    public override string ToString() => Title;
}
