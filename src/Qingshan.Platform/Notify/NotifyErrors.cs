using Qingshan.Platform.Common;

namespace Qingshan.Platform.Notify;

public static class NotifyErrors
{
    public static readonly ErrorKind WrongMailFrom = new("notify.wrong-mail-from", 400,
        new("发件人地址有误", "The sender of mails is no address"),
        new("设置 MailHost 已给出，但 MailFrom 的值“{0}”不是邮件地址；请写成 qingshan@example.cn 或 青山平台 <qingshan@example.cn>。",
            "MailHost is set, but MailFrom “{0}” is no mail address; write qingshan@example.cn, or 青山平台 <qingshan@example.cn>."));

    public static readonly ErrorKind UnknownMailSecurity = new("notify.unknown-mail-security", 400,
        new("未知的邮件加密方式", "No such mail security"),
        new("设置 MailSecurity 为 {0}，只能是 starttls、tls 或 none。", "The setting MailSecurity is {0}; it has to be starttls, tls or none."));

    public static readonly ErrorKind LoginInTheClear = new("notify.login-in-the-clear", 400,
        new("邮件密码不能明文发送", "The mail password would travel in the clear"),
        new("设置了 MailUser，但 MailSecurity 为 none。请把 MailSecurity 设为 starttls 或 tls；不需登录的本机中继请去掉 MailUser。",
            "MailUser is set and MailSecurity is none. Set MailSecurity to starttls or tls; for a relay without login leave MailUser out."));

    public static readonly ErrorKind UnreadableMailCa = new("notify.unreadable-mail-ca", 400,
        new("邮件根证书读不出", "The mail server's root certificate cannot be read"),
        new("设置 MailCa 的文件 {0} 读不出（{1}）；它应是 PEM 格式的证书。", "The file {0} of the setting MailCa cannot be read ({1}); it has to be a certificate in PEM."));

    public static readonly ErrorKind WrongUrl = new("notify.wrong-url", 400,
        new("地址设置有误", "An address among the settings is wrong"),
        new("设置 {0} 不是 http 或 https 地址；请写完整，例如 https://example.cn/hook。", "The setting {0} is no http or https address; write all of it, such as https://example.cn/hook."));

    public static readonly ErrorKind ShortSecret = new("notify.short-secret", 400,
        new("签名密钥太短", "The secret of the webhook is too short"),
        new("设置了 WebhookUrl 就要有 WebhookSecret，至少 {0} 个字符；可用 openssl rand -hex 32 生成。",
            "WebhookUrl needs WebhookSecret, {0} characters at least; openssl rand -hex 32 makes one."));

    public static readonly ErrorKind WrongSmsMethod = new("notify.wrong-sms-method", 400,
        new("短信网关方法有误", "The method for the SMS gateway is wrong"),
        new("设置 SmsMethod 为 {0}，只能是 POST、GET 或 PUT。", "The setting SmsMethod is {0}; it has to be POST, GET or PUT."));

    public static readonly ErrorKind UnknownSmsPlaceholder = new("notify.unknown-sms-placeholder", 400,
        new("短信模板中有未知的占位符", "The SMS template has an unknown placeholder"),
        new("SmsUrl 或 SmsBody 中的占位符“{0}”没有意义；花括号里可写 phone、text、id、severity。",
            "The placeholder “{0}” in SmsUrl or SmsBody means nothing; between braces there are phone, text, id, severity."));

    public static readonly ErrorKind SmsWithoutText = new("notify.sms-without-text", 400,
        new("短信模板不完整", "The SMS template is incomplete"),
        new("SmsUrl 与 SmsBody 中要有占位符 phone 和 text，写在花括号里。", "SmsUrl and SmsBody have to hold the placeholders phone and text, each between braces."));

    public static readonly ErrorKind WrongSmsSuccess = new("notify.wrong-sms-success", 400,
        new("短信成功规则有误", "The rule of success for SMS is wrong"),
        new("设置 SmsSuccess 为“{0}”；写法：status、contains:文字、json:路径=值（例如 json:code=0）。",
            "The setting SmsSuccess is “{0}”; write status, contains:TEXT, or json:PATH=VALUE (such as json:code=0)."));

    public static readonly ErrorKind WrongSmsHeader = new("notify.wrong-sms-header", 400,
        new("短信网关请求头有误", "A header for the SMS gateway is wrong"),
        new("设置 SmsHeaders 的第 {0} 个写法不对；每个写成“名称: 值”，多个之间用 | 隔开。",
            "Header {0} of the setting SmsHeaders is wrong; each is “Name: value”, several are divided by |."));

    public static readonly ErrorKind NeedsPerson = new("notify.needs-person", 403,
        new("需要个人账号", "This needs the account of a person"),
        new("订阅、值班日志和通知属于个人；请用个人账号登录，或使用个人账号的密钥。",
            "Subscriptions, the duty log and notices belong to people: sign in, or use the key of a person's account."));

    public static readonly ErrorKind NoSuchChannel = new("notify.no-such-channel", 400,
        new("渠道未开通", "The channel is not set up"),
        new("渠道 {0} 未开通；已开通：{1}。请运维人员在设置中开通（见 docs/duty.md）。",
            "The channel {0} is not set up; there are: {1}. An operator can set it up (docs/duty.md)."));

    public static readonly ErrorKind NoAddress = new("notify.no-address", 400,
        new("还没有填写地址", "There is no address yet"),
        new("还没有可用于 {0} 的地址；请先填写自己的邮箱或手机号。", "There is no address for {0}: enter your mail address or phone number first."));

