using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// 可能的走势 · Courses that the mean of stations may take by an issued forecast: each station's distributions as they were issued, followed along the errors
/// of past forecasts of the model. The same number is the same past forecast at every station, so that means over stations may be taken.
/// </summary>
public sealed class IssuedCourses(ModelShelf shelf)
{
    /// <summary>For each course the mean over the stations of 1, 2, … hours ahead; none where no distribution was issued.</summary>
    public async Task<Result<IReadOnlyList<double[]>>> MeanAsync(SeenIssue seen, IReadOnlyCollection<Guid> stations, CancellationToken cancel)
    {
        if (!(await shelf.OfAsync(seen.Model, cancel)).TryGet(out var loaded, out var error)) return error;
        double[][]? sums = null;
        var count = 0;
        foreach (var (point, said) in seen.Stations.Where(s => stations.Contains(s.Point.Id) && s.Said.Quantiles.Length == ForecastDistribution.Learned.Length))
        {
            var site = new SiteForecast(new PanelSite(ForecastPanel.SiteOf(point.Id), point.Place is { } place ? new LonLat(place.Longitude, place.Latitude) : default), BeijingTime.FromUtc(seen.Issue.MadeAt), [.. said.Mean.Select((mean, h) =>
                new HorizonForecast(h + 1, mean, new ForecastDistribution(ForecastDistribution.Learned, [.. said.Quantiles.Select(q => (double)q[h])]), said.Probability.Length > h ? said.Probability[h] : double.NaN))]);
            var courses = loaded.Courses(site);
            if (courses.IsEmpty) continue;
            count++;
            if (sums is null) sums = [.. courses.Select(c => c.ToArray())];
            else
                for (var k = 0; k < sums.Length; k++)
                    for (var h = 0; h < sums[k].Length; h++) sums[k][h] += courses[k][h];
        }
        return Result.Of<IReadOnlyList<double[]>>(sums is null ? [] : [.. sums.Select(s => s.Select(v => v / count).ToArray())]);
    }
}
