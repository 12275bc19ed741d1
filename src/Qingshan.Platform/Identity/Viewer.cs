using System.Collections.Frozen;

namespace Qingshan.Platform.Identity;

/// <summary>
/// Who is looking: everything that the policy needs to know about one person, worked out once for a request.
/// Immutable; the program itself is <see cref="Program"/>, somebody who has not signed in is <see cref="Visitor"/>.
/// </summary>
/// <param name="Everywhere">Holds the whole tree.</param>
/// <param name="MustChangePassword">Signed in with a one-time password: nothing but what is public until it is changed.</param>
/// <param name="Regions">The regions of the organisation's jurisdictions with all that lies within them.</param>
public sealed record Viewer(
    Guid? PersonId,
    string Name,
    Role Role,
    bool Everywhere,
    FrozenSet<Guid> Regions,
    string? Address = null,
    bool MustChangePassword = false)
{
    /// <summary>Signing in with the password asks for a code too.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>The role asks for a second factor and the account has none: nothing but what is public until it has.</summary>
    public bool MustEnrol { get; init; }

    /// <summary>The key that was shown, where it was a key.</summary>
    public Guid? KeyId { get; init; }

    /// <summary>The key lets through less than its owner may.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>To which the person belongs; null for the program and for visitors.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Identities of the ledger's records that are the enterprise's own for which this viewer acts; they count with <see cref="Permission.SeeOwn"/>.</summary>
    public FrozenSet<Guid> Own { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Somebody of an enterprise or of its maintainer: sees of what is internal nothing but the enterprise's own.</summary>
    public bool OnlyOwn => May(Permission.SeeOwn) && !May(Permission.SeeInternal);

    /// <summary>For whom somebody acts, by which delegation. <see cref="PersonId"/> stays who really acts.</summary>
    public ActingFor? For { get; init; }

    /// <summary>For whom this person can act at present.</summary>
    public IReadOnlyList<ActingFor> MayActFor { get; init; } = [];

    /// <summary>Signed in, with something to do before the account's rights are in force.</summary>
    public bool Waits => MustChangePassword || MustEnrol;

    public static readonly Viewer Visitor = new(null, "visitor", Roles.Visitor, false, FrozenSet<Guid>.Empty);

    public static readonly Viewer Program = new(null, "program", Roles.Owner, true, FrozenSet<Guid>.Empty);

    public bool May(Permission permission) => Role.Permissions.Contains(permission);

    /// <summary>Whether somebody is this viewer, or the one for whom this viewer acts: who decides a second time has to be neither.</summary>
    public bool Is(Guid? person) => person is not null && (PersonId == person || For?.PersonId == person);

    /// <summary>The same viewer with no more than some permissions.</summary>
    public Viewer Only(IEnumerable<Permission> permissions) => this with { Role = Role with { Permissions = Role.Permissions.Intersect([Permission.SeePublic, .. permissions]).ToFrozenSet() } };
}

/// <summary>Somebody for whom a colleague acts.</summary>
/// <param name="Name">As pages show it.</param>
public sealed record ActingFor(Guid DelegationId, Guid PersonId, string UserName, string Name, DateTime Until);
