using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>What was measured says of a warning that was issued.</summary>
public enum WarningHit
{
    [Term("还不能判断", "not known yet")]
    NotYet,

    [Term("报准", "hit")]
    Hit,

    [Term("级别偏高", "level too high")]
    TooHigh,

    [Term("级别偏低", "level too low")]
    TooLow,

    [Term("空报", "false alarm")]
    FalseAlarm,
}

/// <summary>A warning as it was issued, in Beijing time.</summary>
/// <param name="SignedAt">When it was signed first.</param>
/// <param name="Until">When it was lifted; null while it is in force.</param>
public readonly record struct IssuedSpan(WarningLevel Highest, DateTime SignedAt, DateTime From, DateTime? Until);

/// <summary>A warning beside what the rule called for on what was measured.</summary>
/// <param name="Called">The highest warning that was called for in its time; null where none was.</param>
/// <param name="HoursAhead">From its signature to the hour from which the level was called for; negative where it came too late; null where none was.</param>
public sealed record JudgedWarning(WarningHit Hit, Warning? Called, double? HoursAhead);

/// <summary>
/// 空报与漏报 · Warnings that were issued against those for which a plan's grading calls on what was measured: a hit where one overlaps, a false alarm
/// where none does, a miss where one was called for and none issued. It knows nothing but what it is given.
/// </summary>
public static class IssuedAgainstRule
{
    /// <summary>A warning may begin or end so many hours apart from what was called for and still mean it.</summary>
    public const int Slack = 12;

    /// <summary>Judges one.</summary>
    /// <param name="called">What the rule calls for, in order of time.</param>
    /// <param name="known">The first hour of which nothing is measured.</param>
    public static JudgedWarning Of(in IssuedSpan issued, IReadOnlyCollection<Warning> called, DateTime known)
    {
        var (from, until) = (issued.From, issued.Until ?? known);
        var met = called.Where(w => Overlaps(w, from, until)).OrderByDescending(w => w.Level).ThenBy(w => w.From).FirstOrDefault();
        if (met is not null) return new(met.Level == issued.Highest ? WarningHit.Hit : met.Level < issued.Highest ? WarningHit.TooHigh : WarningHit.TooLow, met, (met.From - issued.SignedAt).TotalHours);
        return new(issued.Until is null || issued.Until.Value.AddHours(Slack) > known ? WarningHit.NotYet : WarningHit.FalseAlarm, null, null);
    }

    /// <summary>漏报: what was called for since a time while nothing was issued.</summary>
    /// <param name="since">Warnings are kept here since then.</param>
    public static IReadOnlyList<Warning> Missed(IReadOnlyCollection<IssuedSpan> issued, IReadOnlyCollection<Warning> called, DateTime since) =>
        [.. called.Where(w => w.Until > since && !issued.Any(i => Overlaps(w, i.From, i.Until ?? DateTime.MaxValue.AddDays(-1)))).OrderByDescending(w => w.From)];

    private static bool Overlaps(Warning called, DateTime from, DateTime until) => called.From < until.AddHours(Slack) && called.Until > from.AddHours(-Slack);
}
