using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Ckan;

/// <summary>The actions that read. Each is named as CKAN names it.</summary>
internal sealed class CkanActions(CatalogBook catalog, DatasetStates states, CkanRows rows)
{
    private const int MostOfAList = 1000, UsualRows = 10;

    /// <summary>Names of all actions, each with what it does.</summary>
    public static IReadOnlyDictionary<string, Text> Help { get; } = new SortedDictionary<string, Text>(StringComparer.Ordinal)
    {
        ["site_read"] = new("网站可读", "Whether the site can be read"),
        ["status_show"] = new("版本与扩展", "Version and extensions"),
        ["help_show"] = new("动作说明（name）", "What an action does (name)"),
        ["package_list"] = new("数据集名称（limit、offset）", "Names of datasets (limit, offset)"),
        ["package_show"] = new("一个数据集（id：名称或编码）", "One dataset (id: name or code)"),
        ["package_search"] = new("检索（q、fq、rows、start、sort、facet.field、facet.limit）", "Search (q, fq, rows, start, sort, facet.field, facet.limit)"),
        ["package_autocomplete"] = new("按名称或标题补全（q、limit）", "Datasets whose name or title has q (q, limit)"),
        ["current_package_list_with_resources"] = new("数据集及其资源（limit、offset）", "Datasets with their resources (limit, offset)"),
        ["resource_show"] = new("一个资源（id）", "One resource (id)"),
        ["resource_search"] = new("检索资源（query=字段:值）", "Search resources (query=field:value)"),
        ["organization_list"] = new("提供方（all_fields）", "Organisations (all_fields)"),
        ["organization_show"] = new("一个提供方（id、include_datasets）", "One organisation (id, include_datasets)"),
        ["group_list"] = new("基础数据库（all_fields）", "Groups: the base databases (all_fields)"),
        ["group_show"] = new("一个基础数据库（id、include_datasets）", "One group (id, include_datasets)"),
        ["tag_list"] = new("标签（query）", "Tags (query)"),
        ["license_list"] = new("许可", "Licences"),
        ["datastore_search"] = new("读取行（resource_id、filters、q、limit、offset、fields、sort）", "Rows (resource_id, filters, q, limit, offset, fields, sort)"),
    };

