namespace Qingshan.Analysis.Linkage;

/// <summary>Reads the tab-separated tables that are embedded in the library.</summary>
internal static class Tables
{
    /// <summary>The rows below the header; lines that begin with # are passed over.</summary>
    public static IEnumerable<string[]> Read(string name, string header, int cells)
    {
        using var stream = typeof(Tables).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"The table {name} is not embedded in the library.");
        using var reader = new StreamReader(stream);
        var headed = false;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (!headed)
            {
                headed = line == header ? true : throw new InvalidDataException($"{name}, line {number}: the header is not the expected one.");
                continue;
            }
            var row = line.Split('\t');
            Array.Resize(ref row, row.Length < cells ? cells : row.Length);
            if (row.Length != cells) throw new InvalidDataException($"{name}, line {number}: {row.Length} cells instead of {cells}.");
            yield return row;
        }
    }
}
