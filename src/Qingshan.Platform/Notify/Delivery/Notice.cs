using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>通知 · One person is told of one event of a subject, as it was told; with the receipt. One event tells one person once a level.</summary>
public sealed class Notice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What kind of thing it is about: the key of an <see cref="INoticeTopic"/>.</summary>
    public required string Topic { get; init; }

    /// <summary>What it is about: a signal, an issue of quality, a request.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Number of the event among those of the subject.</summary>
    public required long EventId { get; init; }

    /// <summary>The subject's page; an address within the platform.</summary>
    public required string Link { get; init; }

    public required Guid PersonId { get; init; }

    public NoticeReason Reason { get; init; }

    /// <summary>The level of the roster for an escalation; 0 otherwise.</summary>
    public int Level { get; init; }

    public Severity Severity { get; init; }

    /// <summary>Code of the monitoring point; null where it is about none.</summary>
    public string? Point { get; init; }

    public required string SubjectZh { get; init; }

    public required string SubjectEn { get; init; }

    public required string BodyZh { get; init; }

    public required string BodyEn { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>回执: when the person confirmed having read it.</summary>
    public DateTime? ReadAt { get; set; }

    public Text Subject => new(SubjectZh, SubjectEn);

    public Text Body => new(BodyZh, BodyEn);
}

/// <summary>Why somebody is told.</summary>
public enum NoticeReason
{
    /// <summary>订阅.</summary>
    Subscription,

    /// <summary>值班.</summary>
    Duty,

    /// <summary>升级: those before did not acknowledge.</summary>
    Escalation,

    /// <summary>指派: the signal was given to this person.</summary>
    Assigned,

    /// <summary>责任单位: the person's organisation is responsible for it.</summary>
    Responsible,

    /// <summary>待办: it waits for a decision that the person may take.</summary>
    Decision,

    /// <summary>答复: the person asked for it, or took part.</summary>
    Answer,
}

/// <summary>投递 · A notice on its way through one channel.</summary>
public sealed class Delivery
{
    /// <summary>Goes with every try: Message-ID of the mail, header of the webhook, <c>{id}</c> of the SMS.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid NoticeId { get; init; }

    public ChannelKind Channel { get; init; }

    public required string Address { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is tried (again). While one try is under way it lies ahead, so that nobody else begins another.</summary>
    public DateTime NextAt { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? DoneAt { get; set; }
}

public enum DeliveryState
{
    /// <summary>待发.</summary>
    Waiting,

    /// <summary>已发.</summary>
    Sent,

    /// <summary>失败: refused for good, or tried for a day.</summary>
    Failed,

    /// <summary>已撤: the person may no longer see what it is about, or has read the notice already.</summary>
    Dropped,
}

/// <summary>One try of a delivery and how it went.</summary>
public sealed class DeliveryAttempt : IAppendOnly
{
    public long Id { get; init; }

    public required Guid DeliveryId { get; init; }

    public DateTime At { get; init; }

    public SendResult Result { get; init; }

    /// <summary>What the other side said.</summary>
    public required string Detail { get; init; }
}

/// <summary>Up to which event of signals people have been told.</summary>
public sealed class NoticePosition
{
    public int Id { get; init; }

    public long EventId { get; set; }
}

/// <summary>升级 · A signal that waits for acknowledgement, and who has been told so far.</summary>
public sealed class Escalation
{
    public required Guid SignalId { get; init; }

    /// <summary>The event that began it.</summary>
    public required long EventId { get; init; }

    /// <summary>The highest level of the roster that was told; 0 while nobody is on duty.</summary>
    public int Level { get; set; }

    /// <summary>When the next level is told.</summary>
    public DateTime NextAt { get; set; }

    /// <summary>When it ended: acknowledged, or the signal closed.</summary>
    public DateTime? StoppedAt { get; set; }
}
