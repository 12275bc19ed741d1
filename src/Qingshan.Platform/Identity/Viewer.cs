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
    public static readonly Viewer Visitor = new(null, "visitor", Roles.Visitor, false, FrozenSet<Guid>.Empty);

    public static readonly Viewer Program = new(null, "program", Roles.Administrator, true, FrozenSet<Guid>.Empty);

    public bool May(Permission permission) => Role.Permissions.Contains(permission);
}
