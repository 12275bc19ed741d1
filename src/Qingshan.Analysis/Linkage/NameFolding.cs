using System.Globalization;
using System.Text;

namespace Qingshan.Analysis.Linkage;

/// <summary>
/// Makes two writings of one name equal: full-width and other compatibility forms (NFKC), small letters, simplified characters where they are
/// one to one, all brackets round, Roman numerals as digits; blanks, control characters, punctuation and symbols go. Idempotent.
/// </summary>
public static class NameFolding
{
    private const string Opening = "([{<〈《「『【〔〖〘〚";
    private const string Closing = ")]}>〉》」』】〕〗〙〛";

    /// <summary>Folds a text.</summary>
    /// <param name="text">Any text; null is empty.</param>
    /// <returns>Letters, digits and round brackets; may be empty.</returns>
    public static string Fold(string? text)
    {
        // What is dropped may have stood between two characters that compose, and small letters may come apart: until nothing changes.
        var folded = text ?? "";
        for (var next = Once(folded); ; next = Once(folded))
        {
            if (next == folded) return folded;
            folded = next;
        }
    }

    /// <summary>A folded text without its brackets.</summary>
    internal static string Bare(string folded) => folded.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    private static string Once(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x2160 and <= 0x216B) kept.Append(rune.Value - 0x215F);
            else if (rune.Value is >= 0x2170 and <= 0x217B) kept.Append(rune.Value - 0x216F);
            else kept.Append(rune.ToString());
        }
        var folded = kept.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        kept.Clear();
        foreach (var rune in folded.EnumerateRunes())
        {
            if (rune.IsBmp && Opening.Contains((char)rune.Value)) kept.Append('(');
            else if (rune.IsBmp && Closing.Contains((char)rune.Value)) kept.Append(')');
            else if (rune.IsBmp && NameWords.Simplified.TryGetValue((char)rune.Value, out var simple)) kept.Append(simple);
            else if (Rune.IsLetterOrDigit(rune) || rune.Value == '〇' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark) kept.Append(rune.ToString());
        }
        return kept.ToString();
    }
}
