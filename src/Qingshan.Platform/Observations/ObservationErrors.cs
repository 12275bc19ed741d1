using Qingshan.Platform.Common;

namespace Qingshan.Platform.Observations;

public static class ObservationErrors
{
    public static readonly ErrorKind UnknownSeries = new("observations.unknown-series", 404,
        new("没有这个数据序列", "No such series"),
        new("没有编号为 {0} 的数据序列，或当前账号无权查看；可用 series 列表查看。",
            "There is no series {0}, or this account may not see it; see the list of series."));

    public static readonly ErrorKind TooManySeries = new("observations.too-many-series", 400,
        new("序列过多", "Too many series"),
        new("一次最多 {0} 个序列。", "At most {0} series at a time."));

    public static readonly ErrorKind StoreUnreachable = new("observations.store-unreachable", 503,
        new("观测库暂时连不上", "The store of observations cannot be reached"),
        new("观测库服务器没有应答；上报的数据照常接收和保存，恢复后自动入库。请稍后再试；运维人员请看日志与健康详情。",
            "The server of the observations does not answer. What arrives is taken and kept all the same, and stored once it is back. Try again later; operators find the reason in the log and in the health detail."));
}
