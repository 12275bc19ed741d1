using System.Globalization;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Ckan;

/// <summary><c>datastore_search</c>: rows of records and of series, as the viewer sees them.</summary>
internal sealed class CkanRows(CatalogBook catalog, DatasetRows datasets)
{
    private const int UsualLimit = 100, MostLimit = 32_000;

    public async Task<CkanAnswer> SearchAsync(Viewer viewer, CkanParameters asked, CancellationToken cancel)
    {
        if ((asked.Of("resource_id") ?? asked.Of("id")) is not { } resource) return CkanAnswer.Missing("resource_id");
        if (!catalog.Find(viewer, resource.Split('~')[0]).TryGet(out var dataset, out _) || !CkanPackages.HasRows(dataset) || resource != CkanPackages.ResourceId(dataset, 0)) return CkanAnswer.NotFound(resource);
        if (asked.Number("limit", UsualLimit, MostLimit) is not { } limit) return NoNumber("limit");
        if (asked.Number("offset", 0, int.MaxValue) is not { } offset) return NoNumber("offset");
        if (asked.Object("filters") is not { } filters) return CkanAnswer.Invalid("filters", new("须为 JSON 对象", "Must be a JSON object"));

        var shown = asked.List("fields");
        var known = dataset.Fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (shown.Concat(filters.Keys).FirstOrDefault(f => !known.Contains(f)) is { } unknown)
            return CkanAnswer.Invalid("fields", new($"没有字段 {unknown}；可用：{string.Join('、', known)}", $"There is no field {unknown}; there are: {string.Join(", ", known)}"));
        var sort = asked.Of("sort")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (sort.Length > 0 && (!known.Contains(sort[0]) || sort.Length > 2 || (sort.Length == 2 && sort[1] is not ("asc" or "desc"))))
            return CkanAnswer.Invalid("sort", new("请用：字段 asc 或 字段 desc", "Use: field asc, or field desc"));

        var (rows, total, words) = (new List<IReadOnlyDictionary<string, object?>>(), 0, asked.Of("q"));
        await foreach (var row in datasets.ReadAsync(viewer, dataset, new(), cancel))
        {
            if (filters.Any(f => Written(row[f.Key]) != f.Value) || (words is not null && !row.Values.Any(v => Written(v).Contains(words, StringComparison.OrdinalIgnoreCase)))) continue;
            // Sorted rows have to be seen all before the first can be given.
            if (sort.Length > 0 || (total >= offset && rows.Count < limit)) rows.Add(row);
            total++;
        }
        if (sort.Length > 0) rows = [.. Sorted(rows, sort).Skip(offset).Take(limit)];
        var fields = dataset.Fields.Where(f => shown.Count == 0 || shown.Contains(f.Name)).ToList();
        return CkanAnswer.Of(new Dictionary<string, object?>
        {
            ["resource_id"] = resource,
            ["fields"] = fields.ConvertAll(f => new Dictionary<string, object?> { ["id"] = f.Name, ["type"] = TypeOf(f), ["info"] = new Dictionary<string, string> { ["label"] = f.Term.ToString() } }),
            ["records"] = rows.ConvertAll(r => fields.ToDictionary(f => f.Name, f => r[f.Name])),
            ["limit"] = limit,
            ["offset"] = offset,
            ["total"] = total,
            ["include_total"] = true,
            ["records_format"] = "objects",
        });
    }

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Sorted(List<IReadOnlyDictionary<string, object?>> rows, string[] sort)
    {
        var by = Comparer<object?>.Create((a, b) => a is IComparable one && b is not null && a.GetType() == b.GetType() && a is not string ? one.CompareTo(b) : string.CompareOrdinal(Written(a), Written(b)));
        return sort.Length == 2 && sort[1] == "desc" ? rows.OrderByDescending(r => r[sort[0]], by) : rows.OrderBy(r => r[sort[0]], by);
    }

    private static CkanAnswer NoNumber(string field) => CkanAnswer.Invalid(field, new("须为不小于 0 的整数", "Must be a whole number of 0 or more"));

    private static string TypeOf(DatasetField field) => field.Type switch
    {
        "number" => "numeric",
        "integer" => "int",
        "time" => "timestamp",
        "date" => "date",
        "boolean" => "bool",
        "place" => "json",
        _ => "text",
    };

    private static string Written(object? value) => value switch
    {
        null => "",
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
