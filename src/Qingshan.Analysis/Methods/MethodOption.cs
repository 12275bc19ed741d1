using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Analysis.Methods;

/// <summary>What an option takes.</summary>
public enum OptionKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>One of <see cref="MethodOption.Choices"/>.</summary>
    Choice,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>Any text.</summary>
    Text,
}

/// <summary>Something that can be set for a method.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Default">What holds when it is not given, as text; empty means that the method decides from the data.</param>
/// <param name="Zh">What it is, in Chinese, with the unit.</param>
/// <param name="En">The same in English.</param>
public sealed record MethodOption(string Name, OptionKind Kind, string Default, string Zh, string En)
{
    /// <summary>The least number that is allowed.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>The greatest number that is allowed.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>What a choice can be.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>A number between two ends.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What holds when it is not given.</param>
    /// <param name="min">The least allowed.</param>
    /// <param name="max">The greatest allowed.</param>
    /// <param name="zh">What it is, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The option.</returns>
    public static MethodOption Number(string name, double value, double min, double max, string zh, string en) =>
        new(name, OptionKind.Number, value.ToString("R", CultureInfo.InvariantCulture), zh, en) { Min = min, Max = max };

    /// <summary>A whole number between two ends.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What holds when it is not given.</param>
    /// <param name="min">The least allowed.</param>
    /// <param name="max">The greatest allowed.</param>
    /// <param name="zh">What it is, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The option.</returns>
    public static MethodOption Whole(string name, int value, int min, int max, string zh, string en) =>
        new(name, OptionKind.Whole, value.ToString(CultureInfo.InvariantCulture), zh, en) { Min = min, Max = max };

    /// <summary>One of several words.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="choices">The words; the first holds when it is not given.</param>
    /// <param name="zh">What it is, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The option.</returns>
    public static MethodOption Choice(string name, ImmutableArray<string> choices, string zh, string en) => new(name, OptionKind.Choice, choices[0], zh, en) { Choices = choices };

    /// <summary>Yes or no.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What holds when it is not given.</param>
    /// <param name="zh">What it is, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The option.</returns>
    public static MethodOption Flag(string name, bool value, string zh, string en) => new(name, OptionKind.Flag, value ? "true" : "false", zh, en);

    /// <summary>Any text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What holds when it is not given.</param>
    /// <param name="zh">What it is, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The option.</returns>
    public static MethodOption Text(string name, string value, string zh, string en) => new(name, OptionKind.Text, value, zh, en);

    /// <summary>Checks what was given.</summary>
    /// <param name="given">The text that was given.</param>
    /// <returns>Null where it may stand, the problem where not.</returns>
    public AnalysisProblem? Check(string given)
    {
        switch (Kind)
        {
            case OptionKind.Number or OptionKind.Whole:
                if (given.Length == 0 && Default.Length == 0) return null;
                var reads = double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
                if (reads && number >= Min && number <= Max && (Kind == OptionKind.Number || number == Math.Floor(number))) return null;
                var (zh, en) = Kind == OptionKind.Whole ? ("整数", "a whole number") : ("数", "a number");
                var low = double.IsFinite(Min) ? FormattableString.Invariant($" ≥ {Min}") : "";
                var high = double.IsFinite(Max) ? FormattableString.Invariant($" ≤ {Max}") : "";
                return AnalysisProblem.Option(Name, given, zh + low + high, en + low + high);
            case OptionKind.Choice:
                return Choices.Contains(given) ? null : AnalysisProblem.Option(Name, given, string.Join(" / ", Choices), "one of " + string.Join(", ", Choices));
            case OptionKind.Flag:
                return given is "true" or "false" ? null : AnalysisProblem.Option(Name, given, " true 或 false", "true or false");
            default:
                return null;
        }
    }
}
