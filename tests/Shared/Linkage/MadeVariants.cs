using Qingshan.Analysis.Linkage;

namespace Qingshan.Tests.Linkage;

/// <summary>Variants made by rule of real names of the register: what real pairs have too few of. They are made up, and are told apart from what is real.</summary>
internal static class MadeVariants
{
    /// <summary>The kinds by name; null where a rule does not fit a name. What is another thing (a branch, a second plant) may not be linked.</summary>
    public static IReadOnlyList<(string Kind, bool Other, Func<string, Random, string?> Make)> Kinds { get; } =
    [
        ("full width", false, (n, _) => Changed(n, string.Concat(n.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c is '（' ? '(' : c is '）' ? ')' : c)))),
        ("other brackets", false, (n, _) => Changed(n, n.Replace('（', '【').Replace('）', '】').Replace('(', '[').Replace(')', ']'))),
        ("region moved into brackets, or out of them", false, (n, _) => Moved(n)),
        ("有限责任公司 for 有限公司", false, (n, _) => n.Contains("股份", StringComparison.Ordinal) || n.Contains("责任", StringComparison.Ordinal) ? null : Changed(n, n.Replace("有限公司", "有限责任公司", StringComparison.Ordinal))),
        ("股份有限公司 for 有限公司", false, (n, _) => n.Contains("股份", StringComparison.Ordinal) || n.Contains("责任", StringComparison.Ordinal) ? null : Changed(n, n.Replace("有限公司", "股份有限公司", StringComparison.Ordinal))),
        ("one character exchanged", false, (n, r) => r.Next(n.Length) is var at ? Changed(n, $"{n[..at]}{(char)(0x4E00 + r.Next(0x4000))}{n[(at + 1)..]}") : null),
        ("one character left out", false, (n, r) => n.Remove(r.Next(n.Length), 1)),
        ("two neighbours changed places", false, (n, r) => r.Next(n.Length - 1) is var at ? Changed(n, $"{n[..at]}{n[at + 1]}{n[at]}{n[(at + 2)..]}") : null),
        ("old name given: （原…）", false, (n, _) => $"宏远新业（中国）有限公司（原{n}）"),
        ("a branch added: 南桥分公司", true, (n, _) => n.EndsWith("公司", StringComparison.Ordinal) ? n + "南桥分公司" : null),
        ("a plant added: 第十九厂", true, (n, _) => n.EndsWith("公司", StringComparison.Ordinal) ? n + "第十九厂" : null),
        ("another number", true, (n, _) => n.IndexOfAny(['一', '二', '三', '四', '五', '六', '七', '八', '九']) is >= 0 and var at ? $"{n[..at]}十{n[at]}{n[(at + 1)..]}" : null),
    ];

    /// <summary>Asks for a variant of each entry: linked to it, to another, left to a person with it among the candidates or without, lost.</summary>
    public static (int Asked, int Right, int Wrong, int DoubtfulWith, int DoubtfulWithout, int Lost) Measure(
        IEnumerable<RegisterEntry> entries, Func<string, Random, string?> make, Func<string, (string? Linked, IReadOnlyList<string> Doubtful)> ask)
    {
        var random = new Random(20261128);
        var (asked, right, wrong, with, without, lost) = (0, 0, 0, 0, 0, 0);
        foreach (var entry in entries)
        {
            if (make(entry.Names[0], random) is not { } variant) continue;
            asked++;
            var (linked, doubtful) = ask(variant);
            if (linked == entry.Key) right++;
            else if (linked is not null) wrong++;
            else if (doubtful.Contains(entry.Key)) with++;
            else if (doubtful.Count > 0) without++;
            else lost++;
        }
        return (asked, right, wrong, with, without, lost);
    }

    private static string? Changed(string name, string variant) => variant == name ? null : variant;

    private static string? Moved(string name)
    {
        const string city = "上海", bracketed = "（上海）";
        if (name.StartsWith(city + "市", StringComparison.Ordinal)) return null;
        if (name.StartsWith(city, StringComparison.Ordinal)) return name.IndexOf("有限公司", StringComparison.Ordinal) is > 3 and var at ? $"{name[2..at]}{bracketed}{name[at..]}" : null;
        return name.Contains(bracketed, StringComparison.Ordinal) ? city + name.Replace(bracketed, "", StringComparison.Ordinal) : null;
    }
}
