using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// Classes of surface water by GB 3838-2002. Values are compared as they are measured, unrounded: the published classes follow the
/// unrounded readings (see the documentation of the standards). The numbers are unverified.
/// </summary>
public static class SurfaceWater
{
    private const string Standard = "GB 3838";
    private const string DissolvedOxygen = "w01009";

    /// <summary>The key of oxygen saturation (%), which can stand for dissolved oxygen in class I.</summary>
    public const string OxygenSaturation = "oxygen-saturation";

    // Total nitrogen and faecal coliforms are judged by themselves; water temperature has no limits by class.
    private static readonly FrozenSet<string> LeftOut = ((string[])["w21001", "w02003"]).ToFrozenSet();

    /// <summary>Where the rule comes from that some items do not enter the class of a section.</summary>
    public static Source LeftOutRule { get; } = new(Standard, "2002", "", Evidence.Recalled,
        "Water temperature, total nitrogen and faecal coliforms are left out of the class of a section; the published classes of lakes leave total nitrogen out as well.");

    /// <summary>The class of one item.</summary>
    /// <param name="item">The code of the factor, such as <c>w01019</c>.</param>
    /// <param name="value">In the unit of the table: mg/L, faecal coliforms per litre, pH without unit. NaN for missing.</param>
    /// <param name="body">River or lake: total phosphorus and total nitrogen differ.</param>
    /// <param name="edition">The edition of GB 3838; the only one is that of 2002.</param>
    /// <returns>The class; null where the value is missing or the item has no limits for such a body (total nitrogen in rivers).</returns>
    public static WaterClass? ClassOf(string item, double value, WaterBody body, StandardEdition? edition = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        var numbers = NumbersOf(item, body, edition ?? Editions.Gb3838Of2002);
        if (numbers.Count == 0 || !double.IsFinite(value) || value < 0) return null;
        foreach (var level in (WaterClass[])[WaterClass.I, WaterClass.II, WaterClass.III, WaterClass.IV, WaterClass.V])
        {
            // Both ends have to hold where an item has two, as pH has.
            var ends = numbers.Where(number => number.Level!.Key == level.ToString());
            if (ends.Any() && ends.All(number => number.Bound.Holds(value, number.Value))) return level;
        }
        return WaterClass.InferiorToV;
    }

    /// <summary>The class of a section: that of its worst item.</summary>
    /// <param name="values">
    /// By code of the factor, in the units of the table; NaN for missing. Codes without limits are passed over. Oxygen saturation
    /// (<see cref="OxygenSaturation"/>, %) of 90 or more puts dissolved oxygen into class I.
    /// </param>
    /// <param name="body">River or lake; see <see cref="WaterBodies.Recognise"/>.</param>
    /// <param name="date">The day of the observation, by the calendar of Beijing: it chooses the edition.</param>
    /// <param name="edition">An edition of GB 3838 instead of the one in force on the day.</param>
    /// <returns>The class with what it was made of, what determines it and what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static WaterAssessment Assess(IReadOnlyDictionary<string, double> values, WaterBody body, DateOnly date, StandardEdition? edition = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var chosen = Editions.Choose(Standard, date, edition);
        var items = ImmutableArray.CreateBuilder<WaterItem>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var item in ItemsOf(chosen, body))
        {
            var value = values.TryGetValue(item, out var given) ? given : double.NaN;
            var of = ClassOf(item, value, body, chosen);
            if (item == DissolvedOxygen && of is not WaterClass.I && values.TryGetValue(OxygenSaturation, out var saturation)
                && ClassOf(OxygenSaturation, saturation, body, chosen) is WaterClass.I) of = WaterClass.I;
            if (of is { } known) items.Add(new(item, value, known, !LeftOut.Contains(item)));
            else if (!LeftOut.Contains(item)) missing.Add(item);
        }
        var counted = items.Where(item => item.Counts).ToList();
        var worst = counted.Count == 0 ? (WaterClass?)null : counted.Max(item => item.Class);
        return new(chosen, body, worst, items.ToImmutable(), [.. counted.Where(item => item.Class == worst).Select(item => item.Item)], missing.ToImmutable());
    }

    /// <summary>The limit of class III of an item, from which multiples and indices are counted.</summary>
    internal static StandardNumber? ClassThree(StandardEdition edition, string item, WaterBody body) =>
        NumbersOf(item, body, edition).FirstOrDefault(number => number.Level!.Key == nameof(WaterClass.III));

    private static IEnumerable<string> ItemsOf(StandardEdition edition, WaterBody body) =>
        StandardNumbers.All.Where(number => number.Edition == edition && number.IsFactor && Fits(number, body)).Select(number => number.Item).Distinct();

    private static List<StandardNumber> NumbersOf(string item, WaterBody body, StandardEdition edition) =>
        [.. StandardNumbers.Of(edition, item).Where(number => Fits(number, body))];

    private static bool Fits(StandardNumber number, WaterBody body) =>
        number.Condition is null || number.Condition.Key == (body == WaterBody.Lake ? "lake" : "river");
}

/// <summary>The class of one item. Immutable.</summary>
/// <param name="Item">The code of the factor.</param>
/// <param name="Value">The value as given; NaN where dissolved oxygen was missing and saturation stood for it.</param>
/// <param name="Class">Its class.</param>
/// <param name="Counts">Whether it enters the class of the section.</param>
public sealed record WaterItem(string Item, double Value, WaterClass Class, bool Counts);

/// <summary>The class of a section with all that it rests on. Immutable.</summary>
/// <param name="Edition">The edition of GB 3838 that was used.</param>
/// <param name="Body">The limits that were used.</param>
/// <param name="Class">The class; null where no item that counts was there.</param>
/// <param name="Items">The items that were there, in the order of the table.</param>
/// <param name="Determining">The codes of the items of that class, which determine it.</param>
/// <param name="Missing">The codes of the items that would count and were not there.</param>
public sealed record WaterAssessment(
    StandardEdition Edition, WaterBody Body, WaterClass? Class, ImmutableArray<WaterItem> Items, ImmutableArray<string> Determining, ImmutableArray<string> Missing);
