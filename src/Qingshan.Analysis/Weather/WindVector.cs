namespace Qingshan.Analysis.Weather;

/// <summary>Wind as a vector: u is its motion to the east and v to the north. A direction is that from which it comes, so that a west wind has u above 0.</summary>
/// <param name="U">To the east, in the unit of the speed.</param>
/// <param name="V">To the north, in the unit of the speed.</param>
public readonly record struct WindVector(double U, double V)
{
    /// <summary>Makes it of speed and direction.</summary>
    /// <param name="speed">The speed, 0 or more; NaN gives NaN.</param>
    /// <param name="degrees">From where it blows, clockwise from north; NaN gives NaN unless the speed is 0.</param>
    /// <returns>The vector.</returns>
    public static WindVector Of(double speed, double degrees)
    {
        if (speed == 0) return new(0, 0);
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new(-speed * sine, -speed * cosine);
    }

    /// <summary>Its length.</summary>
    public double Speed => Math.Sqrt(U * U + V * V);

    /// <summary>From where it blows, degrees clockwise from north, 0 up to but not including 360; NaN for a calm.</summary>
    public double Direction
    {
        get
        {
            if (U == 0 && V == 0) return double.NaN;
            var degrees = Math.Atan2(-U, -V) * 180 / Math.PI;
            return degrees < 0 ? (degrees + 360 >= 360 ? 0 : degrees + 360) : degrees;
        }
    }
}

/// <summary>The mean of winds in both ways in which it is taken.</summary>
/// <param name="Count">How many winds took part.</param>
/// <param name="ScalarSpeed">The mean of the speeds: how fast air passes, for dilution.</param>
/// <param name="Vector">The mean vector: where air goes, for transport.</param>
/// <param name="UnitDirection">The direction of the sum of unit vectors, in which every wind counts alike; NaN where they cancel.</param>
/// <param name="SigmaDegrees">The standard deviation of the direction in one pass by Yamartino (1984, J. Climate Appl. Meteor. 23), degrees.</param>
public sealed record WindMean(int Count, double ScalarSpeed, WindVector Vector, double UnitDirection, double SigmaDegrees)
{
    /// <summary>The length of the mean vector over the mean speed, 0 to 1.</summary>
    public double Steadiness => Vector.Speed / ScalarSpeed;

    /// <summary>Averages winds, in O(n).</summary>
    /// <param name="speed">Speeds; NaN and negative ones are missing.</param>
    /// <param name="degrees">As many directions; NaN is missing, unless the speed is 0.</param>
    /// <returns>The mean; a problem without a wind.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Methods.Analysed<WindMean> Of(ReadOnlySpan<double> speed, ReadOnlySpan<double> degrees)
    {
        if (speed.Length != degrees.Length) throw new ArgumentException("There have to be as many directions as speeds.", nameof(degrees));
        double u = 0, v = 0, total = 0, sine = 0, cosine = 0;
        int count = 0, directed = 0;
        for (var i = 0; i < speed.Length; i++)
        {
            if (!(speed[i] >= 0) || (speed[i] > 0 && !double.IsFinite(degrees[i]))) continue;
            count++;
            total += speed[i];
            if (speed[i] == 0) continue;
            var wind = WindVector.Of(speed[i], degrees[i]);
            (u, v) = (u + wind.U, v + wind.V);
            (sine, cosine, directed) = (sine - wind.U / speed[i], cosine - wind.V / speed[i], directed + 1);
        }
        if (count == 0) return Methods.AnalysisProblem.TooFew(1, 0, "同时有风速和风向的行", "rows with a speed and a direction");
        var length = directed == 0 ? 0 : Math.Min(1, Math.Sqrt(sine * sine + cosine * cosine) / directed);
        var epsilon = Math.Sqrt(1 - length * length);
        var sigma = directed == 0 ? double.NaN : Math.Asin(epsilon) * (1 + (2 / Math.Sqrt(3) - 1) * epsilon * epsilon * epsilon) * 180 / Math.PI;
        return new WindMean(count, total / count, new(u / count, v / count), length < 1e-9 ? double.NaN : (Math.Atan2(sine, cosine) * 180 / Math.PI + 360) % 360, sigma);
    }
}
