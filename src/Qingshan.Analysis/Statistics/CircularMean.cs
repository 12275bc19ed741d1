namespace Qingshan.Analysis.Statistics;

/// <summary>
/// The mean of directions, as the direction of the sum of unit vectors (or of vectors as long as their weights, such as wind speeds).
/// An arithmetic mean of 350° and 10° would be 180°; this is 0°.
/// </summary>
/// <param name="Degrees">
/// The mean direction, 0 up to but not including 360 degrees; NaN when there are no values or they cancel out.
/// </param>
/// <param name="Steadiness">The length of the mean vector over the mean weight: 1 when all agree, 0 when they cancel; NaN without values.</param>
/// <param name="Count">How many directions took part.</param>
public readonly record struct CircularMean(double Degrees, double Steadiness, int Count)
{
    /// <summary>Below this <see cref="Steadiness"/> the direction is rounding error, and not given.</summary>
    public const double Least = 1e-9;

    /// <summary>Averages directions with equal weight.</summary>
    /// <param name="degrees">Directions in degrees, of any turn; NaN and infinities are missing and passed over.</param>
    /// <returns>The mean.</returns>
    public static CircularMean Of(ReadOnlySpan<double> degrees) => Of(degrees, [], weighted: false);

    /// <summary>Averages directions with weights, such as wind directions with wind speeds.</summary>
    /// <param name="degrees">Directions in degrees, of any turn.</param>
    /// <param name="weights">As many weights; a direction with a weight that is missing, infinite, negative or zero (calm) is passed over.</param>
    /// <returns>The mean; <see cref="Count"/> is of the directions with a positive weight.</returns>
    /// <exception cref="ArgumentException">The two rows differ in length.</exception>
    public static CircularMean Of(ReadOnlySpan<double> degrees, ReadOnlySpan<double> weights) =>
        degrees.Length == weights.Length
            ? Of(degrees, weights, weighted: true)
            : throw new ArgumentException("There have to be as many weights as directions.", nameof(weights));

    private static CircularMean Of(ReadOnlySpan<double> degrees, ReadOnlySpan<double> weights, bool weighted)
    {
        double east = 0, north = 0, total = 0;
        var count = 0;
        for (var i = 0; i < degrees.Length; i++)
        {
            var weight = weighted ? weights[i] : 1;
            if (!double.IsFinite(degrees[i]) || !double.IsFinite(weight) || weight <= 0) continue;
            var (sine, cosine) = Math.SinCos(degrees[i] % 360 * Math.PI / 180);
            east += weight * sine;
            north += weight * cosine;
            total += weight;
            count++;
        }
        if (count == 0) return new(double.NaN, double.NaN, 0);
        var steadiness = Math.Min(1, Math.Sqrt(east * east + north * north) / total);
        if (steadiness < Least) return new(double.NaN, 0, count);
        var mean = Math.Atan2(east, north) * 180 / Math.PI;
        if (mean < 0) mean += 360;
        return new(mean >= 360 ? 0 : mean, steadiness, count);
    }
}
