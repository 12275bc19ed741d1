using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>The kinds of data type that HJ 212 knows.</summary>
public enum DataKind
{
    /// <summary>A number of limited digits: N….</summary>
    Number,

    /// <summary>A text of limited length: C….</summary>
    Text,

    /// <summary>A time such as YYYYMMDDHHMMSS.</summary>
    Time,
}

/// <summary>
/// A data type as HJ 212 writes it: <c>N3.1</c> is a number of at most 3 digits before the point and 1 behind it, <c>N4</c> a whole
/// number of at most 4 digits, <c>C890</c> a text of at most 890 characters. (Clause 6.3.3.2.2; the reading of <c>N</c> as digits
/// before and behind the point is the only one that fits N1.6 and pH N2.2.) Instruments do send more; use it to show values, not to
/// refuse them.
/// </summary>
/// <param name="Kind">Number, text or time.</param>
/// <param name="Length">Digits before the point of a number; characters of a text or time.</param>
/// <param name="Decimals">Digits behind the point; 0 for whole numbers, texts and times.</param>
public readonly record struct DataType(DataKind Kind, int Length, int Decimals)
{
    /// <summary>Reads a data type.</summary>
    /// <param name="text">Text such as <c>N3.1</c>; null or anything else gives false.</param>
    /// <param name="type">The type read, or the default.</param>
    /// <returns>True when the text is a data type.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out DataType type)
    {
        type = default;
        if (string.IsNullOrEmpty(text)) return false;
        if (text[0] == 'Y' && text.AsSpan().Trim("YMDHS").IsEmpty)
        {
            type = new(DataKind.Time, text.Length, 0);
            return true;
        }
        var digits = text.AsSpan(1);
        var point = digits.IndexOf('.');
        var decimals = 0;
        if (point >= 0 && (text[0] != 'N' || !Whole(digits[(point + 1)..], out decimals))) return false;
        if (!Whole(point < 0 ? digits : digits[..point], out var length) || length == 0) return false;
        switch (text[0])
        {
            case 'N': type = new(DataKind.Number, length, decimals); return true;
            case 'C': type = new(DataKind.Text, length, 0); return true;
            default: return false;
        }
    }

    private static bool Whole(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
