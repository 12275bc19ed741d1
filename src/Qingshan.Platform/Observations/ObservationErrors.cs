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

    public static readonly ErrorKind WideNeedsOneKind = new("observations.wide-needs-one-kind", 400,
        new("宽表只能有一种数据类型", "The wide form holds one kind of data"),
        new("所选序列有多种数据类型（如小时均值与日均值）；请用 period 选定一种，例如 mean:PT1H，或改用 form=long。",
            "The series chosen are of several kinds, such as hourly and daily means; choose one by period, for example mean:PT1H, or use form=long."));

    public static readonly ErrorKind EmptyMonth = new("observations.empty-month", 404,
        new("该月没有观测值", "The month holds nothing"),
        new("{0} 没有观测值；可用 store status 查看有数据的月份。", "There are no observations of {0}; `store status` lists the months that have some."));

    public static readonly ErrorKind CannotCloseMonth = new("observations.cannot-close-month", 503,
        new("月份未能封存", "The month could not be closed"),
        new("{0} 未能封存（{1}）；数据都还在，处理好磁盘后重试即可。", "{0} could not be closed ({1}); all its data is where it was. Look after the disk and try again."));

    public static readonly ErrorKind NoClosedMonths = new("observations.no-closed-months", 409,
        new("此观测库不封存月份", "This store does not close months"),
        new("当前观测库自行管理旧数据，没有可封存或校验的月份文件。", "This store of observations keeps old data in its own way; there are no files of months to close or to verify."));

    public static readonly ErrorKind StoreUnreachable = new("observations.store-unreachable", 503,
        new("观测库暂时连不上", "The store of observations cannot be reached"),
        new("观测库服务器没有应答；上报的数据照常接收和保存，恢复后自动入库。请稍后再试；运维人员请看日志与健康详情。",
            "The server of the observations does not answer. What arrives is taken and kept all the same, and stored once it is back. Try again later; operators find the reason in the log and in the health detail."));
}
