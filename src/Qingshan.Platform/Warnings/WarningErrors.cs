using Qingshan.Platform.Common;

namespace Qingshan.Platform.Warnings;

public static class WarningErrors
{
    public static readonly ErrorKind Unknown = new("warnings.unknown", 404,
        new("没有这次预警", "No such warning"),
        new("没有编号为 {0} 的预警，或它还没有签发而当前账号无权查看；可在 /haze/plan 查找。", "There is no warning {0}, or it is not signed and this account may not see it; look at /haze/plan."));

    public static readonly ErrorKind BadLevel = new("warnings.bad-level", 400,
        new("预案没有这一级", "The plan has no such level"),
        new("{0} 没有级别 {1}；可用：{2}。", "{0} has no level {1}; it has: {2}."));

    public static readonly ErrorKind NoPlan = new("warnings.no-plan", 409,
        new("没有适用的预案", "No plan applies"),
        new("区域 {0} 在 {1} 没有适用的预警分级；请在 /haze/plan/rules 指定一份。", "No grading of warnings applies to the region {0} on {1}; choose one at /haze/plan/rules."));

    public static readonly ErrorKind OpenAlready = new("warnings.open-already", 409,
        new("该区域已有预警", "The region has a warning already"),
        new("区域已有待签发或生效中的预警 {0}；请在那里升降级或解除。", "The region has the warning {0} already, proposed or in force; change or lift it there."));

    public static readonly ErrorKind WaitsAlready = new("warnings.waits-already", 409,
        new("已有待签发的提议", "A proposal waits already"),
        new("预警 {0} 已有一项待签发的提议；请先签发、退回或撤回它。", "A proposal about the warning {0} waits already; have it signed, refused or withdrawn first."));

    public static readonly ErrorKind NotNow = new("warnings.not-now", 409,
        new("现在不能这样做", "Not possible as the warning stands"),
        new("预警 {0} 现在是“{1}”，不能{2}；请刷新页面查看最新状态。", "The warning {0} is {1} now and cannot be {2}; reload the page to see how it stands."));

    public static readonly ErrorKind OwnProposal = new("warnings.own-proposal", 403,
        new("不能签发自己的提议", "Nobody signs his own proposal"),
        new("这项提议由您本人（或您代理的人）提出；须由另一位有签发权的人签发或退回。", "You, or the one for whom you act, proposed it; another person who may sign has to sign or refuse it."));

    public static readonly ErrorKind NotYours = new("warnings.not-yours", 403,
        new("不是您的提议", "Not your proposal"),
        new("只有提议人可以撤回；不同意请由有签发权的人退回。", "Only who proposed it withdraws it; whoever may sign can refuse it."));

    public static readonly ErrorKind NeedsPerson = new("warnings.needs-person", 403,
        new("需要个人账号", "This needs the account of a person"),
        new("提议和签发属于个人；请用个人账号登录，或使用个人账号的密钥。", "Proposals and signatures belong to people: sign in, or use the key of a person's account."));

    public static readonly ErrorKind OutsideJurisdiction = new("warnings.outside-jurisdiction", 403,
        new("不在管辖范围内", "Outside the jurisdiction"),
        new("区域 {0} 不在当前账号的管辖范围内；请由有管辖权的单位办理。", "The region {0} is not in the jurisdiction of this account; the organisation that holds it has to act."));

    public static readonly ErrorKind TextNeeded = new("warnings.text-needed", 400,
        new("请写明理由", "Say why"),
        new("请写 1 到 {0} 个字符的理由。", "Write a reason of 1 to {0} characters."));

    public static readonly ErrorKind BadSpan = new("warnings.bad-span", 400,
        new("起止时间不对", "The times are wrong"),
        new("{0} 不对：{1}。", "{0} is wrong: {1}."));

    public static readonly ErrorKind SameLevel = new("warnings.same-level", 409,
        new("级别没有变化", "The level is the same"),
        new("预警 {0} 现在就是 {1}；请提出另一级别，或提出解除。", "The warning {0} is {1} already; propose another level, or its lifting."));

    public static readonly ErrorKind ChangedMeanwhile = new("warnings.changed-meanwhile", 409,
        new("预警刚被他人办理", "Somebody else has just acted on the warning"),
        new("预警 {0} 在您操作时被修改；请刷新页面，看过最新状态再办理。", "The warning {0} was changed while you acted; reload the page, see how it stands, and act again."));

    public static readonly ErrorKind BadMeasure = new("warnings.bad-measure", 400,
        new("措施填写有误", "The measure is not right"),
        new("{0}：{1}。", "{0}: {1}."));

    public static readonly ErrorKind BadList = new("warnings.bad-list", 400,
        new("清单有误，未入库", "The list has faults; nothing was stored"),
        new("清单有 {0} 处错误，整份未入库；第一处：{1}。请按逐格说明改好后重新提交。", "The list has {0} faults and nothing of it was stored; the first: {1}. Mend them cell by cell and send it again."));

    public static readonly ErrorKind UnknownMeasure = new("warnings.unknown-measure", 404,
        new("没有这条措施", "No such measure"),
        new("清单中没有编码为 {0} 的措施，或当前账号无权查看。", "The lists have no measure {0}, or this account may not see it."));
}
