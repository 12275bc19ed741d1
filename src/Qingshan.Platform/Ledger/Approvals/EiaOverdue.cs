using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>What a project is late with, by the dates that the ledger has.</summary>
public enum EiaOverdueKind
{
    [Term("调试满 12 个月未验收", "trial operation for over 12 months, completion not accepted")]
    Completion,

    [Term("批复满 5 年未开工", "approved over 5 years ago, not begun")]
    Construction,

    [Term("批复 5 年后才开工", "begun over 5 years after the approval")]
    BegunLate,
}

/// <summary>
/// 逾期 · A step of a project that should have come by a day. Completion has to be accepted within 12 months at most (interim measures on the acceptance of completion,
/// article 12), and an approval has to be examined again where construction begins after five years (Law on environmental impact assessment,
/// article 24); both from memory, unverified. A register that is no longer kept makes everything late: how old its knowledge is stands beside it.
/// </summary>
/// <param name="Due">The last day on which it would have been in time.</param>
/// <param name="KnownOn">The day of the register's knowledge.</param>
public sealed record EiaOverdue(EiaProject Project, EiaOverdueKind Kind, DateOnly Due, DateOnly KnownOn)
{
    public const int MonthsToCompletion = 12, YearsToConstruction = 5;

    /// <param name="completed">Approval documents that another entry says were completed.</param>
    public static EiaOverdue? Of(EiaProject p, IReadOnlySet<string> completed, DateOnly today, DateOnly knownOn)
    {
        if (DocumentNumber.Contradicts(p.ApprovalNumber, p.ApprovedOn) || p.CompletedOn is not null || (p.ApprovalNumber is { } number && completed.Contains(number))) return null;
        if (p.Stage == EiaStage.Trial && p.TrialOn?.AddMonths(MonthsToCompletion) is { } accepted && accepted < today) return new(p, EiaOverdueKind.Completion, accepted, knownOn);
        if (p.ApprovedOn?.AddYears(YearsToConstruction) is not { } begun) return null;
        return p.Stage == EiaStage.BeforeConstruction && p.ConstructionOn is null && begun < today ? new(p, EiaOverdueKind.Construction, begun, knownOn)
            : p.ConstructionOn > begun ? new(p, EiaOverdueKind.BegunLate, begun, knownOn) : null;
    }
}
