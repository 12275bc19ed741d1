using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>
/// 工单 · Signals about one subject on their way through a workflow. A workflow has one open case of a subject, never two; what happened to it
/// stands in its events.
/// </summary>
public sealed class Case
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>XS-2026-000001</c>: by workflow, year of Beijing and turn.</summary>
    public required string Number { get; init; }

    /// <summary>Key of its <see cref="Cases.Workflow"/>.</summary>
    public required string Workflow { get; init; }

    /// <summary>Key of the workflow's state.</summary>
    public required string State { get; set; }

    public SubjectKind SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>As it was called when the case opened.</summary>
    public required string SubjectCode { get; init; }

    /// <summary>Where the subject lies: whoever holds this region sees the case. Kept in step with the ledger while the case is open.</summary>
    public Guid? RegionId { get; set; }

    public required string Title { get; init; }

    /// <summary>Of the worst of its signals.</summary>
    public Severity Severity { get; set; }

    public DateTime OpenedAt { get; init; }

    public required string OpenedBy { get; init; }

    /// <summary>Since when it has stood where it stands.</summary>
    public DateTime EnteredAt { get; set; }

    /// <summary>Until when it should have left its state (UTC); null: never.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>Somebody has been reminded that it is due.</summary>
    public bool Reminded { get; set; }

    /// <summary>When it was last told that it is overdue.</summary>
    public DateTime? OverdueAt { get; set; }

    /// <summary>The person who looks after it.</summary>
    public Guid? AssignedTo { get; set; }

    /// <summary>责任单位: whose case it is.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>Who handed the work in; does not review it.</summary>
    public Guid? SubmittedBy { get; set; }

    /// <summary>督办: a superior's name, where one has set a deadline.</summary>
    public string? SupervisedBy { get; set; }

    public Guid? SupervisorId { get; set; }

    /// <summary>The superior's deadline: no step moves it.</summary>
    public DateTime? SupervisedDue { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>Two who change it at once: the second is told to look again.</summary>
    public int Version { get; set; }
}

/// <summary>A signal that is in a case. A signal is in one case.</summary>
public sealed class CaseSignal
{
    public required Guid SignalId { get; init; }

    public required Guid CaseId { get; init; }

    public DateTime JoinedAt { get; init; }
}

/// <summary>经过 · Something that happened to a case, in order of <see cref="Id"/>.</summary>
public sealed class CaseEvent : IAppendOnly
{
    public long Id { get; init; }

    public required Guid CaseId { get; init; }

    public DateTime At { get; init; }

    public CaseEventKind Kind { get; init; }

    /// <summary>A person, or the program.</summary>
    public required string By { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Key of the step of the workflow; null where it was none.</summary>
    public string? Step { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>What a person wrote, or what changed; empty where the kind says it all.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English where the program wrote it.</summary>
    public string? TextEn { get; init; }

    /// <summary>The values of the step's form, as JSON; null where it asked for nothing.</summary>
    public string? Form { get; init; }
}

public enum CaseEventKind
{
    [Term("立案", "opened")]
    Opened,

    [Term("并入线索", "signal joined")]
    Joined,

    [Term("办理", "step")]
    Stepped,

    [Term("指派", "assigned")]
    Assigned,

    [Term("说明", "comment")]
    Commented,

    [Term("附件", "file added")]
    Attached,

    [Term("督办", "supervised")]
    Supervised,

    [Term("结论", "verdict")]
    Judged,

    [Term("临期提醒", "reminded")]
    Reminded,

    [Term("逾期", "overdue")]
    Overdue,
}

/// <summary>附件 · A file of a case: what is known of it. Its bytes lie in the data folder under their hash.</summary>
public sealed class CaseFile : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CaseId { get; init; }

    /// <summary>As it is saved: its ending is that of its content.</summary>
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public long Size { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public DateTime At { get; init; }

    public required string By { get; init; }
}
