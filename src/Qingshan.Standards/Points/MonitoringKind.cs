using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// A kind of monitoring point. The list and its keys are this project's own; the system type is the one that a device at such a
/// point is expected to send, and only a default: the profile of the device decides. Immutable.
/// </summary>
/// <param name="Key">The stable key, lower case with hyphens, such as <c>waste-gas-outlet</c>.</param>
/// <param name="NameZh">The Chinese name.</param>
/// <param name="NameEn">The English name.</param>
/// <param name="SystemType">The default system type (ST).</param>
public sealed record MonitoringKind(string Key, string NameZh, string NameEn, SystemType SystemType)
{
    /// <summary>Every kind: environment first, then sources, then working conditions.</summary>
    public static ImmutableArray<MonitoringKind> All { get; } =
    [
        Make("air-station", "环境空气站", "Air quality station", "22"),
        Make("weather-station", "气象站", "Weather station", "22"),
        Make("voc-point", "挥发性有机物监测点", "VOC point", "27"),
        Make("water-section", "地表水断面", "Surface water section", "21"),
        Make("drinking-water-source", "饮用水水源地", "Drinking water source", "21"),
        Make("groundwater-well", "地下水监测井", "Groundwater well", "24"),
        Make("sea-point", "海水监测点", "Sea water point", "26"),
        Make("soil-point", "土壤监测点", "Soil point", "25"),
        Make("noise-point", "声环境监测点", "Noise point", "23"),
        Make("radiation-station", "辐射环境监测站", "Radiation station", "38"),
        Make("waste-gas-outlet", "废气排放口", "Waste gas outlet", "31"),
        Make("waste-water-outlet", "废水排放口", "Waste water outlet", "32"),
        Make("boundary-point", "厂界监测点", "Site boundary point", "31"),
        Make("dust-point", "扬尘监测点", "Dust point", "39"),
        Make("vibration-point", "振动监测点", "Vibration point", "37"),
        Make("electromagnetic-point", "电磁环境监测点", "Electromagnetic field point", "41"),
        Make("flue-process", "烟气治理工况点", "Flue gas treatment process", "51"),
        Make("sewage-process", "污水治理工况点", "Sewage treatment process", "52"),
        Make("electricity-point", "用电监控点", "Electricity use point", "44"),
        Make("operating-point", "关键工况监控点", "Key operating conditions point", "45"),
    ];

    /// <summary>Finds a kind by its key.</summary>
    /// <param name="key">The key; null or unknown gives null.</param>
    /// <returns>The kind, or null.</returns>
    public static MonitoringKind? Find(string? key) => All.FirstOrDefault(kind => kind.Key == key);

    private static MonitoringKind Make(string key, string nameZh, string nameEn, string systemType) =>
        new(key, nameZh, nameEn, SystemType.Find(systemType)
            ?? throw new InvalidDataException($"{key} names the system type {systemType}, which does not exist."));
}