    public static readonly ErrorKind WrongQuietHours = new("notify.wrong-quiet-hours", 400,
        new("勿扰时段有误", "The quiet hours are wrong"),
        new("勿扰时段要么起止都填，要么都不填，且起止不能相同；可以跨零点，例如 22:00 到 07:00。",
            "Give both ends of the quiet hours or neither; they differ, and may go over midnight, such as 22:00 to 07:00."));

    public static readonly ErrorKind UnknownSubscription = new("notify.unknown-subscription", 404,
        new("没有这个订阅", "No such subscription"),
        new("当前账号没有编号为 {0} 的订阅；可能已经取消。", "This account has no subscription {0}; it may have been ended."));

    public static readonly ErrorKind WrongMailAddress = new("notify.wrong-mail-address", 400,
        new("邮箱写法不对", "That is no mail address"),
        new("“{0}”不是邮箱地址；请写成 name@example.cn。", "“{0}” is no mail address; write name@example.cn."));

    public static readonly ErrorKind WrongPhone = new("notify.wrong-phone", 400,
        new("手机号写法不对", "That is no phone number"),
        new("“{0}”不是手机号；只写数字，可带国家号，例如 +8613800000000。", "“{0}” is no phone number; write digits, with the country where needed, such as +8613800000000."));

    public static readonly ErrorKind WrongLevel = new("notify.wrong-level", 400,
        new("值班层级有误", "The level is wrong"),
        new("层级 {0} 应在 1 到 {1} 之间；1 最先收到通知。", "Level {0} has to lie between 1 and {1}; 1 is told first."));

    public static readonly ErrorKind WrongShift = new("notify.wrong-shift", 400,
        new("班次起止有误", "The shift's times are wrong"),
        new("{0} 的班次：结束要晚于开始，且不超过 {1} 天。", "The shift of {0}: it has to end after it begins, and last no longer than {1} days."));

    public static readonly ErrorKind NotOfOrganisation = new("notify.not-of-organisation", 400,
        new("本单位没有这个人", "Nobody of that name in the organisation"),
        new("本单位没有用户名为 {0} 的账号；值班表只能排本单位的人。", "The organisation has no account {0}; a roster holds its own people."));

    public static readonly ErrorKind SeesNothing = new("notify.sees-nothing", 400,
        new("此账号看不到线索", "This account sees no signals"),
        new("账号 {0} 的角色 {1} 不能查看内部记录，值班时收不到线索；请先换成 duty-officer 等角色。",
            "The role {1} of account {0} sees no internal records and would be told nothing on duty; give it a role such as duty-officer first."));

    public static readonly ErrorKind ShiftTwice = new("notify.shift-twice", 409,
        new("班次重叠", "Shifts overlap"),
        new("{0} 在这段时间已经有班；请先取消原来的班次，或错开时间。", "{0} is on duty in that time already; cancel that shift first or choose another time."));

    public static readonly ErrorKind UnknownShift = new("notify.unknown-shift", 404,
        new("没有这个班次", "No such shift"),
        new("本单位没有编号为 {0} 的有效班次；可能已经取消。", "The organisation has no shift {0} in force; it may have been cancelled."));

    public static readonly ErrorKind ShiftIsOver = new("notify.shift-is-over", 409,
        new("班次已结束", "The shift is over"),
        new("已经结束的班次不能取消；有出入请在值班日志中说明。", "What is over cannot be cancelled; note in the duty log where it was otherwise."));

    public static readonly ErrorKind UnknownNotice = new("notify.unknown-notice", 404,
        new("没有这条通知", "No such notice"),
        new("没有编号为 {0} 的通知，或当前账号无权查看；确认已阅只能由本人进行。", "There is no notice {0}, or this account may not see it; only the person whom it is for can confirm it."));

    public static readonly ErrorKind WrongText = new("notify.wrong-text", 400,
        new("内容为空或太长", "The text is empty or too long"),
        new("请填写内容，不超过 {0} 个字。", "Write something, {0} characters at most."));

    public static readonly ErrorKind UnknownSignal = new("notify.unknown-signal", 404,
        new("没有这条线索", "No such signal"),
        new("没有编号为 {0} 的线索，或当前账号无权查看。", "There is no signal {0}, or this account may not see it."));

    public static readonly ErrorKind UnknownEntry = new("notify.unknown-entry", 404,
        new("没有这条日志", "No such entry"),
        new("本单位的值班日志中没有第 {0} 条。", "The organisation's duty log has no entry {0}."));

    public static readonly ErrorKind CorrectedAlready = new("notify.corrected-already", 409,
        new("已经更正过", "Corrected already"),
        new("第 {0} 条已被更正；请更正最新的那一条。", "Entry {0} has been corrected; correct the newest one."));

    public static readonly ErrorKind UnknownHandOver = new("notify.unknown-hand-over", 404,
        new("没有这次交接", "No such hand-over"),
        new("本单位没有编号为 {0} 的交接记录。", "The organisation has no hand-over {0}."));

    public static readonly ErrorKind OwnHandOver = new("notify.own-hand-over", 409,
        new("不能确认自己的交接", "Your own hand-over"),
        new("交接要由接班人确认，不能由交班人自己确认。", "Whoever comes on duty confirms a hand-over, not the one who wrote it."));

    public static readonly ErrorKind TakenAlready = new("notify.taken-already", 409,
        new("已经接班", "Taken over already"),
        new("这次交接已经确认过；请看最新的交接记录。", "This hand-over was confirmed already; see the newest one."));
}
