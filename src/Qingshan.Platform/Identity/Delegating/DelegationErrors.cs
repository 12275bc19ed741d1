using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

public static class DelegationErrors
{
    public static readonly ErrorKind NotYours = new("delegation.not-yours", 400,
        new("不能委托这些权限", "These permissions cannot be delegated"),
        new("{0} 不能委托：只能委托自己现有的业务权限，账号管理、授权、审计和运行管理权限以及代他人行使的权限都不能转交。",
            "{0} cannot be delegated: only permissions for one's work that one holds oneself can, never those of administrators, security officers and auditors, and never what one holds for somebody else."));

    public static readonly ErrorKind NotColleague = new("delegation.not-a-colleague", 400,
        new("只能委托给本单位同事", "Only to a colleague"),
        new("{0} 不是本单位在用的账号，或是系统管理员、安全管理员、审计员；请选择本单位的其他同事。",
            "{0} is no active account of your organisation, or is an administrator, security officer or auditor; choose another colleague."));

    public static readonly ErrorKind WrongPeriod = new("delegation.wrong-period", 400,
        new("委托期限不对", "The period is not valid"),
        new("委托须有起止时间：结束晚于开始、晚于现在，且不超过 {0} 天。", "A delegation has a beginning and an end: the end lies after the beginning and after now, and it lasts {0} days at most."));

    public static readonly ErrorKind NeedsReason = new("delegation.needs-reason", 400,
        new("请写明委托原因", "Say why"),
        new("请用 1 至 {0} 个字写明原因，例如“休假”。", "Give a reason of 1 to {0} characters, such as “on leave”."));

    public static readonly ErrorKind Unknown = new("delegation.unknown", 404,
        new("没有这项委托", "No such delegation"),
        new("没有编号为 {0} 的、与本账号有关的委托。", "There is no delegation {0} that concerns this account."));

    public static readonly ErrorKind Over = new("delegation.over", 403,
        new("委托未生效或已结束", "The delegation is not in force"),
        new("这项委托尚未开始、已到期或已撤回，刚才的操作没有执行；现在以本人身份继续。",
            "The delegation has not begun, has ended or was revoked. What was just asked for was not done; from here on you act for yourself."));

    public static readonly ErrorKind OnlyYourself = new("delegation.only-yourself", 403,
        new("请先以本人身份操作", "Act for yourself first"),
        new("正在代他人行使权限，或使用的是接口密钥；委托不能转交，请切换回本人后再试。",
            "You are acting for somebody else, or with an API key. A delegation is not passed on: switch back to yourself first."));
}
