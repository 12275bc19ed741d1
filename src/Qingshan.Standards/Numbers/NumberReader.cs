using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>
/// Reads the embedded tables of numbers, which stand as the standards print them: a row per item and condition, a column per class or
/// level. A cell that does not hold is a fault of this library, so it throws with file and line, when the tables are first used.
/// </summary>
/// <remarks>
/// Columns: item, condition, bound (≤ &lt; ≥ &gt; =), unit, clause, evidence (S seen, R second hand, M recalled), from, until, note, and
/// then one column per level, named by the key of a condition, or one named <c>value</c>. <c>-</c> means: none. A note holds both
/// languages (<c>中文 · English</c>). Where from and until
/// are <c>-</c>, the days in force of the edition count.
/// </remarks>
internal static class NumberReader
{
    private const int Fixed = 9;
    private const string Header = "item\tcondition\tbound\tunit\tclause\tevidence\tfrom\tuntil\tnote\t";
    private static readonly FrozenDictionary<string, (string Zh, string En)> Items =
        NameReader.ReadEmbedded("Numbers/items.tsv").ToFrozenDictionary(name => name.Key, name => (name.Zh, name.En));

    /// <summary>Reads an embedded table, row by row, each from left to right.</summary>
    public static ImmutableArray<StandardNumber> ReadEmbedded(string name, StandardEdition edition)
    {
        using var reader = Open(name);
        return Read(name, reader, edition);
    }

    /// <summary>Reads a table from text; <paramref name="name"/> is for messages.</summary>
    public static ImmutableArray<StandardNumber> Read(string name, TextReader reader, StandardEdition edition)
    {
        var numbers = ImmutableArray.CreateBuilder<StandardNumber>();
        string[]? levels = null;
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#') continue;
            try
            {
                if (levels is null) levels = text.StartsWith(Header, StringComparison.Ordinal) ? text.Split('\t')[Fixed..] : throw new FormatException("the header is not the expected one");
                else numbers.AddRange(Row(text.Split('\t'), levels, edition));
            }
            catch (FormatException fault)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: {fault.Message}."), fault);
            }
        }
        return levels is null ? throw new InvalidDataException($"{name}: the table has no header.") : numbers.ToImmutable();
    }

    private static IEnumerable<StandardNumber> Row(string[] cells, string[] levels, StandardEdition edition)
    {
        if (cells.Length != Fixed + levels.Length) throw new FormatException($"{cells.Length} cells instead of {Fixed + levels.Length}");
        if (cells.Any(cell => cell.Length == 0)) throw new FormatException("an empty cell");
        var factor = FactorTable.Hj212Of2017.Find(cells[0]);
        var (zh, en) = factor is not null ? (factor.NameZh, factor.NameEn)
            : Items.TryGetValue(cells[0], out var item) ? item
            : throw new FormatException($"item {cells[0]} has neither a factor nor a name");
        var condition = cells[1] == "-" ? null : ConditionOf(cells[1]);
        var bound = cells[2] switch
        {
            "≤" => Bound.AtMost, "<" => Bound.Below, "≥" => Bound.AtLeast, ">" => Bound.Above, "=" => Bound.Value,
            var sign => throw new FormatException($"bound {sign}"),
        };
        var unit = Unit.TryParse(cells[3], out var read) ? read : throw new FormatException($"unit {cells[3]} is not in the catalogue");
        var evidence = cells[5] switch
        {
            "S" => Evidence.Seen, "R" => Evidence.SecondHand, "M" => Evidence.Recalled,
            var mark => throw new FormatException($"evidence {mark}"),
        };
        var source = new Source(edition.Standard, edition.Year, cells[4] == "-" ? "" : cells[4], evidence, cells[8] == "-" ? null : cells[8]);
        var from = cells[6] == "-" ? edition.From : DateOf(cells[6]);
        var until = cells[7] == "-" ? edition.Until : DateOf(cells[7]);
        for (var i = 0; i < levels.Length; i++)
        {
            if (cells[Fixed + i] == "-") continue;
            var value = decimal.TryParse(cells[Fixed + i], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number : throw new FormatException($"number {cells[Fixed + i]}");
            yield return new(edition, factor?.Code ?? cells[0], zh, en, factor is not null, condition,
                levels[i] == "value" ? null : ConditionOf(levels[i]), bound, value, unit, from, until, source);
        }
    }

    private static Condition ConditionOf(string key) => Condition.Find(key) ?? throw new FormatException($"condition {key} has no words");

    private static DateOnly DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw new FormatException($"date {text}");

    private static StreamReader Open(string name) => new(typeof(NumberReader).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidDataException($"The table {name} is not embedded in the library."));
}