    public async Task<CkanAnswer> RunAsync(string action, CkanParameters asked, Viewer viewer, string home, CancellationToken cancel)
    {
        var now = catalog.Now;
        var packages = new CkanPackages(home, states, now.Ledger);
        // CKAN lists packages by name. Single series are found by search and by name; in lists they would bury the rest.
        List<Dataset> Listed() => [.. CatalogSearch.All(now, viewer, CatalogQuery.Everything).Where(d => d.Class != DatasetClass.Series).OrderBy(CkanPackages.NameOf, StringComparer.Ordinal)];
        switch (action)
        {
            case "site_read":
                return CkanAnswer.Of(true);
            case "status_show":
                return CkanAnswer.Of(new Dictionary<string, object?> { ["ckan_version"] = "2.11.0", ["site_url"] = home, ["site_title"] = "青山 Qingshan", ["site_description"] = new Text("环境数据平台", "Environmental data platform").ToString(), ["locale_default"] = "zh_CN", ["extensions"] = (string[])["datastore"] });
            case "help_show":
                return asked.Of("name") is not { } name ? CkanAnswer.Missing("name") : Help.TryGetValue(name, out var help) ? CkanAnswer.Of(help.ToString()) : CkanAnswer.NotFound(name);
            case "package_list":
                return Paged(asked, Listed(), CkanPackages.NameOf);
            case "current_package_list_with_resources":
                return Paged(asked, Listed(), packages.Of);
            case "package_show":
                return (asked.Of("id") ?? asked.Of("name_or_id")) is not { } id ? CkanAnswer.Missing("id") : Find(now, viewer, id) is { } found ? CkanAnswer.Of(packages.Of(found)) : CkanAnswer.NotFound(id);
            case "package_search":
                return Search(asked, now, viewer, packages);
            case "package_autocomplete":
                return Autocomplete(asked, now, viewer);
            case "resource_show":
                return asked.Of("id") is not { } resource ? CkanAnswer.Missing("id")
                    : Find(now, viewer, resource.Split('~')[0]) is { } of && packages.ResourcesOf(of).FirstOrDefault(r => (string?)r["id"] == resource) is { } one ? CkanAnswer.Of(one) : CkanAnswer.NotFound(resource);
            case "resource_search":
                return SearchResources(asked, Listed(), packages);
            case "organization_list":
                return Several(asked, Listed().GroupBy(d => d.Owner).Select(g => CkanPackages.Organization(g.Key, g.Count())));
            case "group_list":
                return Several(asked, Enum.GetValues<BaseDatabase>().Select(b => CkanPackages.Group(b, Listed().Count(d => d.Base == b))));
            case "organization_show":
                return One(asked, Listed(), packages, CkanPackages.OrganizationOf, d => CkanPackages.Organization(d.Owner, null));
            case "group_show":
                return One(asked, Listed(), packages, CkanPackages.GroupOf, d => CkanPackages.Group(d.Base, null));
            case "tag_list":
                return CkanAnswer.Of(Listed().SelectMany(CkanPackages.TagsOf).Distinct().Where(t => asked.Of("query") is not { } q || t.Contains(q, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal));
            case "license_list":
                return CkanAnswer.Of(Listed().Select(CkanPackages.LicenceOf).Append("notspecified").Distinct().Order(StringComparer.Ordinal)
                    .Select(l => new Dictionary<string, string> { ["id"] = l, ["title"] = l == "notspecified" ? new Text("未说明", "License not specified").ToString() : l, ["status"] = "active" }));
            case "datastore_search":
                return await rows.SearchAsync(viewer, asked, cancel);
            default:
                return CkanAnswer.NotFound(action);
        }
    }

    private static Dataset? Find(CatalogSnapshot now, Viewer viewer, string id)
    {
        var sees = CatalogBook.Sight(viewer);
        var found = now.ByCode.GetValueOrDefault(id) ?? now.All.FirstOrDefault(d => CkanPackages.NameOf(d) == id);
        return found is not null && sees(found) ? found : null;
    }

    private static CkanAnswer Paged<T>(CkanParameters asked, List<Dataset> all, Func<Dataset, T> show)
    {
        if (asked.Number("limit", MostOfAList, MostOfAList) is not { } limit) return NoNumber("limit");
        if (asked.Number("offset", 0, int.MaxValue) is not { } offset) return NoNumber("offset");
        return CkanAnswer.Of(all.Skip(offset).Take(limit).Select(show).ToList());
    }

    private static CkanAnswer Search(CkanParameters asked, CatalogSnapshot now, Viewer viewer, CkanPackages packages)
    {
        if (asked.Number("rows", UsualRows, MostOfAList) is not { } take) return NoNumber("rows");
        if (asked.Number("start", 0, int.MaxValue) is not { } skip) return NoNumber("start");
        var facets = asked.List("facet.field");
        if (facets.FirstOrDefault(f => CkanSearch.Field(f) is null) is { } unknown) return CkanAnswer.BadSearch(new($"不能按 {unknown} 分面；可用：{string.Join('、', CkanSearch.FieldNames)}", $"No facet by {unknown}; there are: {string.Join(", ", CkanSearch.FieldNames)}"));
        var found = new CkanSearch(now, viewer).Run(asked.Of("q"), asked.Of("fq"), out var wrong);
        if (wrong is not null) return wrong;
        switch (asked.Of("sort"))
        {
            case null or "score desc" or "score desc, metadata_modified desc" or "relevance asc":
                break;
            case "name asc" or "title_string asc":
                found = [.. found.OrderBy(CkanPackages.NameOf, StringComparer.Ordinal)];
                break;
            case "name desc" or "title_string desc":
                found = [.. found.OrderByDescending(CkanPackages.NameOf, StringComparer.Ordinal)];
                break;
            case var sort:
                return CkanAnswer.BadSearch(new($"不支持的排序 {sort}；可用：score desc、name asc、name desc", $"The order {sort} is not supported; use score desc, name asc, name desc"));
        }
        var counted = facets.ToDictionary(f => f, f => found.SelectMany(CkanSearch.Field(f)!).GroupBy(v => v).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList());
        return CkanAnswer.Of(new Dictionary<string, object?>
        {
            ["count"] = found.Count,
            ["sort"] = asked.Of("sort") ?? "score desc",
            ["results"] = found.Skip(skip).Take(take).Select(packages.Of).ToList(),
            ["facets"] = counted.ToDictionary(c => c.Key, c => c.Value.ToDictionary(v => v.Key, v => v.Count())),
            ["search_facets"] = counted.ToDictionary(c => c.Key, c => new Dictionary<string, object>
            {
                ["title"] = c.Key, ["items"] = c.Value.ConvertAll(v => new Dictionary<string, object> { ["name"] = v.Key, ["display_name"] = v.Key, ["count"] = v.Count() }),
            }),
        });
    }

    private static CkanAnswer Autocomplete(CkanParameters asked, CatalogSnapshot now, Viewer viewer)
    {
        if (asked.Of("q") is not { } q) return CkanAnswer.Missing("q");
        if (asked.Number("limit", UsualRows, 100) is not { } limit) return NoNumber("limit");
        return CkanAnswer.Of(CatalogSearch.Ranked(now, viewer, CatalogQuery.Everything with { Text = q }).Take(limit)
            .Select(d => new Dictionary<string, string> { ["name"] = CkanPackages.NameOf(d), ["title"] = d.Title.ToString(), ["match_field"] = d.Title.Zh.Contains(q, StringComparison.OrdinalIgnoreCase) ? "title" : "name", ["match_displayed"] = d.Title.ToString() }).ToList());
    }

    private static CkanAnswer SearchResources(CkanParameters asked, List<Dataset> all, CkanPackages packages)
    {
        if (asked.Of("query") is not { } query) return CkanAnswer.Missing("query");
        if (query.Split(':', 2) is not [var field, var value] || field is not ("name" or "format" or "url" or "description")) return CkanAnswer.Invalid("query", new("请用 字段:值；字段为 name、format、url、description", "Use field:value; fields are name, format, url, description"));
        var found = all.SelectMany(packages.ResourcesOf).Where(r => r[field] is string text && text.Contains(value, StringComparison.OrdinalIgnoreCase)).ToList();
        if (asked.Number("limit", 100, MostOfAList) is not { } limit) return NoNumber("limit");
        return CkanAnswer.Of(new Dictionary<string, object> { ["count"] = found.Count, ["results"] = found.Take(limit).ToList() });
    }

    private static CkanAnswer Several(CkanParameters asked, IEnumerable<Dictionary<string, object?>> all)
    {
        var ordered = all.OrderBy(o => (string)o["name"]!, StringComparer.Ordinal).ToList();
        return CkanAnswer.Of(asked.Of("all_fields") is "true" or "True" or "1" ? ordered : ordered.ConvertAll(o => o["name"]));
    }

    private static CkanAnswer One(CkanParameters asked, List<Dataset> all, CkanPackages packages, Func<Dataset, string> nameOf, Func<Dataset, Dictionary<string, object?>> show)
    {
        if (asked.Of("id") is not { } id) return CkanAnswer.Missing("id");
        var members = all.Where(d => nameOf(d) == id).ToList();
        if (members.Count == 0) return CkanAnswer.NotFound(id);
        var shown = show(members[0]);
        shown["package_count"] = members.Count;
        if (asked.Of("include_datasets") is "true" or "True" or "1") shown["packages"] = members.ConvertAll(packages.Of);
        return CkanAnswer.Of(shown);
    }

    private static CkanAnswer NoNumber(string field) => CkanAnswer.Invalid(field, new("须为不小于 0 的整数", "Must be a whole number of 0 or more"));
}
