using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.Granting;

public static class ShareErrors
{
    public static readonly ErrorKind NotShared = new("sharing.not-shared", 403,
        new("此数据集不予共享", "This dataset is not shared"),
        new("数据集 {0} 不予共享：{1}", "The dataset {0} is not shared: {1}"));

    public static readonly ErrorKind NeedsPerson = new("sharing.needs-person", 403,
        new("请以本人身份登录后申请", "Sign in as yourself to ask"),
        new("共享申请须由单位的在用账号登录后提出，不能用受限的密钥或代他人提出。", "A request is made by an account of an organisation that is signed in, not by a narrowed key and not for somebody else."));

    public static readonly ErrorKind BadText = new("sharing.bad-text", 400,
        new("请写明理由", "Say why"),
        new("{0}：请填写 {1} 到 {2} 个字符。", "{0}: give {1} to {2} characters."));

    public static readonly ErrorKind BadSpan = new("sharing.bad-span", 400,
        new("期限无效", "The period is not valid"),
        new("{0}：{1}", "{0}: {1}"));

    public static readonly ErrorKind UnknownField = new("sharing.unknown-field", 400,
        new("没有这个敏感字段", "No such sensitive field"),
        new("{0} 不是数据集 {1} 的敏感字段；可申请：{2}", "{0} is no sensitive field of the dataset {1}; these can be asked for: {2}"));

    public static readonly ErrorKind Unknown = new("sharing.unknown", 404,
        new("没有这项申请或授权", "No such request or grant"),
        new("没有编号为 {0} 的、与本账号有关的申请或授权；列表见 /sharing。", "There is no request or grant {0} that concerns this account; see the list at /sharing."));

    public static readonly ErrorKind OwnRequest = new("sharing.own-request", 403,
        new("不能审批自己的申请", "Nobody decides on his own request"),
        new("申请须由另一名有权限的人审批。", "Somebody else who may has to decide."));

    public static readonly ErrorKind OutsideJurisdiction = new("sharing.outside-jurisdiction", 403,
        new("不在管辖范围内", "Outside the jurisdiction"),
        new("所申请的数据不全在本单位管辖范围内，须由管辖该范围的单位审批。", "What is asked for does not all lie in this organisation's jurisdiction; the organisation that holds it has to decide."));

    public static readonly ErrorKind WrongState = new("sharing.wrong-state", 409,
        new("当前状态不能这样操作", "Not possible in this state"),
        new("该申请的状态是“{0}”，不能再{1}；请刷新页面查看最新状态。", "Its state is “{0}”; it cannot be {1} any more. Reload the page."));

    public static readonly ErrorKind NotInForce = new("sharing.not-in-force", 403,
        new("授权未生效或已结束", "The grant is not in force"),
        new("该授权尚未批准、已到期或已撤销（{0}）；需要时请重新申请。", "The grant is not given, has ended or was revoked ({0}); ask anew where it is needed."));

    public static readonly ErrorKind NotAPackage = new("sharing.not-a-package", 400,
        new("文件里没有水印", "The file has no marks"),
        new("没有找到列 {0}：请上传由本平台发放的 data.csv（可以是其中一部分，须保留表头）。", "There is no column {0}: upload a data.csv that this platform gave out, or a part of it with its header."));
}
