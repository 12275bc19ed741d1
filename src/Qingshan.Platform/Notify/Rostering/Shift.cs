namespace Qingshan.Platform.Notify;

/// <summary>班次 · A person is on duty for the organisation from one moment to another. Who was on duty stays for the record.</summary>
public sealed class Shift
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrganisationId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>值班层级: 1 is told first; 2 and further (leader of the shift, head of the bureau) when nobody before acknowledges.</summary>
    public int Level { get; init; }

    public DateTime From { get; init; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime To { get; init; }

    public DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime? CancelledAt { get; set; }

    public string? CancelledBy { get; set; }
}
