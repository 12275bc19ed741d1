using System.Globalization;

namespace Qingshan.Standards;

/// <summary>The running number of three digits that the codes of HJ 608 share.</summary>
internal static class CodeParts
{
    public static CodeFault? Number(string text, int at, out int number)
    {
        number = 0;
        for (var i = at; i < at + 3; i++)
            if (!char.IsAsciiDigit(text[i])) return CodeFault.Character("number", i + 1, text[i], "0-9");
        number = int.Parse(text.AsSpan(at, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        return number > 0 ? null : new("number", at + 1, "顺序号应为 001 至 999。", "The number is 001 to 999.");
    }

    public static int Checked(int number) =>
        number is >= 1 and <= 999 ? number : throw new ArgumentOutOfRangeException(nameof(number), number, "The number is 1 to 999.");
}
