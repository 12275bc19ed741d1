using System.Collections.Immutable;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Effect;

/// <summary>A year as measured, and as it would have been with the average weather of all years.</summary>
/// <param name="First">The first day; a year may begin in any month.</param>
/// <param name="Observed">The mean of the hours with value and weather.</param>
/// <param name="Weather">What the weather of the year added to it.</param>
/// <param name="Low">The lower end of the interval of <see cref="Deweathered"/>.</param>
/// <param name="High">The upper end.</param>
/// <param name="Capture">The share of the hours of a whole year that have value and weather, in percent.</param>
/// <param name="LeastOfMonth">The same of the month that has the fewest: a year without its January is not comparable, whatever its capture.</param>
public sealed record DeweatheredYear(DateOnly First, double Observed, double Weather, double Low, double High, double Capture, double LeastOfMonth)
{
    /// <summary>The share of hours, in percent, that a year needs to be compared with others.</summary>
    public const double LeastCapture = 75;

    /// <summary>The share that each of its months needs.</summary>
    public const double LeastMonthCapture = 50;

    /// <summary>The mean with average weather: measured less what the weather added.</summary>
    public double Deweathered => Observed - Weather;

    /// <summary>Whether enough of the year is there to compare it.</summary>
    public bool IsWhole => Capture >= LeastCapture && LeastOfMonth >= LeastMonthCapture;

    /// <summary>The de-weathered means that are drawn for the interval; as many of each year, drawn independently.</summary>
    internal ImmutableArray<double> Draws { get; init; } = [];
}

/// <summary>What changed from one year to another: as measured, what of it the weather did, and the rest.</summary>
/// <param name="From">The earlier year.</param>
/// <param name="To">The later year.</param>
/// <param name="Low">The lower end of the interval of <see cref="Rest"/>.</param>
/// <param name="High">The upper end.</param>
/// <param name="P">The two-sided share of draws in which the rest has the other sign.</param>
public sealed record YearChange(DeweatheredYear From, DeweatheredYear To, double Low, double High, double P)
{
    /// <summary>The change as measured, in the unit of the values.</summary>
    public double Observed => To.Observed - From.Observed;

    /// <summary>What of it the weather did.</summary>
    public double Weather => To.Weather - From.Weather;

    /// <summary>What the weather did not do: emissions, and what the model does not know.</summary>
    public double Rest => To.Deweathered - From.Deweathered;

    /// <summary>The rest in percent of the earlier year with average weather.</summary>
    public double RestPercent => 100 * Rest / From.Deweathered;

    /// <summary>The change as measured in percent of the earlier year.</summary>
    public double ObservedPercent => 100 * Observed / From.Observed;

    /// <summary>Compares two years of one <see cref="DeweatheredChange"/>.</summary>
    /// <param name="from">The earlier year.</param>
    /// <param name="to">The later year.</param>
    /// <param name="confidence">The level of the interval.</param>
    /// <returns>What changed.</returns>
    public static YearChange Of(DeweatheredYear from, DeweatheredYear to, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        double[] draws = [.. to.Draws.Zip(from.Draws, (t, f) => t - f).Order()];
        // What was found is one among the draws: no probability is 0.
        var below = (1.0 + Math.Min(draws.Count(d => d < 0), draws.Count(d => d > 0))) / (1 + draws.Length);
        return new(from, to, Quantile.OfSorted(draws, (1 - confidence) / 2), Quantile.OfSorted(draws, (1 + confidence) / 2), Math.Min(1, 2 * below));
    }
}
