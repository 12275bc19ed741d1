using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>Permissions as a program writes them.</summary>
public static class PermissionWords
{
    /// <summary>Permissions by the names of docs/security.md; null and empty are: not said.</summary>
    public static Result<IReadOnlyList<Permission>?> ParseAll(IReadOnlyList<string>? names)
    {
        if (names is null || names.Count == 0) return Result.Of<IReadOnlyList<Permission>?>(null);
        var parsed = new List<Permission>();
        foreach (var name in names)
        {
            if (!Enum.TryParse<Permission>(name, ignoreCase: true, out var one) || !Enum.IsDefined(one) || char.IsAsciiDigit(name[0]))
                return CommonErrors.BadParameter.Of("permissions", name, string.Join(", ", Enum.GetNames<Permission>()));
            parsed.Add(one);
        }
        return Result.Of<IReadOnlyList<Permission>?>(parsed);
    }
}
