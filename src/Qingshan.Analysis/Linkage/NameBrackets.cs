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
                // More of the name follows: what was in brackets before it was one of its words, or a region.
                foreach (var word in pending)
                    if (NameRegions.Within(word) is { } small) regions.AddRange(small);
                    else main += word;
                main += plain;
                pending.Clear();
                at += plain.Length;
            }
            else
            {
                var end = ClosingOf(folded, at);
                var inside = NameFolding.Bare(folded[(at + 1)..end]);
                at = Math.Min(end + 1, folded.Length);
                if (inside.Length == 0) continue;
                if (NameRegions.Within(inside) is { } named && !NameRegions.IsSmall(named[0])) regions.AddRange(named);
                else if (NameWords.Former.FirstOrDefault(f => inside.Length >= f.Length + 2 && inside.StartsWith(f, StringComparison.Ordinal)) is { } word) former.Add(inside[word.Length..]);
                else pending.Add(inside);
            }
        }
        foreach (var inside in pending)
        {
            if (inside == "集团" || main.Length == 0 || NameWords.Forms.Any(f => f.Word == inside)) main += inside;
            else if (NameParser.IsWhole(inside, main)) others.Add(inside);
            // Also a district: 某公司（浦东新区） is its place there, and not the whole.
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
