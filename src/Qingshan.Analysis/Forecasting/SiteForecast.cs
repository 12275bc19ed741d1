using System.Collections.Immutable;

namespace Qingshan.Analysis.Forecasting;

/// <summary>The forecast for a site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Made">The beginning of the last hour that was known, UTC: the first forecast is of the hour after it.</param>
/// <param name="Hours">A forecast of each hour, from 1 on; empty where the site has not reported for too long.</param>
public sealed record SiteForecast(PanelSite Site, DateTime Made, ImmutableArray<HorizonForecast> Hours)
{
    internal static ImmutableArray<HorizonForecast> EachHour(ImmutableArray<HorizonForecast> learned)
    {
        var hours = ImmutableArray.CreateBuilder<HorizonForecast>();
        var before = learned[0];
        foreach (var next in learned)
        {
            for (var hour = before.Hours + 1; hour < next.Hours; hour++) hours.Add(Between(before, next, hour));
            hours.Add(next);
            before = next;
        }
        return hours.ToImmutable();
    }

    private static HorizonForecast Between(HorizonForecast from, HorizonForecast to, int hour)
    {
        var share = (double)(hour - from.Hours) / (to.Hours - from.Hours);
        double Line(double a, double b) => a + share * (b - a);
        var distribution = from.Distribution is { } a && to.Distribution is { } b ? new ForecastDistribution(a.Levels, [.. a.Values.Zip(b.Values, Line)]) : null;
        return new HorizonForecast(hour, Line(from.Mean, to.Mean), distribution, Line(from.Probability, to.Probability));
    }
}
