using Qingshan.Platform.Common;

namespace Qingshan.Platform.Signals;

public static class SignalErrors
{
    public static readonly ErrorKind Unknown = new("signals.unknown", 404,
        new("没有这条线索", "No such signal"),
        new("没有编号为 {0} 的线索，或当前账号无权查看；可在线索列表中查找。", "There is no signal {0}, or this account may not see it; see the list of signals."));

    public static readonly ErrorKind EmptyComment = new("signals.empty-comment", 400,
        new("说明是空的", "The comment is empty"),
        new("请写下说明，最多 {0} 个字符。", "Write something, at most {0} characters."));

    public static readonly ErrorKind CannotAssign = new("signals.cannot-assign", 400,
        new("不能指派给此人", "Cannot be assigned to this person"),
        new("账号 {0} 不存在，或无权查看该对象的内部信息；请指派给有管辖权的人员。", "There is no account {0}, or it may not see the internal records of what this is about; assign it to somebody whose jurisdiction holds it."));
}
