using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

public static class IntakeErrors
{
    public static readonly ErrorKind NotADocument = new("intake.not-a-document", 400,
        new("结构不对", "Not the expected structure"),
        new("请求体应为 {{\"observations\":[…]}}；{0} 缺失或类型不对。", "The body has to be {{\"observations\":[…]}}; {0} is missing or of another type."));

    public static readonly ErrorKind BadJson = new("intake.bad-json", 400,
        new("不是有效的 JSON", "Not valid JSON"),
        new("第 {0} 行第 {1} 字节处不是有效的 JSON。", "Line {0}, byte {1}: this is not valid JSON."));

    public static readonly ErrorKind NotUtf8 = new("intake.not-utf8", 400,
        new("不是 UTF-8 编码", "Not UTF-8"),
        new("第 {0} 个字节不是 UTF-8；若文件为 GB18030，请先转换。", "Byte {0} is not UTF-8; convert a GB18030 file first."));

    public static readonly ErrorKind MissingColumns = new("intake.missing-columns", 400,
        new("缺少列", "Columns are missing"),
        new("表头缺少：{0}。", "The header lacks: {0}."));

    public static readonly ErrorKind UnknownColumns = new("intake.unknown-columns", 400,
        new("有不认识的列", "Unknown columns"),
        new("不认识的列：{0}；可用的列：{1}。", "Unknown columns: {0}; the columns are: {1}."));

    public static readonly ErrorKind RaggedRow = new("intake.ragged-row", 400,
        new("行的列数不对", "A row has another number of fields"),
        new("第 {0} 行有 {1} 列，表头有 {2} 列。", "Row {0} has {1} fields, the header has {2}."));

    public static readonly ErrorKind BadCsv = new("intake.bad-csv", 400,
        new("不是有效的 CSV", "Not valid CSV"),
        new("从第 {0} 行开始的记录：引号没有闭合，或引号之后还有文字。", "The record that begins at line {0}: a quote is not closed, or text follows a closing quote."));

    public static readonly ErrorKind BadRows = new("intake.bad-rows", 422,
        new("有无效的行，整批未入库", "Some rows are not valid; nothing was stored"),
        new("{1} 行中有 {0} 行无效（列出前 {2} 行）；改正后请整批重发。",
            "{0} of {1} rows are not valid (the first {2} are listed); mend them and send the whole batch again."));

    public static readonly ErrorKind Empty = new("intake.empty", 400,
        new("没有数据", "Nothing was sent"),
        new("请求中没有观测值。", "The request holds no observations."));

    public static readonly ErrorKind TooLarge = new("intake.too-large", 413,
        new("请求过大", "The request is too large"),
        new("请求体超过 {0} 字节；请分批发送。", "The body exceeds {0} bytes; send it in parts."));

    public static readonly ErrorKind JournalRefuses = new("intake.journal-refuses", 503,
        new("暂时无法保存", "It cannot be kept at the moment"),
        new("原始日志无法写入（{0}）；没有收下任何数据，请稍后重发。", "The journal cannot write ({0}); nothing was taken, send it again later."));

    public static readonly ErrorKind UnsupportedType = new("intake.unsupported-type", 415,
        new("不支持的类型", "Unsupported type"),
        new("请用 application/json 或 text/csv；收到的是 {0}。", "Send application/json or text/csv; this was {0}."));

    public static readonly ErrorKind UnknownDevice = new("intake.unknown-device", 404,
        new("没有这个设备", "No such device"),
        new("台账中没有 MN 为 {0} 的设备，或当前账号无权查看；可用 devices 列表查看可见的设备。",
            "The ledger has no device with the MN {0}, or this account may not see it; the list of devices shows what it may see."));

    public static readonly ErrorKind DeviceOutsideJurisdiction = new("intake.device-outside-jurisdiction", 403,
        new("设备不在管辖范围内", "The device lies outside the jurisdiction"),
        new("设备 {0} 不在当前账号的管辖范围内，只能查看；请由管辖单位操作。", "The device {0} lies outside this account's jurisdiction and can only be seen; those who hold it have to act."));

    public static readonly ErrorKind NotOfDevice = new("intake.not-of-device", 409,
        new("不是该设备的数据包", "Not a packet of that device"),
        new("数据包 {0} 不存在，或不是设备 {1} 发来的 HJ 212 报文；只能重新解读设备自己的报文。",
            "Packet {0} does not exist or is no HJ 212 frame of device {1}; only a device's own frames are read again."));

