using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

public sealed class WeatherNormalisationTests
{
    /// <summary>Two years of hours whose value is a source times what the wind leaves of it; halfway the source is halved.</summary>
    [Fact]
    public void A_step_of_the_source_is_found_although_the_weather_hides_it()
    {
        var random = new Random(5);
        var hours = Enumerable.Range(0, 4 * 4380).ToArray();
        DateTime[] times = [.. hours.Select(h => new DateTime(2015, 1, 1).AddHours(h))];
        // The second half has weaker winds, so that the plain mean hardly changes.
        double[] wind = [.. hours.Select(h => (h < hours.Length / 2 ? 2.0 : 1.0) + 2 * random.NextDouble())];
        double[] values = [.. hours.Select(h => (h < hours.Length / 2 ? 200 : 100) / wind[h] + 3 * random.NextDouble())];
        var found = WeatherNormalisation.Of(times, values, [wind], new(Trees: 100), MethodWork.Quiet).Value;
        var (before, after) = (found.Normalised.Take(hours.Length / 2).Average(), found.Normalised.Skip(hours.Length / 2).Average());
        var plain = values.Skip(hours.Length / 2).Average() / values.Take(hours.Length / 2).Average();
        Assert.InRange(plain, 0.75, 0.85);
        Assert.InRange(after / before, 0.45, 0.62);
        Assert.InRange(found.RSquared, 0.9, 1);
        Assert.True(found.Gains[4] > 0.2);
    }

    [Fact]
    public void Real_air_is_predicted_in_weeks_that_were_not_learned_from()
    {
        string[][] rows = [.. BeijingStations.Rows("Gucheng").Take(2 * 8766)];
        double[] Column(int at) => [.. rows.Select(r => BeijingStations.Number(r[at]))];
        var found = WeatherNormalisation.Of([.. rows.Select(BeijingStations.Hour)], Column(5), [Column(11), Column(12), Column(13), Column(16)], new(Trees: 60), MethodWork.Quiet).Value;
        Assert.InRange(found.RSquared, 0.4, 0.9);
        // With average weather the days differ less than they did.
        Assert.True(found.Normalised.Max() - found.Normalised.Min() < 0.5 * (found.Observed.Max() - found.Observed.Min()));
    }

    [Fact]
    public void A_few_days_are_too_few()
    {
        var times = Enumerable.Range(0, 100).Select(h => new DateTime(2015, 1, 1).AddHours(h)).ToArray();
        var problem = WeatherNormalisation.Of(times, new double[100], [new double[100]], new(), MethodWork.Quiet).Problem!;
        Assert.Equal((ProblemKind.TooFew, 2000, 100), (problem.Kind, problem.Needed, problem.Found));
    }
}
