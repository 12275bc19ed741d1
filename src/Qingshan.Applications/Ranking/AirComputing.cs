using Qingshan.Applications.Shared.Air;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Ranking;

/// <summary>
/// Indices of places: concentrations are averaged over the stations first, then the index is computed of the mean; an index is never a
/// mean of indices. Months and years: the means of the days are averaged over the stations day by day, then over the days (of carbon
/// monoxide and ozone the percentile of the days is taken).
/// </summary>
internal static class AirComputing
{
    /// <summary>The air quality index of an hour or a day; null where there is none, or it is not to be published.</summary>
    public static Computed? Index(RankingPeriod period, AirPlace place, IReadOnlyDictionary<Guid, SortedList<DateTime, AirConcentrations>> values, AppliedEditions editions)
    {
        if (editions.Of(place.Region, AirStandards.Index, period.Day) is not { } edition) return null;
        var found = place.Stations.Select(s => values.TryGetValue(s.Id, out var times) && times.TryGetValue(period.Start, out var at) ? at : null).OfType<AirConcentrations>().ToList();
        if (found.Count == 0) return null;
        var mean = AirConcentrations.MeanOf(found);
        var index = period.By == RankedBy.Hour ? AirQualityIndex.Hourly(mean, period.Day, edition) : AirQualityIndex.Daily(mean, period.Day, edition);
        return index.Aqi is { } aqi ? new(index.Edition, null, found.Count, aqi, index.Level, index.Primary, mean, null, true) : null;
    }

    /// <summary>The composite index of a month or a year; null where a pollutant is missing altogether.</summary>
    public static Computed? Composite(RankingPeriod period, AirPlace place, IReadOnlyDictionary<Guid, SortedList<DateTime, AirConcentrations>> values, AppliedEditions editions)
    {
        if (editions.Of(place.Region, AirStandards.Assessment, period.Day) is not { } edition || editions.Of(place.Region, AirStandards.Limits, period.Day) is not { } limits) return null;
        var there = place.Stations.Select(s => values.GetValueOrDefault(s.Id)).OfType<SortedList<DateTime, AirConcentrations>>().ToList();
        var days = new List<AirConcentrations>();
        for (var day = period.Start; day < period.End; day = day.AddDays(1))
        {
            var found = there.Select(t => t.GetValueOrDefault(day)).OfType<AirConcentrations>().ToList();
            if (found.Count > 0) days.Add(AirConcentrations.MeanOf(found));
        }
        if (days.Count == 0) return null;
        var whole = AirConcentrations.From(pollutant => Over(days.Select(d => d[pollutant]).Where(double.IsFinite).ToList(), pollutant, period.Day, edition));
        var composite = AirAssessment.Composite(whole, period.Day, edition, limits);
        if (composite.Index is not { } index) return null;
        var fewest = AirPollutants.All.Min(p => days.Count(d => double.IsFinite(d[p])));
        var largest = composite.Items.MaxBy(i => (double)i.Weight * i.Ratio)!.Pollutant;
        return new(composite.Edition, composite.Limits, there.Count(t => t.Keys.Any(d => d >= period.Start && d < period.End)), index, null, [largest], whole, fewest, Sufficient(period, fewest, limits));
    }

    private static double Over(List<double> days, AirPollutant pollutant, DateOnly day, StandardEdition edition) => days.Count == 0 ? double.NaN
        : pollutant is AirPollutant.CarbonMonoxide or AirPollutant.Ozone ? AirAssessment.Percentile(days, (double)AirAssessment.PercentileOf(pollutant, day, edition).Value)
        : days.Average();

    private static bool Sufficient(RankingPeriod period, int days, StandardEdition limits) => AirDataValidity.On(period.Day, limits) is var rules
        && (period.By == RankedBy.Year ? rules.Year(days) : rules.Month(days, period.Day.Month));
}
