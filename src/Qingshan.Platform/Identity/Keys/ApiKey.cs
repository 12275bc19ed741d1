namespace Qingshan.Platform.Identity;

/// <summary>A key with which a program calls the API. Only its hash is kept; the key is shown once.</summary>
public sealed class ApiKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the key, upper-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string Name { get; init; }

    public Guid PersonId { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>To within a minute.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>What of its owner's permissions it has; null is all of them.</summary>
    public List<Permission>? Permissions { get; init; }

    /// <summary>The regions, with all that lies within them, beyond which it sees only what is public; null is its owner's jurisdiction.</summary>
    public List<Guid>? Regions { get; init; }

    public int? PerMinute { get; init; }

    public int? PerDay { get; init; }

    /// <summary>Whether it is less than its owner's account. Such a key does not manage the account: it would make itself a better one.</summary>
    public bool IsLimited => Permissions is not null || Regions is not null || PerMinute is not null || PerDay is not null;
}

/// <summary>
/// How many requests of a key a day has let through, in Beijing's days. Requests are taken in blocks, each written before it is used: a
/// program that is killed loses what was left of a block, and never lets through more than the day allows.
/// </summary>
public sealed class ApiKeyDay
{
    public Guid KeyId { get; init; }

    public DateTime Day { get; init; }

    public int Taken { get; set; }
}
