using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Effect;

public sealed class DeweatheredChangeTests
{
    private static readonly DeweatheredOptions Quick = new(new TreeGrowth(Trees: 40, Leaves: 8, Rate: 0.15, LeastInLeaf: 50), Draws: 400);

    [Fact]
    public void A_source_that_fell_is_told_from_wind_that_hid_it()
    {
        // Half as much is emitted, and half as much wind leaves nearly all of it: measured hardly falls.
        var air = new MadeUpAir(3 * 365, 1, t => t.Year == 2016 ? 60 : 100, t => t.Year == 2016 ? 0.6 : 1);
        var found = DeweatheredChange.Of(air.Times, air.Values, [air.Wind], Quick, MethodWork.Quiet).Value;
        Assert.Equal(3, found.Years.Length);
        var last = found.Changes[1];
        Assert.Equal((2015, 2016), (last.From.First.Year, last.To.First.Year));
        Assert.InRange(last.ObservedPercent, -30, 0);
        Assert.InRange(last.RestPercent, -50, -30);
        Assert.True(last.High < 0 && last.P < 0.05 && last.Weather > 0);
        // Between the years in which nothing changed nothing is found.
        Assert.InRange(0, found.Changes[0].Low, found.Changes[0].High);
        Assert.True(found.Trend!.Slope < 0);
        // From the first year to the last comes at the end.
        Assert.Equal((2014, 2016), (found.Changes[^1].From.First.Year, found.Changes[^1].To.First.Year));
    }

    [Fact]
    public void What_was_measured_is_weather_and_the_rest_and_nothing_else()
    {
        var air = new MadeUpAir(500, 2, _ => 100);
        var found = DeweatheredChange.Of(air.Times, air.Values, [air.Wind], Quick with { FirstMonth = 4 }, MethodWork.Quiet).Value;
        Assert.Equal([new(2013, 4, 1), new(2014, 4, 1), new DateOnly(2015, 4, 1)], found.Years.Select(y => y.First));
        Assert.Equal([false, true, false], found.Years.Select(y => y.IsWhole));
        Assert.Empty(found.Changes);
        Assert.All(found.Years, y =>
        {
            Assert.Equal(y.Observed, y.Weather + y.Deweathered, 9);
            Assert.InRange(y.Deweathered, y.Low, y.High);
        });
        Assert.Equal(air.Values[(90 * 24)..(455 * 24)].Average(), found.Years[1].Observed, 9);
        // The average weather of a month is that of all its years: over them what weather adds is little.
        Assert.InRange(found.MonthsObserved.Zip(found.MonthsDeweathered, (o, d) => o - d).Average() / air.Values.Average(), -0.05, 0.05);
    }

    [Fact]
    public void Still_air_of_the_day_before_is_seen_only_with_its_history()
    {
        var air = new MadeUpAir(400, 5, _ => 100);
        double RSquared(bool history) => DeweatheredChange.Of(air.Times, air.Values, [air.Wind], Quick with { History = history }, MethodWork.Quiet).Value.RSquared;
        Assert.True(RSquared(true) > RSquared(false) + 0.05);
    }

    [Fact]
    public void A_year_without_one_of_its_months_is_not_compared()
    {
        var air = new MadeUpAir(730, 4, _ => 100);
        double[] gap = [.. air.Values.Select((v, i) => air.Times[i] is { Year: 2014, Month: 1 } ? double.NaN : v)];
        var found = DeweatheredChange.Of(air.Times, gap, [air.Wind], Quick, MethodWork.Quiet).Value;
        Assert.Equal([(false, 0.0), (true, 100.0)], found.Years.Select(y => (y.IsWhole, y.LeastOfMonth)));
        Assert.True(found.Years[0].Capture > DeweatheredYear.LeastCapture);
        Assert.Empty(found.Changes);
    }

    [Fact]
    public void It_says_why_it_cannot_tell()
    {
        var air = new MadeUpAir(60, 3, _ => 100);
        Assert.Equal(ProblemKind.TooFew, DeweatheredChange.Of(air.Times, air.Values, [air.Wind], Quick, MethodWork.Quiet).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, DeweatheredChange.Of(air.Times, air.Values, [air.Wind], Quick with { FirstMonth = 13 }, MethodWork.Quiet).Problem!.Kind);
    }
}
