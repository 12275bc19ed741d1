using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Qingshan.Analysis.Statistics;

/// <summary>The compass of 16 points, clockwise from north in steps of 22.5 degrees; each point stands for 11.25 degrees to either side.</summary>
public static class Compass
{
    /// <summary>The English points: N, NNE, NE, … NNW.</summary>
    public static ImmutableArray<string> Points { get; } =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

    /// <summary>The Chinese points: 北, 东北偏北, 东北, … 西北偏北.</summary>
    public static ImmutableArray<string> PointsZh { get; } =
    [
        "北", "东北偏北", "东北", "东北偏东", "东", "东南偏东", "东南", "东南偏南",
        "南", "西南偏南", "西南", "西南偏西", "西", "西北偏西", "西北", "西北偏北",
    ];

    // The weather service's shorter forms, which files use as often.
    private static readonly ImmutableArray<string> ShortZh =
    [
        "北", "北东北", "东北", "东东北", "东", "东东南", "东南", "南东南",
        "南", "南西南", "西南", "西西南", "西", "西西北", "西北", "北西北",
    ];

    private static readonly FrozenDictionary<string, double> Degrees = Points.Concat(PointsZh).Concat(ShortZh)
        .Select((name, index) => (name, degrees: index % 16 * 22.5))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.degrees, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a point of the compass.</summary>
    /// <param name="text">
    /// English in upper or lower case, or Chinese in either form (东北偏北, 北东北), with or without 风 behind it; calm (静风, C), variable
    /// winds, null and anything else have no direction.
    /// </param>
    /// <param name="degrees">Degrees clockwise from north, 0 to 337.5; NaN when nothing was read.</param>
    /// <returns>True when the text is a point.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out double degrees)
    {
        degrees = double.NaN;
        if (text is null) return false;
        var name = text.Trim();
        if (name.EndsWith('风')) name = name[..^1];
        if (!Degrees.TryGetValue(name, out var found)) return false;
        degrees = found;
        return true;
    }

    /// <summary>Gives the number of the point nearest to a direction: 0 for north, 4 for east, up to 15.</summary>
    /// <param name="degrees">Degrees of any turn; exactly between two points the one further clockwise.</param>
    /// <returns>The number for <see cref="Points"/> and <see cref="PointsZh"/>; null when the direction is missing or infinite.</returns>
    public static int? Index(double degrees)
    {
        if (!double.IsFinite(degrees)) return null;
        var turn = degrees % 360;
        if (turn < 0) turn += 360;
        return (int)Math.Floor((turn / 22.5) + 0.5) % 16;
    }

    /// <summary>Gives the English point nearest to a direction.</summary>
    /// <param name="degrees">Degrees of any turn.</param>
    /// <returns>Text such as <c>NNE</c>; null when the direction is missing.</returns>
    public static string? Name(double degrees) => Index(degrees) is { } index ? Points[index] : null;

    /// <summary>Gives the Chinese point nearest to a direction.</summary>
    /// <param name="degrees">Degrees of any turn.</param>
    /// <returns>Text such as <c>东北偏北</c>; null when the direction is missing.</returns>
    public static string? NameZh(double degrees) => Index(degrees) is { } index ? PointsZh[index] : null;
}
