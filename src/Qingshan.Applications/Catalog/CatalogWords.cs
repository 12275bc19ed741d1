using System.Globalization;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Catalog;

/// <summary>Facets and states of the catalogue in words.</summary>
internal static class CatalogWords
{
    public static Text FacetName(string facet) => facet switch
    {
        "class" => new("类别", "Kind of dataset"),
        "base" => new("基础数据库", "Base database"),
        "kind" => new("监测点类型", "Kind of point"),
        "origin" => new("数据来源", "Origin"),
        "cycle" => new("更新周期", "Update cycle"),
        _ => new("模拟数据", "Simulated"),
    };

    public static Text FacetValue(string facet, string value) => facet switch
    {
        "class" => Named<DatasetClass>(value),
        "base" => Named<BaseDatabase>(value),
        "kind" => MonitoringKind.Find(value) is { } kind ? new(kind.NameZh, kind.NameEn) : new(value, value),
        "origin" => Named<Origin>(value),
        "cycle" => Cycles.NameOf(value),
        _ => value == "true" ? new("是", "yes") : new("否", "no"),
    };

    public static Text Cycle(Dataset dataset) => Cycles.NameOf(Cycles.KeyOf(dataset.Cycle));

    /// <summary>Numbers with their thousands apart.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static Text Delay(TimeSpan delay) => delay switch
    {
        { TotalSeconds: < 1 } => new("无延迟", "no delay"),
        { TotalMinutes: < 2 } => new($"{delay.TotalSeconds:0} 秒", $"{delay.TotalSeconds:0} s"),
        { TotalHours: < 2 } => new($"{delay.TotalMinutes:0} 分钟", $"{delay.TotalMinutes:0} min"),
        { TotalDays: < 2 } => new($"{delay.TotalHours:0} 小时", $"{delay.TotalHours:0} h"),
        _ => new($"{delay.TotalDays:0} 天", $"{delay.TotalDays:0} days"),
    };

    private static Text Named<T>(string value) where T : struct, Enum => Terms.Of(Enum.GetValues<T>().First(v => CatalogQuery.Written(v) == value));
}
