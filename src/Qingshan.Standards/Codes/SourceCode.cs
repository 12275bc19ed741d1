using System.Globalization;

namespace Qingshan.Standards;

/// <summary>
/// The code of a pollution source (排污单位编码) of HJ 608-2017: the unified social credit code, three digits that count the places of
/// one organisation, and P, such as <c>91130200699229617X001P</c>. Numbers of permits begin alike and end in other letters as well (Q to
/// Z): they are no codes of sources. Organisations without a credit code (H9…) are not covered. Immutable; equal by value.
/// </summary>
public sealed record SourceCode
{
    private const char Kind = 'P';

    private SourceCode(CreditCode organisation, int number) => (Organisation, Number) = (organisation, number);

    /// <summary>Where the form comes from.</summary>
    public static Source Source { get; } = new("HJ 608", "2017", "Annex A", Evidence.SecondHand, "Its example and the form were read in a copy of the text.");

    /// <summary>The organisation.</summary>
    public CreditCode Organisation { get; }

    /// <summary>Which place of the organisation, 1 to 999.</summary>
    public int Number { get; }

    /// <summary>The 22 characters.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Organisation}{Number:000}{Kind}");

    /// <summary>Reads a code; blanks around it and lower case do not matter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code; null when it does not hold.</param>
    /// <returns>What is wrong and in which part; null when nothing is.</returns>
    public static CodeFault? Parse(string? text, out SourceCode? code)
    {
        code = null;
        var wanted = (text ?? "").Trim().ToUpperInvariant();
        if (wanted.Length != 22) return CodeFault.Length("排污单位编码", "The code of a pollution source", 22, wanted.Length);
        if (CreditCode.Parse(wanted[..18], out var organisation) is { } fault) return fault;
        if (CodeParts.Number(wanted, 18, out var number) is { } wrong) return wrong;
        if (wanted[21] != Kind) return CodeFault.Character("kind", 22, wanted[21], "P");
        code = new(organisation!, number);
        return null;
    }

    /// <summary>Puts a code together.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="number">Which place of it, 1 to 999.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 999.</exception>
    public static SourceCode Build(CreditCode organisation, int number)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return new(organisation, CodeParts.Checked(number));
    }

    /// <summary>The code.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
