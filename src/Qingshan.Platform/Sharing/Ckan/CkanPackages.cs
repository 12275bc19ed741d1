using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing.Ckan;

/// <summary>Datasets in the shape of CKAN's packages. The elements of the Chinese catalogue stand among the extras.</summary>
internal sealed class CkanPackages(string home, DatasetStates states, LedgerSnapshot ledger)
{
    /// <summary>CKAN's names have no dots and no capitals; underscores, which our codes do not have, stand for dots.</summary>
    public static string NameOf(Dataset dataset) => dataset.Code.Replace('.', '_').ToLowerInvariant();

    /// <summary>An organisation has its name in Chinese; what CKAN calls a name is made of it.</summary>
    public static string OrganizationOf(Dataset dataset) => OrganizationOf(dataset.Owner);

    public static string OrganizationOf(Text owner) => "org-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner.Zh)))[..12];

    public static string GroupOf(Dataset dataset) => CatalogQuery.Written(dataset.Base);

    public static IReadOnlyList<string> TagsOf(Dataset dataset) =>
    [
        .. new[] { Terms.Of(dataset.Class).Zh, Terms.Of(dataset.Base).Zh, dataset.PointKind is { } kind ? Standards.MonitoringKind.Find(kind)?.NameZh : null, dataset.Simulated ? "模拟数据" : null }
            .OfType<string>().Concat((dataset.Note?.Keywords ?? "").Split(',', '，').Select(w => w.Trim()).Where(w => w.Length > 0)).Distinct(),
    ];

    public Dictionary<string, object?> Of(Dataset dataset)
    {
        var (state, resources) = (states.Of(dataset.Code), ResourcesOf(dataset).ToList());
        return new()
        {
            ["id"] = dataset.Code,
            ["name"] = NameOf(dataset),
            ["title"] = dataset.Title.ToString(),
            ["title_translated"] = new Dictionary<string, string> { ["zh"] = dataset.Title.Zh, ["en"] = dataset.Title.En },
            ["notes"] = dataset.About.ToString(),
            ["url"] = $"{home}/catalog/{dataset.Code}",
            ["type"] = "dataset",
            ["state"] = "active",
            ["private"] = dataset.Disclosure != Disclosure.Public,
            ["author"] = dataset.Owner.ToString(),
            ["maintainer"] = dataset.Note?.Contact,
            ["license_id"] = LicenceOf(dataset),
            ["license_title"] = dataset.Note?.Licence ?? dataset.External?.Licence,
            ["metadata_created"] = Time(state.First ?? dataset.External?.RecordedFrom),
            ["metadata_modified"] = Time(state.Updated ?? dataset.External?.RecordedFrom),
            ["owner_org"] = OrganizationOf(dataset),
            ["organization"] = Organization(dataset.Owner, null),
            ["groups"] = new[] { Group(dataset.Base, null) },
            ["tags"] = TagsOf(dataset).Select(t => new Dictionary<string, string> { ["name"] = t, ["display_name"] = t }).ToList(),
            ["num_tags"] = TagsOf(dataset).Count,
            ["resources"] = resources,
            ["num_resources"] = resources.Count,
            ["extras"] = Extras(dataset, state).Where(e => e.Value is not null).Select(e => new Dictionary<string, string?> { ["key"] = e.Key, ["value"] = e.Value }).ToList(),
        };
    }

    public IEnumerable<Dictionary<string, object?>> ResourcesOf(Dataset dataset) => DatasetAccess.Of(dataset).Select((address, i) => new Dictionary<string, object?>
    {
        ["id"] = ResourceId(dataset, i),
        ["package_id"] = dataset.Code,
        ["name"] = address.Contains("format=csv", StringComparison.Ordinal) ? "CSV" : dataset.Class == DatasetClass.External ? dataset.External?.Format ?? "URL" : "JSON",
        ["description"] = dataset.Title.ToString(),
        ["format"] = address.Contains("format=csv", StringComparison.Ordinal) ? "CSV" : dataset.Class == DatasetClass.External ? dataset.External?.Format ?? "" : "JSON",
        ["mimetype"] = address.Contains("format=csv", StringComparison.Ordinal) ? "text/csv" : dataset.Class == DatasetClass.External ? null : "application/json",
        ["url"] = address.StartsWith('/') ? home + address : address,
        ["url_type"] = null,
        ["state"] = "active",
        ["position"] = i,
        ["last_modified"] = Time(states.Of(dataset.Code).Updated),
        ["datastore_active"] = i == 0 && HasRows(dataset),
    });

    /// <summary>Whether <c>datastore_search</c> can read it.</summary>
    public static bool HasRows(Dataset dataset) => dataset.Class is DatasetClass.Record or DatasetClass.Series;

    public static string ResourceId(Dataset dataset, int position) => string.Create(CultureInfo.InvariantCulture, $"{dataset.Code}~{position + 1}");

    /// <param name="packages">How many packages it has; null where it stands within one.</param>
    public static Dictionary<string, object?> Organization(Text owner, int? packages)
    {
        var organization = new Dictionary<string, object?>
        {
            ["id"] = OrganizationOf(owner), ["name"] = OrganizationOf(owner), ["title"] = owner.ToString(), ["display_name"] = owner.ToString(), ["type"] = "organization", ["is_organization"] = true, ["state"] = "active",
        };
        if (packages is not null) organization["package_count"] = packages;
        return organization;
    }

    public static Dictionary<string, object?> Group(BaseDatabase of, int? packages)
    {
        var (key, name) = (CatalogQuery.Written(of), Terms.Of(of).ToString());
        var group = new Dictionary<string, object?> { ["id"] = key, ["name"] = key, ["title"] = name, ["display_name"] = name, ["type"] = "group", ["is_organization"] = false, ["state"] = "active" };
        if (packages is not null) group["package_count"] = packages;
        return group;
    }

    public static string LicenceOf(Dataset dataset) => dataset.Note?.Licence ?? dataset.External?.Licence ?? "notspecified";

    /// <summary>信息资源目录要素 (GB/T 21063).</summary>
    private IEnumerable<KeyValuePair<string, string?>> Extras(Dataset dataset, DatasetState state) =>
    [
        new("resource_code", dataset.Code), new("provider", dataset.Owner.Zh),
        new("items", dataset.Fields.Count == 0 ? null : string.Join('；', dataset.Fields.Select(f => f.Term.Zh))),
        new("open_attribute", CatalogQuery.Written(dataset.Disclosure)), new("sensitivity", CatalogQuery.Written(dataset.Sensitivity)),
        new("update_cycle", dataset.Cycle is { } cycle ? XmlConvert.ToString(cycle) : null), new("publication_date", Time(state.First ?? dataset.External?.RecordedFrom)),
        new("base_database", GroupOf(dataset)), new("simulated", dataset.Simulated ? "true" : "false"),
        new("spatial_code", dataset.RegionId is { } at && ledger.Regions.TryGetValue(at, out var region) ? region.Code : null),
        new("quality_score", state.Quality is { } quality ? quality.Score.ToString("0.0", CultureInfo.InvariantCulture) : null),
    ];

    private static string? Time(DateTime? utc) => utc?.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
