using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The city water quality index (城市水质指数 CWQI): the sum of concentration ÷ limit of class III, of dissolved oxygen the other way
/// round; smaller is better. Sums compare only where they are made of the same items, so the items are named. Recalled, unverified.
/// </summary>
public static class CityWaterIndex
{
    /// <summary>Where the method comes from.</summary>
    public static Source Source { get; } = new("CWQI", "2017", "", Evidence.Recalled, "城市地表水环境质量排名技术规定（试行）");

    /// <summary>Computes the index.</summary>
    /// <param name="values">By code of the factor, in mg/L (faecal coliforms per litre); NaN for missing.</param>
    /// <param name="items">The codes of the items to sum, the same for all that are to be compared.</param>
    /// <param name="body">River or lake.</param>
    /// <param name="date">The day of the observation, by the calendar of Beijing: it chooses the edition of GB 3838.</param>
    /// <param name="edition">An edition of GB 3838 instead of the one in force on the day.</param>
    /// <returns>The index; null in it where one of the items is missing.</returns>
    /// <exception cref="ArgumentException">An item has no single limit of class III (pH, total nitrogen in rivers), or the edition is of another standard.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    public static CityWaterResult Of(IReadOnlyDictionary<string, double> values, IEnumerable<string> items, WaterBody body, DateOnly date, StandardEdition? edition = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(items);
        var chosen = Editions.Choose("GB 3838", date, edition);
        var ratios = ImmutableArray.CreateBuilder<(string, double)>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            var limit = item == "w01001" ? null : SurfaceWater.ClassThree(chosen, item, body);
            if (limit is null) throw new ArgumentException($"{item} has no single limit of class III for {body}.", nameof(items));
            if (!values.TryGetValue(item, out var value) || !double.IsFinite(value) || value < 0 || (limit.Bound == Bound.AtLeast && value == 0)) missing.Add(item);
            else ratios.Add((item, limit.Bound == Bound.AtLeast ? (double)limit.Value / value : value / (double)limit.Value));
        }
        return new(chosen, missing.Count == 0 && ratios.Count > 0 ? ratios.Sum(ratio => ratio.Item2) : null, ratios.ToImmutable(), missing.ToImmutable());
    }
}

/// <summary>A city water quality index with all that it rests on. Immutable.</summary>
/// <param name="Edition">The edition of GB 3838 whose class III was used.</param>
/// <param name="Index">The index, unrounded; null where an item is missing.</param>
/// <param name="Items">Each item's code and its ratio.</param>
/// <param name="Missing">The items that were not there.</param>
public sealed record CityWaterResult(StandardEdition Edition, double? Index, ImmutableArray<(string Item, double Ratio)> Items, ImmutableArray<string> Missing);
