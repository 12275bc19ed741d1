using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>订阅 · Which signals a person wants to be told of, and how. What is null asks for nothing in particular.</summary>
public sealed class Subscription
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>A region or a basin, with all that lies within it.</summary>
    public Guid? RegionId { get; init; }

    /// <summary>Key of a kind of point.</summary>
    public string? Kind { get; init; }

    /// <summary>Key of a detector.</summary>
    public string? Detector { get; init; }

    public Severity LeastSeverity { get; init; }

    public ChannelKind Channel { get; init; }

    /// <summary>勿扰时段: between these times of the Beijing day nothing is sent but what is serious; it comes when they are over.</summary>
    public QuietHours? Quiet { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When it was given up; it stays for the record.</summary>
    public DateTime? EndedAt { get; set; }
}
