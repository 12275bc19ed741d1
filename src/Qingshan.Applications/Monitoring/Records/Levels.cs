using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>The six levels of the air quality index and the six classes of surface water, as lists, bars and maps show them.</summary>
public static class Levels
{
    public const int Most = 6;

    public static Text NameOf(IndexKind kind, int level) => kind == IndexKind.Air
        ? new(AqiLevel.All[level - 1].NameZh, AqiLevel.All[level - 1].NameEn)
        : new(((WaterClass)level).NameZh(), ((WaterClass)level).NameEn());

    /// <summary>The class of the style sheet that has its colour.</summary>
    public static string CssOf(IndexKind kind, int level) => kind == IndexKind.Air ? $"qs-aqi-{level}" : $"qs-water-{level}";

    /// <summary>Where no level can be told.</summary>
    public static Text NoneOf(IndexKind kind) => kind == IndexKind.Air
        ? new("无有效指数", "no valid index")
        : new("无法判定", "no class");
}
