namespace Qingshan.Platform.Signals;

/// <summary>
/// 线索 · What a detector found about one subject: a lead for a person, with its evidence, never a verdict. It stays the same
/// signal from when it opens until it closes. Whoever sees the internal records of the subject's region sees it.
/// </summary>
public sealed class Signal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the detector that found it.</summary>
    public required string Detector { get; init; }

    public SubjectKind SubjectKind { get; init; }

    /// <summary>The monitoring point or the enterprise that it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Where the subject lies: whoever holds this region sees the signal. Kept in step with the ledger.</summary>
    public Guid? RegionId { get; set; }

    /// <summary>The series that it is about; null where it is about the subject as a whole.</summary>
    public int? SeriesId { get; init; }

    /// <summary>
    /// What of the subject it is about, as the detector names it: <c>a21026 mean:PT1H</c>, the code of a permit, or empty for the subject as a
    /// whole. A subject has one open signal of a detector about a part, never two.
    /// </summary>
    public string Part { get; init; } = "";

    public Severity Severity { get; set; }

    public SignalState State { get; set; }

    /// <summary>What was found, in a sentence.</summary>
    public required string Zh { get; set; }

    public required string En { get; set; }

    /// <summary>From when on it has been so in the data (UTC).</summary>
    public DateTime Since { get; set; }

    /// <summary>Until when it has been so in the data, as far as is known (UTC, exclusive).</summary>
    public DateTime Until { get; set; }

    /// <summary>The value that was furthest out, in the unit of the series; null where there is none.</summary>
    public double? Worst { get; set; }

    /// <summary>The limit that the values were held against, in the unit of the series; null where there is none.</summary>
    public double? Limit { get; set; }

    /// <summary>The limit is one from below.</summary>
    public bool LimitIsLower { get; set; }

    /// <summary>Where the limit or the rule comes from.</summary>
    public string Basis { get; set; } = "";

    public DateTime OpenedAt { get; init; }

    public DateTime UpdatedAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    /// <summary>
    /// 已撤销: it was closed because the values it rested on were corrected or are valid no more, so that nothing of it is left.
    /// </summary>
    public bool Withdrawn { get; set; }

    /// <summary>Since when it has looked well again, while it is not yet closed; only of detectors that look at the present.</summary>
    public DateTime? QuietSince { get; set; }

    public DateTime? AcknowledgedAt { get; set; }

    public string? AcknowledgedBy { get; set; }

    /// <summary>The person who looks after it.</summary>
    public Guid? AssignedTo { get; set; }
}

/// <summary>严重程度.</summary>
public enum Severity
{
    /// <summary>提示.</summary>
    Notice,

    /// <summary>警告.</summary>
    Warning,

    /// <summary>严重.</summary>
    Serious,
}

public enum SignalState
{
    /// <summary>持续中.</summary>
    Open,

    /// <summary>已结束.</summary>
    Closed,
}

/// <summary>
/// 经过 · Something that happened to a signal, in order of <see cref="Id"/>. It is the signal's history, and the feed that those
/// who tell people about signals follow.
/// </summary>
public sealed class SignalEvent
{
    public long Id { get; init; }

    public required Guid SignalId { get; init; }

    public DateTime At { get; init; }

    public SignalEventKind Kind { get; init; }

    public Severity Severity { get; init; }

    /// <summary>A person, or the detector.</summary>
    public required string By { get; init; }

    /// <summary>A comment, or what changed; empty where the kind says it all.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English where the program wrote it; null of what a person wrote.</summary>
    public string? TextEn { get; init; }
}

public enum SignalEventKind
{
    Opened,

    /// <summary>It got worse: the severity rose.</summary>
    Worsened,

    /// <summary>It goes on, with new evidence.</summary>
    Updated,

    Closed,
    Acknowledged,
    Commented,
    Assigned,
}
