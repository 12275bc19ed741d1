using System.Collections.Frozen;
using System.Collections.Immutable;
using Qingshan.Standards;

namespace Qingshan.Analysis.Linkage;

/// <summary>The words of <c>names.tsv</c> and the names of regions, read once. A malformed row throws <see cref="InvalidDataException"/> on first use.</summary>
internal static class NameWords
{
    private static readonly string[] RegionEndings = ["特别行政区", "自治区", "自治州", "地区", "省", "市", "盟"];

    static NameWords()
    {
        var rows = Tables.Read("Linkage/names.tsv", "kind\twords\tclass", 3).ToLookup(r => r[0], r => (Words: r[1].Split(' '), Class: r[2]));
        ImmutableArray<string> Longest(string kind) => [.. rows[kind].SelectMany(r => r.Words).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];
        Forms = [.. rows["form"].SelectMany(r => r.Words.Select(w => (Word: w, r.Class))).OrderByDescending(f => f.Word.Length)];
        Bodies = Longest("body");
        Endings = Longest("ending");
        Parts = Longest("part");
        Former = Longest("former");
        Industries = rows["industry"].SelectMany(r => r.Words).ToFrozenSet();
        LongestIndustry = Industries.Max(w => w.Length);
        Simplified = rows["traditional"].SelectMany(r => r.Words).DistinctBy(w => w[0]).ToFrozenDictionary(w => w[0], w => w[1]);

        var regions = new Dictionary<string, string>();
        // A name that is a province and a city (吉林) is taken for the province: provinces stand first.
        foreach (var d in DivisionTable.All.OrderBy(d => d.Level))
        {
            regions.TryAdd(d.NameZh, d.Code);
            if (d.Level != DivisionLevel.County && RegionEndings.FirstOrDefault(e => d.NameZh.EndsWith(e, StringComparison.Ordinal)) is { } ending && d.NameZh.Length - ending.Length >= 2)
                regions.TryAdd(d.NameZh[..^ending.Length], d.Code);
        }
        foreach (var (name, code) in (ReadOnlySpan<(string, string)>)[("宁夏", "640000"), ("新疆", "650000"), ("广西", "450000"), ("内蒙", "150000")]) regions.TryAdd(name, code);
        foreach (var all in (ReadOnlySpan<string>)["中国", "中华人民共和国", "全国"]) regions[all] = "";
        // 阿克苏诺贝尔 is a trade name that many have; the prefecture is meant where 地区 stands behind it.
        regions.Remove("阿克苏");
        Regions = regions.ToFrozenDictionary();
        LongestRegion = regions.Keys.Max(k => k.Length);
    }

    /// <summary>Legal forms with their class, longest first.</summary>
    public static ImmutableArray<(string Word, string Class)> Forms { get; }

    public static ImmutableArray<string> Bodies { get; }

    /// <summary>Institutions that are known only at the end of a name.</summary>
    public static ImmutableArray<string> Endings { get; }

    public static ImmutableArray<string> Parts { get; }

    public static ImmutableArray<string> Former { get; }

    public static FrozenSet<string> Industries { get; }

    public static int LongestIndustry { get; }

    public static FrozenDictionary<char, char> Simplified { get; }

    /// <summary>Code of GB/T 2260 by the name, whole or without its last word; empty for the whole country.</summary>
    public static FrozenDictionary<string, string> Regions { get; }

    public static int LongestRegion { get; }
}
