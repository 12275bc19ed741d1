using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>What is asked of the catalogue, read the same way for the page and the APIs.</summary>
/// <param name="Text">Words, in Chinese or English, of any length; each has to be found.</param>
/// <param name="Region">It and all that lies within it; null for everywhere.</param>
public sealed record CatalogQuery(string? Text, DatasetClass? Class, BaseDatabase? Base, string? PointKind, Origin? Origin, string? Cycle, bool? Simulated, Guid? Region)
{
    public static CatalogQuery Everything { get; } = new(null, null, null, null, null, null, null, null);

    /// <param name="region">Code of a region.</param>
    public static Result<CatalogQuery> Of(
        Qingshan.Platform.Ledger.LedgerSnapshot ledger, Identity.Viewer viewer, string? text, string? of, string? database, string? kind, string? origin, string? cycle, string? simulated, string? region)
    {
        if (!Word<DatasetClass>("class", of).TryGet(out var type, out var error) || !Word<BaseDatabase>("base", database).TryGet(out var home, out error)
            || !Word<Origin>("origin", origin).TryGet(out var from, out error)) return error;
        if (!string.IsNullOrEmpty(kind) && MonitoringKind.Find(kind) is null) return CommonErrors.BadParameter.Of("kind", kind, string.Join(", ", MonitoringKind.All.Select(k => k.Key)));
        if (!string.IsNullOrEmpty(cycle) && !Cycles.Keys.Contains(cycle)) return CommonErrors.BadParameter.Of("cycle", cycle, string.Join(", ", Cycles.Keys));
        if (simulated is not (null or "" or "true" or "false")) return CommonErrors.BadParameter.Of("simulated", simulated, "true, false");
        Guid? within = null;
        if (!string.IsNullOrEmpty(region))
        {
            if (!ledger.RegionsByCode.TryGetValue(region, out var found) || !Identity.Policy.For(viewer)(found)) return Ledger.LedgerErrors.UnknownRegion.Of(region);
            within = found.Id;
        }
        return new CatalogQuery(string.IsNullOrWhiteSpace(text) ? null : text.Trim(), type.Value, home.Value, string.IsNullOrEmpty(kind) ? null : kind, from.Value,
            string.IsNullOrEmpty(cycle) ? null : cycle, string.IsNullOrEmpty(simulated) ? null : simulated == "true", within);
    }

    /// <summary>A value of an enumeration as the APIs write it, lower case with hyphens; boxed, because null is an answer.</summary>
    private static Result<Choice<T>> Word<T>(string name, string? word) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(word)) return new Choice<T>(null);
        foreach (var value in Enum.GetValues<T>())
            if (Written(value) == word) return new Choice<T>(value);
        return CommonErrors.BadParameter.Of(name, word, string.Join(", ", Enum.GetValues<T>().Select(v => Written(v))));
    }

    /// <summary>A value of an enumeration as the APIs write it.</summary>
    public static string Written<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private sealed record Choice<T>(T? Value) where T : struct;
}
