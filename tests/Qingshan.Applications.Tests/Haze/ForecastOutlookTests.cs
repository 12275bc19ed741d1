using CsCheck;
using Qingshan.Applications.Haze;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests.Haze;

/// <summary>Levels by a forecast: measured hours go on in possible courses, and the plan is applied to the whole.</summary>
public sealed class ForecastOutlookTests
{
    private static readonly WarningPlan Plan = WarningPlans.Find("national-2018")!;
    private static readonly DateTime Made = new(2018, 12, 1, 7, 0, 0);

    [Fact]
    public void Hours_that_were_measured_count()
    {
        // PM2.5 of 200 µg/m³ is an index of 250. Yellow needs 48 hours above 200: 30 are measured, and in the courses 24 more come, or 2.
        var measured = Measured(h => h > -30 ? 200 : 20);
        var levels = ForecastOutlook.LevelsOf(Plan, measured, Made.AddHours(-400), Made, [Course(h => h <= 24 ? 200 : 20), Course(h => h <= 2 ? 200 : 20)]);
        var yellow = levels.Single(l => l.Level == WarningLevel.Yellow);
        Assert.Equal(0.5, yellow.Chance);
        // The stretch has begun long ago: the level holds from the first hour ahead.
        Assert.Equal(Made.AddHours(1), yellow.Earliest);
        Assert.Contains("national", Plan.Key, StringComparison.Ordinal);
        Assert.Contains("2 条可能的走势中有 1 条", yellow.ReasonZh, StringComparison.Ordinal);
        Assert.Contains(Plan.NameEn, yellow.ReasonEn, StringComparison.Ordinal);
        Assert.Equal(0, levels.Single(l => l.Level == WarningLevel.Red).Chance);
        // Without what was measured nothing of it would be there.
        Assert.Equal(0, ForecastOutlook.LevelsOf(Plan, Measured(_ => 20), Made.AddHours(-400), Made, [Course(h => h <= 24 ? 200 : 20)]).Single(l => l.Level == WarningLevel.Yellow).Chance);
    }

    [Fact]
    public void What_comes_says_when_it_begins()
    {
        var levels = ForecastOutlook.LevelsOf(Plan, Measured(_ => 20), Made.AddHours(-400), Made, [Course(h => h > 10 ? 200 : 20), Course(h => h > 20 ? 200 : 20), Course(_ => 20)]);
        var yellow = levels.Single(l => l.Level == WarningLevel.Yellow);
        Assert.Equal(2 / 3.0, yellow.Chance, 9);
        Assert.InRange(yellow.Earliest!.Value, Made, Made.AddHours(12));
        Assert.True(yellow.Likely > yellow.Earliest);
    }

    [Fact]
    public void More_pollution_makes_no_level_less_likely_and_a_higher_level_is_no_likelier() =>
        Gen.Select(Gen.Double[20, 350].Array[72].Array[5], Gen.Double[20, 350].Array[120], Gen.Double[0, 100]).Sample((courses, before, more) =>
        {
            IReadOnlyDictionary<AirPollutant, double[]> measured = new Dictionary<AirPollutant, double[]> { [AirPollutant.Pm25] = before };
            var start = Made.AddHours(-119);
            var (less, worse) = (ForecastOutlook.LevelsOf(Plan, measured, start, Made, courses), ForecastOutlook.LevelsOf(Plan, measured, start, Made, [.. courses.Select(c => c.Select(v => v + more).ToArray())]));
            Assert.All(less.Zip(worse), l => Assert.True(l.First.Chance <= l.Second.Chance));
            for (var i = 1; i < less.Count; i++) Assert.True(less[i - 1].Chance <= less[i].Chance);
        });

    private static Dictionary<AirPollutant, double[]> Measured(Func<int, double> ofHour) => new() { [AirPollutant.Pm25] = [.. Enumerable.Range(-400, 401).Select(ofHour)] };

    private static double[] Course(Func<int, double> ofHour) => [.. Enumerable.Range(1, 72).Select(ofHour)];
}
