using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Monitoring;

/// <summary>The words for each fault and deviation of HJ 212, and for what the decoders say.</summary>
internal static class ReasonTables
{
    public static Reason[] Others() =>
    [
        new("unknown-device", new("台账中没有这个设备", "The device is not in the ledger"),
            new("若设备属实，请在台账中登记其 MN 和所属监测点；登记后，设备重发的数据即被接受。", "If the device is genuine, register its MN with its monitoring point in the ledger; from then on what it sends is accepted.")),
        new("device-no-longer-in-ledger", new("接收后，设备已从台账移除", "The device was removed from the ledger after it was received"),
            new("若移除有误，请恢复台账中的设备。", "If that was a mistake, put the device back into the ledger.")),
        new("wrong-address", new("呼入地址不在该设备的允许范围", "The device called from an address that is not allowed for it"),
            new("若设备换了网络，请在其画像中改正允许的地址，再重新解读这些数据包。", "If the device has moved, mend the addresses of its profile, then have these packets read again.")),
        new("wrong-password", new("访问密码 PW 与登记的不同", "PW is not the password that is known of the device"),
            new("请核对设备的密码；若是平台登记有误，请改正后重新解读这些数据包。", "Check the device's password; if the platform has the wrong one, mend it, then have these packets read again.")),
        new("said-later", new("之后的数据包已给出同一时刻的数值，未被替换", "A later packet has said the same moment's value; it stands"),
            new("无需处理。", "Nothing has to be done.")),
        new("unknown-format", new("不认识的历史数据格式", "The format of the file of history is not known"),
            new("请用支持该格式的版本重新导入。", "Import it again with a version of the program that knows the format.")),
        new("point-no-longer-in-ledger", new("有些监测点已不在台账中", "Some monitoring points are no longer in the ledger"),
            new("这些监测点的数值未被采用；若移除有误，请恢复监测点。", "Their values were not used; if the removal was a mistake, put the points back.")),
    ];

