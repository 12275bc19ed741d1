namespace Qingshan.Platform.Sharing.Granting;

/// <summary>申请与授权 · A request for data, and what became of it: one entry of the register that both sides see.</summary>
public sealed class ShareRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Code of the dataset.</summary>
    public required string Dataset { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>Who asks, for the organisation.</summary>
    public Guid AskedBy { get; init; }

    public required string AskedByName { get; init; }

    public DateTime AskedAt { get; init; }

    /// <summary>用途: what it is needed for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The region whose rows are asked for, with all that lies within it; null for all.</summary>
    public Guid? RegionId { get; init; }

    /// <summary>Names of sensitive fields that are asked for unmasked, divided by spaces; empty for none.</summary>
    public string Fields { get; set; } = "";

    /// <summary>Of observations: those that start from then on (UTC).</summary>
    public DateTime? From { get; init; }

    /// <summary>Of observations: those that start before (UTC).</summary>
    public DateTime? To { get; init; }

    /// <summary>Until when it may be used (UTC). Who decides may shorten it.</summary>
    public DateTime Until { get; set; }

    public ShareState State { get; set; } = ShareState.Asked;

    public string? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was refused, granted, or taken back.</summary>
    public string? Reason { get; set; }

    public IReadOnlySet<string> FieldSet => Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether it opens anything at a moment.</summary>
    public bool IsInForce(DateTime now) => State == ShareState.Granted && now < Until;
}

public enum ShareState
{
    [Common.Term("待审批", "asked")]
    Asked,

    [Common.Term("已授权", "granted")]
    Granted,

    [Common.Term("已驳回", "refused")]
    Refused,

    [Common.Term("已撤回申请", "withdrawn")]
    Withdrawn,

    [Common.Term("已撤销授权", "revoked")]
    Revoked,
}
