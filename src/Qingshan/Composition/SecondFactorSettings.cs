using System.Collections.Frozen;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Composition;

/// <summary>What the settings say of second factors.</summary>
internal static class SecondFactorSettings
{
    public static Result<SecondFactorRule> Of(Settings settings)
    {
        var names = settings.SecondFactorRoles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = names.FirstOrDefault(n => Roles.Find(n) is null || n == Roles.Visitor.Name);
        return unknown is null ? new SecondFactorRule(names.ToFrozenSet()) : ProgramErrors.UnknownSecondFactorRole.Of(unknown, string.Join(", ", Roles.All.Where(r => r != Roles.Visitor).Select(r => r.Name)));
    }
}
