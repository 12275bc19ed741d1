using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <summary>Where a warning is on its way.</summary>
public enum WarningState
{
    [Term("待签发", "proposed")]
    Proposed,

    /// <summary>Signed: in force from <see cref="IssuedWarning.From"/> until it is lifted.</summary>
    [Term("已签发", "issued")]
    Issued,

    [Term("不予签发", "refused")]
    Refused,

    [Term("已撤回", "withdrawn")]
    Withdrawn,

    [Term("已解除", "lifted")]
    Lifted,

    [Term("已评估", "evaluated")]
    Evaluated,
}

/// <summary>
/// 预警 · A warning of heavy pollution of a region, from the proposal to the evaluation. What was proposed, signed and refused stands in its
/// <see cref="WarningStep"/>s. A region has one that is proposed or in force, never two.
/// </summary>
public sealed class IssuedWarning
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>YJ-2026-000001</c>: by year of Beijing and turn.</summary>
    public required string Number { get; init; }

    public required Guid RegionId { get; init; }

    /// <summary>As it was when the warning was proposed; its code and names.</summary>
    public required string RegionCode { get; init; }

    public required string RegionName { get; init; }

    public string? RegionNameEn { get; init; }

    /// <summary>Key of the <see cref="WarningPlan"/> by which it is graded.</summary>
    public required string Plan { get; init; }

    public WarningState State { get; set; }

    /// <summary>The level in force; while it is proposed, the one proposed.</summary>
    public WarningLevel Level { get; set; }

    /// <summary>The highest level that was in force.</summary>
    public WarningLevel Highest { get; set; }

    /// <summary>From when it is in force (UTC); null while nobody has signed it.</summary>
    public DateTime? From { get; set; }

    /// <summary>Until when it was expected when it was signed last (UTC); null where nothing was said.</summary>
    public DateTime? Expected { get; set; }

    /// <summary>When it was lifted (UTC, exclusive).</summary>
    public DateTime? LiftedAt { get; set; }

    /// <summary>The air of the region is simulated: said wherever the warning is shown.</summary>
    public bool Simulated { get; init; }

    public DateTime OpenedAt { get; init; }

    /// <summary>Two who change it at once: the second is told to look again.</summary>
    public int Version { get; set; }

    /// <summary>Whether it is in force at a moment.</summary>
    public bool IsInForceAt(DateTime moment) => From <= moment && (LiftedAt is null || moment < LiftedAt);

    /// <summary>What everybody may know of: it has been signed.</summary>
    public bool IsPublic => From is not null;

    /// <summary>It has not come to an end.</summary>
    public bool IsOpen => State is WarningState.Proposed or WarningState.Issued;
}

/// <summary>What a step would do.</summary>
public enum WarningStepKind
{
    [Term("启动", "activation")]
    Activate,

    [Term("升降级", "change of level")]
    Change,

    [Term("解除", "lifting")]
    Lift,
}

public enum WarningDecision
{
    [Term("待签发", "waits")]
    Waits,

    [Term("已签发", "signed")]
    Approved,

    [Term("不予签发", "refused")]
    Refused,

    [Term("已撤回", "withdrawn")]
    Withdrawn,
}

/// <summary>签发单 · One act about a warning: what somebody proposed and why, and what somebody else decided. It changes once, when it is decided. A warning has one that waits, never two.</summary>
public sealed class WarningStep
{
    public long Id { get; init; }

    public required Guid WarningId { get; init; }

    public WarningStepKind Kind { get; init; }

    /// <summary>Of a lifting none.</summary>
    public WarningLevel Level { get; init; }

    /// <summary>From when it is to count (UTC); what is signed later counts from then.</summary>
    public DateTime From { get; set; }

    /// <summary>Until when it is expected to last (UTC).</summary>
    public DateTime? Expected { get; init; }

    /// <summary>Why, as whoever proposed it wrote it or took it from the forecast.</summary>
    public required string Reason { get; init; }

    /// <summary>The same in English, where the forecast said it.</summary>
    public string? ReasonEn { get; init; }

    /// <summary>The forecast that it rests on; null where it rests on something else.</summary>
    public long? IssueId { get; init; }

    /// <summary>How likely that forecast made the level; 0 to 1.</summary>
    public double? Chance { get; init; }

    public DateTime ProposedAt { get; init; }

    public required string ProposedBy { get; init; }

    /// <summary>Who really proposed it, and for whom: neither of them decides.</summary>
    public Guid? ProposedById { get; init; }

    public Guid? ProposedForId { get; init; }

    public WarningDecision Decision { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public Guid? DecidedById { get; set; }

    /// <summary>Why it was refused, or what was said with the signature.</summary>
    public string? DecidedText { get; set; }
}

/// <summary>
/// 应急减排令 · A measure that was ordered with a signature, as the list said it then: what, of whom, by how much, and how much is usual there. Written
/// once.
/// </summary>
public sealed class OrderedMeasure : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WarningId { get; init; }

    /// <summary>The step whose signature ordered it: its level is that of the warning.</summary>
    public required long StepId { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required string EnterpriseCode { get; init; }

    public required string EnterpriseName { get; init; }

    /// <summary>Code of the <see cref="EmergencyMeasure"/>.</summary>
    public required string MeasureCode { get; init; }

    public required string Measure { get; init; }

    public PerformanceGrade Grade { get; init; }

    public Guid? PointId { get; init; }

    public string? PointCode { get; init; }

    public string? Factor { get; init; }

    public MeasureShownBy ShownBy { get; init; }

    public double? ReductionPercent { get; init; }

    /// <summary>The mean of a usual day in the <see cref="Checked.Before"/> days before, in <see cref="Unit"/>; null where nothing shows it.</summary>
    public double? Usual { get; init; }

    /// <summary>kg/h of an emission, else that of the factor.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The reduction that is expected, in <see cref="Unit"/>; null where percent or usual is not known.</summary>
    public double? ExpectedReduction => Usual * ReductionPercent / 100;
}

/// <summary>What whoever evaluated a warning came to.</summary>
public enum WarningOutcome
{
    [Term("准确", "right")]
    Right,

    [Term("偏重", "too high")]
    TooHigh,

    [Term("偏轻", "too low")]
    TooLow,

    [Term("空报", "false alarm")]
    FalseAlarm,
}

/// <summary>评估 · What came of a warning: what a person says of it, with the numbers on which that rests as they stood then.</summary>
public sealed class WarningEvaluation : IAppendOnly
{
    public required Guid WarningId { get; init; }

    public DateTime At { get; init; }

    public required string By { get; init; }

    public WarningOutcome Outcome { get; init; }

    public required string Text { get; init; }

    /// <summary>The numbers, as JSON.</summary>
    public required string Facts { get; init; }
}
