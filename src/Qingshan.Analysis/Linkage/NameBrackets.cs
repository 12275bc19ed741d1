using System.Collections.Immutable;

namespace Qingshan.Analysis.Linkage;

/// <summary>What stands in brackets: a region, an old name, another whole name, a part; or words in the middle that belong to the name.</summary>
internal sealed record NameBrackets(string Main, ImmutableArray<string> Regions, ImmutableArray<string> Former, ImmutableArray<string> Others, ImmutableArray<string> Parts)
{
    public static NameBrackets Split(string folded)
    {
        if (!folded.Contains('(', StringComparison.Ordinal) && !folded.Contains(')', StringComparison.Ordinal)) return new(folded, [], [], [], []);
        var main = "";
        var pending = new List<string>();
        List<string> regions = [], former = [], others = [], parts = [];
        var at = 0;
        while (at < folded.Length)
        {
            if (folded[at] == ')') at++;
            else if (folded[at] != '(')
            {
                var next = folded.AsSpan(at).IndexOfAny('(', ')');
                var plain = next < 0 ? folded[at..] : folded.Substring(at, next);
                // More of the name follows: what was in brackets before it was one of its words.
                main += string.Concat(pending) + plain;
                pending.Clear();
                at += plain.Length;
            }
            else
            {
                var end = ClosingOf(folded, at);
                var inside = folded[(at + 1)..end].Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
                at = Math.Min(end + 1, folded.Length);
                if (inside.Length == 0) continue;
                if (NameRegions.Within(inside) is { } named) regions.AddRange(named);
                else if (NameWords.Former.FirstOrDefault(f => inside.Length >= f.Length + 2 && inside.StartsWith(f, StringComparison.Ordinal)) is { } word) former.Add(inside[word.Length..]);
                else pending.Add(inside);
            }
        }
        foreach (var inside in pending)
        {
            if (inside == "集团" || main.Length == 0 || NameWords.Forms.Any(f => f.Word == inside)) main += inside;
            else if (NameParser.IsWhole(inside, main)) others.Add(inside);
            else parts.Add(inside);
        }
        return new(main, [.. regions], [.. former], [.. others], [.. parts]);
    }

    /// <summary>The bracket that closes the one at a place; the end where a cut name has none.</summary>
    private static int ClosingOf(string text, int at)
    {
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')' && --depth == 0) return i;
        }
        return text.Length;
    }
}
