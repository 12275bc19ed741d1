using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Tests.Effect;

public sealed class WindowEffectTests
{
    private static readonly MeasureWindow Window = new(new(2015, 3, 20), new(2015, 3, 26));

    // Few small trees and a level that few placebos suffice for: these tests are of the method, not of the trees.
    private static readonly EffectOptions Quick = new(new TreeGrowth(Trees: 25, Leaves: 8, Rate: 0.15, LeastInLeaf: 50), Confidence: 0.9, SeasonDays: 60);

    private static readonly DateTime From = new(2015, 3, 20), Until = new(2015, 3, 27);

    [Fact]
    public void A_cut_of_two_fifths_is_found_although_still_air_hides_it()
    {
        // With so little wind the plain mean is above that of the days around in spite of the cut.
        var air = new MadeUpAir(730, 1, t => Within(t) ? 60 : 100, t => t >= From.AddDays(-1) && t < Until ? 0.35 : 1);
        var found = Effect(air.Times, air.Values, air.Wind).Value;
        var around = air.Values.Where((_, i) => !Within(air.Times[i]) && Math.Abs((air.Times[i] - From).TotalDays) < 20).Average();
        Assert.True(found.Observed > around);
        Assert.InRange(found.Percent, -52, -25);
        Assert.InRange(-40, found.PercentLow, found.PercentHigh);
        Assert.True(found.PercentHigh < 0 && found.High < 0 && found.P <= 0.1);
        // A cut that is found is more than the least that can be told.
        Assert.InRange(found.Detectable, found.Percent, 0);
        Assert.InRange(found.RSquared, 0.5, 1);
        Assert.Equal(7 * 24, found.Hours);
        // Two days beside the window are left out with it, and shown.
        Assert.Equal(11 * 24, found.Series.Times.Length);
        Assert.Equal(air.Values.Where((_, i) => Within(air.Times[i])).Average(), found.Observed, 9);
    }

    [Fact]
    public void Placebos_are_as_long_of_the_season_and_apart_from_all_measures()
    {
        var air = new MadeUpAir(730, 2, _ => 100);
        var other = new MeasureWindow(new(2014, 3, 1), new(2014, 3, 10));
        var found = Effect(air.Times, air.Values, air.Wind, Quick with { Others = [other] }).Value;
        Assert.All(found.Placebos, p =>
        {
            Assert.Equal(7, p.Window.Days);
            Assert.False(p.Window.Near(Window, 2) || p.Window.Near(other, 0));
            Assert.InRange(Math.Abs(p.Window.First.DayNumber - new DateOnly(p.Year, 3, 20).DayNumber), 0, 60);
        });
        Assert.Equal([2014, 2015], found.Placebos.Select(p => p.Year).Distinct());
        // Nothing was done, and the interval says so.
        Assert.InRange(0, found.Low, found.High);
        Assert.InRange(found.Coverage, 0.7, 1);
    }

    [Fact]
    public void What_was_measured_in_the_window_and_beside_it_has_no_part_in_what_is_predicted()
    {
        var air = new MadeUpAir(500, 3, _ => 100);
        double[] other = [.. air.Values.Select((v, i) => air.Times[i] >= From.AddDays(-2) && air.Times[i] < Until.AddDays(2) ? 7 * v : v)];
        var (one, two) = (Effect(air.Times, air.Values, air.Wind).Value, Effect(air.Times, other, air.Wind).Value);
        Assert.Equal(one.Counterfactual, two.Counterfactual);
        Assert.Equal(one.Placebos, two.Placebos);
        Assert.Equal(7 * one.Observed, two.Observed, 9);
    }

    [Fact]
    public void Another_unit_changes_the_amounts_and_not_the_shares()
    {
        var air = new MadeUpAir(500, 4, _ => 100);
        var (one, two) = (Effect(air.Times, air.Values, air.Wind).Value, Effect(air.Times, [.. air.Values.Select(v => 1024 * v)], air.Wind).Value);
        Assert.Equal(one.Percent, two.Percent, 0.05);
        Assert.Equal(one.PercentLow, two.PercentLow, 0.05);
        Assert.Equal(1024 * one.High, two.High, 1024 * 0.01 * one.Observed);
    }

