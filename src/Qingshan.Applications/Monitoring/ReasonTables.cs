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
        new("data-time-missing", new("缺少数据时间（DataTime）", "There is no data time (DataTime)"),
            new("数值无法归入时刻，未被采用；请厂家补上 DataTime。", "The values belong to no moment and were not used; ask the maker to send DataTime.")),
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
        _ => throw new ArgumentOutOfRangeException(nameof(note)),
    };
}
