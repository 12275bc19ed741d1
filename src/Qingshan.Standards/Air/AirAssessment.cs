using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>The annual evaluation of ambient air by HJ 663. Its percentiles and weights are unverified.</summary>
public static class AirAssessment
{
    private const string Standard = AirStandards.Assessment;

    /// <summary>The percentile by which a pollutant's daily values of a year are evaluated, such as 95 for PM2.5.</summary>
    /// <param name="pollutant">The pollutant.</param>
    /// <param name="date">A day of the year in question.</param>
    /// <param name="edition">An edition of HJ 663 instead of the one in force on the day.</param>
    /// <returns>The number, in per cent, with its source.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static StandardNumber PercentileOf(AirPollutant pollutant, DateOnly date, StandardEdition? edition = null)
    {
        var chosen = Editions.Choose(Standard, date, edition);
        return StandardNumbers.Find(chosen, pollutant.Code(), "percentile", null)
            ?? throw new InvalidDataException($"{chosen.Title} has no percentile for {pollutant}.");
    }

    /// <summary>
    /// A percentile by the method of HJ 663-2013, Annex A (recalled): values in rising order, position 1 + (n - 1) p, linear between
    /// neighbours.
    /// </summary>
    /// <param name="values">Daily values; NaN is left out.</param>
    /// <param name="percent">0 to 100.</param>
    /// <returns>The percentile, unrounded; NaN where there are no values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is outside 0 to 100.</exception>
    public static double Percentile(IEnumerable<double> values, double percent)
    {
        if (percent is not (>= 0 and <= 100)) throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile lies between 0 and 100.");
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var position = (sorted.Length - 1) * percent / 100;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (position - below));
    }

    /// <summary>
    /// The composite index (环境空气质量综合指数): the sum of weight × concentration ÷ limit of class 2. Limits are annual means, for
    /// carbon monoxide the daily and for ozone the 8 h limit.
    /// </summary>
    /// <param name="period">
    /// Of the period: annual (or monthly) means, of carbon monoxide the 95th percentile of daily means, of ozone the 90th percentile of
    /// daily maxima of 8 h means; units as in <see cref="AirConcentrations"/>, NaN for missing.
    /// </param>
    /// <param name="date">The last day of the period: it chooses the editions of HJ 663 and GB 3095.</param>
    /// <param name="edition">An edition of HJ 663 instead of the one in force on the day.</param>
    /// <param name="limits">An edition of GB 3095; without one the one in force on the day, or of the same time as the edition of HJ 663 that was named.</param>
    /// <returns>The index, its items and what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">An edition is of another standard.</exception>
    public static CompositeIndex Composite(AirConcentrations period, DateOnly date, StandardEdition? edition = null, StandardEdition? limits = null)
    {
        ArgumentNullException.ThrowIfNull(period);
        var chosen = Editions.Choose(Standard, date, edition);
        limits ??= edition is null ? Editions.Choose(AirStandards.Limits, date, null)
            : chosen == Editions.Hj663Of2013 ? Editions.Gb3095Of2012 : Editions.Gb3095Of2026;
        var items = ImmutableArray.CreateBuilder<CompositeItem>();
        var missing = ImmutableArray.CreateBuilder<AirPollutant>();
        foreach (var pollutant in AirPollutants.All)
        {
            var concentration = period[pollutant];
            if (!double.IsFinite(concentration) || concentration < 0)
            {
                missing.Add(pollutant);
                continue;
            }
            var mean = pollutant switch { AirPollutant.CarbonMonoxide => AirMean.Day, AirPollutant.Ozone => AirMean.EightHours, _ => AirMean.Year };
            var limit = AirLimits.Find(pollutant, mean, AirClass.Two, date, limits)!;
            var weight = StandardNumbers.Needed(chosen, pollutant.Code(), "weight");
            items.Add(new(pollutant, concentration, limit.Value, concentration / (double)limit.Value, weight));
        }
        return new(chosen, limits, missing.Count == 0 ? items.Sum(item => (double)item.Weight * item.Ratio) : null, items.ToImmutable(), missing.ToImmutable());
    }
}

/// <summary>One pollutant's part in a composite index. Immutable.</summary>
/// <param name="Pollutant">The pollutant.</param>
/// <param name="Concentration">As given, in the unit of the pollutant.</param>
/// <param name="Limit">The limit, in the same unit.</param>
/// <param name="Ratio">Concentration ÷ limit: the individual index.</param>
/// <param name="Weight">Its weight.</param>
public sealed record CompositeItem(AirPollutant Pollutant, double Concentration, decimal Limit, double Ratio, decimal Weight);

/// <summary>A composite index with all that it rests on. Immutable.</summary>
/// <param name="Edition">The edition of HJ 663.</param>
/// <param name="Limits">The edition of GB 3095.</param>
/// <param name="Index">The index, unrounded; null where a pollutant is missing: sums of fewer do not compare.</param>
/// <param name="Items">The pollutants that were there.</param>
/// <param name="Missing">Those that were not.</param>
public sealed record CompositeIndex(
    StandardEdition Edition, StandardEdition Limits, double? Index, ImmutableArray<CompositeItem> Items, ImmutableArray<AirPollutant> Missing);
