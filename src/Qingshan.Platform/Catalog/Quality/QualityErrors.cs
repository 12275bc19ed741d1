using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

public static class QualityErrors
{
    public static readonly ErrorKind UnknownRule = new("quality.unknown-rule", 404,
        new("没有这条质量规则", "No such quality rule"),
        new("没有规则 {0}；可用：{1}。", "There is no rule {0}; there are: {1}."));

    public static readonly ErrorKind UnknownParameter = new("quality.unknown-parameter", 404,
        new("规则没有这个参数", "The rule has no such parameter"),
        new("规则 {0} 没有参数 {1}；可用：{2}。", "Rule {0} has no parameter {1}; it has: {2}."));

    public static readonly ErrorKind OutOfBounds = new("quality.out-of-bounds", 400,
        new("参数取值超出允许范围", "The value is out of bounds"),
        new("{0} = {1} 不在 {2} 到 {3} 之间；请改为范围内的数。", "{0} = {1} is not between {2} and {3}; give a number within."));

    public static readonly ErrorKind NotOfFactor = new("quality.not-of-factor", 400,
        new("该参数不能按因子设定", "This parameter is not set by factor"),
        new("参数 {0} 不能只对因子 {1} 设定；请留空因子。", "Parameter {0} cannot be set for factor {1} alone; leave the factor empty."));

    public static readonly ErrorKind UnknownIssue = new("quality.unknown-issue", 404,
        new("没有这个质量问题", "No such quality issue"),
        new("没有编号为 {0} 的质量问题，或当前账号无权查看；可在 /quality/issues 查找。", "There is no quality issue {0}, or this account may not see it; look at /quality/issues."));

    public static readonly ErrorKind NotInThisState = new("quality.not-in-this-state", 409,
        new("问题当前的状态不能这样操作", "Not in the state that the issue is in"),
        new("问题现在是“{0}”，不能{1}。请刷新页面查看最新状态。", "The issue is {0} now and cannot be {1}. Reload the page to see how it stands."));

    public static readonly ErrorKind TextNeeded = new("quality.text-needed", 400,
        new("请写明情况", "Say what was done"),
        new("请写 1 到 {0} 个字符，说明做了什么或为什么。", "Write 1 to {0} characters on what was done, or why."));

    public static readonly ErrorKind BadDue = new("quality.bad-due", 400,
        new("完成日期无效", "The date is not valid"),
        new("完成日期 {0} 须在今天到 {1} 天之内，写作 2026-12-01。", "The date {0} has to lie between today and {1} days from now; write it as 2026-12-01."));

    public static readonly ErrorKind OwnAnswer = new("quality.own-answer", 403,
        new("不能核查自己的答复", "Nobody checks the own answer"),
        new("答复是您本人（或您代理的人）提交的；请由另一位核查人员关闭。", "You, or the one for whom you act, gave the answer; another person has to close the issue."));

    public static readonly ErrorKind OpenAlready = new("quality.open-already", 409,
        new("已有一个未关闭的同类问题", "One is open already"),
        new("该对象的同一规则已有未关闭的问题 {0}；请在那里处理。", "The rule has an open issue at this subject already, {0}; go on there."));
}
