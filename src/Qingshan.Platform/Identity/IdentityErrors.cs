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

    public static readonly ErrorKind NotGrantable = new("identity.not-grantable", 400,
        new("不能授予这个角色", "That role cannot be granted"),
        new("角色 {0} 不能授予任何人：初始管理员只属于第一个账号，访客是未登录的人。", "Nobody can be given the role {0}: the owner is the first account alone, and a visitor is who has not signed in."));

    public static readonly ErrorKind NotOneself = new("identity.not-oneself", 403,
        new("不能对自己操作", "Not for oneself"),
        new("不能给自己（或自己的单位）授权、解锁，也不能关闭自己的账号；请另一位有权限的人操作。",
            "Nobody grants rights to himself or his own organisation, unlocks himself, or closes his own account; ask another who may."));

    public static readonly ErrorKind OwnerStays = new("identity.owner-stays", 409,
        new("初始管理员不能变更", "The owner stays"),
        new("第一个账号是初始管理员，不能关闭，也不能改为其他角色；启用三员分立后它成为系统管理员。",
            "The first account is the owner: it is neither closed nor given another role. Putting separation of duties into force makes it an administrator."));

    public static readonly ErrorKind OwnersPassword = new("identity.owners-password", 403,
        new("不能重置初始管理员的密码", "The owner's password cannot be reset"),
        new("初始管理员可以做一切，其密码只能在服务器上用命令 people password 重置。", "The owner can do everything: its password is reset only on the machine, by the command `people password`."));

    public static readonly ErrorKind OwnersKey = new("identity.owners-key", 403,
        new("初始管理员的密钥只能由本人创建", "The owner's keys are the owner's"),
        new("初始管理员可以做一切，其密钥只能由本人登录后创建。", "The owner can do everything: a key of that account is made only by its owner, signed in."));

    public static readonly ErrorKind WrongUserName = new("identity.wrong-user-name", 400,
        new("用户名不合规", "The user name is not valid"),
        new("用户名 {0} 不合规：1 至 64 个字母、汉字或数字，其后可含 . _ @ -。", "{0} is no user name: 1 to 64 letters or digits, with . _ @ - after the first."));

    public static readonly ErrorKind WrongOrganisation = new("identity.wrong-organisation", 400,
        new("单位名称不合规", "The name of the organisation is not valid"),
        new("单位名称 {0} 不合规：1 至 200 个字。", "{0} is no name of an organisation: 1 to 200 characters."));

    public static readonly ErrorKind WrongCreditCode = new("identity.wrong-credit-code", 400,
        new("统一社会信用代码不对", "The credit code is wrong"),
        new("{0} 不是有效的统一社会信用代码（GB 32100，18 位，含校验位）。", "{0} is no unified social credit code (GB 32100, 18 characters with a check digit)."));

    public static readonly ErrorKind OrganisationTaken = new("identity.organisation-taken", 409,
        new("单位已存在", "The organisation exists"),
        new("已有名为 {0} 的单位。", "There is an organisation {0} already."));

    public static readonly ErrorKind UnknownOrganisation = new("identity.unknown-organisation", 404,
        new("没有这个单位", "No such organisation"),
        new("没有编号为 {0} 的单位。", "There is no organisation {0}."));

    public static readonly ErrorKind UnknownJurisdiction = new("identity.unknown-jurisdiction", 404,
        new("没有这项管辖", "No such jurisdiction"),
        new("该单位没有编号为 {0} 的管辖范围。", "The organisation has no jurisdiction {0}."));

    public static readonly ErrorKind HeldAlready = new("identity.held-already", 409,
        new("这段时间已有此管辖", "It is held already"),
        new("{0} 在这段时间内已有同一管辖范围；请先结束原来的，或改期限。", "{0} holds that already within this period; end that first, or choose another period."));

    public static readonly ErrorKind UnknownKey = new("identity.unknown-key", 404,
        new("没有这个密钥", "No such key"),
        new("没有编号为 {0} 的、可由本账号管理的密钥。", "There is no key {0} that this account manages."));

    public static readonly ErrorKind WrongKeyName = new("identity.wrong-key-name", 400,
        new("请写明密钥的用途", "Say what the key is for"),
        new("用途为 1 至 {0} 个字，例如“日报程序”。", "What it is for, in 1 to {0} characters, such as “daily report”."));

    public static readonly ErrorKind KeyBeyondOwner = new("identity.key-beyond-owner", 400,
        new("密钥不能超出账号的权限", "A key cannot hold more than its account"),
        new("角色 {1} 没有权限 {0}；密钥只能选账号已有的权限，且不能管理账号本身。", "The role {1} does not hold {0}; a key has permissions of its account, and never that of managing the account."));

    public static readonly ErrorKind TooManyRequests = new("identity.too-many-requests", 429,
        new("请求过多", "Too many requests"),
        new("此密钥{1}最多 {0} 次请求；请在 {2} 秒后再试，或请密钥的所有者放宽限额。", "This key may make {0} requests {1}; try again in {2} seconds, or ask its owner for a wider limit."));

    public static readonly ErrorKind EnrolFirst = new("identity.enrol-first", 403,
        new("请先启用第二因素", "Set up a second factor first"),
        new("此账号的角色必须使用第二因素；请在网页登录后于 /account/second-factor 启用验证器，或用通行密钥登录。",
            "This account's role asks for a second factor; sign in on the web page and set up an authenticator at /account/second-factor, or sign in with a passkey."));

    public static readonly ErrorKind Closed = new("identity.closed", 403,
        new("账号已关闭", "The account is closed"),
        new("此账号已关闭；需要时请系统管理员重新开放。", "This account is closed; an administrator can open it again."));
}
