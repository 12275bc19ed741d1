using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// Administrative divisions by code and by name: all provinces and prefectures, and the county-level cities. Read once from the table
/// embedded in the library; a malformed row throws <see cref="InvalidDataException"/> on first use. Not verified against the standard.
/// </summary>
public static class DivisionTable
{
    private const string Header = "code\tlevel\tname_zh\tname_en";
    private static readonly string[] Suffixes = ["市", "省", "地区", "盟", "特别行政区"];

    private static readonly Source Source = new("GB/T 2260", "2007", "", Evidence.SecondHand,
        "With the changes since, as the public list modood/Administrative-divisions-of-China (57a0aa9) gives them.");

    private static readonly FrozenDictionary<string, Division> ByCode;
    private static readonly FrozenDictionary<string, Division> ByName;

    static DivisionTable()
    {
        using var stream = typeof(DivisionTable).Assembly.GetManifestResourceStream("Regions/gbt2260.tsv")
            ?? throw new InvalidDataException("The table Regions/gbt2260.tsv is not embedded in the library.");
        using var reader = new StreamReader(stream);
        All = Read(reader);
        ByCode = All.ToFrozenDictionary(d => d.Code);
        ByName = All.ToFrozenDictionary(d => d.NameZh);
    }

    /// <summary>Every division of the table, by code.</summary>
    public static ImmutableArray<Division> All { get; }

    /// <summary>Finds a division by its code.</summary>
    /// <param name="code">Six digits; null or unknown gives null.</param>
    /// <returns>The division, or null.</returns>
    public static Division? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>
    /// Finds a division by its Chinese name: as in the table (<c>延边朝鲜族自治州</c>), without its last word (<c>石家庄</c>, <c>延边</c>), with
    /// a short one (<c>延边州</c>, <c>博州</c>), or with the one it had before it became a city (<c>山南地区</c>, <c>呼伦贝尔盟</c>).
    /// </summary>
    /// <param name="name">The name; blanks around it are passed over.</param>
    /// <param name="level">Only of this level; null for all.</param>
    /// <returns>The division; null where none has the name, or several do (<c>吉林</c> is a province and a city).</returns>
    public static Division? FindByName(string? name, DivisionLevel? level = null)
    {
        if (name?.Trim() is not { Length: >= 2 } text) return null;
        if (ByName.TryGetValue(text, out var same) && (level is null || same.Level == level)) return same;
        return Only(Suffixes.Select(s => ByName.GetValueOrDefault(text + s)).OfType<Division>().Concat(Autonomous(text, "自治区")).Concat(Autonomous(text, "自治州")), level)
            ?? Without(text, "地区", stem => Only([.. Named(stem + "市"), .. Named(stem + "地区")], level))
            ?? Without(text, "盟", stem => Only(Named(stem + "市"), level))
            ?? Without(text, "自治州", stem => Only(Autonomous(stem, "自治州"), level))
            ?? Without(text, "州", stem => Only(Autonomous(stem, "自治州"), level))
            ?? Without(text, "自治区", stem => Only(Autonomous(stem, "自治区"), level));
    }

    /// <summary>Reads the table from text.</summary>
    internal static ImmutableArray<Division> Read(TextReader reader)
    {
        var divisions = ImmutableArray.CreateBuilder<Division>();
        var headed = false;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (!headed)
            {
                headed = line == Header ? true : throw Fault(number, "the header is not the expected one");
                continue;
            }
            var cells = line.Split('\t');
            if (cells.Length != 4) throw Fault(number, $"{cells.Length} cells instead of 4");
            if (cells[0].Length != 6 || !cells[0].All(char.IsAsciiDigit)) throw Fault(number, $"'{cells[0]}' is no code of six digits");
            if (!Enum.TryParse<DivisionLevel>(cells[1], ignoreCase: true, out var level) || LevelOf(cells[0]) != level)
                throw Fault(number, $"the code {cells[0]} is not of the level '{cells[1]}'");
            divisions.Add(new(cells[0], level, cells[2], cells[3] == "-" ? null : cells[3], Source));
        }
        return headed ? divisions.ToImmutable() : throw Fault(0, "the table has no header");
    }

    /// <summary>The level that a code has by its zeros.</summary>
    /// <param name="code">Six digits.</param>
    /// <returns>The level.</returns>
    public static DivisionLevel LevelOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.EndsWith("0000", StringComparison.Ordinal) ? DivisionLevel.Province
            : code.EndsWith("00", StringComparison.Ordinal) ? DivisionLevel.City
            : DivisionLevel.County;
    }

    private static IEnumerable<Division> Named(string name) => ByName.TryGetValue(name, out var found) ? [found] : [];

    /// <summary>Those whose name begins with the stem, before the names of the peoples, and ends as autonomous ones do.</summary>
    private static IEnumerable<Division> Autonomous(string stem, string suffix) =>
        All.Where(d => d.NameZh.EndsWith(suffix, StringComparison.Ordinal) && d.NameZh.StartsWith(stem, StringComparison.Ordinal));

    private static Division? Without(string text, string suffix, Func<string, Division?> find) =>
        text.Length > suffix.Length && text.EndsWith(suffix, StringComparison.Ordinal) ? find(text[..^suffix.Length]) : null;

    private static Division? Only(IEnumerable<Division> found, DivisionLevel? level)
    {
        var all = found.Where(d => level is null || d.Level == level).Distinct().Take(2).ToList();
        return all.Count == 1 ? all[0] : null;
    }

    private static InvalidDataException Fault(int line, string what) => new($"Regions/gbt2260.tsv, line {line}: {what}.");
}