    public static Text Of(FrameFault fault) => fault switch
    {
        FrameFault.NotAFrame => new("不是 HJ 212 报文：没有“##”和长度", "No frame of HJ 212: no '##' and length"),
        FrameFault.LengthOverLimit => new("声明的长度超过上限", "The declared length is above the limit"),
        FrameFault.LengthMismatch => new("长度不符，且校验不对", "Neither the length nor the check value is right"),
        FrameFault.CrcMismatch => new("CRC 校验不对（传输损坏，或为加密报文）", "The check value is wrong (damaged on the way, or encrypted)"),
        FrameFault.CrcUnreadable => new("CRC 不是四位十六进制数", "The check value is not four hexadecimal digits"),
        FrameFault.Truncated => new("报文不完整，中途断开", "The frame is not complete: it broke off"),
        FrameFault.SegmentEmpty => new("数据段为空", "The data segment is empty"),
        FrameFault.RuleBroken => new("报文可读，但不符合标准，且未设为容许", "The packet can be read, but breaks the standard in a way that is not tolerated"),
        FrameFault.DataTimeMissing => new("缺少数据时间（DataTime）", "There is no data time (DataTime)"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    public static Text Of(FrameNotes note) => note switch
    {
        FrameNotes.TailMissing => new("缺少包尾的回车换行", "CR LF is missing at the end"),
        FrameNotes.TailLfOnly => new("包尾只有换行", "The end has LF alone"),
        FrameNotes.TailCrOnly => new("包尾只有回车", "The end has CR alone"),
        FrameNotes.CrcLowerCase => new("CRC 用了小写", "The check value is in lower case"),
        FrameNotes.CrcModbusSwapped => new("CRC 用了 MODBUS 算法且字节颠倒", "The check value is that of MODBUS, bytes swapped"),
        FrameNotes.LengthWrong => new("声明的长度不对，但校验正确", "The declared length is wrong, the check value right"),
        FrameNotes.SegmentOver1024 => new("数据段超过 1024 字节", "The segment is longer than 1024 bytes"),
        FrameNotes.QnMissing => new("缺少请求编号 QN", "QN is missing"),
        FrameNotes.QnInCp => new("QN 写在了 CP 中", "QN stands within CP"),
        FrameNotes.StMissing => new("缺少系统编码 ST", "ST is missing"),
        FrameNotes.CnMissing => new("缺少命令编号 CN，或不是数字", "CN is missing or no number"),
        FrameNotes.MnMissing => new("缺少设备标识 MN", "MN is missing"),
        FrameNotes.PwMissing => new("缺少访问密码 PW", "PW is missing"),
        FrameNotes.FlagMissing => new("缺少 Flag，按 2005 版处理", "Flag is missing; taken as the edition of 2005"),
        FrameNotes.FlagUnreadable => new("Flag 不是 0 到 255 的数，按缺少处理", "Flag is no number from 0 to 255; taken as missing"),
        FrameNotes.FlagVersionUnknown => new("Flag 的版本号未知，按 2025 版处理", "Flag's version is not known; taken as the edition of 2025"),
        FrameNotes.HeaderOrder => new("头部字段顺序与标准不同", "The header's keys are in another order"),
        FrameNotes.HeaderKeyCase => new("头部字段名大小写与标准不同", "A header key is in another case"),
        FrameNotes.HeaderSeparator => new("头部分隔符缺失、重复或用了逗号", "A separator of the header is missing, doubled or a comma"),
        FrameNotes.HeaderKeyUnknown => new("头部有标准之外的字段", "The header has a key that the standard does not know"),
        FrameNotes.HeaderKeyTwice => new("头部字段重复，取首个有值的", "A header key stands twice; the first with a value counts"),
        FrameNotes.CpMissing => new("缺少 CP", "CP is missing"),
        FrameNotes.CpOpeningMissing => new("CP 前缺少“&&”", "'&&' is missing before CP"),
        FrameNotes.CpClosingMissing => new("CP 后缺少“&&”", "'&&' is missing after CP"),
        FrameNotes.CpTrailingSeparator => new("CP 末尾多了分隔符", "CP ends with a separator too many"),
        FrameNotes.HashLost => new("包头缺少一个“#”", "One '#' of the head is missing"),
        FrameNotes.LengthSixDigits => new("长度用了六位数字", "The length has six digits"),
        FrameNotes.QnDigits => new("请求编号 QN 不是 17 位", "QN does not have 17 digits"),
        FrameNotes.QnNoTime => new("请求编号 QN 不是时间", "QN is no time"),
        FrameNotes.DataTimeDigits => new("数据时间 DataTime 不是 14 位", "DataTime does not have 14 digits"),
        FrameNotes.MnForm => new("设备标识 MN 不是 24 位十六进制数（2005 版为 14 个字符）", "MN is not 24 hexadecimal digits (14 characters in 2005)"),
        FrameNotes.PwForm => new("访问密码 PW 不是六个字符", "PW does not have six characters"),
        FrameNotes.ReplyWantsAnswer => new("应答报文的 Flag 又要求应答", "A reply whose Flag wants an answer"),
        FrameNotes.PartNumbersMissing => new("Flag 说明已拆分，但 PNUM、PNO 缺失或不合理", "Flag says that the packet is split, but PNUM and PNO are missing or do not fit"),
        FrameNotes.PartNumbersUnannounced => new("有 PNUM 或 PNO，但 Flag 未说明已拆分", "PNUM or PNO without the bit of Flag that announces them"),
        FrameNotes.StUnknown => new("系统编码 ST 不在标准中", "ST is not in the standard's list"),
        FrameNotes.CnUnknown => new("命令编号 CN 不在该版标准中（厂家自定）", "CN is not in the edition's list: a maker's own command"),
        FrameNotes.FactorCodeEdition => new("污染物编码不属于该版标准，或新旧编码混用", "Factor codes of another edition, or of two"),
        FrameNotes.KeyTwice => new("同一字段出现两次，均已保留", "A field stands twice; both are kept"),
        FrameNotes.SuffixUnknown => new("字段后缀不在标准中", "A suffix that the standard does not list"),
        FrameNotes.FieldCase => new("编码、后缀或数据标记的大小写与标准不同", "A code, suffix or data flag in another case"),
        FrameNotes.PacketFlag => new("数据标记没有因子，作用于整个报文", "A data flag without a factor, for the whole packet"),
        FrameNotes.DataFlagUnknown => new("数据标记不在标准中", "A data flag that the standard does not list"),
        FrameNotes.ItemFactorsDiffer => new("同一数据项中有不同因子", "One item has fields of several factors"),
        FrameNotes.ValueNoNumber => new("数值不是数字，已保留原文", "A value that is no number; its text is kept"),
        FrameNotes.CpSeparator => new("应用分号分隔的地方用了逗号", "A comma where a semicolon belongs"),
        FrameNotes.CpKeyCase => new("DataTime 的大小写与标准不同", "DataTime in another case"),
        FrameNotes.FieldWithoutValue => new("字段没有“=”", "A field without '='"),
        FrameNotes.TextNotUtf8 => new("文字不是 UTF-8（多为 GBK）", "Text that is not UTF-8 (GBK as a rule)"),
        FrameNotes.LogTextSeparators => new("日志文字中含分隔符，已作为一个整体", "A log text holds separators; it is kept in one piece"),
        FrameNotes.LogTextHex => new("日志文字写成了十六进制", "A log text in hexadecimal"),
        FrameNotes.ClockSkewed => new("设备时钟不准", "The device's clock is off"),
        FrameNotes.RepeatedSame => new("重复上传：数值与已有的相同，不再重复存储", "Sent again: the values are those that are there, and are not stored twice"),
        FrameNotes.RepeatedChanged => new("重复上传：数值与已有的不同，作为修订保存", "Sent again with other values: they are kept as a revision"),
        FrameNotes.PeriodMissing => new("之前的时段没有上传", "Periods before it were never sent"),
        _ => throw new ArgumentOutOfRangeException(nameof(note)),
    };
}
