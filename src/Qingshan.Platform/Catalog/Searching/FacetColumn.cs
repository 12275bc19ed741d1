namespace Qingshan.Platform.Catalog;

/// <summary>One way in which the entries of a snapshot divide: the number of each entry's value, so that counting is an addition.</summary>
/// <param name="Values">By number; the first is that of entries that have none.</param>
/// <param name="Of">Of each entry, in the order of the snapshot.</param>
internal sealed record FacetColumn(string Name, IReadOnlyList<string> Values, ushort[] Of)
{
    public static IReadOnlyList<FacetColumn> All(IReadOnlyList<Dataset> datasets) =>
    [
        Make("class", datasets, d => CatalogQuery.Written(d.Class)),
        Make("base", datasets, d => CatalogQuery.Written(d.Base)),
        Make("kind", datasets, d => d.PointKind ?? ""),
        Make("origin", datasets, d => d.Origin is { } origin ? CatalogQuery.Written(origin) : ""),
        Make("cycle", datasets, d => Cycles.KeyOf(d.Cycle)),
        Make("simulated", datasets, d => d.Simulated ? "true" : "false"),
    ];

    /// <summary>How the chosen entries divide, the largest part first.</summary>
    public Facet Count(List<int> chosen)
    {
        var counts = new int[Values.Count];
        foreach (var entry in chosen) counts[Of[entry]]++;
        return new(Name, [.. Values.Zip(counts).Where(c => c.First.Length > 0 && c.Second > 0).OrderByDescending(c => c.Second).ThenBy(c => c.First, StringComparer.Ordinal).Select(c => (c.First, c.Second))]);
    }

    private static FacetColumn Make(string name, IReadOnlyList<Dataset> datasets, Func<Dataset, string> value)
    {
        var numbers = new Dictionary<string, ushort>(StringComparer.Ordinal) { [""] = 0 };
        var of = new ushort[datasets.Count];
        for (var i = 0; i < of.Length; i++)
        {
            var text = value(datasets[i]);
            if (!numbers.TryGetValue(text, out of[i])) numbers[text] = of[i] = (ushort)numbers.Count;
        }
        return new(name, [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)], of);
    }
}
