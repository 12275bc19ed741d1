using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

public static class TalkingErrors
{
    public static readonly ErrorKind NotOffered = new("intake.command-not-offered", 400,
        new("不能下发此命令", "This command is not offered"),
        new("不能下发命令 {0}；可用的命令：{1}。", "The command {0} is not offered; these are: {1}."));

    public static readonly ErrorKind UnknownField = new("intake.command-unknown-field", 400,
        new("命令没有这个参数", "The command has no such parameter"),
        new("命令 {1} 没有参数“{0}”；可用的参数：{2}。", "The command {1} has no parameter '{0}'; it has: {2}."));

    public static readonly ErrorKind BadField = new("intake.command-bad-field", 422,
        new("命令的参数无效", "A parameter of the command is not valid"),
        new("{0} 的值“{1}”无效：{2}。", "The value '{1}' of {0} is not valid: {2}."));

    public static readonly ErrorKind NotInEdition = new("intake.command-not-in-edition", 409,
        new("设备所用的版本没有此命令", "The device's edition lacks the command"),
        new("设备 {0}：{1}", "Device {0}: {1}"));

    public static readonly ErrorKind NeedsReason = new("intake.command-needs-reason", 400,
        new("请说明理由", "Say why"),
        new("请用 1 至 {0} 个字符说明理由；它与操作人一起记录。", "Give a reason of 1 to {0} characters; it is kept with who did it."));

    public static readonly ErrorKind TooMany = new("intake.command-too-many", 429,
        new("等待中的命令过多", "Too many commands wait"),
        new("设备 {0} 已有 {1} 条命令在等待；请等它们完成或过期后再下发。", "{1} commands for the device {0} wait already; ask again when they are done or have expired."));

    public static readonly ErrorKind UnknownCommand = new("intake.command-unknown", 404,
        new("没有这条命令", "No such command"),
        new("没有编号为 {0} 的命令，或当前账号无权查看。", "There is no command {0}, or this account may not see it."));

    public static readonly ErrorKind OwnCommand = new("intake.command-own", 403,
        new("不能批准自己提出的命令", "Nobody decides on a command of their own"),
        new("这条命令由当前账号提出；请由另一位有审批权限的人处理。", "This account asked for the command; another person with the permission has to decide."));

    public static readonly ErrorKind NeedsPerson = new("intake.command-needs-person", 403,
        new("须由个人账号审批", "A person has to decide"),
        new("本机命令不代表具体的人；请用个人账号登录后处理。", "A command on this machine stands for nobody in particular; sign in with an account of your own."));

    public static readonly ErrorKind Decided = new("intake.command-decided", 409,
        new("命令已处理", "The command is decided already"),
        new("命令 {0} 已不在等待批准（当前状态：{1}）。", "The command {0} does not wait for a decision any more (it is {1})."));
}
