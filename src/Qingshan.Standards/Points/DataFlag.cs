using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>A data flag (数据标记) of HJ 212, which a device sends with each value. Immutable.</summary>
/// <param name="Code">The letter, upper case.</param>
/// <param name="NameZh">A short Chinese name.</param>
/// <param name="NameEn">A short English name, ours.</param>
/// <param name="Meaning">The meaning in the words of the standard.</param>
/// <param name="IsValid">
/// Whether the value counts as a valid measurement by the device's own word: only N. S is a value set by hand and not measured;
/// whether it may stand in for a missing one is a decision of review, not of the flag.
/// </param>
public sealed record DataFlag(char Code, string NameZh, string NameEn, string Meaning, bool IsValid)
{
    /// <summary>Where the flags come from.</summary>
    public static Source Source { get; } = new("HJ 212", "2017", "Table 8", Evidence.Seen,
        "Agreed by more than five public implementations; whether a flag counts as valid is our reading.");

    /// <summary>Every flag, N first, in the order of the table. The table may be extended: an unknown letter is no error of form.</summary>
    public static ImmutableArray<DataFlag> All { get; } =
    [
        new('N', "正常", "Normal", "在线监控（监测）仪器仪表工作正常", true),
        new('F', "停运", "Stopped", "在线监控（监测）仪器仪表停运", false),
        new('M', "维护", "Maintenance", "在线监控（监测）仪器仪表处于维护期间产生的数据", false),
        new('S', "手工输入", "Set by hand", "手工输入的设定值", false),
        new('D', "故障", "Fault", "在线监控（监测）仪器仪表故障", false),
        new('C', "校准", "Calibration", "在线监控（监测）仪器仪表处于校准状态", false),
        new('T', "超上限", "Over range", "在线监控（监测）仪器仪表采样数值超过测量上限", false),
        new('B', "通讯异常", "Communication failure", "在线监控（监测）仪器仪表与数采仪通讯异常", false),
    ];

    /// <summary>Finds a flag by its letter, upper or lower case.</summary>
    /// <param name="code">The letter.</param>
    /// <returns>The flag, or null when the letter is not in the table.</returns>
    public static DataFlag? Find(char code)
    {
        var upper = char.ToUpperInvariant(code);
        return All.FirstOrDefault(flag => flag.Code == upper);
    }
}
