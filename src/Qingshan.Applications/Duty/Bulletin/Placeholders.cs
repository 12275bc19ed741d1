using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Word = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Qingshan.Applications.Duty;

/// <summary>
/// <c>{{name}}</c> in a paragraph of a Word document. Word cuts what was typed into runs as it likes, also inside of a placeholder:
/// the paragraph is read as a whole, and what stands in the place of a placeholder goes where it began, in that run's look.
/// </summary>
internal static partial class Placeholders
{
    public static IEnumerable<string> Names(Paragraph paragraph) => Placeholder().Matches(Whole(paragraph)).Select(m => m.Groups[1].Value);

    /// <returns>The first placeholder for which there is no value, as it stands there; null where all was filled.</returns>
    public static string? Fill(Paragraph paragraph, Func<string, string?> valueOf)
    {
        var whole = Whole(paragraph);
        var found = Placeholder().Matches(whole).ToList();
        foreach (var match in found)
            if (valueOf(match.Groups[1].Value) is null) return match.Value;
        if (Placeholder().Replace(whole, "") is var rest && rest.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var open) return rest[open..Math.Min(rest.Length, open + 30)];
        // From the last to the first, so that the places of those before stay right.
        foreach (var match in found.AsEnumerable().Reverse()) Replace(paragraph, match.Index, match.Length, Writable(valueOf(match.Groups[1].Value)!));
        if (found.Count > 0)
            foreach (var text in paragraph.Descendants<Word>().ToList()) BreakLines(text);
        return null;
    }

    private static string Whole(Paragraph paragraph) => string.Concat(paragraph.Descendants<Word>().Select(t => t.Text));

    private static void Replace(Paragraph paragraph, int start, int length, string value)
    {
        var at = 0;
        foreach (var text in paragraph.Descendants<Word>().ToList())
        {
            var (from, to) = (Math.Max(start, at), Math.Min(start + length, at + text.Text.Length));
            at += text.Text.Length;
            if (from >= to) continue;
            var begin = at - text.Text.Length;
            text.Text = text.Text[..(from - begin)] + (from == start ? value : "") + text.Text[(to - begin)..];
            text.Space = SpaceProcessingModeValues.Preserve;
        }
    }

    private static void BreakLines(Word text)
    {
        var lines = text.Text.Split('\n');
        if (lines.Length == 1) return;
        foreach (var line in lines[..^1])
        {
            text.InsertBeforeSelf(new Word(line) { Space = SpaceProcessingModeValues.Preserve });
            text.InsertBeforeSelf(new Break());
        }
        text.Text = lines[^1];
    }

    /// <summary>Characters that XML cannot hold have no place in a document.</summary>
    private static string Writable(string value) => string.Concat(value.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}")]
    private static partial Regex Placeholder();
}
