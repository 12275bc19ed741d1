using System.Diagnostics.CodeAnalysis;

namespace Qingshan.Standards;

/// <summary>
/// A unit of measurement out of the closed catalogue <see cref="Units"/>. Immutable; one object per unit, equal by reference.
/// A value v in this unit is <c>v * Factor + Offset</c> in the base unit of its dimension.
/// </summary>
/// <remarks>Units belong to the configuration of a series, never to the code of a factor: see <see cref="Standards.Factor.CustomaryUnit"/>.</remarks>
public sealed class Unit
{
    internal Unit(string symbol, string nameZh, string nameEn, Dimension dimension, double factor, double offset, string[] spellings)
    {
        Symbol = symbol;
        NameZh = nameZh;
        NameEn = nameEn;
        Dimension = dimension;
        Factor = factor;
        Offset = offset;
        Spellings = spellings;
    }

    /// <summary>The symbol to show, such as <c>µg/m³</c>; <c>1</c> for a plain number. Unique in the catalogue.</summary>
    public string Symbol { get; }

    /// <summary>The Chinese name, as the standards print it without optional syllables, such as <c>微克/立方米</c>. Unique.</summary>
    public string NameZh { get; }

    /// <summary>The English name, such as <c>microgram per cubic metre</c>. Unique.</summary>
    public string NameEn { get; }

    /// <summary>What the unit measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>How many base units one of this unit is; positive. The base is chosen so that factors are whole where they can be.</summary>
    public double Factor { get; }

    /// <summary>The value of zero of this unit in base units; not zero only for temperatures.</summary>
    public double Offset { get; }

    /// <summary>Further spellings that <see cref="TryParse"/> knows, after normalisation.</summary>
    internal string[] Spellings { get; }

    /// <summary>
    /// Reads a unit from the Chinese words of the standards (<c>微西[门子]/厘米</c>) or a usual spelling (<c>ug/m3</c>, <c>µg/m³</c>,
    /// <c>mg/L</c>, <c>uS/cm</c>). Blanks, square brackets, full-width forms and the various micro signs do not matter; upper and
    /// lower case do (mPa is not MPa), but for the spellings that are listed.
    /// </summary>
    /// <param name="text">The text; null or unknown text gives false.</param>
    /// <param name="unit">The unit found, or null.</param>
    /// <returns>True when the text names a unit of the catalogue.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Unit? unit)
    {
        unit = null;
        return text is not null && Units.BySpelling.TryGetValue(UnitText.Normalise(text), out unit);
    }

    /// <summary>Converts a value between two units of one dimension.</summary>
    /// <param name="value">The value in <paramref name="from"/>; NaN (missing) stays NaN.</param>
    /// <param name="from">The unit of the value.</param>
    /// <param name="to">The unit wanted. The same unit returns the value bit for bit.</param>
    /// <param name="result">The value in <paramref name="to"/>; NaN when the dimensions differ.</param>
    /// <returns>False when the dimensions differ, as with mg/m³ and ppm: that needs a molar mass, a temperature and a pressure.</returns>
    public static bool TryConvert(double value, Unit from, Unit to, out double result)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (ReferenceEquals(from, to))
        {
            result = value;
            return true;
        }
        if (from.Dimension != to.Dimension)
        {
            result = double.NaN;
            return false;
        }
        result = ((value * from.Factor) + (from.Offset - to.Offset)) / to.Factor;
        return true;
    }

    /// <summary>The symbol.</summary>
    /// <returns><see cref="Symbol"/>.</returns>
    public override string ToString() => Symbol;
}
