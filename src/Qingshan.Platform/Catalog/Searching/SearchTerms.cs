using System.Globalization;
using System.Text;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// Cuts what somebody typed into terms: at blanks, and between Chinese and other letters. A run of Chinese that is found nowhere as it
/// stands is cut where its pieces are: 北京小时均值 is 北京 and 小时均值.
/// </summary>
internal static class SearchTerms
{
    /// <param name="text">What was typed.</param>
    /// <param name="occurs">Whether a term is found anywhere.</param>
    public static IReadOnlyList<string> Of(string? text, Func<string, bool> occurs)
    {
        var terms = new List<string>();
        foreach (var word in Words(Folding.Of(text ?? "")))
        {
            var rest = word;
            while (rest.Length > 0)
            {
                var length = rest.Length;
                if (IsChinese(rest[0])) while (length > 1 && !occurs(rest[..length])) length--;
                terms.Add(rest[..length]);
                rest = rest[length..];
            }
        }
        return [.. terms.Distinct()];
    }

    private static IEnumerable<string> Words(string folded)
    {
        var word = new StringBuilder();
        foreach (var letter in folded)
        {
            var ends = !IsOfWord(letter) || (word.Length > 0 && IsChinese(letter) != IsChinese(word[^1]));
            if (ends && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
            if (IsOfWord(letter)) word.Append(letter);
        }
        if (word.Length > 0) yield return word.ToString();
    }

    /// <summary>Codes have dots and hyphens within them.</summary>
    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
