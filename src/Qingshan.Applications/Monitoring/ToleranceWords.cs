using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Monitoring;

/// <summary>What real devices do against the standard, in words: the tolerances of HJ 212.</summary>
public static class ToleranceWords
{
    public static Text Of(Tolerances one) => one switch
    {
        Tolerances.LostHash => new("包头少一个“#”", "One '#' of the head is lost"),
        Tolerances.Tail => new("包尾缺少或只有一半", "The tail is missing, or half of it"),
        Tolerances.WrongLength => new("声明的长度不对", "The declared length is wrong"),
        Tolerances.LowerCaseCrc => new("CRC 用小写", "The check value is in lower case"),
        Tolerances.ModbusCrc => new("CRC 用 MODBUS 算法", "The check value is that of MODBUS"),
        Tolerances.OldStyle => new("2005 版写法：缺 QN、Flag，或编码新旧混用", "As in 2005: no QN or Flag, or codes of two editions"),
        Tolerances.HeaderForm => new("头部字段的顺序、大小写、分隔符不规范", "Order, case and separators of the header"),
        Tolerances.TimeDigits => new("时间位数不对", "Times with another number of digits"),
        Tolerances.ClockSkew => new("时钟偏差", "The clock is off"),
        Tolerances.UnmarkedRepeats => new("补传不加标记", "Sent again without the mark"),
        Tolerances.LongSegment => new("超过 1024 字节而不拆分", "More than 1024 bytes, not split"),
        Tolerances.FreeMn => new("MN 不是 24 位十六进制", "MN is not 24 hexadecimal digits"),
        Tolerances.FlagBits => new("Flag 各位不合理", "Bits of Flag that do not fit"),
        Tolerances.OddFields => new("字段重复、后缀或标记不规范、数值不是数字", "Doubled keys, odd suffixes and flags, values that are no numbers"),
        Tolerances.VendorCodes => new("厂家自定的 ST、CN，六位长度", "A maker's own ST or CN, six digits of length"),
        Tolerances.GbkText => new("文字不是 UTF-8", "Text that is not UTF-8"),
        Tolerances.NoResend => new("失败后不重传", "What failed is not sent again"),
        Tolerances.DamagedCp => new("CP 的“&&”缺失", "'&&' of CP is missing"),
        Tolerances.LogText => new("日志文字含分隔符或为十六进制", "Log texts with separators or in hexadecimal"),
        _ => new(WireName.Of(one), WireName.Of(one)),
    };
}
