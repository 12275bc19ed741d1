using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

public static class SeparationErrors
{
    public static readonly ErrorKind Incomplete = new("separation.incomplete", 409,
        new("三员还不齐", "The three officers are not all there"),
        new("启用三员分立前，须各有至少一名在用的系统管理员、安全管理员和审计员（已设置自己的密码、未关闭、未锁定）；还缺：{0}。",
            "Before separation is put into force there has to be an active administrator, security officer and auditor (with a password of their own, neither closed nor locked); missing: {0}."));

    public static readonly ErrorKind InForce = new("separation.in-force", 409,
        new("三员分立已启用", "Separation of duties is in force"),
        new("三员分立已启用，此操作不能由一人（或一条命令）完成：{0}。请由系统管理员建账号、安全管理员授权；只有本机命令 separation end 能解除分立。",
            "Separation of duties is in force, so that no single person or command does this: {0}. An administrator makes the account and a security officer grants it its rights; only the local command `separation end` ends separation."));

    public static readonly ErrorKind NotInForce = new("separation.not-in-force", 409,
        new("三员分立没有启用", "Separation of duties is not in force"),
        new("三员分立没有启用，无需解除。", "Separation of duties is not in force; there is nothing to end."));

    public static readonly ErrorKind LocalOnly = new("separation.local-only", 403,
        new("只能用本机命令", "Only by a command on the machine"),
        new("解除三员分立只能在服务器上用命令 separation end 执行。", "Separation is ended only on the machine itself, by the command `separation end`."));

    public static readonly ErrorKind LastOfThree = new("separation.last-of-three", 409,
        new("不能没有三员之一", "One of the three would be missing"),
        new("{0} 是最后一名在用的{1}；三员分立期间请先给另一人授予该角色并由其登录一次。",
            "{0} is the last active {1}; while separation is in force, grant that role to somebody else first and have them sign in once."));

    public static readonly ErrorKind NotSignedIn = new("separation.not-signed-in", 409,
        new("本人还没有登录过", "Nobody has signed in to it yet"),
        new("{0} 还在用一次性密码，建账号的人也知道它。请本人先登录并设置自己的密码，再授予三员之一的角色（或启用分立）。",
            "{0} still has the one-time password, which whoever made the account knows. Have the person sign in and choose a password before one of the three roles is granted, or separation put into force."));

    public static readonly ErrorKind OwnKeysOnly = new("separation.own-keys-only", 403,
        new("密钥只能由本人创建", "Keys are made by their owners"),
        new("三员分立期间，{0} 的密钥只能由其本人登录后在 /account/keys 创建；安全管理员可以查看和吊销。",
            "While separation is in force, a key of {0} is made only by its owner, signed in, at /account/keys; a security officer sees and revokes keys."));

    public static readonly ErrorKind PasswordOfOfficer = new("separation.password-of-officer", 409,
        new("不能重置三员的密码", "The password of one of the three cannot be reset"),
        new("三员分立期间，{0} 持有{1}角色：若可直接重置其密码，系统管理员就能成为他。请安全管理员先撤回其角色，重置后再授予。",
            "While separation is in force and {0} is {1}, an administrator who reset the password could become them. Have a security officer withdraw the role, reset the password, and have the role granted again."));
}
