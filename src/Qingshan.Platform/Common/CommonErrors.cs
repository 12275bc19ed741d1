namespace Qingshan.Platform.Common;

/// <summary>Failures that every room shares.</summary>
public static class CommonErrors
{
    public static readonly ErrorKind BadCursor = new("common.bad-cursor", 400,
        new("分页游标无效", "The paging cursor is not valid"),
        new("游标 {0} 不是本接口给出的；请从第一页重新开始，并原样使用返回的 next。",
            "The cursor {0} was not issued by this interface; start again from the first page and pass back `next` as it was given."));

    public static readonly ErrorKind BadParameter = new("common.bad-parameter", 400,
        new("参数无效", "A parameter is not valid"),
        new("参数 {0} 的值 {1} 无效：{2}", "The value {1} of parameter {0} is not valid: {2}"));

    public static readonly ErrorKind NotFound = new("common.not-found", 404,
        new("没有找到", "Not found"),
        new("没有 {0}。可能已移走，或地址有误。", "There is no {0}. It may have moved, or the address is wrong."));

    public static readonly ErrorKind MethodNotAllowed = new("common.method-not-allowed", 405,
        new("方法不对", "Method not allowed"),
        new("{1} 不接受 {0}；接口说明见 /docs。", "{1} does not take {0}; the interface is described at /docs."));

    public static readonly ErrorKind UnsupportedMediaType = new("common.unsupported-media-type", 415,
        new("不支持的内容类型", "Unsupported media type"),
        new("此接口不接受 {0}；请用 application/json。", "This route does not take {0}; send application/json."));

    public static readonly ErrorKind BadRequest = new("common.bad-request", 400,
        new("请求无法理解", "The request cannot be understood"),
        new("请求的参数缺失或格式不对（HTTP {0}）；接口说明见 /docs。", "A parameter is missing or malformed (HTTP {0}); the interface is described at /docs."));

    public static readonly ErrorKind Forbidden = new("common.forbidden", 403,
        new("没有权限", "Not permitted"),
        new("当前账号没有此操作所需的权限（{0}）。请联系管理员，或换用有权限的账号登录。",
            "This account does not hold the permission that this needs ({0}). Ask an administrator, or sign in with an account that does."));

    public static readonly ErrorKind SignInFirst = new("common.sign-in-first", 401,
        new("请先登录", "Sign in first"),
        new("此内容需要登录后查看；接口请在 Authorization: Bearer 中提供密钥。",
            "This needs a signed-in account; an API call gives its key as Authorization: Bearer."));

    public static readonly ErrorKind StorageRefuses = new("common.storage-refuses", 503,
        new("暂时无法写入", "Nothing can be written at present"),
        new("台账所在的磁盘已满、只读或出错，或数据库连不上；没有写入任何内容。请运维人员检查磁盘（/health、日志），之后再试。",
            "The disk of the ledger is full, read-only or failing, or its database cannot be reached; nothing was written. Have the operator look at the disk (/health, the log), and try again."));

    public static readonly ErrorKind Unexpected = new("common.unexpected", 500,
        new("程序内部错误", "An internal error"),
        new("程序出错了，已记录（编号 {0}）。请稍后再试；若再次出现，请把编号告诉运维人员。",
            "The program made an error and has logged it (reference {0}). Try again later; if it comes back, give the reference to the operator."));
}
