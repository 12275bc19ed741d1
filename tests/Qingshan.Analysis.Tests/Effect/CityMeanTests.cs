using CsCheck;
using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Effect;

public sealed class CityMeanTests
{
    [Fact]
    public void An_hour_is_the_mean_of_the_stations_that_have_it_if_half_of_them_do() =>
        Gen.Select(Gen.Double[0, 500], Gen.Double[0, 1]).Select((v, gap) => gap < 0.4 ? double.NaN : v).Array[3].Array[1, 7].Sample(stations =>
        {
            var found = CityMean.Of([.. stations.Select((s, k) => new StationSeries($"S{k}", s))]);
            for (var i = 0; i < 3; i++)
            {
                double[] there = [.. stations.Select(s => s[i]).Where(double.IsFinite)];
                Assert.Equal(there.Length > 0 && 2 * there.Length >= stations.Length ? there.Average() : double.NaN, found[i], 1e-9);
            }
        });

    [Fact]
    public void The_city_comes_first_and_a_station_that_fails_keeps_its_reason()
    {
        StationSeries[] stations = [new("A", [1, 3]), new("B", [3, double.NaN])];
        var found = CityMean.Analyse<double>(stations, (values, _) => values.Any(double.IsNaN) ? AnalysisProblem.TooFew(2, 1) : values.Sum(), MethodWork.Quiet).Value;
        Assert.Equal(5, found.City);
        Assert.Equal([true, false], found.Stations.Select(s => s.Found.IsOk));
        Assert.Empty(CityMean.Analyse<double>(stations[..1], (values, _) => values.Sum(), MethodWork.Quiet).Value.Stations);
    }
}
