using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Forecasting.Evaluation;
using Qingshan.Analysis.Forecasting.Features;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Forecasting;

public sealed class NothingOfTheFutureTests
{
    private const int Now = 2000;

    /// <summary>Everything after an hour is replaced by something else: no feature of that hour or of one before it may change.</summary>
    [Fact]
    public void What_is_known_at_an_hour_does_not_change_with_what_comes_after()
    {
        var (panel, other) = (SmallCity.Panel(), WithAnotherFuture(SmallCity.Panel(), Now));
        for (var site = 0; site < panel.Sites.Length; site++)
        {
            Column[] columns = [.. KnownFeatures.Of(panel, PanelFactor.Pm25, site)], changed = [.. KnownFeatures.Of(other, PanelFactor.Pm25, site)];
            Assert.True(columns.Length > 100);
            var differsLater = false;
            foreach (var (column, twin) in columns.Zip(changed))
            {
                for (var hour = 0; hour <= Now; hour++)
                    Assert.True(column.Values[hour].Equals(twin.Values[hour]), $"'{column.Name}' of hour {hour} changed.");
                differsLater |= !column.Values[Now + 1].Equals(twin.Values[Now + 1]);
            }
            Assert.True(differsLater);
        }
    }

    /// <summary>The same for a whole trial: what is learned and said up to an hour is the same whatever came after it.</summary>
    [Fact]
    public void Models_and_forecasts_do_not_change_with_what_comes_after()
    {
        // Three days ahead what is usual is looked at too.
        var plan = SmallCity.Plan() with { Horizons = [1, 6, 72] };
        var trial = Trial.Run(SmallCity.Panel(), plan, plan.Until, SmallCity.Hours, 1, MethodWork.Quiet).Value;
        var other = Trial.Run(WithAnotherFuture(SmallCity.Panel(), plan.Until + 100), plan, plan.Until, SmallCity.Hours, 1, MethodWork.Quiet).Value;
        foreach (var (pairs, twins) in trial.Pairs.Zip(other.Pairs))
        {
            var then = twins.ToDictionary(p => (p.Site, p.Hour), p => p.Forecast.Mean);
            var same = pairs.Where(p => p.Hour <= plan.Until + 100).ToList();
            Assert.True(same.Count > 200);
            Assert.All(same, p => Assert.Equal(p.Forecast.Mean, then[(p.Site, p.Hour)]));
        }
    }

    /// <summary>Coming weather is asked for and looked at, but coming pollutants never are.</summary>
    [Fact]
    public void A_forecast_with_coming_weather_looks_at_weather_alone()
    {
        var plan = SmallCity.Plan(WeatherUse.UntilTheHour);
        var model = ForecastModel.Train(SmallCity.Panel(), plan, 1, MethodWork.Quiet).Value;
        var (panel, pollutants, weather) = (SmallCity.Panel(), WithAnotherFuture(SmallCity.Panel(), 2600, weather: false), WithAnotherFuture(SmallCity.Panel(), 2600));
        double Said(Panel from) => model.Forecast(from, 2600)[0].Hours[5].Mean;
        Assert.Equal(Said(panel), Said(pollutants));
        Assert.NotEqual(Said(panel), Said(weather));
    }

    private static Panel WithAnotherFuture(Panel panel, int after, bool weather = true)
    {
        foreach (var factor in Enum.GetValues<PanelFactor>())
            if (weather || Panel.Pollutants.Contains(factor))
                for (var site = 0; site < panel.Sites.Length; site++)
                    for (var hour = after + 1; hour < panel.Hours; hour++) panel[factor, site][hour] = 7 * hour % 311;
        return panel;
    }
}
