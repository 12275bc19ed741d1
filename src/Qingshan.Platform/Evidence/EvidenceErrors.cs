using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

public static class EvidenceErrors
{
    public static readonly ErrorKind KeyUnreadable = new("evidence.key-unreadable", 500,
        new("签名密钥读不出来", "The signing key cannot be read"),
        new("签名密钥 {0} 读不出来或无法生成：{1}。请从备份恢复该文件；若已丢失，请移走它，程序会生成新密钥（见 docs/evidence.md）。",
            "The signing key {0} can neither be read nor made: {1}. Restore the file from a backup; if it is lost, move it away and the program makes a new one (docs/evidence.md)."));

    public static readonly ErrorKind NoValue = new("evidence.no-value", 404,
        new("此时刻没有值", "There is no value at that time"),
        new("序列 {0} 在 {1} 没有值；时间须为时段的起点，可用 observations 命令查看。", "Series {0} has no value that starts at {1}; give the start of the period, as the command observations shows it."));

    public static readonly ErrorKind NoPackets = new("evidence.no-packets", 409,
        new("没有数据包可作证", "No packet stands behind it"),
        new("{0} 背后没有数据包（例如由规则替代的值，或没有值的线索），无法出具证据。", "No packet stands behind {0} (a value put in by rule, for example, or a signal without values), so there is nothing to prove."));

    public static readonly ErrorKind DayOpen = new("evidence.day-open", 409,
        new("当日尚未封账", "The day is not closed yet"),
        new("数据包 {0} 收于 {1}（北京时间），该日的日根在 {2} 之后签署；请届时再导出。若已过此时，请检查 EvidenceEvery 设置与日志。",
            "Packet {0} was received on {1} (Beijing); the root of that day is signed after {2}: export it then. If that is past, look at the setting EvidenceEvery and at the log."));

    public static readonly ErrorKind TooMany = new("evidence.too-many", 422,
        new("涉及的数据过多", "Too much stands behind it"),
        new("背后的数值超过 {0} 个；请改为导出较短时段的值（例如日均值背后的小时值）。", "More than {0} values stand behind it; export values of shorter periods instead, for example the hours of a day."));

    public static readonly ErrorKind BeingDerived = new("evidence.being-derived", 409,
        new("正在重新推导", "It is being derived again"),
        new("序列 {0} 在 {1} 的值与其输入不一致：有新到的数据或审核，尚未推导。请稍后再试，或运行 derive。",
            "The value of series {0} at {1} does not agree with what it was derived of: something new has come or was reviewed. Try again in a minute, or run derive."));

    public static readonly ErrorKind JournalAltered = new("evidence.journal-altered", 500,
        new("原始日志与日根不符", "The journal does not lead to the root of the day"),
        new("数据包 {0} 所在的一段原始日志与 {1} 的日根不符，无法出具证据；请运行 evidence check 查明位置。",
            "The stretch of the journal around packet {0} does not lead to the root of {1}: nothing can be proved of it. Run evidence check to find the place."));

    public static readonly ErrorKind UnknownEntry = new("evidence.unknown-entry", 404,
        new("没有这条审计记录", "No such audit entry"),
        new("没有编号为 {0} 的审计记录；编号见 audit list。", "There is no audit entry {0}; the command audit list shows their numbers."));

    public static readonly ErrorKind EntryOpen = new("evidence.entry-open", 409,
        new("当日尚未封账", "The day is not closed yet"),
        new("审计记录 {0} 记于 {1}（北京时间），该日的日根在 {2} 之后签署；请届时再取证明。若已过此时，请检查 EvidenceEvery 设置与日志。",
            "Audit entry {0} was written on {1} (Beijing); the root of that day is signed after {2}: ask for its proof then. If that is past, look at the setting EvidenceEvery and at the log."));

    public static readonly ErrorKind AuditAltered = new("evidence.audit-altered", 500,
        new("审计日志与日根不符", "The audit log does not lead to the root of the day"),
        new("{1} 的审计日志与其日根不符，记录 {0} 无法出具证明；请运行 evidence check 查明是哪一条。",
            "The audit log of {1} does not lead to the root of that day: nothing can be proved of entry {0}. Run evidence check to find the row."));

    public static readonly ErrorKind WhatToExport = new("evidence.what-to-export", 400,
        new("请指明导出什么", "Say what is to be exported"),
        new("请给出其中一种：series 与 time、packet、signal。", "Give one of these: series and time, packet, signal."));

    public static readonly ErrorKind CannotRead = new("evidence.cannot-read", 400,
        new("文件读不出来", "The file cannot be read"),
        new("读不出来：{0}", "It cannot be read: {0}"));
}
