using CsCheck;
using Qingshan.Analysis.Forecasting;

namespace Qingshan.Analysis.Tests.Forecasting;

public sealed class ForecastDistributionTests
{
    private static readonly Gen<ForecastDistribution> Distributions = Gen.Double[1, 80].Array[7].Select(steps =>
        new ForecastDistribution(ForecastDistribution.Learned, [.. steps.Select((_, i) => 500 + steps.Take(i + 1).Sum())]));

    [Fact]
    public void A_quantile_is_the_value_at_most_which_it_is_with_that_probability() =>
        Gen.Select(Distributions, Gen.Double[0.001, 0.999]).Sample((d, level) => Assert.Equal(level, d.AtMost(d.Quantile(level)), 6));

    [Fact]
    public void The_probability_rises_with_the_value() =>
        Gen.Select(Distributions, Gen.Double[0, 1500], Gen.Double[0, 300]).Sample((d, value, more) => Assert.True(d.AtMost(value) <= d.AtMost(value + more) && d.AtMost(value) is >= 0 and <= 1));

    [Fact]
    public void Beyond_the_outermost_quantiles_it_halves_as_it_did_between_the_last_two()
    {
        var d = new ForecastDistribution(ForecastDistribution.Learned, [10, 20, 30, 40, 50, 60, 70]);
        Assert.Equal(0.975, d.AtMost(80), 9);
        Assert.Equal(0.025, d.AtMost(0), 9);
        Assert.Equal(0, d.AtMost(-1));
        Assert.Equal(0, d.Quantile(0.01));
    }
}
