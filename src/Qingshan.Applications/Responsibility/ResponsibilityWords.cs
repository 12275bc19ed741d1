using System.Globalization;
using System.Xml;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Responsibility;

/// <summary>Duties in words.</summary>
internal static class ResponsibilityWords
{
    /// <summary>An ISO 8601 duration as people say it.</summary>
    public static Text Duration(string iso) => XmlConvert.ToTimeSpan(iso) switch
    {
        { Ticks: 0 } => new("立即", "at once"),
        { TotalHours: < 1 } span => new($"{span.TotalMinutes:0.#} 分钟", $"{span.TotalMinutes:0.#} min"),
        { TotalDays: < 1 } span => new($"{span.TotalHours:0.#} 小时", $"{span.TotalHours:0.#} h"),
        var span => new($"{span.TotalDays:0.#} 天", span.TotalDays == 1 ? "1 day" : $"{span.TotalDays:0.#} days"),
    };

    /// <summary>What has to be collected: kind of point and the first factors, or the set of records.</summary>
    public static Text What(CollectionDuty duty, CatalogSnapshot catalog)
    {
        if (duty.Dataset.Length > 0) return catalog.ByCode.TryGetValue(duty.Dataset, out var dataset) ? dataset.Title : new(duty.Dataset, duty.Dataset);
        var (kind, factors) = (MonitoringKind.Find(duty.PointKind), duty.FactorList);
        var names = factors.Take(5).Select(FactorNames.Of).ToList();
        return new($"{kind?.NameZh ?? duty.PointKind}：{string.Join('、', names.Select(n => n.Zh))}{(factors.Count > 5 ? $"等 {factors.Count} 项" : "")}",
            $"{kind?.NameEn ?? duty.PointKind}: {string.Join(", ", names.Select(n => n.En))}{(factors.Count > 5 ? $" and others, {factors.Count} factors" : "")}");
    }

    /// <summary>Where: the point or the region; everywhere where neither is said.</summary>
    public static Text Where(CollectionDuty duty, LedgerSnapshot ledger) =>
        duty.PointId is { } id && ledger.Points.TryGetValue(id, out var point) ? new(point.Name, point.NameEn ?? point.Name)
        : duty.RegionId is { } at && ledger.Regions.TryGetValue(at, out var region) ? new(region.Name, region.NameEn ?? region.Name)
        : new("全域", "everywhere");

    public static string Percent(double? share) => share is { } given ? (100 * given).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "—";

    public static string ColourOf(DutyState state) => state switch
    {
        DutyState.Kept => "green",
        DutyState.Late or DutyState.Incomplete => "yellow",
        DutyState.Silent or DutyState.NotCollected => "red",
        _ => "secondary",
    };
}
