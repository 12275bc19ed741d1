using Qingshan.Platform.Common;

namespace Qingshan.Ui.Account;

public static class AccountErrors
{
    public static readonly ErrorKind WrongCode = new("account.wrong-code", 401,
        new("验证码不对", "The code is wrong"),
        new("验证码不对或已过期。请确认手机时间准确，输入验证器当前显示的 6 位数字；连续五次输错后，账号会锁定十分钟。",
            "The code is wrong or over. See that the phone's clock is right and type the six digits that the authenticator shows now. After five wrong tries the account is locked for ten minutes."));

    public static readonly ErrorKind CodeUsed = new("account.code-used", 401,
        new("验证码已用过", "The code was used already"),
        new("每个验证码只能用一次；请等验证器显示下一个再输入。", "Each code counts once; wait for the next one of the authenticator."));

    public static readonly ErrorKind CodeTooLate = new("account.code-too-late", 401,
        new("请重新输入密码", "Type the password again"),
        new("输入密码后五分钟内没有输入验证码；请从头登录。", "No code within five minutes of the password; sign in from the beginning."));

    public static readonly ErrorKind PasskeyRefused = new("account.passkey-refused", 401,
        new("通行密钥无效", "The passkey is not accepted"),
        new("这把通行密钥没有登记在任何在用的账号上，或验证没有完成；请重试，或用密码登录。",
            "That passkey is of no active account, or the check was not completed; try again, or sign in with the password."));

    public static readonly ErrorKind TooManyPasskeys = new("account.too-many-passkeys", 400,
        new("通行密钥太多", "Too many passkeys"),
        new("一个账号最多 {0} 把通行密钥；请先移除不用的。", "An account has {0} passkeys at most; remove those that are not used."));
}
