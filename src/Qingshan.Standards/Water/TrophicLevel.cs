using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The trophic level index of lakes and reservoirs (综合营养状态指数 TLI): per item 10 (a + b ln x), together by weights. The
/// coefficients are unverified. Public codes that use the line of total nitrogen for transparency are wrong.
/// </summary>
public static class TrophicLevel
{
    /// <summary>Computes the index.</summary>
    /// <param name="chlorophyll">Chlorophyll a in mg/m³ (µg/L), not mg/L; NaN for missing, as everywhere here.</param>
    /// <param name="phosphorus">Total phosphorus in mg/L.</param>
    /// <param name="nitrogen">Total nitrogen in mg/L.</param>
    /// <param name="transparency">Transparency (Secchi depth) in m.</param>
    /// <param name="permanganate">Permanganate index in mg/L.</param>
    /// <returns>The index per item and together. A value of zero or less has no logarithm and counts as missing.</returns>
    public static TrophicResult Of(double chlorophyll, double phosphorus, double nitrogen, double transparency, double permanganate)
    {
        var edition = Editions.TrophicLevelOf2001;
        var items = ImmutableArray.CreateBuilder<TrophicItem>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var (item, x) in ((string, double)[])[("w01016", chlorophyll), ("w21011", phosphorus), ("w21001", nitrogen), ("transparency", transparency), ("w01019", permanganate)])
        {
            if (!double.IsFinite(x) || x <= 0)
            {
                missing.Add(item);
                continue;
            }
            var index = 10 * ((double)Coefficient(item, "intercept") + ((double)Coefficient(item, "slope") * Math.Log(x)));
            items.Add(new(item, x, index, Coefficient(item, "weight")));
        }
        // The printed weights add up to 0.9999.
        var whole = (double)items.Sum(item => item.Weight);
        var together = missing.Count == 0 ? items.Sum(item => item.Index * (double)item.Weight) / whole : (double?)null;
        return new(edition, together, together is { } known ? StateOf(known) : null, items.ToImmutable(), missing.ToImmutable());

        decimal Coefficient(string item, string which) => StandardNumbers.Needed(edition, item, null, which);
    }

    /// <summary>The trophic state of an index.</summary>
    /// <param name="index">The index; NaN gives null.</param>
    /// <returns>The state with its names: below 30 oligotrophic, to 50 mesotrophic, to 60, to 70 and above 70 eutrophic.</returns>
    public static Condition? StateOf(double index) =>
        StandardNumbers.Of(Editions.TrophicLevelOf2001, "tli").FirstOrDefault(number => number.Bound.Holds(index, number.Value))?.Condition;
}

/// <summary>The trophic level index of one item. Immutable.</summary>
/// <param name="Item">The code of the factor, or <c>transparency</c>.</param>
/// <param name="Value">As given.</param>
/// <param name="Index">Its index, unrounded.</param>
/// <param name="Weight">Its weight.</param>
public sealed record TrophicItem(string Item, double Value, double Index, decimal Weight);

/// <summary>A trophic level index with all that it rests on. Immutable.</summary>
/// <param name="Edition">The edition of the method.</param>
/// <param name="Index">The weighted index, unrounded; null where an item is missing.</param>
/// <param name="State">The trophic state; null where there is no index.</param>
/// <param name="Items">The items that were there.</param>
/// <param name="Missing">Those that were not.</param>
public sealed record TrophicResult(
    StandardEdition Edition, double? Index, Condition? State, ImmutableArray<TrophicItem> Items, ImmutableArray<string> Missing);
