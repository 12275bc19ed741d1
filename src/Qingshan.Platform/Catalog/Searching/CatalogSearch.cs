using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Catalog;

/// <summary>Entries that were found, the best first, and how they divide.</summary>
/// <param name="Found">How many there are in all.</param>
public sealed record CatalogFound(Page<Dataset> Page, int Found, IReadOnlyList<Facet> Facets);

/// <param name="Name">The parameter that narrows by it: <c>class</c>, <c>base</c>, <c>kind</c>, <c>origin</c>, <c>cycle</c>, <c>simulated</c>.</param>
public sealed record Facet(string Name, IReadOnlyList<(string Value, int Count)> Values);

/// <summary>
/// Finds entries. What is searched are the parts that many entries share (a point, a factor, a kind), each once; so that a hundred
/// thousand entries cost as much as some thousand texts, any piece of a word is found, and nothing has to be kept in step.
/// </summary>
public static class CatalogSearch
{
    /// <param name="after">The cursor of the page before; null for the first.</param>
    public static Result<CatalogFound> Run(CatalogSnapshot catalog, Viewer viewer, CatalogQuery query, string? after, int size)
    {
        if (!Cursor.Decode(after).TryGet(out var from, out var error)) return error;
        if (!int.TryParse(from.Length == 0 ? "0" : from, NumberStyles.None, CultureInfo.InvariantCulture, out var skip)) return CommonErrors.BadCursor.Of(after);
        var terms = TermsOf(catalog, query);
        var found = Matching(catalog, viewer, query, terms);
        var ranked = Ranked(catalog, found, terms, Folding.Of(query.Text ?? "")).Skip(skip).Take(size).ToList();
        var next = skip + size < found.Count ? Cursor.Encode((skip + size).ToString(CultureInfo.InvariantCulture)) : null;
        return new CatalogFound(new(ranked, next), found.Count, [.. catalog.Facets.Select(f => f.Count(found))]);
    }

    /// <summary>Everything that fits a query without words, in the order of the catalogue.</summary>
    public static IReadOnlyList<Dataset> All(CatalogSnapshot catalog, Viewer viewer, CatalogQuery query) => Matching(catalog, viewer, query, []).ConvertAll(i => catalog.All[i]);

    /// <summary>Everything that was found, the best first.</summary>
    public static IReadOnlyList<Dataset> Ranked(CatalogSnapshot catalog, Viewer viewer, CatalogQuery query)
    {
        var terms = TermsOf(catalog, query);
        return [.. Ranked(catalog, Matching(catalog, viewer, query, terms), terms, Folding.Of(query.Text ?? ""))];
    }

    private static IReadOnlyList<string> TermsOf(CatalogSnapshot catalog, CatalogQuery query) =>
        SearchTerms.Of(query.Text, term => catalog.DistinctParts.Any(p => p.Folded.Contains(term, StringComparison.Ordinal)));

    /// <returns>The places of the entries in the catalogue, in its order: by class, series by number, others by code.</returns>
    private static List<int> Matching(CatalogSnapshot catalog, Viewer viewer, CatalogQuery query, IReadOnlyList<string> terms)
    {
        var (sees, inside) = (CatalogBook.Sight(viewer), query.Region is { } region ? catalog.Ledger.Within(region) : null);
        bool[][] holds = [.. terms.Select(t => catalog.DistinctParts.Select(p => p.Folded.Contains(t, StringComparison.Ordinal)).ToArray())];
        var found = new List<int>();
        for (var i = 0; i < catalog.All.Count; i++)
        {
            var dataset = catalog.All[i];
            if (HoldsAll(catalog.Parts[i], holds, dataset.Code, terms) && Fits(dataset, query, inside) && sees(dataset)) found.Add(i);
        }
        return found;
    }

    /// <summary>Every term in one of the parts, or the whole of it the code.</summary>
    private static bool HoldsAll(int[] parts, bool[][] holds, string code, IReadOnlyList<string> terms)
    {
        if (terms.Count == 1 && code == terms[0]) return true;
        foreach (var term in holds)
        {
            var here = false;
            foreach (var part in parts) here |= term[part];
            if (!here) return false;
        }
        return true;
    }

    private static bool Fits(Dataset d, CatalogQuery q, IReadOnlySet<Guid>? inside) =>
        (q.Class is null || d.Class == q.Class) && (q.Base is null || d.Base == q.Base) && (q.PointKind is null || d.PointKind == q.PointKind)
        && (q.Origin is null || d.Origin == q.Origin) && (q.Simulated is null || d.Simulated == q.Simulated)
        && (q.Cycle is null || Cycles.KeyOf(d.Cycle) == q.Cycle) && (inside is null || (d.RegionId is { } at && inside.Contains(at)));

    /// <summary>
    /// What is meant by name comes first, then what is general before single series, then what has the words in its title. Of very many the
    /// titles are not looked at: nobody reads so far that it would matter.
    /// </summary>
    private static IEnumerable<Dataset> Ranked(CatalogSnapshot catalog, List<int> found, IReadOnlyList<string> terms, string text)
    {
        var datasets = found.Select(i => catalog.All[i]);
        return terms.Count == 0 || found.Count > MostScored ? datasets
            : datasets.Select(d => (Dataset: d, Score: Score(d, terms, text))).OrderByDescending(d => d.Score == Exact).ThenBy(d => d.Dataset.Class == DatasetClass.Series).ThenByDescending(d => d.Score).Select(d => d.Dataset);
    }

    private const int MostScored = 10_000;

    private const int Exact = 2;

    private static int Score(Dataset dataset, IReadOnlyList<string> terms, string text)
    {
        if (dataset.Code == text || dataset.Title.Zh == text || dataset.Title.En.Equals(text, StringComparison.OrdinalIgnoreCase)) return Exact;
        var all = true;
        foreach (var term in terms) all &= dataset.Title.Zh.Contains(term, StringComparison.OrdinalIgnoreCase) || dataset.Title.En.Contains(term, StringComparison.OrdinalIgnoreCase);
        return all ? 1 : 0;
    }
}
