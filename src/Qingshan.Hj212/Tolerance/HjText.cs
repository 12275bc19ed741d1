using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Qingshan.Hj212;

/// <summary>
/// Text of values (logs of 3020, names): UTF-8 since 2017, GB18030 (which holds GBK and GB 2312) on older devices, and
/// by some makers as hexadecimal digits. Reading allocates; the bytes on the field stay what they are.
/// </summary>
public static class HjText
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);
    private static readonly SearchValues<byte> HexLetters = SearchValues.Create("ABCDEFabcdef"u8);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>Whether bytes are UTF-8, as the standard wants them.</summary>
    /// <param name="value">Any bytes.</param>
    /// <returns>False for GBK text, unless it happens to be UTF-8 as well.</returns>
    public static bool IsUtf8(ReadOnlySpan<byte> value) => Utf8.IsValid(value);

    /// <summary>Reads bytes as UTF-8, or as GB18030 where they are none.</summary>
    /// <param name="value">Any bytes.</param>
    /// <returns>The text; what is neither shows as replacement characters.</returns>
    public static string Decode(ReadOnlySpan<byte> value) =>
        Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : Gb18030.GetString(value);

    /// <summary>Takes a log text out of its slashes: the content of <c>//…//</c>, read from hexadecimal where it is that.</summary>
    /// <param name="value">The value of an <c>-Info</c> field.</param>
    /// <returns>The text; the whole value where it does not stand in slashes.</returns>
    public static string DecodeLog(ReadOnlySpan<byte> value)
    {
        if (!IsLog(value)) return Decode(value);
        var content = value[2..^2];
        if (!IsHexLog(value)) return Decode(content);
        var bytes = new byte[content.Length / 2];
        _ = Convert.FromHexString(content, bytes, out _, out _);
        return Decode(bytes);
    }

    /// <summary>Whether a value is a log text <c>//…//</c>.</summary>
    /// <param name="value">The value of a field.</param>
    /// <returns>True where it begins and ends with two slashes each.</returns>
    public static bool IsLog(ReadOnlySpan<byte> value) => value.Length >= 4 && value.StartsWith("//"u8) && value.EndsWith("//"u8);

    /// <summary>Whether a log text is hexadecimal: four bytes and more, with a letter among the digits, so that no plain number is.</summary>
    internal static bool IsHexLog(ReadOnlySpan<byte> value)
    {
        if (!IsLog(value)) return false;
        var content = value[2..^2];
        return content.Length >= 8 && content.Length % 2 == 0 && !content.ContainsAnyExcept(HexDigits) && content.ContainsAny(HexLetters);
    }
}
