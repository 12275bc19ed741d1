using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 质量问题 · A rule that fails at a subject, followed up until it holds again. There is one open issue of a rule at a subject, never two; what
/// happened to it stands in its events.
/// </summary>
public sealed class QualityIssue
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Rule { get; init; }

    /// <summary><see cref="QualitySubject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Null where it is about records.</summary>
    public Guid? PointId { get; init; }

    /// <summary>责任单位 · Who has to answer; null where nobody could be found, and then it is for those who hold everything.</summary>
    public Guid? OrganisationId { get; set; }

    public IssueState State { get; set; }

    /// <summary>The first day that failed.</summary>
    public DateOnly Since { get; set; }

    /// <summary>The last day that failed.</summary>
    public DateOnly Last { get; set; }

    /// <summary>Of the days from the first to the last.</summary>
    public long Checked { get; set; }

    public long Failed { get; set; }

    public DateTime OpenedAt { get; init; }

    /// <summary>Until when an answer is owed, or what was promised has to be done (UTC).</summary>
    public DateTime DueAt { get; set; }

    /// <summary>When it was last told that it is overdue.</summary>
    public DateTime? OverdueAt { get; set; }

    public DateTime? AcknowledgedAt { get; set; }

    public IssueAnswer? Answer { get; set; }

    public string? AnswerText { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>Who answered does not close it.</summary>
    public Guid? AnsweredBy { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>Closed by a person and not because the rule holds again.</summary>
    public bool ClosedByPerson { get; set; }

    /// <summary>Days up to this one have been heeded in closing it: they do not open it again.</summary>
    public DateOnly? ClosedThrough { get; set; }
}

public enum IssueState
{
    [Term("待确认", "open")]
    Open,

    [Term("已确认", "acknowledged")]
    Acknowledged,

    [Term("已答复", "answered")]
    Answered,

    [Term("已关闭", "closed")]
    Closed,
}

/// <summary>答复 · What the responsible organisation says was done.</summary>
public enum IssueAnswer
{
    [Term("已整改", "mended")]
    Mended,

    [Term("情况说明", "explained")]
    Explained,

    [Term("无法整改", "cannot be mended")]
    CannotBeMended,
}

/// <summary>经过 · Something that happened to an issue, in order of <see cref="Id"/>.</summary>
public sealed class QualityEvent : IAppendOnly
{
    public long Id { get; init; }

    public required Guid IssueId { get; init; }

    public DateTime At { get; init; }

    public IssueEventKind Kind { get; init; }

    /// <summary>A person, or the program.</summary>
    public required string By { get; init; }

    /// <summary>What a person wrote, or what changed; empty where the kind says it all.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English where the program wrote it.</summary>
    public string? TextEn { get; init; }
}

public enum IssueEventKind
{
    [Term("发现", "opened")]
    Opened,

    [Term("确认", "acknowledged")]
    Acknowledged,

    [Term("答复", "answered")]
    Answered,

    [Term("说明", "comment")]
    Commented,

    [Term("逾期", "overdue")]
    Overdue,

    [Term("关闭", "closed")]
    Closed,

    [Term("重新打开", "reopened")]
    Reopened,
}
