namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>The form of a variogram.</summary>
public enum VariogramShape
{
    /// <summary>Rises nearly straight and is level from the range on.</summary>
    Spherical,

    /// <summary>Rises steeply at first and nears the sill for ever; at the range it has 63 % of it.</summary>
    Exponential,

    /// <summary>Begins flat, for very smooth values; at the range it has 63 % of the sill.</summary>
    Gaussian,

    /// <summary>Rises straight to the range and is level from there on. Allowed on a line only: on a plane it can give variances below 0.</summary>
    Linear,
}

/// <summary>A variogram as a formula: nugget + sill · shape(distance / range), and 0 at no distance.</summary>
/// <param name="Shape">Its form.</param>
/// <param name="Nugget">The jump at the smallest distance: errors of measurement and what changes within metres.</param>
/// <param name="Sill">What is added to the nugget in the far (the partial sill).</param>
/// <param name="Range">How far values know of each other, in the unit of the coordinates or metres.</param>
public sealed record VariogramModel(VariogramShape Shape, double Nugget, double Sill, double Range)
{
    /// <summary>Nugget and sill together: the variance of places that do not know of each other.</summary>
    public double Total => Nugget + Sill;

    /// <summary>The variogram at a distance.</summary>
    /// <param name="distance">0 or more.</param>
    /// <returns>Half the variance of the difference of two values so far apart.</returns>
    public double Gamma(double distance) => distance == 0 ? 0 : Nugget + Sill * Unit(Shape, distance / Range);

    /// <summary>The covariance at a distance.</summary>
    /// <param name="distance">0 or more.</param>
    /// <returns>The covariance of two values so far apart; at 0 their variance, the nugget included.</returns>
    public double Covariance(double distance) => Total - Gamma(distance);

    /// <summary>The distance at which 95 % of the sill are reached: what is drawn as the reach.</summary>
    public double Reach => Shape switch { VariogramShape.Exponential => 3 * Range, VariogramShape.Gaussian => Math.Sqrt(3) * Range, _ => Range };

    internal static double Unit(VariogramShape shape, double share) => shape switch
    {
        VariogramShape.Spherical => share >= 1 ? 1 : share * (1.5 - 0.5 * share * share),
        VariogramShape.Exponential => 1 - Math.Exp(-share),
        VariogramShape.Gaussian => 1 - Math.Exp(-share * share),
        _ => Math.Min(1, share),
    };

    /// <summary>How the shape changes with the range.</summary>
    internal static double Slope(VariogramShape shape, double distance, double range)
    {
        var share = distance / range;
        return shape switch
        {
            VariogramShape.Spherical => share > 1 ? 0 : -1.5 * share / range * (1 - share * share),
            VariogramShape.Exponential => -share / range * Math.Exp(-share),
            VariogramShape.Gaussian => -2 * share * share / range * Math.Exp(-share * share),
            _ => share > 1 ? 0 : -share / range,
        };
    }
}
