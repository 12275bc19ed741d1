using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>Who did what to which thing, when, from where, and whether it was done or refused. Never changed, never removed.</summary>
public sealed class AuditEntry : IAppendOnly
{
    public long Id { get; init; }

    public DateTime At { get; init; }

    /// <summary>The person, or null for the program itself and for visitors.</summary>
    public Guid? PersonId { get; init; }

    public required string Actor { get; init; }

    /// <summary><c>sign-in</c>, <c>put</c>, <c>import</c>, <c>ingest</c>, …</summary>
    public required string Action { get; init; }

    /// <summary>The kind and code of the thing, for example <c>MonitoringPoint 1001A</c>.</summary>
    public required string Subject { get; init; }

    public AuditOutcome Outcome { get; init; }

    /// <summary>What changed, or why it was refused; JSON or one sentence. Never a secret.</summary>
    public string? Detail { get; init; }

    /// <summary>The remote address, where there was one.</summary>
    public string? Address { get; init; }

    /// <summary>For an entry that sums up: how many more equal ones it stands for. Zero for one that stands for itself.</summary>
    public int Repeats { get; init; }

    /// <summary>What was sent out, of an export that is over; zero otherwise.</summary>
    public long Bytes { get; init; }
}

public enum AuditOutcome
{
    Done,
    Refused,
}
