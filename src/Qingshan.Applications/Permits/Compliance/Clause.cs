using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Permits;

/// <summary>What a clause of a permit asks for.</summary>
public enum ClauseKind
{
    [Term("浓度或速率", "concentration or rate")]
    Limit,

    [Term("自行监测", "own monitoring")]
    OwnMonitoring,

    [Term("排放口年排放量", "annual amount of the outlet")]
    OutletTotal,

    [Term("年排放总量", "annual amount in all")]
    Total,

    [Term("执行报告", "report")]
    Report,
}

public enum ClauseVerdict
{
    [Term("符合", "kept")]
    Kept,

    [Term("不符合", "not kept")]
    NotKept,

    [Term("数据不足", "not enough data")]
    NotEnough,

    [Term("无可比对", "nothing to hold it against")]
    Nothing,
}

/// <summary>A verdict on one clause with the numbers that it rests on, in words.</summary>
public sealed record Clause(ClauseKind Kind, ClauseVerdict Verdict, Text Because);

/// <param name="Due">Values that the time that has passed would hold.</param>
/// <param name="Compared">Valid values and daily means that were held against a limit.</param>
/// <param name="Above">Of these, beyond it.</param>
/// <param name="Max">Of the valid values; NaN where there is none.</param>
public sealed record AutomaticPart(int Due, int Received, int Valid, int Compared, int Above, double Mean, double Max)
{
    public double ValidShare => Due == 0 ? double.NaN : (double)Valid / Due;
}

public sealed record ByHandPart(int Readings, int Compared, int Above, double Mean, double Max, DateTime? Last);

/// <param name="Hours">Hours that it comes from.</param>
/// <param name="Due">Hours that have passed.</param>
public sealed record MassPart(double Kilograms, int Hours, int Due, MassFrom From);

/// <summary>A task of own monitoring and how far it was done; <paramref name="Due"/> is null where its frequency says no interval.</summary>
public sealed record TaskPart(OwnMonitoringTask Task, int? Due, int? Done);

/// <summary>One outlet and factor: what is permitted, was measured, and was due.</summary>
public sealed record FactorRow(
    MonitoringPoint Point, string Factor, string Unit, IReadOnlyList<PointLimit> Limits, double? AllowanceKg, AutomaticPart? Automatic, ByHandPart? ByHand, MassPart? Mass, IReadOnlyList<TaskPart> Tasks, IReadOnlyList<Clause> Clauses)
{
    /// <summary>The worst that is said of it.</summary>
    public ClauseVerdict Verdict => Clauses.Any(c => c.Verdict == ClauseVerdict.NotKept) ? ClauseVerdict.NotKept
        : Clauses.Any(c => c.Verdict == ClauseVerdict.NotEnough) ? ClauseVerdict.NotEnough : Clauses.Any(c => c.Verdict == ClauseVerdict.Kept) ? ClauseVerdict.Kept : ClauseVerdict.Nothing;
}

/// <summary>One factor of the whole permit: allowed, measured, reported.</summary>
/// <param name="Outlets">How many outlets the measured amount comes from.</param>
/// <param name="Share">Of the hours of those outlets that have passed, how many the amount comes from.</param>
public sealed record TotalRow(string Factor, double? AllowanceKg, string Basis, double? MeasuredKg, int Outlets, double Share, double? ReportedKg, Clause Clause);

public sealed record ReportRow(ReportDue Due, PermitReport? Filed, Clause Clause);
