using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The organisation code (组织机构代码) of GB 11714-1997: 8 characters and a check character, printed with or without a hyphen before
/// it. Positions 9 to 17 of a unified social credit code are one. Immutable; equal by value.
/// </summary>
public sealed record OrganisationCode
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly ImmutableArray<int> Weights =
        [.. StandardNumbers.Of(Editions.Gb11714Of1997, "organisation-code-weight").Select(number => (int)number.Value)];

    private OrganisationCode(string text) => Text = text;

    /// <summary>The nine characters, upper case, without a hyphen.</summary>
    public string Text { get; }

    /// <summary>Reads a code; blanks around it, lower case and the hyphen do not matter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code; null when it does not hold.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static CodeFault? Parse(string? text, out OrganisationCode? code)
    {
        code = null;
        var wanted = (text ?? "").Trim().ToUpperInvariant();
        if (wanted.Length == 10 && wanted[8] == '-') wanted = wanted.Remove(8, 1);
        if (wanted.Length != 9) return CodeFault.Length("组织机构代码", "An organisation code", 9, wanted.Length);
        for (var i = 0; i < 8; i++)
            if (!Alphabet.Contains(wanted[i], StringComparison.Ordinal)) return CodeFault.Character("body", i + 1, wanted[i], "0-9 A-Z");
        var expected = CheckOf(wanted.AsSpan(0, 8));
        if (wanted[8] != expected) return CodeFault.Check(9, wanted[8], expected);
        code = new(wanted);
        return null;
    }

    /// <summary>Adds the check character.</summary>
    /// <param name="body">The first 8 characters.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentException">The body is not 8 digits or capital letters.</exception>
    public static OrganisationCode Build(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.Length != 8 || body.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal))) throw new ArgumentException("The body is 8 digits or capital letters.", nameof(body));
        return new(body + CheckOf(body));
    }

    /// <summary>The code.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private static char CheckOf(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += Weights[i] * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
