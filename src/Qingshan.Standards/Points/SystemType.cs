using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>A system type (系统编码, ST) of HJ 212: what kind of monitoring a packet belongs to. Immutable.</summary>
/// <param name="Code">The code on the wire, two digits; devices also send others, which are no reason to refuse a packet.</param>
/// <param name="NameZh">The Chinese name.</param>
/// <param name="NameEn">The English name, ours.</param>
/// <param name="Source">Where the entry comes from.</param>
public sealed record SystemType(string Code, string NameZh, string NameEn, Source Source)
{
    private static readonly Source Of2017 = new("HJ 212", "2017", "Table 5", Evidence.Seen,
        "Agreed by more than five public implementations.");

    private static readonly Source Of2025 = new("HJ 212", "2025", "", Evidence.SecondHand,
        "Added by the edition of 2025; the Chinese name is ours.");

    /// <summary>Every system type known, by code: HJ 212-2017 Table 5 and two that HJ 212-2025 adds (unverified).</summary>
    public static ImmutableArray<SystemType> All { get; } =
    [
        new("21", "地表水质量监测", "Surface water quality", Of2017),
        new("22", "空气质量监测", "Air quality", Of2017),
        new("23", "声环境质量监测", "Acoustic environment quality", Of2017),
        new("24", "地下水质量监测", "Groundwater quality", Of2017),
        new("25", "土壤质量监测", "Soil quality", Of2017),
        new("26", "海水质量监测", "Sea water quality", Of2017),
        new("27", "挥发性有机物监测", "Volatile organic compounds", Of2017),
        new("31", "大气环境污染源", "Source of air pollution", Of2017),
        new("32", "地表水体环境污染源", "Source of surface water pollution", Of2017),
        new("33", "地下水体环境污染源", "Source of groundwater pollution", Of2017),
        new("34", "海洋环境污染源", "Source of marine pollution", Of2017),
        new("35", "土壤环境污染源", "Source of soil pollution", Of2017),
        new("36", "声环境污染源", "Source of noise", Of2017),
        new("37", "振动环境污染源", "Source of vibration", Of2017),
        new("38", "放射性环境污染源", "Source of radioactivity", Of2017),
        new("39", "工地扬尘污染源", "Source of construction dust", Of2017),
        new("41", "电磁环境污染源", "Source of electromagnetic fields", Of2017),
        new("44", "用电监控", "Electricity use", Of2025),
        new("45", "关键工况监控", "Key operating conditions", Of2025),
        new("51", "烟气排放过程监控", "Flue gas discharge process", Of2017),
        new("52", "污水排放过程监控", "Sewage discharge process", Of2017),
        new("91", "系统交互", "System interaction", Of2017),
    ];

    /// <summary>Finds a system type by its code.</summary>
    /// <param name="code">The two digits; null or unknown gives null.</param>
    /// <returns>The system type, or null.</returns>
    public static SystemType? Find(string? code) => All.FirstOrDefault(type => type.Code == code);
}
