using System.Buffers.Text;
using System.Globalization;

namespace Qingshan.Hj212;

/// <summary>Numbers as devices write them. The exact text stays on the field; this reads it.</summary>
public static class HjNumber
{
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a whole text as a number, correctly rounded.</summary>
    /// <param name="text">Sign, digits, a point, an exponent; no spaces.</param>
    /// <param name="number">The number, or 0 where this returns false.</param>
    /// <returns>False for anything else, for infinities and for NaN.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        // Flags and words are the commonest values that are no numbers; their first byte tells.
        if (text.IsEmpty || text[0] is not ((>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.'))
        {
            number = 0;
            return false;
        }
        // Up to 15 digits the mantissa and the power of ten are both exact, so one division rounds correctly.
        var negative = text[0] == '-';
        var i = negative ? 1 : 0;
        long mantissa = 0;
        var point = -1;
        var first = i;
        if (text.Length - i is > 0 and <= 16)
        {
            for (; i < text.Length; i++)
            {
                var digit = (uint)(text[i] - '0');
                if (digit <= 9) mantissa = mantissa * 10 + digit;
                else if (text[i] == '.' && point < 0) point = i;
                else break;
            }
            var digits = i - first - (point < 0 ? 0 : 1);
            if (i == text.Length && digits is > 0 and <= 15)
            {
                var decimals = point < 0 ? 0 : text.Length - point - 1;
                number = mantissa / PowersOfTen[decimals];
                if (negative) number = -number;
                return true;
            }
        }
        // Not Utf8Parser: it rounds long mantissas wrongly in the last place.
        if (double.TryParse(text, Plain, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)) return true;
        number = 0;
        return false;
    }

    /// <summary>Reads a whole text as a decimal number that keeps its trailing zeros.</summary>
    /// <param name="text">Sign, digits, a point, an exponent; no spaces.</param>
    /// <param name="number">The number, or 0 where this returns false.</param>
    /// <returns>False for anything else, and for what a <see cref="decimal"/> cannot hold.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal number)
    {
        var exponent = text.ContainsAny((byte)'e', (byte)'E');
        if (Utf8Parser.TryParse(text, out number, out var used, exponent ? 'E' : 'G') && used == text.Length) return true;
        number = 0;
        return false;
    }
}