    public static readonly ErrorKind TooManyAgain = new("intake.too-many-again", 422,
        new("一次重新解读的数据包过多", "Too many packets to be read again at once"),
        new("一次最多 {0} 个数据包；请缩短时间范围，分次进行。", "At most {0} packets at once; choose a shorter span and go on in parts."));

    public static readonly ErrorKind UnknownPacket = new("intake.unknown-packet", 404,
        new("没有这个数据包", "No such packet"),
        new("没有序号为 {0} 的数据包，或当前账号无权查看。", "There is no packet {0}, or this account may not see it."));

    public static readonly ErrorKind JournalUnreadable = new("intake.journal-unreadable", 500,
        new("原始字节读不出来", "The bytes cannot be read"),
        new("数据包 {0} 的原始字节读不出来：{1}。请告诉运维人员检查日志分段。", "The bytes of packet {0} cannot be read: {1}. Tell the operator to check the journal's segments."));

    /// <summary>What can be wrong in one row of an upload; these stand in the <c>rows</c> of <see cref="BadRows"/>.</summary>
    public static readonly ErrorKind RowUnknownPoint = new("intake.row-unknown-point", 422,
        new("没有这个监测点", "No such monitoring point"),
        new("没有编码为“{0}”的监测点，或无权报送。", "There is no monitoring point '{0}', or this account may not report for it."));

    public static readonly ErrorKind RowBadFactor = new("intake.row-bad-factor", 422,
        new("因子编码无效", "Not a factor code"),
        new("“{0}”不是因子编码（HJ 524/525，例如 a34004）。", "'{0}' is not a factor code (HJ 524/525, for example a34004)."));

    public static readonly ErrorKind RowBadKind = new("intake.row-bad-kind", 422,
        new("数据类型无效", "Not a kind of series"),
        new("“{0}”无效；可用 instant、mean:PT1H、sum:P1D 等。", "'{0}' is not a kind; use instant, mean:PT1H, sum:P1D and the like."));

    public static readonly ErrorKind RowBadStart = new("intake.row-bad-start", 422,
        new("时间无效", "Not a time"),
        new("“{0}”不是带时区的 ISO 8601 时间，例如 2026-11-23T08:00:00+08:00。", "'{0}' is not ISO 8601 with an offset, for example 2026-11-23T08:00:00+08:00."));

    public static readonly ErrorKind RowFuture = new("intake.row-future", 422,
        new("时间在未来", "The time is in the future"),
        new("{0} 比平台时间晚一小时以上；请检查时钟与时区。", "{0} is more than an hour ahead of the platform; check the clock and the offset."));

    public static readonly ErrorKind RowBadValue = new("intake.row-bad-value", 422,
        new("数值无效", "Not a number"),
        new("“{0}”不是有限的数。", "'{0}' is not a finite number."));

    public static readonly ErrorKind RowBadUnit = new("intake.row-bad-unit", 422,
        new("单位无效", "Not a unit"),
        new("不认识单位“{0}”，例如 ug/m3、mg/L。", "The unit '{0}' is not known; for example ug/m3, mg/L."));

    public static readonly ErrorKind RowUnitDiffers = new("intake.row-unit-differs", 422,
        new("单位与序列不符", "The unit does not fit the series"),
        new("该序列的单位是 {1}，无法由 {0} 换算；请改正单位，或以 channel 另立序列。",
            "The series is in {1}, to which {0} cannot be converted; mend the unit, or name a channel of its own."));

    public static readonly ErrorKind RowTwice = new("intake.row-twice", 422,
        new("同一时刻重复", "The same moment twice"),
        new("同一序列在 {0} 已有一行；一次报送中每个时刻只能有一个值。", "This series already has a row for {0}; one upload gives each moment one value."));

    public static readonly ErrorKind RowBadChannel = new("intake.row-bad-channel", 422,
        new("通道无效", "Not a channel"),
        new("通道“{0}”过长或含控制字符；最多 20 个字符，例如 2。", "The channel '{0}' is too long or holds control characters; use at most 20 characters, for example 2."));

    public static readonly ErrorKind RowNeedsWord = new("intake.row-needs-word", 422,
        new("缺方法或采样人", "Method or sampler missing"),
        new("手工监测结果须写明监测方法（标准编号）和采样人，各 1 到 {0} 个字。", "A result taken by hand needs its method (the number of a standard) and who sampled, 1 to {0} characters each."));

    public static readonly ErrorKind RowBadFlag = new("intake.row-bad-flag", 422,
        new("标记无效", "Not a flag"),
        new("“{0}”不是 HJ 212 的数据标记（N、F、M、S、D、C、T、B）。", "'{0}' is not a data flag of HJ 212 (N, F, M, S, D, C, T, B)."));
}
