using System.Collections.Frozen;

namespace Qingshan.Analysis.Methods;

/// <summary>What the names in results mean, in both languages: a page shows these, JSON and CSV keep the names.</summary>
public static class ResultWords
{
    private static readonly FrozenDictionary<string, (string Zh, string En)> Words = Read();

    /// <summary>The words for a name of a number, a word, a table or a column.</summary>
    /// <param name="name">The name, in camel case.</param>
    /// <returns>Chinese and English; null where the name is not of the library, such as that of a column of the input.</returns>
    public static (string Zh, string En)? Of(string name) => Words.TryGetValue(name, out var words) ? words : null;

    private static FrozenDictionary<string, (string, string)> Read()
    {
        using var reader = new StreamReader(typeof(ResultWords).Assembly.GetManifestResourceStream("Methods/result-words.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToFrozenDictionary(cells => cells[0], cells => (cells[1], cells[2]), StringComparer.Ordinal);
    }
}
