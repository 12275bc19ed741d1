using System.Globalization;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 量程 · What nature does not allow: bounds of the quantity itself (pH, per cent, degrees of a compass, nothing below zero) and, for
/// ambient air, of what no instrument there measures. The bounds are the platform's own, wide on purpose, and of no standard.
/// </summary>
internal static class RangeCheck
{
    public static IEnumerable<Finding> Of(Hours hours, DateTime from) =>
        BoundsOf(hours.Factor, hours.Unit) is var (least, most) ? Of(hours, from, least, most) : [];

    /// <summary>The same with bounds of the caller's own, in the unit of the hours.</summary>
    public static IEnumerable<Finding> Of(Hours hours, DateTime from, double least, double most)
    {
        for (var i = hours.From(from); i < hours.Count; i++)
            if (hours.Value(i) < least || hours.Value(i) > most)
                yield return new(hours.Factor, hours.Start(i), MarkReason.Range, string.Create(CultureInfo.InvariantCulture, $"{hours.Value(i):G6} ∉ [{least:G6}, {most:G6}] {hours.Unit}"));
    }

    /// <summary>Bounds in the unit given; null where there are none.</summary>
    public static (double Least, double Most)? BoundsOf(string factor, string unit) => factor switch
    {
        "w01001" => (0, 14),                              // pH
        "a01002" => (0, 100),                             // relative humidity, %
        "a01008" => (0, 360),                             // wind direction, °
        "a01001" when unit == Units.DegreeCelsius.Symbol => (-90, 60),
        "w01010" when unit == Units.DegreeCelsius.Symbol => (-2, 60),
        "a19001" when unit == Units.Percent.Symbol => (0, 25),        // oxygen in flue gas
        "a34002" or "a34004" when unit == Units.MicrogramPerCubicMetre.Symbol => (0, 10_000),
        "a21026" or "a21004" or "a05024" when unit == Units.MicrogramPerCubicMetre.Symbol => (0, 5_000),
        "a21005" when unit == Units.MilligramPerCubicMetre.Symbol => (0, 200),
        _ => NeverNegative(unit) ? (0, double.PositiveInfinity) : null,
    };

    private static bool NeverNegative(string unit) =>
        Unit.TryParse(unit, out var of) && (of.Dimension == Units.MilligramPerCubicMetre.Dimension || of.Dimension == Units.MilligramPerLitre.Dimension);
}
