using System.Collections.Immutable;

namespace Qingshan.Analysis.Linkage;

/// <summary>
/// Words for regions in names. Provinces and cities are known by name, with and without 省 and 市; districts, counties and towns by their last
/// character, and only with it.
/// </summary>
internal static class NameRegions
{
    private static readonly string[] Small = ["街道", "区", "县", "镇", "乡", "市"];

    /// <summary>The regions of a text that names nothing else: 上海, 嘉定区, 上海松江; null for any other.</summary>
    public static IReadOnlyList<string>? Within(string text)
    {
        if (NameWords.Regions.ContainsKey(text)) return [text];
        if (NameWords.Parts.Any(p => p.Length >= 2 && text.EndsWith(p, StringComparison.Ordinal))) return null;
        if (text.Length is 3 or 4 && Small.Any(s => text.EndsWith(s, StringComparison.Ordinal))) return [text];
        for (var length = Math.Min(NameWords.LongestRegion, text.Length - 2); length >= 2; length--)
            if (NameWords.Regions.ContainsKey(text[..length]) && text.Length - length is 2 or 3) return [text[..length], text[length..]];
        return null;
    }

    /// <summary>Takes regions from the front as long as at least two characters stay.</summary>
    public static string TakeFront(string main, List<string> regions)
    {
        while (FrontLength(main) is > 0 and var length && main.Length - length >= 2)
        {
            regions.Add(main[..length]);
            main = main[length..];
        }
        return main;
    }

    /// <summary>Takes a region that stands before the form: 3M中国有限公司.</summary>
    public static string TakeEnd(string body, List<string> regions)
    {
        for (var length = Math.Min(NameWords.LongestRegion, body.Length - 2); length >= 2; length--)
            if (NameWords.Regions.ContainsKey(body[^length..]))
            {
                regions.Add(body[^length..]);
                return body[..^length];
            }
        return body;
    }

    /// <summary>How the regions of two names stand to each other.</summary>
    public static Trait Compare(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        if (a.IsEmpty && b.IsEmpty) return Trait.RegionNone;
        if (a.IsEmpty || b.IsEmpty) return Trait.RegionOneSided;
        var (known, other) = (Known(a), Known(b));
        if (known is not null && other is not null && !Inside(known, other) && !Inside(other, known)) return Trait.RegionDiffers;
        var (small, smallOther) = (SmallOf(a), SmallOf(b));
        if (small is not null && smallOther is not null && small != smallOther) return Trait.RegionDiffers;
        return (known is not null && other is not null) || (small is not null && smallOther is not null) ? Trait.RegionEqual : Trait.RegionOneSided;
    }

    /// <summary>A district, county or town, which is known by its last character alone.</summary>
    public static bool IsSmall(string region) => !NameWords.Regions.ContainsKey(region);

    private static bool Inside(string code, string of) => code.StartsWith(of.TrimEnd('0'), StringComparison.Ordinal);

    /// <summary>The code of the smallest region that is known by name; the country says nothing.</summary>
    private static string? Known(ImmutableArray<string> regions)
    {
        string? smallest = null;
        foreach (var region in regions)
            if (NameWords.Regions.TryGetValue(region, out var code) && code.Length > 0 && (smallest is null || code.TrimEnd('0').Length > smallest.TrimEnd('0').Length)) smallest = code;
        return smallest;
    }

    /// <summary>The first district or county, without its last character: 崇明县 became 崇明区.</summary>
    private static string? SmallOf(ImmutableArray<string> regions)
    {
        foreach (var region in regions)
            if (IsSmall(region)) return Small.FirstOrDefault(s => region.EndsWith(s, StringComparison.Ordinal)) is { } ending ? region[..^ending.Length] : region;
        return null;
    }

    private static int FrontLength(string main)
    {
        for (var length = Math.Min(NameWords.LongestRegion, main.Length); length >= 2; length--)
            if (NameWords.Regions.ContainsKey(main[..length])) return length;
        foreach (var small in Small)
            if (main.IndexOf(small, StringComparison.Ordinal) is var at and (2 or 3) && !NameWords.Industries.Contains(main[..2])) return at + small.Length;
        return 0;
    }
}
