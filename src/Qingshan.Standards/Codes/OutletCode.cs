using System.Globalization;

namespace Qingshan.Standards;

/// <summary>What an outlet discharges.</summary>
public enum OutletCodeMedium
{
    /// <summary>Waste gas (A).</summary>
    Gas,

    /// <summary>Waste water (W).</summary>
    Water,
}

/// <summary>
/// The code of an outlet (排污口编码) of HJ 608-2017: D, A for waste gas or W for waste water, and three digits, such as <c>DW001</c>;
/// unique within its source. Immutable; equal by value.
/// </summary>
public sealed record OutletCode
{
    private OutletCode(OutletCodeMedium medium, int number) => (Medium, Number) = (medium, number);

    /// <summary>Where the form comes from.</summary>
    public static Source Source { get; } = new("HJ 608", "2017", "Figure 6", Evidence.SecondHand, "Read in a copy of the text.");

    /// <summary>What the outlet discharges.</summary>
    public OutletCodeMedium Medium { get; }

    /// <summary>Which outlet of the source, 1 to 999.</summary>
    public int Number { get; }

    /// <summary>The five characters.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"D{(Medium == OutletCodeMedium.Gas ? 'A' : 'W')}{Number:000}");

    /// <summary>Reads a code; blanks around it and lower case do not matter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code; null when it does not hold.</param>
    /// <returns>What is wrong and in which part; null when nothing is.</returns>
    public static CodeFault? Parse(string? text, out OutletCode? code)
    {
        code = null;
        var wanted = (text ?? "").Trim().ToUpperInvariant();
        if (wanted.Length != 5) return CodeFault.Length("排污口编码", "The code of an outlet", 5, wanted.Length);
        if (wanted[0] != 'D') return CodeFault.Character("kind", 1, wanted[0], "D");
        if (wanted[1] is not ('A' or 'W')) return CodeFault.Character("medium", 2, wanted[1], "A W");
        if (CodeParts.Number(wanted, 2, out var number) is { } wrong) return wrong;
        code = new(wanted[1] == 'A' ? OutletCodeMedium.Gas : OutletCodeMedium.Water, number);
        return null;
    }

    /// <summary>Puts a code together.</summary>
    /// <param name="medium">What the outlet discharges.</param>
    /// <param name="number">Which outlet of the source, 1 to 999.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 999.</exception>
    public static OutletCode Build(OutletCodeMedium medium, int number) => new(medium, CodeParts.Checked(number));

    /// <summary>The code.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
