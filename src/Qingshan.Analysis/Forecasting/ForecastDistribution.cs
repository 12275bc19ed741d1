using System.Collections.Immutable;

namespace Qingshan.Analysis.Forecasting;

/// <summary>
/// What may come, by its quantiles: in between on straight lines, beyond the outermost two falling off exponentially at the rate at which they do,
/// and nothing below 0 (concentrations).
/// </summary>
/// <param name="Levels">Levels of the quantiles, rising between 0 and 1, at least three.</param>
/// <param name="Values">The quantiles, rising, in the unit of what is forecast.</param>
public sealed record ForecastDistribution(ImmutableArray<double> Levels, ImmutableArray<double> Values)
{
    /// <summary>The levels that are learned.</summary>
    public static readonly ImmutableArray<double> Learned = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    // Quantiles of a discrete record may coincide; a distribution needs a slope there.
    private const double LeastStep = 1e-6;

    /// <summary>The probability that it is at most so much.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Between 0 and 1.</returns>
    public double AtMost(double value)
    {
        var (levels, values) = (Levels, Values);
        var last = levels.Length - 1;
        if (value < 0) return 0;
        if (value <= values[0]) return levels[0] * Math.Exp(-(values[0] - value) / Step(0) * Math.Log(levels[1] / levels[0]));
        if (value >= values[last]) return 1 - (1 - levels[last]) * Math.Exp(-(value - values[last]) / Step(last - 1) * Math.Log((1 - levels[last - 1]) / (1 - levels[last])));
        var i = 1;
        while (values[i] < value) i++;
        return levels[i - 1] + (levels[i] - levels[i - 1]) * (value - values[i - 1]) / Math.Max(LeastStep, values[i] - values[i - 1]);
    }

    /// <summary>The value that it is at most with a probability.</summary>
    /// <param name="level">Above 0 and below 1.</param>
    /// <returns>The quantile, at least 0.</returns>
    public double Quantile(double level)
    {
        var (levels, values) = (Levels, Values);
        var last = levels.Length - 1;
        if (level <= levels[0]) return Math.Max(0, values[0] - Step(0) * Math.Log(levels[0] / level) / Math.Log(levels[1] / levels[0]));
        if (level >= levels[last]) return values[last] + Step(last - 1) * Math.Log((1 - levels[last]) / (1 - level)) / Math.Log((1 - levels[last - 1]) / (1 - levels[last]));
        var i = 1;
        while (levels[i] < level) i++;
        return Math.Max(0, values[i - 1] + (values[i] - values[i - 1]) * (level - levels[i - 1]) / (levels[i] - levels[i - 1]));
    }

    private double Step(int at) => Math.Max(LeastStep, Values[at + 1] - Values[at]);
}
