namespace Qingshan.Standards;

/// <summary>Rounding of numerical values by GB/T 8170-2008: to the nearest, and a five alone to the even digit (四舍六入五成双).</summary>
public static class Rounding
{
    /// <summary>Rounds a value as it is written in decimal, so that 2.5 gives 2, 3.5 gives 4 and 0.125 to two places gives 0.12.</summary>
    /// <param name="value">The value; NaN, infinities and what exceeds the range of decimal give null.</param>
    /// <param name="decimals">Digits behind the point, 0 to 15.</param>
    /// <returns>The rounded value, exact in decimal; null when there is no value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The digits are outside 0 to 15.</exception>
    public static decimal? HalfToEven(double value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);
        // A double holds 15 decimal digits for certain; the conversion keeps just those, and so reads 2.675 as it was written.
        return double.IsFinite(value) && Math.Abs(value) < 1e27 ? Math.Round((decimal)value, decimals, MidpointRounding.ToEven) : null;
    }
}
