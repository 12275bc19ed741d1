using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The air quality index of HJ 633. Concentrations are rounded first (GB/T 8170), indices are rounded up, the index is the largest of
/// the individual ones. Nothing here asks whether a mean is valid: see <see cref="AirDataValidity"/>.
/// </summary>
public static class AirQualityIndex
{
    private const string Standard = AirStandards.Index;

    /// <summary>Where the rule comes from that an index of incomplete items up to 100 is not published.</summary>
    public static Source IncompleteRule { get; } = new(Standard, "2026", "5.3", Evidence.SecondHand,
        "An index above 100 stands also when items are missing: the missing ones could only raise it.");

    /// <summary>The index of an hour, as in real-time reports: 1 h means throughout, those of particles on the table of daily means.</summary>
    /// <param name="hour">1 h means; NaN for missing.</param>
    /// <param name="date">The day of the observation, by the calendar of Beijing: it chooses the edition.</param>
    /// <param name="edition">An edition of HJ 633 instead of the one in force on the day.</param>
    /// <returns>The index with what it was made of and what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static AqiResult Hourly(AirConcentrations hour, DateOnly date, StandardEdition? edition = null) => Of(hour, AirMean.Hour, Editions.Choose(Standard, date, edition));

    /// <summary>The index of a day: 24 h means, for ozone the largest mean of 8 consecutive hours.</summary>
    /// <param name="day">Daily values; NaN for missing.</param>
    /// <param name="date">The day of the observation, by the calendar of Beijing: it chooses the edition.</param>
    /// <param name="edition">An edition of HJ 633 instead of the one in force on the day.</param>
    /// <returns>The index with what it was made of and what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static AqiResult Daily(AirConcentrations day, DateOnly date, StandardEdition? edition = null) => Of(day, AirMean.Day, Editions.Choose(Standard, date, edition));

    /// <summary>The index of one pollutant.</summary>
    /// <param name="pollutant">The pollutant.</param>
    /// <param name="mean">The averaging time; an hour of particles is looked up among daily means, as real-time reports do.</param>
    /// <param name="concentration">In the unit of the pollutant, unrounded; NaN for missing.</param>
    /// <param name="edition">The edition of HJ 633.</param>
    /// <returns>The index; null where the concentration is missing.</returns>
    /// <exception cref="ArgumentException">The edition has no such row, as for an annual mean.</exception>
    public static Iaqi? Individual(AirPollutant pollutant, AirMean mean, double concentration, StandardEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var table = IaqiTable.Of(edition);
        var row = mean == AirMean.Hour && pollutant is AirPollutant.Pm10 or AirPollutant.Pm25 ? AirMean.Day : mean;
        if (!table.Has(pollutant, row)) throw new ArgumentException($"{edition.Title} has no index for {pollutant} and {mean}.", nameof(mean));
        if (pollutant.Rounded(concentration) is not { } rounded) return null;
        var (index, above) = table.Index(pollutant, row, rounded);
        return new(pollutant, mean, rounded, index, above);
    }

    private static AqiResult Of(AirConcentrations values, AirMean mean, StandardEdition edition)
    {
        ArgumentNullException.ThrowIfNull(values);
        var items = ImmutableArray.CreateBuilder<Iaqi>();
        var missing = ImmutableArray.CreateBuilder<AirPollutant>();
        foreach (var pollutant in AirPollutants.All)
        {
            var of = mean == AirMean.Day && pollutant == AirPollutant.Ozone ? AirMean.EightHours : mean;
            if (Individual(pollutant, of, values[pollutant], edition) is { } item) items.Add(item);
            else missing.Add(pollutant);
        }
        var largest = items.Count == 0 ? (int?)null : items.Max(item => item.Index);
        var withheld = largest <= 100 && missing.Count > 0 && edition == Editions.Hj633Of2026;
        var aqi = withheld ? null : largest;
        return new(edition, aqi, aqi is { } known ? AqiLevel.Of(known, edition) : null, items.ToImmutable(), missing.ToImmutable(),
            aqi > 50 ? [.. items.Where(item => item.Index == aqi).Select(item => item.Pollutant)] : [], withheld ? IncompleteRule : null);
    }
}

/// <summary>The individual index of a pollutant (IAQI). Immutable.</summary>
/// <param name="Pollutant">The pollutant.</param>
/// <param name="Mean">The averaging time of the concentration.</param>
/// <param name="Concentration">The concentration after rounding, in the unit of the pollutant.</param>
/// <param name="Index">The index, rounded up, 0 to 500.</param>
/// <param name="AboveTable">The concentration lies above the last break point: the index is that of the last one.</param>
public sealed record Iaqi(AirPollutant Pollutant, AirMean Mean, decimal Concentration, int Index, bool AboveTable);

/// <summary>An air quality index with all that it rests on. Immutable.</summary>
/// <param name="Edition">The edition of HJ 633 that was used.</param>
/// <param name="Aqi">The index, 0 to 500; null where it is not available.</param>
/// <param name="Level">Its level; null where there is no index.</param>
/// <param name="Items">The individual indices of the pollutants that were there.</param>
/// <param name="Missing">The pollutants that were not.</param>
/// <param name="Primary">The primary pollutants (首要污染物): those with the largest index, where it is above 50; ties are all listed.</param>
/// <param name="WithheldBy">The rule by which an index of incomplete items is withheld; null where none is.</param>
public sealed record AqiResult(
    StandardEdition Edition, int? Aqi, AqiLevel? Level, ImmutableArray<Iaqi> Items, ImmutableArray<AirPollutant> Missing,
    ImmutableArray<AirPollutant> Primary, Source? WithheldBy);
