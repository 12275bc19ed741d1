using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The catalogue of all numbers: every number of every edition that this library holds, and the only place from which its
/// evaluations take them. Read once from the tables embedded in the library. Safe for use by many threads.
/// </summary>
public static class StandardNumbers
{
    private static readonly ImmutableArray<(string Table, StandardEdition Edition)> Tables =
    [
        ("Air/gb3095-2012.tsv", Editions.Gb3095Of2012), ("Air/gb3095-2012-validity.tsv", Editions.Gb3095Of2012),
        ("Air/gb3095-2026.tsv", Editions.Gb3095Of2026), ("Air/gb3095-2026-validity.tsv", Editions.Gb3095Of2026),
        ("Air/hj633-2012.tsv", Editions.Hj633Of2012), ("Air/hj633-2012-levels.tsv", Editions.Hj633Of2012),
        ("Air/hj633-2026.tsv", Editions.Hj633Of2026), ("Air/hj633-2026-levels.tsv", Editions.Hj633Of2026),
        ("Air/hj663-2013.tsv", Editions.Hj663Of2013), ("Air/hj663-2026.tsv", Editions.Hj663Of2026),
        ("Water/gb3838-2002.tsv", Editions.Gb3838Of2002), ("Water/tli-2001.tsv", Editions.TrophicLevelOf2001), ("Water/tli-2001-classes.tsv", Editions.TrophicLevelOf2001),
        ("Water/bow-2015.tsv", Editions.BlackOdorousOf2015),
        ("Soil/gb36600-2018.tsv", Editions.Gb36600Of2018), ("Soil/gb15618-2018.tsv", Editions.Gb15618Of2018), ("Noise/gb3096-2008.tsv", Editions.Gb3096Of2008),
        ("Codes/gb32100-2015.tsv", Editions.Gb32100Of2015), ("Codes/gb11714-1997.tsv", Editions.Gb11714Of1997),
        ("Tax/eptl-2018.tsv", Editions.ProtectionTaxOf2018),
    ];

    /// <summary>Every number, edition by edition, in the order of the tables.</summary>
    public static ImmutableArray<StandardNumber> All { get; } = [.. Tables.SelectMany(table => NumberReader.ReadEmbedded(table.Table, table.Edition))];

    private static readonly FrozenDictionary<(StandardEdition, string), ImmutableArray<StandardNumber>> ByItem =
        All.GroupBy(number => (number.Edition, number.Item)).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());

    /// <summary>The numbers of an item in an edition.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">The code of the factor or the key of the item.</param>
    /// <returns>The numbers in the order of the table; empty where there are none.</returns>
    public static ImmutableArray<StandardNumber> Of(StandardEdition edition, string item) =>
        ByItem.TryGetValue((edition, item), out var numbers) ? numbers : [];

    /// <summary>One number of an edition.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">The code of the factor or the key of the item.</param>
    /// <param name="condition">The key of the condition of the row; null for none.</param>
    /// <param name="level">The key of the condition of the column; null for none.</param>
    /// <param name="date">The day, where an edition changes its numbers while it is in force. Null asks for the first.</param>
    /// <returns>The number; null where the edition has none. A day before all of its stages gets the first, one behind them the last.</returns>
    public static StandardNumber? Find(StandardEdition edition, string item, string? condition, string? level, DateOnly? date = null)
    {
        StandardNumber? found = null;
        foreach (var number in Of(edition, item))
        {
            if (number.Condition?.Key != condition || number.Level?.Key != level) continue;
            // Stages stand in the order of time: the last one that has begun counts.
            if (found is null || number.From <= date) found = number;
        }
        return found;
    }

    /// <summary>
    /// The numbers in whose item (code or names), standard or conditions all words of a text occur; those that count on a day, if one is given.
    /// </summary>
    /// <param name="text">Chinese or English words, upper or lower case; null or blank finds every number.</param>
    /// <param name="standard">Only of this standard (<c>GB 3095</c>) or edition (<c>GB 3095-2026</c>); null or empty for all.</param>
    /// <param name="date">Only those that count on this day; null for all.</param>
    /// <returns>The numbers in the order of <see cref="All"/>.</returns>
    public static IEnumerable<StandardNumber> Search(string? text, string? standard = null, DateOnly? date = null)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return All.Where(number => (string.IsNullOrEmpty(standard) || number.Edition.Standard == standard || number.Edition.Title == standard)
            && (date is not { } day || number.CountsOn(day))
            && words.All(word => Texts(number).Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>The number that an evaluation cannot do without.</summary>
    internal static decimal Needed(StandardEdition edition, string item, string? condition = null, string? level = null, DateOnly? date = null) =>
        Find(edition, item, condition, level, date)?.Value
        ?? throw new InvalidDataException($"{edition.Title} has no number for {item}, {condition ?? "-"}, {level ?? "-"}.");

    private static IEnumerable<string> Texts(StandardNumber n) =>
        [n.Item, n.NameZh, n.NameEn, n.Edition.Title, n.Edition.NameZh, n.Edition.NameEn,
            n.Condition?.NameZh ?? "", n.Condition?.NameEn ?? "", n.Level?.NameZh ?? "", n.Level?.NameEn ?? ""];
}
