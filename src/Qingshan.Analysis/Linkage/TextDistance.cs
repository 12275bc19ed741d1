namespace Qingshan.Analysis.Linkage;

/// <summary>Likeness of short texts, by UTF-16 units; all Chinese characters in use are one.</summary>
public static class TextDistance
{
    /// <summary>
    /// The similarity of Jaro, raised for a common prefix of up to four characters (Winkler 1990, scale 0.1).
    /// </summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>0 to 1; 1 for two empty texts, 0 where only one is empty. Symmetric.</returns>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b)) return 1;
        if (a.IsEmpty || b.IsEmpty) return 0;
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        Span<bool> usedA = a.Length <= 256 ? stackalloc bool[a.Length] : new bool[a.Length];
        Span<bool> usedB = b.Length <= 256 ? stackalloc bool[b.Length] : new bool[b.Length];
        usedA.Clear();
        usedB.Clear();
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
            for (var j = Math.Max(0, i - window); j <= Math.Min(b.Length - 1, i + window); j++)
                if (!usedB[j] && a[i] == b[j])
                {
                    usedA[i] = usedB[j] = true;
                    matches++;
                    break;
                }
        if (matches == 0) return 0;
        var (moved, at) = (0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (!usedA[i]) continue;
            while (!usedB[at]) at++;
            if (a[i] != b[at++]) moved++;
        }
        var m = (double)matches;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - (moved / 2)) / m)) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix]) prefix++;
        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    /// <summary>
    /// Whether one slip of the pen makes one text of the other: a character put in, left out or exchanged, or two neighbours that changed places.
    /// </summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>True for exactly one slip, false for none and for more. Symmetric.</returns>
    public static bool OneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var prefix = a.CommonPrefixLength(b);
        var restA = a[prefix..];
        var restB = b[prefix..];
        if (restA.IsEmpty && restB.IsEmpty) return false;
        if (restA.Length == restB.Length)
            return restA[1..].SequenceEqual(restB[1..])
                || (restA.Length >= 2 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
        return restA.Length == restB.Length + 1 ? restA[1..].SequenceEqual(restB) : restB.Length == restA.Length + 1 && restB[1..].SequenceEqual(restA);
    }

    /// <summary>The length of the longest run of characters that both texts have.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>Characters; 0 where they share none. Symmetric.</returns>
    public static int CommonRun(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var longest = 0;
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
                longest = Math.Max(longest, a[i..].CommonPrefixLength(b[j..]));
        return longest;
    }

    /// <summary>The Dice coefficient of the sets of character bigrams: twice those in common over the number of both.</summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    /// <returns>0 to 1; texts of one character are alike only when equal. Symmetric.</returns>
    public static double Dice(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a == b) return 1;
        var (of, other) = (Bigrams(a), Bigrams(b));
        var both = of.Count + other.Count;
        of.IntersectWith(other);
        return both == 0 ? 0 : 2.0 * of.Count / both;
    }

    private static HashSet<(char, char)> Bigrams(string text)
    {
        var set = new HashSet<(char, char)>();
        for (var i = 1; i < text.Length; i++) set.Add((text[i - 1], text[i]));
        return set;
    }
}
