using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

public static class EnterpriseErrors
{
    public static readonly ErrorKind PointOfNobody = new("enterprises.point-of-nobody", 409,
        new("对象不属于任何企业", "The subject belongs to no enterprise"),
        new("监测点 {0} 在台账中没有对应的排放口和企业，无法向企业发告知；请先完善台账。", "The ledger names no outlet and enterprise for point {0}, so nobody can be asked; complete the ledger first."));

    public static readonly ErrorKind NobodyToAnswer = new("enterprises.nobody-to-answer", 409,
        new("企业还没有账号", "The enterprise has no account"),
        new("企业 {0}（{1}）还没有可以答复的账号；请先在“账号”中建立该代码的单位和企业管理员。", "The enterprise {0} ({1}) has no account that could answer; make an organisation with its credit code and an administrator of the enterprise first."));

    public static readonly ErrorKind UnknownInquiry = new("enterprises.unknown-inquiry", 404,
        new("没有这份告知", "No such notice"),
        new("没有编号为 {0} 的告知，或当前账号无权查看。", "There is no notice {0}, or this account may not see it."));

    public static readonly ErrorKind Settled = new("enterprises.settled", 409,
        new("告知已答复或已撤回", "The notice was answered or withdrawn"),
        new("告知 {0} 已答复或已撤回，不能再改；需要补充时请由生态环境部门另发告知。", "The notice {0} was answered or withdrawn and cannot be changed; where more is needed, the authority asks again."));

    public static readonly ErrorKind BadDue = new("enterprises.bad-due", 400,
        new("答复期限不对", "Not a deadline"),
        new("期限 {0} 须在明天到 {1} 天之内，写作 2026-12-01。", "The deadline {0} has to lie between tomorrow and {1} days from now; write it as 2026-12-01."));

    public static readonly ErrorKind TextNeeded = new("enterprises.text-needed", 400,
        new("请写明内容", "Say what it is"),
        new("请写 1 到 {0} 个字符。", "Write 1 to {0} characters."));

    public static readonly ErrorKind TooManyFiles = new("enterprises.too-many-files", 400,
        new("附件太多", "Too many files"),
        new("一次最多 {0} 个附件。", "At most {0} files at a time."));

    public static readonly ErrorKind UnknownFile = new("enterprises.unknown-file", 404,
        new("没有这个附件", "No such file"),
        new("没有编号为 {0} 的附件，或其内容已不在数据目录中。", "There is no file {0}, or its bytes are no longer in the data folder."));

    public static readonly ErrorKind WrongReportPeriod = new("enterprises.wrong-report-period", 400,
        new("报告期不对", "Not a period to report of"),
        new("{0}报告不能从 {1} 开始，或该时段尚未结束；年报从1月1日、季报从季度首日、月报从1日开始。", "No {0} report begins on {1}, or the period is not over; years begin on 1 January, quarters and months on their first day."));

    public static readonly ErrorKind TotalsNeeded = new("enterprises.totals-needed", 400,
        new("请填排放量", "Amounts are missing"),
        new("请填 1 到 {0} 个因子的实际排放量（千克）。", "Give what was discharged of 1 to {0} factors, in kilograms."));

    public static readonly ErrorKind WrongTotal = new("enterprises.wrong-total", 400,
        new("排放量有误", "An amount is wrong"),
        new("因子 {0} 或其排放量 {1} 不对；因子用 HJ 212 编码，排放量为不小于 0 的千克数。", "The factor {0} or its amount {1} is wrong; factors are codes of HJ 212, amounts kilograms from 0."));

    public static readonly ErrorKind OnlyPdf = new("enterprises.only-pdf", 415,
        new("执行报告须为 PDF", "A permit report is a PDF"),
        new("按内容判断，{0} 不是 PDF。", "By its content {0} is no PDF."));

    public static readonly ErrorKind NothingToObject = new("enterprises.nothing-to-object", 404,
        new("没有这个申诉对象", "Nothing to object to"),
        new("没有可由本企业申诉的 {0}；可申诉：对本企业数据的审核标记、发给本企业的告知、公开页上的一项。", "There is no {0} to which this enterprise could object; it can object to marks on its data, notices to it, and items of its public page."));

    public static readonly ErrorKind ObjectedAlready = new("enterprises.objected-already", 409,
        new("已经申诉", "Objected already"),
        new("对此已有未决定的申诉 {0}；请等待决定。", "There is an objection {0} to it that waits for a decision."));

    public static readonly ErrorKind UnknownObjection = new("enterprises.unknown-objection", 404,
        new("没有这份申诉", "No such objection"),
        new("没有编号为 {0} 的申诉，或当前账号无权查看。", "There is no objection {0}, or this account may not see it."));

    public static readonly ErrorKind Decided = new("enterprises.decided", 409,
        new("申诉已决定", "The objection was decided"),
        new("申诉 {0} 已有决定，不能再改。", "The objection {0} was decided and cannot be changed."));

    public static readonly ErrorKind OwnDecision = new("enterprises.own-decision", 403,
        new("不能决定针对自己的申诉", "Nobody decides on an objection to his own work"),
        new("申诉针对您本人（或您代理的人）所做的事；请由另一位复核人员决定。", "The objection is to what you, or the one for whom you act, have done; another person has to decide."));

    public static readonly ErrorKind ChangedMeanwhile = new("enterprises.changed-meanwhile", 409,
        new("刚被他人修改", "Somebody else has just changed it"),
        new("{0} 在您操作时被修改；请刷新页面再办理。", "{0} was changed while you acted; reload the page and act again."));

    public static readonly ErrorKind UnknownFiling = new("enterprises.unknown-filing", 404,
        new("没有这次报送", "No such filing"),
        new("本企业没有编号为 {0} 的报送。", "The enterprise has no filing {0}."));

    public static readonly ErrorKind NothingDisclosed = new("enterprises.nothing-disclosed", 404,
        new("没有公开的企业信息", "Nothing is disclosed"),
        new("没有代码为 {0}、按规定应公开信息的企业；可在 /disclosure 查找。", "There is no enterprise {0} that has to disclose anything; look at /disclosure."));
}
