using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Analysis.Linkage;

/// <summary>
/// What tells sister places apart: numbers (Arabic or Chinese) and words of Latin letters, in the order in which they stand. They differ on purpose and
/// never by a slip of the pen: 一厂 and 二厂, 1号 and 2号, A区 and B区.
/// </summary>
internal static class NameMarks
{
    private const string Digits = "〇零一二三四五六七八九";
    private static readonly string[] Roman = ["ii", "iii", "iv", "vi", "vii", "viii", "ix"];
    private static readonly string[] RomanValues = ["2", "3", "4", "6", "7", "8", "9"];

    /// <summary>The marks of a folded text; 一 and 1 are the same mark.</summary>
    public static ImmutableArray<string> Of(string folded)
    {
        var marks = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < folded.Length;)
        {
            var from = i;
            if (char.IsAsciiDigit(folded[i]))
            {
                while (i < folded.Length && char.IsAsciiDigit(folded[i])) i++;
                var number = folded[from..i].TrimStart('0');
                marks.Add(number.Length == 0 ? "0" : number);
            }
            else if (IsChineseDigit(folded[i]))
            {
                while (i < folded.Length && IsChineseDigit(folded[i])) i++;
                marks.Add(Number(folded[from..i]));
            }
            else if (char.IsAsciiLetter(folded[i]))
            {
                while (i < folded.Length && char.IsAsciiLetter(folded[i])) i++;
                var word = folded[from..i];
                marks.Add(Array.IndexOf(Roman, word) is >= 0 and var at ? RomanValues[at] : word);
            }
            else i++;
        }
        return marks.DrainToImmutable();
    }

    /// <summary>How the marks of two names stand to each other.</summary>
    public static Trait Compare(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        if (a.IsEmpty && b.IsEmpty) return Trait.MarksNone;
        if (a.AsSpan().SequenceEqual(b.AsSpan())) return Trait.MarksEqual;
        var (few, many) = a.Length < b.Length ? (a, b) : (b, a);
        if (few.Length == many.Length) return Trait.MarksDiffer;
        var at = 0;
        foreach (var mark in many)
            if (at < few.Length && few[at] == mark) at++;
        return at == few.Length ? Trait.MarksMore : Trait.MarksDiffer;
    }

    /// <summary>The text without its marks and without 第, which may stand before a number or not.</summary>
    public static string Without(string folded) =>
        string.Concat(folded.Where(c => !char.IsAsciiDigit(c) && !char.IsAsciiLetter(c) && !IsChineseDigit(c) && c is not ('第' or '号' or '#')));

    private static bool IsChineseDigit(char c) => c is '十' or '百' || Digits.Contains(c);

    /// <summary>十二, 二十, 一百零三, or digit by digit as in 二〇二〇.</summary>
    private static string Number(string text)
    {
        if (text.AsSpan().IndexOfAny('十', '百') < 0)
        {
            var digits = string.Concat(text.Select(c => Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal) - 1))).TrimStart('0');
            return digits.Length == 0 ? "0" : digits;
        }
        int sum = 0, digit = -1;
        foreach (var c in text)
        {
            if (c is '十' or '百')
            {
                sum += (digit < 0 ? 1 : digit) * (c == '十' ? 10 : 100);
                digit = -1;
            }
            else digit = Math.Max(0, Digits.IndexOf(c, StringComparison.Ordinal) - 1);
        }
        return (sum + Math.Max(0, digit)).ToString(CultureInfo.InvariantCulture);
    }
}
