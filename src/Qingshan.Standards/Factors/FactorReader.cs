using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>
/// Reads the embedded tables of factors. A row that does not hold is a fault of this library, so it throws with file and line,
/// when the table is first used.
/// </summary>
internal static class FactorReader
{
    private const string Header = "code\told\tname_zh\tname_en\tunit\tload_unit\tcustomary\tdata_type\ttable\tnote";

    /// <summary>Reads an embedded table, in its order.</summary>
    public static ImmutableArray<Factor> ReadEmbedded(string name, Func<string, string?, Source> source)
    {
        using var stream = typeof(FactorReader).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The table {name} is not embedded in the library.");
        using var reader = new StreamReader(stream);
        return Read(name, reader, source);
    }

    /// <summary>Reads a table from text; <paramref name="name"/> is for messages.</summary>
    public static ImmutableArray<Factor> Read(string name, TextReader reader, Func<string, string?, Source> source)
    {
        var factors = ImmutableArray.CreateBuilder<Factor>();
        var headed = false;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (!headed)
            {
                headed = line == Header ? true : throw Fault(name, number, "the header is not the expected one");
                continue;
            }
            factors.Add(Row(name, number, line.Split('\t'), source));
        }
        return headed ? factors.ToImmutable() : throw Fault(name, 0, "the table has no header");
    }

    private static Factor Row(string name, int number, string[] cells, Func<string, string?, Source> source)
    {
        if (cells.Length != 10) throw Fault(name, number, $"{cells.Length} cells instead of 10");
        if (cells.Any(cell => cell.Length == 0)) throw Fault(name, number, "an empty cell");
        if (cells[0] == "-" || cells[2] == "-" || cells[3] == "-" || cells[8] == "-")
            throw Fault(name, number, "code, names and table are required");
        var note = Printed(cells[9]);
        DataType? type = null;
        if (Printed(cells[7]) is { } typeText)
            type = DataType.TryParse(typeText, out var read) ? read : throw Fault(name, number, $"data type {typeText}");
        return new(
            cells[0], Printed(cells[1]), cells[2], cells[3], MediumOf(name, number, cells[0]),
            UnitOf(name, number, cells[4]), UnitOf(name, number, cells[5]), UnitOf(name, number, cells[6]),
            Printed(cells[7]), type, note, source(cells[8], note));
    }

    private static string? Printed(string cell) => cell == "-" ? null : cell;

    private static Unit? UnitOf(string name, int number, string cell)
    {
        if (Printed(cell) is not { } text) return null;
        return Unit.TryParse(text, out var unit) ? unit : throw Fault(name, number, $"unit {text} is not in the catalogue");
    }

    private static Medium MediumOf(string name, int number, string code) => code[0] switch
    {
        'w' => Medium.Water,
        'a' => Medium.Air,
        'L' => Medium.Noise,
        'e' => Medium.WaterProcess,
        'g' => Medium.GasProcess,
        'i' or 'I' => Medium.Site,
        _ => throw Fault(name, number, $"code {code} belongs to no medium"),
    };

    private static InvalidDataException Fault(string name, int number, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}, line {number}: {what}."));
}
