using System.Text.RegularExpressions;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Ckan;

/// <summary>
/// The search of CKAN over the catalogue: words in <c>q</c>, conditions <c>field:value</c> in <c>fq</c> (and in <c>q</c>), of which each has to hold; a
/// minus before one turns it round. What Solr knows beyond that is refused rather than misunderstood.
/// </summary>
internal sealed partial class CkanSearch(CatalogSnapshot catalog, Viewer viewer)
{
    private static readonly Dictionary<string, Func<Dataset, IEnumerable<string>>> Fields = new(StringComparer.Ordinal)
    {
        ["name"] = d => [CkanPackages.NameOf(d)],
        ["id"] = d => [d.Code],
        ["organization"] = d => [CkanPackages.OrganizationOf(d)],
        ["owner_org"] = d => [CkanPackages.OrganizationOf(d)],
        ["groups"] = d => [CkanPackages.GroupOf(d)],
        ["tags"] = CkanPackages.TagsOf,
        ["license_id"] = d => [CkanPackages.LicenceOf(d)],
        ["res_format"] = d => DatasetAccess.Of(d).Select(a => a.Contains("format=csv", StringComparison.Ordinal) ? "CSV" : d.External?.Format ?? "JSON").Distinct(),
        ["type"] = _ => ["dataset"],
        ["state"] = _ => ["active"],
    };

    public static IEnumerable<string> FieldNames => Fields.Keys;

    /// <summary>The values of a field of one dataset; null where there is no such field.</summary>
    public static Func<Dataset, IEnumerable<string>>? Field(string name) => Fields.GetValueOrDefault(name);

    /// <summary>What fits, the best first.</summary>
    /// <param name="wrong">What cannot be understood; null where all is well.</param>
    public IReadOnlyList<Dataset> Run(string? q, string? fq, out CkanAnswer? wrong)
    {
        wrong = null;
        var conditions = Conditions().Matches($"{q} {fq}");
        var words = Conditions().Replace(q ?? "", " ").Replace("*:*", " ", StringComparison.Ordinal).Trim();
        if (Conditions().Replace(fq ?? "", "").Replace("AND", "", StringComparison.Ordinal).Replace("*:*", "", StringComparison.Ordinal).Trim().Length > 0) wrong = NotUnderstood(fq!);
        var found = CatalogSearch.Ranked(catalog, viewer, CatalogQuery.Everything with { Text = words.Length == 0 ? null : words });
        foreach (Match condition in conditions)
        {
            var (not, name, value) = (condition.Groups["not"].Value == "-", condition.Groups["field"].Value, condition.Groups["value"].Value.Trim('"', '(', ')'));
            if (Field(name) is not { } of) wrong = NotUnderstood(condition.Value);
            else if (value != "*") found = [.. found.Where(d => of(d).Contains(value, StringComparer.OrdinalIgnoreCase) != not)];
        }
        return found;
    }

    private static CkanAnswer NotUnderstood(string condition) => CkanAnswer.BadSearch(new(
        $"不支持的条件：{condition.Trim()}；请用 字段:值，字段为 {string.Join('、', Fields.Keys)}", $"The condition is not supported: {condition.Trim()}; use field:value, fields are {string.Join(", ", Fields.Keys)}"));

    [GeneratedRegex("""(?<not>[-+]?)(?<field>[a-z_]+):(?<value>"[^"]*"|\([^()\s]+\)|[^\s()"]+)""")]
    private static partial Regex Conditions();
}
