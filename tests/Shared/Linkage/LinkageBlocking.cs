using Qingshan.Analysis.Linkage;

namespace Qingshan.Tests.Linkage;

/// <summary>Which pairs the index proposes among the names of one part.</summary>
internal static class LinkageBlocking
{
    public static HashSet<(string, string)> Proposed(IReadOnlyList<string> names)
    {
        var parsed = names.Select(EnterpriseName.Parse).ToList();
        var index = new NameIndex(parsed);
        var pairs = new HashSet<(string, string)>();
        for (var i = 0; i < parsed.Count; i++)
            foreach (var j in index.Candidates(parsed[i]))
                if (i != j) pairs.Add(i < j ? (names[i], names[j]) : (names[j], names[i]));
        return pairs;
    }
}
