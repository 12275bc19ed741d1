using System.Collections.Frozen;

namespace Qingshan.Platform.Identity;

/// <summary>What a key is to be narrowed to; null is: not narrowed.</summary>
public sealed record KeyLimits(IReadOnlyList<Permission>? Permissions = null, IReadOnlyList<Guid>? Regions = null, int? PerMinute = null, int? PerDay = null)
{
    public static readonly KeyLimits None = new();
}

/// <summary>Makes of a key's owner what the key lets through.</summary>
public static class KeyScope
{
    /// <summary>A permission that no longer exists opens nothing.</summary>
    public static List<Permission> PermissionsOf(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => Enum.TryParse<Permission>(n, out var p) ? p : (Permission?)null).OfType<Permission>()];

    /// <param name="within">The key's regions with all that lies within them; null where it has no such limit.</param>
    public static Viewer Narrow(Viewer owner, ApiKey key, FrozenSet<Guid>? within)
    {
        // A key is not a password: a one-time password need not be exchanged for it, and it has no second factor.
        var viewer = owner with { KeyId = key.Id, MustChangePassword = false, MustEnrol = false, IsNarrowed = key.IsLimited };
        // Regions are those of a jurisdiction: what is an enterprise's own lies beside them.
        if (within is not null) viewer = viewer with { Own = FrozenSet<Guid>.Empty, Everywhere = false, Regions = owner.Everywhere ? within : owner.Regions.Intersect(within).ToFrozenSet() };
        if (!key.IsLimited) return viewer;
        return viewer.Only((key.Permissions ?? [.. owner.Role.Permissions]).Where(p => p != Permission.OwnAccount));
    }
}
