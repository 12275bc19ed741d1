using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

public static class IdentityErrors
{
    public static readonly ErrorKind ChangePasswordFirst = new("identity.change-password-first", 403,
        new("请先修改密码", "Choose a password first"),
        new("当前使用的是一次性密码；请在网页登录并设置自己的密码。", "This account still has a one-time password; sign in on the web page and choose your own."));

    public static readonly ErrorKind BadKey = new("identity.bad-key", 401,
        new("密钥无效", "The key is not valid"),
        new("密钥不存在、已过期、已吊销，或所属账号已停用；请向管理员索取新密钥。不带密钥可访问公开内容。",
            "The key is not known, has expired, was revoked, or its account is closed; ask an administrator for another. What is public needs no key."));

    public static readonly ErrorKind WrongPassword = new("identity.wrong-password", 401,
        new("用户名或密码不对", "Wrong user name or password"),
        new("用户名或密码不对。连续五次输错后，账号会锁定十分钟。", "The user name or the password is wrong. After five wrong tries the account is locked for ten minutes."));

    public static readonly ErrorKind Locked = new("identity.locked", 403,
        new("账号已锁定", "The account is locked"),
        new("输错次数过多，账号已锁定十分钟；请稍后再试，或联系管理员。", "Too many wrong tries: the account is locked for ten minutes. Try later or ask an administrator."));

    public static readonly ErrorKind WeakPassword = new("identity.weak-password", 400,
        new("密码不够强", "The password is too weak"),
        new("密码至少 12 个字符，且不能与旧密码相同。", "A password has at least 12 characters and differs from the one before."));

    public static readonly ErrorKind UnknownPerson = new("identity.unknown-person", 404,
        new("没有这个账号", "No such account"),
        new("没有用户名为 {0} 的账号。", "No account has the user name {0}."));

    public static readonly ErrorKind UnknownRole = new("identity.unknown-role", 400,
        new("没有这个角色", "No such role"),
        new("没有角色 {0}；可用的角色：{1}。", "There is no role {0}; the roles are: {1}."));

    public static readonly ErrorKind NameTaken = new("identity.name-taken", 409,
        new("用户名已被使用", "The user name is taken"),
        new("用户名 {0} 已被使用，请换一个。", "The user name {0} is taken; choose another."));
}
