using System.Globalization;
using Qingshan.Applications.Rights.Why;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Applications.Rights;

/// <summary>The words of the pages on rights.</summary>
internal static class RightsWords
{
    public static Text Of(PersonState state) => state switch
    {
        PersonState.Active => new("在用", "Active"),
        PersonState.New => new("待首次登录", "Not signed in yet"),
        PersonState.Locked => new("已锁定", "Locked"),
        _ => new("已关闭", "Closed"),
    };

    public static Text Of(ReasonKind kind) => kind switch
    {
        ReasonKind.Public => new("公开", "Public"),
        ReasonKind.Role => new("角色与管辖", "Role and jurisdiction"),
        ReasonKind.Own => new("本企业", "Own enterprise"),
        ReasonKind.Grant => new("共享授权", "Grant"),
        ReasonKind.Delegation => new("委托", "Delegation"),
        _ => new("接口密钥", "API key"),
    };

    /// <summary>The mark of a state, by the states that the pages know.</summary>
    public static string MarkOf(PersonState state) => state switch
    {
        PersonState.Active => "fresh",
        PersonState.New => "none",
        PersonState.Locked => "late",
        _ => "silent",
    };

    /// <summary>A type of record, as its own attribute calls it.</summary>
    public static Text OfType(string type) => RecordTypes.All.FirstOrDefault(t => t.Name == type)?.Title ?? new(type, type);

    /// <summary>The role's title; the name itself where no role has it any more.</summary>
    public static Text OfRole(string role) => Roles.Find(role)?.Title ?? new(role, role);

    public static string Day(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
