using Microsoft.AspNetCore.Identity;

namespace Qingshan.Platform.Identity;

/// <summary>Somebody who signs in, or a program that does so with a key.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public Guid OrganisationId { get; set; }

    /// <summary>The name of a role of <see cref="Roles"/>.</summary>
    public required string Role { get; set; }

    /// <summary>Set for the one-time password that the program printed: the first sign-in has to choose another.</summary>
    public bool MustChangePassword { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>A closed account signs nobody in, and its keys open nothing; what it did keeps its name.</summary>
    public DateTime? ClosedAt { get; set; }
}

/// <summary>A bureau, a monitoring centre, an enterprise: people belong to one, and its jurisdictions are theirs.</summary>
public sealed class Organisation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    /// <summary>Unified social credit code (GB 32100), where it has one.</summary>
    public string? CreditCode { get; init; }
}

/// <summary>A node that an organisation holds for a period. Rights are granted on these and on nothing finer.</summary>
public sealed class Jurisdiction
{
    public long Id { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The region with all that lies within it; null is the whole tree.</summary>
    public Guid? RegionId { get; init; }

    public DateTime From { get; init; }

    public DateTime? To { get; set; }
}
