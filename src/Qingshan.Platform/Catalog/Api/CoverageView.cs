using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 目录要素填充率 · Which share of the elements of the entries is filled: by the platform itself, and by people. The elements are those of
/// GB/T 21063 and DCAT-AP that an entry of its class can have.
/// </summary>
/// <param name="Automatic">Of all elements, the share that nobody typed; 0 to 1.</param>
/// <param name="ByPeople">The share that somebody typed.</param>
public sealed record CoverageView(int Datasets, long Elements, double Automatic, double ByPeople, IReadOnlyDictionary<string, ElementCoverage> ByElement)
{
    public static CoverageView Of(CatalogSnapshot catalog, Viewer viewer, DatasetStates states)
    {
        var (sees, tallies) = (CatalogBook.Sight(viewer), Asked.ToDictionary(e => e.Name, _ => (Can: 0, Self: 0, Typed: 0)));
        var datasets = 0;
        foreach (var dataset in catalog.All)
        {
            if (!sees(dataset)) continue;
            datasets++;
            var (state, described) = (states.Of(dataset.Code), dataset.Class == DatasetClass.External);
            foreach (var element in Asked)
            {
                if (!element.Applies(dataset)) continue;
                var (can, self, typed) = tallies[element.Name];
                var isTyped = element.Typed(dataset);
                var isFilled = element.Filled(dataset, state);
                tallies[element.Name] = (can + 1, self + (isFilled && !isTyped && !described ? 1 : 0), typed + (isTyped || (described && isFilled) ? 1 : 0));
            }
        }
        long all = tallies.Values.Sum(t => (long)t.Can);
        return new(datasets, all, all == 0 ? 0 : (double)tallies.Values.Sum(t => (long)t.Self) / all, all == 0 ? 0 : (double)tallies.Values.Sum(t => (long)t.Typed) / all,
            tallies.ToDictionary(t => t.Key, t => new ElementCoverage(t.Value.Can, t.Value.Self, t.Value.Typed)));
    }

    private sealed record Element(string Name, Func<Dataset, DatasetState, bool> Filled, Func<Dataset, bool> Applies, Func<Dataset, bool> Typed);

    private static readonly IReadOnlyList<Element> Asked =
    [
        Known("code", d => d.Code.Length > 0), Known("title", d => d.Title.Zh.Length > 0), Known("title-en", d => d.Title.En.Length > 0),
        new("description", (d, _) => d.About.Zh.Length > 0, _ => true, d => d.Note?.About is not null),
        new("provider", (d, _) => d.Owner.Zh.Length > 0, _ => true, d => d.Note?.Owner is not null),
        Known("class", _ => true), Known("base-database", _ => true), Known("keywords", d => d.Parts.Count > 0, d => d.Note?.Keywords is not null),
        Known("items", d => d.Fields.Count > 0, applies: HasItems), Known("item-terms", d => d.Fields.All(f => f.Term.Zh.Length > 0 && f.Term.En.Length > 0), applies: HasItems),
        Known("format", d => d.Class != DatasetClass.External || d.External?.Format is not null), Known("access", d => DatasetAccess.Of(d).Count > 0, applies: d => d.Class != DatasetClass.Import),
        new("update-cycle", (d, _) => d.Cycle is not null || d.Origin == Observations.Origin.Imported, d => d.Class is not (DatasetClass.Import or DatasetClass.External), d => d.Note?.Cycle is not null),
        Known("open-attribute", _ => true), Known("sensitivity", _ => true),
        new("issued", (_, s) => s.First is not null, HasRows, _ => false), new("updated", (_, s) => s.Updated is not null, HasRows, _ => false),
        new("temporal", (_, s) => s.First is not null, d => d.Kind is not null, _ => false),
        new("quality", (_, s) => s.Quality is not null, d => d.Kind is { Period.Ticks: > 0 } && d.Origin is not (Observations.Origin.Imported or Observations.Origin.Manual), _ => false),
        Known("spatial", d => d.RegionId is not null, applies: d => d.Class == DatasetClass.Series),
        new("contact", (d, _) => d.Note?.Contact is not null, _ => true, d => d.Note?.Contact is not null),
        new("licence", (d, _) => (d.Note?.Licence ?? d.External?.Licence) is not null, _ => true, d => d.Note?.Licence is not null),
    ];

    private static Element Known(string name, Func<Dataset, bool> filled, Func<Dataset, bool>? typed = null, Func<Dataset, bool>? applies = null) =>
        new(name, (d, _) => filled(d), applies ?? (_ => true), typed ?? (_ => false));

    private static bool HasItems(Dataset d) => d.Class is not (DatasetClass.Import or DatasetClass.External);

    private static bool HasRows(Dataset d) => d.Class is not (DatasetClass.Import or DatasetClass.External or DatasetClass.Forecast or DatasetClass.Finding);
}

/// <param name="Datasets">That can have the element.</param>
public sealed record ElementCoverage(int Datasets, int Automatic, int ByPeople);