    [Fact]
    public void It_says_why_it_cannot_tell()
    {
        var air = new MadeUpAir(500, 5, _ => 100);
        var short_ = new MadeUpAir(60, 5, _ => 100);
        Assert.Equal((ProblemKind.TooFew, 2000, 1440), Parts(Effect(short_.Times, short_.Values, short_.Wind).Problem!));
        Assert.Equal(ProblemKind.Shape, WindowEffect.Of(EffectHours.Of(air.Times, air.Values, [air.Wind]).Value, new(new(2016, 1, 1), new(2016, 1, 5)), Quick, MethodWork.Quiet).Problem!.Kind);
        var gaps = Effect(air.Times, air.Values, [.. air.Wind.Select((w, i) => Within(air.Times[i]) && air.Times[i].Day % 2 == 0 ? double.NaN : w)]).Problem!;
        Assert.Equal((ProblemKind.Gaps, 25.0), (gaps.Kind, gaps.Needed));
        var level = Effect(air.Times, air.Values, air.Wind, Quick with { Confidence = 0.99 }).Problem!;
        Assert.Equal((ProblemKind.TooFew, 199.0), (level.Kind, level.Needed));
        Assert.Equal(ProblemKind.Shape, EffectHours.Of(air.Times, air.Values, []).Problem!.Kind);
        Assert.Equal(ProblemKind.NoAnswer, Effect(air.Times, [.. air.Values.Select(v => v - 100)], air.Wind).Problem!.Kind);

        static (ProblemKind, double?, double?) Parts(AnalysisProblem problem) => (problem.Kind, problem.Needed, problem.Found);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("2013-04-20;2013-05-01", "")]
    [InlineData("2013-04-20", "2013-05-02/2013-05-01")]
    public void As_a_method_it_asks_for_one_period_and_for_others_that_can_be_read(string window, string others)
    {
        var method = MethodList.Find("effect")!;
        var input = MethodInputs.For(method, 100) with { Options = new Dictionary<string, string> { ["window"] = window, ["others"] = others } };
        Assert.Equal(ProblemKind.Option, MethodList.Run(method, input, MethodWork.Quiet).Problem!.Kind);
    }

    /// <summary>With small trees at one station; what the whole method finds on all stations is in the documentation.</summary>
    [Fact]
    public void The_meeting_of_November_2014_in_Beijing_was_cleaner_than_its_weather()
    {
        string[][] rows = [.. BeijingStations.Rows("Guanyuan").Take(2 * 8766)];
        double[] Column(int at) => [.. rows.Select(r => BeijingStations.Number(r[at]))];
        double[] wind = Column(16), direction = [.. rows.Select(r => Compass.TryParse(r[15], out var degrees) ? degrees : double.NaN)];
        double[] north = [.. wind.Zip(direction, (s, d) => -s * Math.Cos(d * Math.PI / 180))];
        var hours = EffectHours.Of([.. rows.Select(BeijingStations.Hour)], Column(5), [Column(11), Column(13), wind, north]).Value;
        var found = WindowEffect.Of(hours, new(new(2014, 11, 3), new(2014, 11, 12)), Quick, MethodWork.Quiet).Value;
        Assert.InRange(found.Percent, -65, -20);
        Assert.True(found.High < 0);
        Assert.InRange(found.RSquared, 0.35, 0.85);
    }

    private static bool Within(DateTime time) => time >= From && time < Until;

    private static Analysed<WindowEffect> Effect(DateTime[] times, double[] values, double[] wind, EffectOptions? options = null) =>
        EffectHours.Of(times, values, [wind]).Then(hours => WindowEffect.Of(hours, Window, options ?? Quick, MethodWork.Quiet));
}
