using System.Globalization;

namespace Qingshan.Standards;

/// <summary>
/// Reads the embedded tables of names: key, Chinese, English. A row that does not hold is a fault of this library, so it throws with
/// file and line, when the table is first used.
/// </summary>
internal static class NameReader
{
    private const string Header = "key\tname_zh\tname_en";

    /// <summary>Reads an embedded table, in its order.</summary>
    public static IReadOnlyList<(string Key, string Zh, string En)> ReadEmbedded(string name)
    {
        using var stream = typeof(NameReader).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The table {name} is not embedded in the library.");
        using var reader = new StreamReader(stream);
        return Read(name, reader);
    }

    /// <summary>Reads a table from text; <paramref name="name"/> is for messages.</summary>
    public static IReadOnlyList<(string Key, string Zh, string En)> Read(string name, TextReader reader)
    {
        var names = new List<(string, string, string)>();
        var headed = false;
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#') continue;
            if (!headed) headed = text == Header ? true : throw Fault(name, line, "the header is not the expected one");
            else if (text.Split('\t') is [{ Length: > 0 } key, { Length: > 0 } zh, { Length: > 0 } en]) names.Add((key, zh, en));
            else throw Fault(name, line, "not three cells, or an empty one");
        }
        return headed ? names : throw Fault(name, 0, "the table has no header");
    }

    private static InvalidDataException Fault(string name, int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: {what}."));
}
