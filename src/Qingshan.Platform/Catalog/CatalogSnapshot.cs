using System.Collections.Frozen;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>All entries of the catalogue at one moment. It holds everything; whoever shows any of it filters by the policy first. Immutable.</summary>
public sealed class CatalogSnapshot
{
    internal CatalogSnapshot(IReadOnlyList<Dataset> all, LedgerSnapshot ledger)
    {
        (All, Ledger) = (all, ledger);
        ByCode = all.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
        var numbers = new Dictionary<SearchPart, int>();
        Parts = [.. all.Select(d => d.Parts.Select(p => numbers.TryGetValue(p, out var n) ? n : numbers[p] = numbers.Count).ToArray())];
        Facets = FacetColumn.All(all);
        DistinctParts = [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)];
    }

    public IReadOnlyList<Dataset> All { get; }

    public FrozenDictionary<string, Dataset> ByCode { get; }

    /// <summary>The ledger from which the entries were made.</summary>
    public LedgerSnapshot Ledger { get; }

    /// <summary>Of each entry, in the order of <see cref="All"/>, the numbers of the parts by which it is found.</summary>
    internal int[][] Parts { get; }

    internal IReadOnlyList<SearchPart> DistinctParts { get; }

    internal IReadOnlyList<FacetColumn> Facets { get; }
}
