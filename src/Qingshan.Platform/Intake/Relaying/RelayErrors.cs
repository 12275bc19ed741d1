using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

public static class RelayErrors
{
    public static readonly ErrorKind UnknownTarget = new("relay.unknown-target", 404,
        new("没有这个转发目标", "No such relay"),
        new("没有编码为“{0}”的转发目标，或当前账号无权查看。", "There is no relay '{0}', or this account may not see it."));

    public static readonly ErrorKind WrongStart = new("relay.wrong-start", 400,
        new("起点无效", "Not a place to begin"),
        new("“{0}”不是起点：请写 now、数据包序号（1 至 {1}），或北京时间如 2026-11-01T00:00。",
            "'{0}' is no place to begin: write now, the sequence of a packet (1 to {1}), or a Beijing time such as 2026-11-01T00:00."));

    public static readonly ErrorKind NothingSetAside = new("relay.nothing-set-aside", 404,
        new("没有搁置的数据包", "Nothing is set aside"),
        new("转发目标“{0}”没有搁置的数据包{1}。", "The relay '{0}' has no packet set aside: {1}."));
}
