using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

public static class SensorThingsErrors
{
    public static readonly ErrorKind BadSyntax = new("sensorthings.bad-syntax", 400,
        new("查询表达式写法有误", "An expression cannot be read"),
        new("{0} 第 {1} 个字符处：{2}。写法见 docs/sensorthings.md。", "{0}, character {1}: expected {2}. See docs/sensorthings.md for how it is written."));

    public static readonly ErrorKind BadOption = new("sensorthings.bad-option", 400,
        new("查询选项的值无效", "The value of a query option is not valid"),
        new("{0} 的值 {1} 无效，应为：{2}。", "{0} cannot be {1}; it is: {2}."));

    public static readonly ErrorKind UnknownProperty = new("sensorthings.unknown-property", 400,
        new("没有这个属性", "No such property"),
        new("{0}：{1} 没有 {2}；可用：{3}。", "{0}: {1} has no {2}; it has {3}."));

    public static readonly ErrorKind UnknownFunction = new("sensorthings.unknown-function", 400,
        new("没有这个函数", "No such function"),
        new("{0} 第 {1} 个字符处：没有 {3} 个参数的函数 {2}；可用：{4}。", "{0}, character {1}: there is no function {2} with {3} arguments; there are {4}."));

    public static readonly ErrorKind WrongType = new("sensorthings.wrong-type", 400,
        new("类型不符", "The types do not fit"),
        new("{0} 第 {1} 个字符处：{2} 用于 {3}，此处给出的是 {4}。", "{0}, character {1}: {2} takes {3}, and is given {4}."));

    public static readonly ErrorKind UnsupportedOption = new("sensorthings.unsupported-option", 501,
        new("不支持此查询选项", "The query option is not supported"),
        new("{0} 不受支持；可用：{1}。", "{0} is not supported; there are {1}."));

    public static readonly ErrorKind UnsupportedPath = new("sensorthings.unsupported-path", 501,
        new("不支持这样筛选", "Filtering by this is not supported"),
        new("{0}：不能从 {1} 按观测值筛选；请查询 /v1.1/Observations，并按 Datastream/… 筛选。",
            "{0}: {1} cannot be filtered by its observations; ask /v1.1/Observations and filter by Datastream/…."));

    public static readonly ErrorKind TooManyToOrder = new("sensorthings.too-many-to-order", 400,
        new("要排序的观测值过多", "Too many observations to put in order"),
        new("按 {0} 排序要先读出 {1} 个观测值，最多 {2} 个；请用 $filter 缩小范围，或按 phenomenonTime 排序。",
            "Ordering by {0} means reading {1} observations, and {2} are the most; narrow it by $filter, or order by phenomenonTime."));

    public static readonly ErrorKind NoSuchResource = new("sensorthings.no-such-resource", 404,
        new("没有这个资源", "No such resource"),
        new("{0} 不存在，或当前账号无权查看；/v1.1 列出全部实体集。", "There is no {0}, or this account may not see it; /v1.1 lists the entity sets."));

    public static readonly ErrorKind LedgerElsewhere = new("sensorthings.ledger-elsewhere", 405,
        new("此处不能更改", "This is not changed here"),
        new("{0} {1}：监测点、仪器与序列来自台账，请在台账中更改（导入，或监测点页面）；本接口只能新增观测值（POST Observations）。",
            "{0} {1}: points, instruments and series are what the ledger says; change them there (an import, or the page of the point). Here only observations are added, by POST to Observations."));

    public static readonly ErrorKind AppendOnly = new("sensorthings.append-only", 405,
        new("观测值不能更改或删除", "Observations are not changed or removed"),
        new("{0} {1}：观测值只增不改。要更正，请对同一时间再次 POST；要判定无效，请在审核中标记。",
            "{0} {1}: observations are only added. To correct one, POST it again for the same time; to call one invalid, mark it in review."));

    public static readonly ErrorKind DerivedDatastream = new("sensorthings.derived-datastream", 400,
        new("此数据流不接受写入", "This datastream takes no values"),
        new("数据流 {0} 的值来自{1}，不由设备上报；请写入同一监测点的上报序列。",
            "The values of datastream {0} are {1}, not reported by a device; send them to a reported series of the point."));

    public static readonly ErrorKind BadObservation = new("sensorthings.bad-observation", 400,
        new("观测值有误", "The observation is not right"),
        new("{0}：{1}", "{0}: {1}"));

    public static readonly ErrorKind NoUnitOfWork = new("sensorthings.no-atomicity-group", 501,
        new("不支持 atomicityGroup", "atomicityGroup is not supported"),
        new("请求 {0}：每个观测值各自入库，不能合为一个事务；要么全部接受、要么全部拒绝时，请用 CreateObservations 或 /api/v1/ingest/observations。",
            "Request {0}: observations are kept each for itself and form no transaction; for all or nothing send them to /api/v1/ingest/observations."));

    public static readonly ErrorKind BadBatch = new("sensorthings.bad-batch", 400,
        new("批量请求有误", "The batch is not right"),
        new("{0}：{1}", "{0}: {1}"));

    public static readonly ErrorKind DependencyFailed = new("sensorthings.dependency-failed", 424,
        new("所依赖的请求失败", "A request that this one depends on failed"),
        new("请求 {0} 依赖的 {1} 未成功，因此没有执行。", "Request {0} depends on {1}, which did not succeed; it was not carried out."));
}
