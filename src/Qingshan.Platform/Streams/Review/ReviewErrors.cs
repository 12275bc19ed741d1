using Qingshan.Platform.Common;

namespace Qingshan.Platform.Streams;

public static class ReviewErrors
{
    public static readonly ErrorKind UnknownReason = new("review.unknown-reason", 400,
        new("没有这个标记原因", "No such reason"),
        new("{0} 不是{1}可用的标记原因；可用：{2}。", "{0} is no reason that can be given at the stage {1}; there are: {2}."));

    public static readonly ErrorKind NeedsDetail = new("review.needs-detail", 400,
        new("请写明原因", "Say what it was"),
        new("选择“{0}”时须写明具体情况，供以后查证。", "With “{0}” it has to be said what it was, so that it can be checked later."));

    public static readonly ErrorKind DetailTooLong = new("review.detail-too-long", 400,
        new("说明过长", "The explanation is too long"),
        new("说明最多 {0} 个字，现有 {1} 个；请精简，或附上文件编号。", "An explanation has at most {0} characters, this one has {1}; shorten it, or name a document."));

    public static readonly ErrorKind StageForbidden = new("review.stage-forbidden", 403,
        new("无权在这一级审核", "This stage is not yours"),
        new("当前账号无权进行{0}；请由有此权限的人员操作。", "This account may not review at the stage {0}; somebody who may has to do it."));

    public static readonly ErrorKind OutsideJurisdiction = new("review.outside-jurisdiction", 403,
        new("不在管辖范围内", "Outside the jurisdiction"),
        new("监测点 {0} 不在当前账号的管辖范围内。", "Point {0} lies outside the jurisdiction of this account."));

    public static readonly ErrorKind ReviewedAbove = new("review.reviewed-above", 409,
        new("已由上级审核", "Reviewed at a higher stage"),
        new("{0} 起的数据已完成{1}；如需更改，请由该级人员撤销后再操作。", "What begins at {0} has been reviewed at the stage {1}; who did so has to take it back first."));

    public static readonly ErrorKind NotMeasured = new("review.not-measured", 400,
        new("该点不监测此因子", "Not measured there"),
        new("监测点 {0} 没有因子 {1} 的数据；该点的因子：{2}。", "Point {0} has no data of factor {1}; it has: {2}."));

    public static readonly ErrorKind TooLong = new("review.span-too-long", 400,
        new("时段过长", "The span is too long"),
        new("一次最多标记 {0} 天；请分几次标记。", "At most {0} days can be marked at a time; do it in parts."));

    public static readonly ErrorKind MarkedTooLate = new("review.marked-too-late", 409,
        new("已过标记时限", "Too late to mark"),
        new("{0} 的数据须在 {1}（北京时间）前由企业标记，现已截止；如数据确有问题，请在“企业端 · 申诉”提交说明和证明材料。",
            "What was measured on {0} could be marked by the enterprise until {1} (Beijing). If the data are not right, object at “Enterprise · objections” with what shows it."));

    public static readonly ErrorKind OnlyPlans = new("review.only-plans", 400,
        new("时段未到", "Not yet"),
        new("{0} 尚未结束；未来的时段只能标记计划中的校准、维护、停运或停电。", "{0} is not over; what lies ahead can only be marked with planned calibration, maintenance, stop or power cut."));

    public static readonly ErrorKind UnknownBatch = new("review.unknown-batch", 404,
        new("没有这次标记", "No such act"),
        new("没有编号为 {0} 的标记，或已撤销，或当前账号无权查看。", "There is no mark {0}, or it was withdrawn, or this account may not see it."));

    public static readonly ErrorKind DayNotOver = new("review.day-not-over", 400,
        new("当天尚未结束", "The day is not over"),
        new("{0} 尚未结束（北京时间）；请次日再审核通过。", "{0} is not over (Beijing time); accept it the day after."));

    public static readonly ErrorKind NothingToAccept = new("review.nothing-to-accept", 409,
        new("没有可审核的数据", "Nothing to review"),
        new("{0} 在 {1} 至 {2} 没有待审核的上报数据；导入的历史数据以来源发布为准，无需审核。",
            "{0} has nothing reported from {1} to {2} that could be reviewed; imported history stands as its source published it."));

    public static readonly ErrorKind QuestionsOpen = new("review.questions-open", 409,
        new("还有存疑数据", "Doubts are open"),
        new("{0} 还有 {1} 个存疑小时未判定；请先判定为有效或无效。", "{0} has {1} doubtful hours on which nobody has decided; mark them valid or invalid first."));

    public static readonly ErrorKind CannotSubstitute = new("review.cannot-substitute", 409,
        new("无法替代", "Cannot be substituted"),
        new("{0} 的 {1} 不能按“{2}”替代：{3}", "{1} of {0} cannot be substituted by “{2}”: {3}"));

    public static readonly ErrorKind UnknownRule = new("review.unknown-rule", 400,
        new("没有这个替代规则", "No such rule"),
        new("{0} 不是替代规则；可用：{1}。", "{0} is no rule of substitution; there are: {1}."));

    public static readonly ErrorKind BadQuarter = new("review.bad-quarter", 400,
        new("季度写法有误", "Not a quarter"),
        new("{0} 不是季度；写作 2026-Q1 至 2026-Q4。", "{0} is no quarter; write it as 2026-Q1 … 2026-Q4."));
}
