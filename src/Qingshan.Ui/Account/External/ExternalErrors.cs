using Qingshan.Platform.Common;

namespace Qingshan.Ui.Account;

public static class ExternalErrors
{
    public static readonly ErrorKind NotSetUp = new("external.not-set-up", 404,
        new("没有开通外部登录", "There is no other sign-in"),
        new("平台没有设置外部身份认证（OidcAuthority）；请用用户名和密码登录。", "No other sign-in is set up (OidcAuthority); sign in with user name and password."));

    public static readonly ErrorKind Unreachable = new("external.unreachable", 503,
        new("外部身份认证连不上", "The other sign-in cannot be reached"),
        new("连不上“{0}”：{1}。请稍后再试，或用用户名和密码登录；若一直如此，请运维人员检查 OidcAuthority 和网络。",
            "{0} cannot be reached: {1}. Try again later, or sign in with user name and password; if it stays so, have the operator look at OidcAuthority and the network."));

    public static readonly ErrorKind Denied = new("external.denied", 403,
        new("在对方那里取消了", "It was declined there"),
        new("外部登录在对方页面被取消或拒绝；请重试，或用用户名和密码登录。", "Signing in was declined on the other side; try again, or sign in with user name and password."));

    public static readonly ErrorKind Broken = new("external.broken", 502,
        new("外部登录没有完成", "Signing in elsewhere was not completed"),
        new("对方的回答无效、过期或不是本次登录的；请从登录页重新开始。若一直如此，请运维人员核对 OidcClientId、密钥文件和对方登记的回调地址。",
            "The answer was not valid, too late, or of another attempt; begin again from the sign-in page. If it stays so, have the operator compare OidcClientId, the secret file and the callback address that is registered there."));

    public static readonly ErrorKind NoClaim = new("external.no-claim", 502,
        new("对方没有说明是谁", "It was not said who it is"),
        new("对方的回答里没有 {0}；请运维人员核对设置 OidcClaim。", "The answer has no {0}; have the operator compare the setting OidcClaim."));

    public static readonly ErrorKind NotLinked = new("external.not-linked", 403,
        new("这个外部身份没有关联账号", "That identity is linked to no account"),
        new("外部身份 {0} 还没有关联本平台的账号。请先用用户名和密码登录，在“我的账号”的“外部登录”里关联；没有账号请联系系统管理员。",
            "The identity {0} is linked to no account here. Sign in with user name and password first and link it under “My account”; without an account ask an administrator."));

    public static readonly ErrorKind LinkedElsewhere = new("external.linked-elsewhere", 409,
        new("已关联到别的账号", "It is linked to another account"),
        new("这个外部身份已关联到另一个账号；请先在那个账号上解除。", "That identity is linked to another account; remove it there first."));

    public static readonly ErrorKind LinkOnlyOneself = new("external.link-only-oneself", 403,
        new("只能由本人关联", "Only the person links it"),
        new("三员分立期间（以及对初始管理员的账号），外部身份只能由本人登录后关联，否则授权的人可以借此成为别人。",
            "While separation of duties is in force, and for the owner's account, an identity is linked only by the person, signed in; else who grants rights could become somebody else by it."));
}
