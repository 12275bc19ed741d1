using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

public static class CaseErrors
{
    public static readonly ErrorKind Unknown = new("cases.unknown", 404,
        new("没有这个工单", "No such case"),
        new("没有编号为 {0} 的工单，或当前账号无权查看；可在 /cases 查找。", "There is no case {0}, or this account may not see it; look at /cases."));

    public static readonly ErrorKind UnknownWorkflow = new("cases.unknown-workflow", 404,
        new("没有这个流程", "No such workflow"),
        new("没有流程或环节 {0}；可用：{1}。", "There is no workflow or state {0}; there are: {1}."));

    public static readonly ErrorKind NoSuchStep = new("cases.no-such-step", 409,
        new("现在不能这样办理", "Not possible as the case stands"),
        new("工单现在是“{0}”，不能做 {1}；可以：{2}。请刷新页面查看最新状态。", "The case is {0} now and cannot take {1}; it can take: {2}. Reload the page to see how it stands."));

    public static readonly ErrorKind TextNeeded = new("cases.text-needed", 400,
        new("请写明情况", "Say what was done"),
        new("请写 1 到 {0} 个字符，说明做了什么或为什么。", "Write 1 to {0} characters on what was done, or why."));

    public static readonly ErrorKind FieldNeeded = new("cases.field-needed", 400,
        new("表单没有填完", "The form is incomplete"),
        new("请填写“{0}”。", "Fill in “{0}”."));

    public static readonly ErrorKind WrongField = new("cases.wrong-field", 400,
        new("表单内容有误", "A value of the form is wrong"),
        new("“{0}”的值 {1} 不对；应为：{2}。", "The value {1} of “{0}” is wrong; it has to be: {2}."));

    public static readonly ErrorKind CannotAssign = new("cases.cannot-assign", 400,
        new("不能指派给此人", "Cannot be assigned to this person"),
        new("账号 {0} 不存在，或无权查看、办理此工单；请另选一人。", "There is no account {0}, or it may not see or handle this case; choose somebody else."));

    public static readonly ErrorKind CannotTransfer = new("cases.cannot-transfer", 400,
        new("不能移送给该单位", "Cannot be transferred to this organisation"),
        new("没有编号为 {0} 的单位，或工单已在该单位；请另选单位。", "There is no organisation {0}, or the case is its own already; choose another."));

    public static readonly ErrorKind OwnWork = new("cases.own-work", 403,
        new("不能复核自己的办理", "Nobody reviews his own work"),
        new("工单由您本人（或您代理的人）提交，或其中有您给出的结论；请由另一位复核人员办理。", "You, or the one for whom you act, submitted the work or gave a verdict in the case; another person has to review it."));

    public static readonly ErrorKind VerdictMissing = new("cases.verdict-missing", 409,
        new("还有线索没有定论", "A signal is not decided yet"),
        new("工单中还有 {0} 条线索没有结论或结论为待查；请先逐条给出：属实或不属实。", "{0} signals of the case have no verdict yet, or “needs more”; say of each: confirmed or unfounded."));

    public static readonly ErrorKind Closed = new("cases.closed", 409,
        new("工单已办结", "The case is closed"),
        new("工单 {0} 已办结；需要时请由复核人员重新核查。", "The case {0} is closed; where it is needed, have somebody who reviews cases reopen it."));

    public static readonly ErrorKind OpenAlready = new("cases.open-already", 409,
        new("该对象已有未办结的工单", "The subject has an open case already"),
        new("该对象已有未办结的工单 {0}；请在那里办理。", "The subject has an open case already, {0}; go on there."));

    public static readonly ErrorKind ChangedMeanwhile = new("cases.changed-meanwhile", 409,
        new("工单刚被他人修改", "Somebody else has just changed the case"),
        new("工单 {0} 在您操作时被修改；请刷新页面，看过最新状态再办理。", "The case {0} was changed while you acted; reload the page, see how it stands, and act again."));

    public static readonly ErrorKind BadDue = new("cases.bad-due", 400,
        new("督办期限无效", "The deadline is not valid"),
        new("期限 {0} 须在今天到 {1} 天之内，写作 2026-12-01。", "The deadline {0} has to lie between today and {1} days from now; write it as 2026-12-01."));

    public static readonly ErrorKind OnlyInOrDrawn = new("cases.only-in-or-drawn", 409,
        new("这条线索还不能给结论", "No verdict can be given on this signal"),
        new("线索 {0} 不在工单中，也没有被抽查；请先由它建立工单。", "The signal {0} is in no case and was not drawn; open a case from it first."));

    public static readonly ErrorKind NeedsPerson = new("cases.needs-person", 403,
        new("需要个人账号", "This needs the account of a person"),
        new("结论和收件箱属于个人；请用个人账号登录，或使用个人账号的密钥。", "Verdicts and the inbox belong to people: sign in, or use the key of a person's account."));

    public static readonly ErrorKind UnknownFile = new("cases.unknown-file", 404,
        new("没有这个附件", "No such file"),
        new("工单 {0} 没有编号为 {1} 的附件，或其内容已不在数据目录中。", "The case {0} has no file {1}, or its bytes are no longer in the data folder."));

    public static readonly ErrorKind FileTooLarge = new("cases.file-too-large", 413,
        new("附件太大", "The file is too large"),
        new("附件最大 {0} MB；请压缩图片或拆分后再传。", "A file may have {0} MB at most; make images smaller or divide it."));

    public static readonly ErrorKind FileType = new("cases.file-type", 415,
        new("不接受这种文件", "This type of file is not taken"),
        new("按内容判断，{0} 不是 PDF、JPEG、PNG、DOCX、XLSX 或纯文本（TXT、CSV）；与扩展名无关。", "By its content {0} is no PDF, JPEG, PNG, DOCX, XLSX or plain text (TXT, CSV); its ending does not matter."));

    public static readonly ErrorKind FileUnpacksTooLarge = new("cases.file-unpacks-too-large", 415,
        new("文档解开后过大", "The document unpacks to too much"),
        new("{0} 自称解开后超过 {1} MB 或 {2} 个部分，不予接收。", "{0} says that it unpacks to more than {1} MB or {2} parts, and is not taken."));
}
