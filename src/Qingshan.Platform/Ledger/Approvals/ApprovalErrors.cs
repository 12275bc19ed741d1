using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

public static class ApprovalErrors
{
    public static readonly ErrorKind UnknownProject = new("approvals.unknown-project", 404,
        new("没有这个项目", "No such project"),
        new("台账中没有编码为 {0} 的建设项目，或当前账号无权查看；可在 /eia 查找。", "The ledger has no project with the code {0}, or this account may not see it; look for it at /eia."));

    public static readonly ErrorKind UnknownPermit = new("approvals.unknown-permit", 404,
        new("没有这个排污许可证", "No such discharge permit"),
        new("台账中没有编号为 {0} 的排污许可证；可在 /permits 查找。", "The ledger has no discharge permit with the number {0}; look for it at /permits."));

    public static readonly ErrorKind UnknownLink = new("approvals.unknown-link", 404,
        new("没有这个名称关联", "No such link of a name"),
        new("没有编码为 {0} 的名称关联，或它不在当前账号的管辖范围内；可在 /linkage 查找。", "There is no link of a name with the code {0}, or it lies outside this account's jurisdiction; look for it at /linkage."));

    public static readonly ErrorKind UnknownEnterprise = new("approvals.unknown-enterprise", 404,
        new("没有这家企业", "No such enterprise"),
        new("台账中没有编码为 {0} 的企业，或当前账号无权查看；请核对统一社会信用代码。", "The ledger has no enterprise with the code {0}, or this account may not see it; check the credit code."));

    public static readonly ErrorKind NothingToUndo = new("approvals.nothing-to-undo", 409,
        new("没有可撤销的决定", "Nothing to undo"),
        new("名称关联 {0} 没有人工决定，程序的判定仍然有效。", "Nobody has decided on the link {0}: the program's verdict stands."));

    public static readonly ErrorKind NeedsWhy = new("approvals.needs-why", 400,
        new("请写明理由", "Say why"),
        new("人工决定须写明理由，最多 {0} 个字符。", "A decision needs its reason, of at most {0} characters."));
}
