namespace Qingshan.Standards;

/// <summary>How a number of a standard is to be compared with what was measured.</summary>
public enum Bound
{
    /// <summary>The measured value may be as high as the number (≤).</summary>
    AtMost,

    /// <summary>The measured value has to stay below the number (&lt;).</summary>
    Below,

    /// <summary>The measured value may be as low as the number (≥).</summary>
    AtLeast,

    /// <summary>The measured value has to be above the number (&gt;).</summary>
    Above,

    /// <summary>Nothing is compared: a break point, a weight, a coefficient, a reference condition.</summary>
    Value,
}

/// <summary>Comparing values with the numbers of standards. Values are compared in full, unrounded, unless a method says otherwise.</summary>
public static class Bounds
{
    /// <summary>The sign, as it stands in tables: <c>≤</c>, <c>&lt;</c>, <c>≥</c>, <c>&gt;</c>, <c>=</c>.</summary>
    /// <param name="bound">The bound.</param>
    /// <returns>One character.</returns>
    public static string Sign(this Bound bound) => bound switch
    {
        Bound.AtMost => "≤",
        Bound.Below => "<",
        Bound.AtLeast => "≥",
        Bound.Above => ">",
        _ => "=",
    };

    /// <summary>Whether a value keeps to a number.</summary>
    /// <param name="bound">How to compare.</param>
    /// <param name="value">The measured value, in the unit of the number; NaN keeps to nothing.</param>
    /// <param name="number">The number of the standard.</param>
    /// <returns>False also where there is nothing to compare (<see cref="Bound.Value"/>).</returns>
    public static bool Holds(this Bound bound, double value, decimal number)
    {
        // The nearest double of the printed number: a measured 0.1 keeps to a limit of 0.1.
        var limit = (double)number;
        return bound switch
        {
            Bound.AtMost => value <= limit,
            Bound.Below => value < limit,
            Bound.AtLeast => value >= limit,
            Bound.Above => value > limit,
            _ => false,
        };
    }
}
