using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>A day of a forecast: the mean that is expected, and within which bounds it lies in nine cases of ten, hour by hour.</summary>
/// <param name="Day">By the calendar of Beijing.</param>
/// <param name="Hours">How many of its hours are forecast.</param>
/// <param name="Level">The level of the air quality index that the mean of a day would have; null for fewer than 12 hours.</param>
public sealed record ForecastDay(DateOnly Day, int Hours, double Mean, double Low, double High, double Chance, AqiLevel? Level);

/// <summary>The newest forecast for a city or one of its stations, as people read it. Beijing time.</summary>
/// <param name="Seen">The issue with the stations that the viewer sees.</param>
/// <param name="Made">The last hour that was known.</param>
/// <param name="Quantiles">For each level the quantile of each hour: of one station, or the means over those that count for the city.</param>
/// <param name="Mean">The mean of each hour.</param>
/// <param name="Chance">The probability of the event in each hour.</param>
public sealed record CityForecast(SeenIssue Seen, DateTime Made, IReadOnlyList<double[]> Quantiles, double[] Mean, double[] Chance, IReadOnlyList<ForecastDay> Days)
{
    /// <summary>Hours of a day that are needed to name a level.</summary>
    private const int LeastOfDay = 12;

    public static CityForecast Of(SeenIssue seen, MonitoringPoint? point)
    {
        var counted = point is null ? Counted(seen.Stations.Select(s => s.Point)).Select(p => p.Id).ToHashSet() : [point.Id];
        var stations = seen.Stations.Where(s => counted.Contains(s.Point.Id)).Where(s => s.Said.Mean.Length > 0 && s.Said.Quantiles.Length > 0).Select(s => s.Said).ToList();
        var made = BeijingTime.FromUtc(seen.Issue.MadeAt);
        var hours = stations.Min(s => s.Mean.Length);
        double[] Over(Func<IssuedStation, float[]> row) => [.. Enumerable.Range(0, hours).Select(h => stations.Average(s => row(s)[h]))];
        var (mean, chance) = (Over(s => s.Mean), Over(s => s.Probability));
        double[][] quantiles = [.. ForecastDistribution.Learned.Select((_, l) => Over(s => s.Quantiles[l]))];
        return new CityForecast(seen, made, quantiles, mean, chance, [.. Enumerable.Range(0, hours).GroupBy(h => DateOnly.FromDateTime(made.AddHours(h + 1))).Select(d => DayOf(d.Key, [.. d], mean, chance, quantiles))]);
    }

    /// <summary>The stations whose mean is the city: the evaluated ones; where none is, all.</summary>
    public static IReadOnlyList<MonitoringPoint> Counted(IEnumerable<MonitoringPoint> stations)
    {
        var all = stations.ToList();
        return all.Exists(s => s.Evaluated) ? all.FindAll(s => s.Evaluated) : all;
    }

    private static ForecastDay DayOf(DateOnly day, int[] hours, double[] mean, double[] chance, double[][] quantiles)
    {
        var expected = hours.Average(h => mean[h]);
        var index = hours.Length < LeastOfDay ? null : AirQualityIndex.Individual(AirPollutant.Pm25, AirMean.Day, expected, Rules(day));
        return new ForecastDay(day, hours.Length, expected, hours.Average(h => quantiles[0][h]), hours.Average(h => quantiles[^1][h]), hours.Max(h => chance[h]), index is null ? null : AqiLevel.Of(index.Index, Rules(day)));

        static StandardEdition Rules(DateOnly day) => Editions.InForce("HJ 633", day) ?? Editions.Hj633Of2012;
    }
}
