using Qingshan.Platform.Common;

namespace Qingshan.Platform.Notify;

/// <summary>值班日志 · What somebody on duty writes down. Written once; a correction is another entry that names this one.</summary>
public sealed class DutyEntry : IAppendOnly
{
    public long Id { get; init; }

    public required Guid OrganisationId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Author { get; init; }

    public DateTime At { get; init; }

    public DutyEntryKind Kind { get; init; }

    public required string Text { get; init; }

    public Guid? SignalId { get; init; }

    /// <summary>The entry in whose place this one stands.</summary>
    public long? Corrects { get; init; }
}

public enum DutyEntryKind
{
    /// <summary>情况: something was noticed.</summary>
    Observation,

    /// <summary>来电来访: somebody called or came.</summary>
    Call,

    /// <summary>处置: something was done.</summary>
    Action,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>交接班 · What the outgoing officer leaves, with the lists of that moment, kept as they were.</summary>
public sealed class HandOver : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrganisationId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Author { get; init; }

    public DateTime At { get; init; }

    /// <summary>What is open, in the officer's own words.</summary>
    public required string Text { get; init; }

    /// <summary>The lists as JSON, see <see cref="HandOverLists"/>.</summary>
    public required string Lists { get; init; }
}

/// <summary>接班确认 · The incoming officer has taken over.</summary>
public sealed class HandOverReceipt : IAppendOnly
{
    public required Guid HandOverId { get; init; }

    public required Guid PersonId { get; init; }

    public required string Author { get; init; }

    public DateTime At { get; init; }

    /// <summary>A remark; empty where there is nothing to say.</summary>
    public required string Remark { get; init; }
}
