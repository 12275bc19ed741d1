using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The unified social credit code (统一社会信用代码) of GB 32100-2015: 18 characters, the last a check character. A single wrong
/// character is always found, and so are two neighbours that have changed places. Immutable; equal by value.
/// </summary>
public sealed record CreditCode
{
    /// <summary>The characters that a code may hold: no I, O, S, V, Z.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly ImmutableArray<int> Weights =
        [.. StandardNumbers.Of(Editions.Gb32100Of2015, "credit-code-weight").Select(number => (int)number.Value)];

    private CreditCode(string text) => Text = text;

    /// <summary>The 18 characters, upper case.</summary>
    public string Text { get; }

    /// <summary>The department that registered it (登记管理部门代码), one character.</summary>
    public string Department => Text[..1];

    /// <summary>The kind of the organisation (机构类别代码), one character.</summary>
    public string Category => Text[1..2];

    /// <summary>The administrative division where it was registered (登记管理机关行政区划码), six digits of GB/T 2260.</summary>
    public string Region => Text[2..8];

    /// <summary>The subject's identifier (主体标识码), nine characters; as a rule an organisation code.</summary>
    public string Subject => Text[8..17];

    /// <summary>Reads a code; blanks around it and lower case do not matter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code; null when it does not hold.</param>
    /// <returns>What is wrong and in which part; null when nothing is.</returns>
    public static CodeFault? Parse(string? text, out CreditCode? code)
    {
        code = null;
        var wanted = (text ?? "").Trim().ToUpperInvariant();
        if (wanted.Length != 18) return CodeFault.Length("统一社会信用代码", "A unified social credit code", 18, wanted.Length);
        for (var i = 0; i < 18; i++)
        {
            var part = i switch { 0 => "department", 1 => "category", < 8 => "region", < 17 => "subject", _ => "check" };
            if (part == "region" && !char.IsAsciiDigit(wanted[i])) return CodeFault.Character(part, i + 1, wanted[i], "0-9");
            if (!Alphabet.Contains(wanted[i], StringComparison.Ordinal)) return CodeFault.Character(part, i + 1, wanted[i], Alphabet);
        }
        var expected = CheckOf(wanted.AsSpan(0, 17));
        if (wanted[17] != expected) return CodeFault.Check(18, wanted[17], expected);
        code = new(wanted);
        return null;
    }

    /// <summary>Adds the check character.</summary>
    /// <param name="body">The first 17 characters.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentException">The body is not 17 characters of <see cref="Alphabet"/> with digits at 3 to 8.</exception>
    public static CreditCode Build(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.Length != 17 || body.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)) || !body[2..8].All(char.IsAsciiDigit))
            throw new ArgumentException($"The body is 17 characters of {Alphabet} with digits at 3 to 8.", nameof(body));
        return new(body + CheckOf(body));
    }

    /// <summary>The code.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private static char CheckOf(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += Weights[i] * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
