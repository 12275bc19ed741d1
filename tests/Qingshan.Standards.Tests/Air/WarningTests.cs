using CsCheck;

namespace Qingshan.Standards.Tests;

public class WarningTests
{
    private static readonly DateTime Start = new(2016, 12, 14, 0, 0, 0);
    private static readonly WarningPlan Letter2016 = WarningPlans.Find("bth-2016")!;
    private static readonly WarningPlan National2024 = WarningPlans.Find("national-2024")!;

    private static readonly Gen<WarningPlan> Plans = Gen.Int[0, WarningPlans.All.Length - 1].Select(i => WarningPlans.All[i]);

    public static TheoryData<string> Keys => [.. WarningPlans.All.Select(p => p.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_plan_says_whose_it_is_where_it_was_seen_and_asks_for_no_less_than_it_says(string key)
    {
        var plan = WarningPlans.Find(key)!;
        Assert.Equal(2, plan.Note.Split(" · ").Length);
        Assert.All(plan.Regions, r => Assert.True(r == WarningPlan.Country || DivisionTable.Find(r) is not null, r));
        Assert.True(plan.Until is null || plan.Until > plan.From);
        Assert.All(plan.Rules.SelectMany(r => r.Conditions), c => Assert.True(c.Hours >= 24 && c.Index is >= 100 and <= 500 && (c.Note is null || c.Note.Split(" · ").Length == 2)));
        foreach (var rule in plan.Rules)
        {
            Assert.True(Holds(rule, Least(rule)));
            // Nothing less will do: a day shorter, or the days of a condition a point lower.
            Assert.False(Holds(rule, Least(rule)[..^1]));
            Assert.All(rule.Conditions, c => Assert.False(Holds(rule, [.. Least(rule).Select(d => Math.Min(d, c.Index - (c.Bound == Bound.Above ? 0 : 1)))])));
        }

        bool Holds(WarningRule rule, double[] days) => WarningCourse.Of(plan, WarningIndex.OfDays(new(2020, 1, 1), days)).Findings.Any(f => f.Rule == rule);
    }

    [Fact]
    public void Only_the_letter_of_2016_was_read_in_its_text() => Assert.Equal(["bth-2016"], WarningPlans.All.Where(p => p.IsVerified).Select(p => p.Key));

    [Theory]
    [InlineData("110105", "2013-10-21", null)]
    [InlineData("110105", "2014-02-21", "beijing-2013")]
    [InlineData("110105", "2015-12-07", "beijing-2015")]
    [InlineData("110105", "2016-02-10", "bth-2016")]
    [InlineData("110105", "2016-12-16", "beijing-2016")]
    [InlineData("130100", "2016-02-10", "bth-2016")]
    [InlineData("130100", "2016-12-16", null)]
    [InlineData("130100", "2017-11-04", "national-2017")]
    [InlineData("310115", "2016-12-13", "shanghai-2014")]
    [InlineData("310115", "2016-12-14", "shanghai-2016")]
    [InlineData("370100", "2021-01-01", "national-2018")]
    [InlineData("370100", "2026-01-22", "national-2024")]
    public void A_place_warns_by_its_own_plan_before_the_country_s(string region, string day, string? key) =>
        Assert.Equal(key, WarningPlans.InForce(region, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Key);

    [Theory]
    // By the letter of 2016: days of the index, and the level of each.
    [InlineData("bth-2016", "200 200 200 200 200", "-----")]
    [InlineData("bth-2016", "90 201 90 90", "-B--")]
    [InlineData("bth-2016", "90 201 250 90", "-YY-")]
    [InlineData("bth-2016", "201 201 201 300", "YYYY")]
    [InlineData("bth-2016", "210 301 210 90", "OOO-")]
    [InlineData("bth-2016", "210 301 301 90", "OOO-")]
    [InlineData("bth-2016", "210 301 210 301", "OOOO")]
    [InlineData("bth-2016", "210 301 310 210 90", "RRRR-")]
    [InlineData("bth-2016", "90 499 90 500 90", "-B-R-")]
    [InlineData("beijing-2013", "250 250 250 90", "YYY-")]
    [InlineData("beijing-2013", "250 301 250 90", "OOO-")]
    [InlineData("beijing-2013", "301 301 301 90", "RRR-")]
    [InlineData("beijing-2013", "90 301 90", "-Y-")]
    [InlineData("beijing-2015", "201 201 201 90 201 201 201 201", "OOO-RRRR")]
    [InlineData("shanghai-2014", "201 90 201 201 90 301 90 451", "B-YY-O-R")]
    [InlineData("shanghai-2016", "201 90 301 90 399 90 400 90 201 201 201", "B-O-O-R-OOO")]
    [InlineData("national-2024", "151 151 90 201 90", "YY-Y-")]
    [InlineData("national-2024", "151 151 151 90 201 201 90", "OOO-OO-")]
    [InlineData("national-2024", "201 301 201 90", "RRR-")]
    [InlineData("national-2024", "201 300 201 90", "OOO-")]
    // A day that is not known breaks a stretch.
    [InlineData("bth-2016", "250 250 NaN 250", "YY-B")]
    public void Days_reach_the_level_of_the_plan(string key, string days, string levels)
    {
        var course = WarningCourse.Of(WarningPlans.Find(key)!, Days(days));
        Assert.Equal(levels, Letters(course.Reached));
    }

    [Fact]
    public void A_warning_is_lifted_when_it_stays_below_for_as_long_as_the_plan_says()
    {
        // A day between is no end by a plan that waits for 36 hours, two days are; in the end it stays open.
        var course = WarningCourse.Of(National2024, Days("90 201 301 201 90 201 90 90 90 151 151 90"));
        Assert.Equal("-RRR-Y---YY-", Letters(course.Reached));
        Assert.Equal("-RRRYY---YYY", Letters(course.InForce));
        var warnings = Warning.Of(course);
        Assert.Equal([(WarningLevel.Red, 24, 144, false), (WarningLevel.Yellow, 216, 288, true)], warnings.Select(w => (w.Level, Hour(w.From), Hour(w.Until), w.IsOpen)));
        Assert.Equal([(WarningLevel.Red, 24, 96), (WarningLevel.Yellow, 96, 144)], warnings[0].Stages.Select(s => (s.Level, Hour(s.From), Hour(s.Until))));

        int Hour(DateTime at) => (int)(at - Start).TotalHours;
    }

    [Fact]
    public void The_reason_names_rule_numbers_and_what_is_not_verified()
    {
        var red = Warning.Of(WarningCourse.Of(Letter2016, Days("90 210 301 320 210 90"))).Single();
        Assert.Equal("AQI 日均值 大于 200 持续 96 小时（2016-12-15 00:00 起，要求不少于 96 小时，最高 320），其中AQI 日均值 大于 300 持续 48 小时（2016-12-16 00:00 起，要求不少于 48 小时，最高 320），达到红色预警条件。依据：关于统一京津冀城市重污染天气预警分级标准强化重污染天气应对工作的函（环办应急函〔2016〕225号）。", red.ReasonZh);
        Assert.Equal("The AQI of every day is above 200 for 96 hours (from 2016-12-15 00:00, at least 96 are needed, highest 320); in it that of every day is above 300 for 48 hours (from 2016-12-16 00:00, at least 48 are needed, highest 320): a red warning by Letter on unified grades of heavy-pollution warnings in the cities of Beijing, Tianjin and Hebei.", red.ReasonEn);
        var other = Warning.Of(WarningCourse.Of(National2024, Days("90 210 90"))).Single();
        Assert.EndsWith("规则未核实。", other.ReasonZh);
        Assert.EndsWith("rule unverified.", other.ReasonEn);
    }

    [Fact]
    public void Any_24_hours_are_taken_across_midnight_where_the_plan_says_so()
    {
        // 48 hours of 200 µg/m³ (index 250) from 15 h on: one calendar day and a piece of two others, but 24 hours in a row for the whole of it.
        var pm = Hours(15, 48, 200, 30, 120);
        var rolling = WarningIndex.Of(Start, pm, WarningBasis.AnyDay, Editions.Hj633Of2012);
        var national = WarningCourse.Of(WarningPlans.Find("national-2018")!, rolling);
        var finding = Assert.Single(national.Findings);
        Assert.Equal(WarningLevel.Yellow, finding.Rule.Level);
        // 24 hours of which 18 lie in it have a mean above 150 µg/m³, too: the stretch is longer than what was put in.
        Assert.Equal((Start.AddHours(15 - 6), 48 + 12), (finding.From, finding.Stretches[0].Hours));
        var days = WarningIndex.Of(Start, pm, WarningBasis.CalendarDay, Editions.Hj633Of2012);
        Assert.Equal(WarningLevel.Blue, WarningCourse.Of(Letter2016, days).Findings.Max(f => f.Rule.Level));
    }

    [Fact]
    public void A_day_with_fewer_than_20_hours_is_not_known_and_the_largest_pollutant_counts()
    {
        var pm = Hours(0, 48, 200, 200, 48);
        for (var h = 0; h < 4; h++) pm[AirPollutant.Pm25][h] = double.NaN;
        Assert.Equal(250, WarningIndex.Of(Start, pm, WarningBasis.CalendarDay, Editions.Hj633Of2012).Values[0]);
        pm[AirPollutant.Pm25][4] = double.NaN;
        Assert.True(double.IsNaN(WarningIndex.Of(Start, pm, WarningBasis.CalendarDay, Editions.Hj633Of2012).Values[0]));
        pm[AirPollutant.Pm10] = [.. Enumerable.Repeat(430.0, 48)];
        pm[AirPollutant.Ozone] = [.. Enumerable.Repeat(170.0, 48)];
        // Without PM2.5 the day is PM10's: 300 + (430 - 420) / 80 × 100, rounded up.
        Assert.Equal([313, 313], WarningIndex.Of(Start, pm, WarningBasis.CalendarDay, Editions.Hj633Of2012).Values);
        Assert.Equal([110, 110], WarningIndex.Of(Start, new Dictionary<AirPollutant, double[]> { [AirPollutant.Ozone] = pm[AirPollutant.Ozone] }, WarningBasis.CalendarDay, Editions.Hj633Of2012).Values);
    }

    [Fact]
    public void More_pollution_never_lowers_a_level() =>
        Gen.Select(Plans, Gen.Double[0, 500].Array[10, 40], Gen.Double[0, 200].Array[40]).Sample((plan, days, more) =>
        {
            var less = WarningCourse.Of(plan, WarningIndex.OfDays(new(2020, 1, 1), days));
            var worse = WarningCourse.Of(plan, WarningIndex.OfDays(new(2020, 1, 1), [.. days.Select((d, i) => Math.Min(500, d + more[i]))]));
            Assert.True(less.Reached.Zip(worse.Reached).All(p => p.First <= p.Second));
            Assert.True(less.InForce.Zip(worse.InForce).All(p => p.First <= p.Second));
            Assert.True(less.Reached.Zip(less.InForce).All(p => p.First <= p.Second));
        }, iter: 300);

    [Fact]
    public void What_is_shifted_in_time_is_found_shifted_in_time() =>
        Gen.Select(Plans, Gen.Double[20, 450].Array[8, 12], Gen.Int[1, 400]).Sample((plan, levels, shift) =>
        {
            // Whole days where the plan counts calendar days.
            if (plan.Basis == WarningBasis.CalendarDay) shift *= 24;
            double[] hours = [.. levels.SelectMany(l => Enumerable.Repeat(l, 31))];
            var there = new Dictionary<AirPollutant, double[]> { [AirPollutant.Pm25] = hours };
            var here = Warning.Of(WarningCourse.Of(plan, WarningIndex.Of(Start, there, plan.Basis, Editions.Hj633Of2012)));
            var later = Warning.Of(WarningCourse.Of(plan, WarningIndex.Of(Start.AddHours(shift), there, plan.Basis, Editions.Hj633Of2012)));
            Assert.Equal(here.Select(w => (w.Level, w.From.AddHours(shift), w.Until.AddHours(shift))), later.Select(w => (w.Level, w.From, w.Until)));
        }, iter: 100);

    [Fact]
    public void Chances_are_shares_of_paths_and_what_has_happened_is_certain()
    {
        WarningIndex[] paths = [Days("90 210 310 210 90"), Days("90 210 310 310 210"), Days("90 210 90 90 90"), Days("90 90 90 90 90")];
        var chance = WarningChance.Of(Letter2016, paths);
        Assert.Equal((0.75, 0.5, 0.5, 0.25), (chance.Any[WarningLevel.Blue], chance.Any[WarningLevel.Yellow], chance.Any[WarningLevel.Orange], chance.Any[WarningLevel.Red]));
        Assert.Equal((0, 0.75, 0.25), (chance.Hours[WarningLevel.Blue][0], chance.Hours[WarningLevel.Blue][30], chance.Hours[WarningLevel.Blue][100]));
        Assert.Equal(0.25, WarningChance.Of(Letter2016, paths, origin: 96).Any[WarningLevel.Blue]);
        Gen.Double[0, 500].Array[6].Sample(days =>
        {
            var path = WarningIndex.OfDays(new(2020, 1, 1), days);
            var certain = WarningChance.Of(National2024, [path, path, path]);
            var reached = WarningCourse.Of(National2024, path).Reached.Max();
            Assert.All(certain.Any, pair => Assert.Equal(pair.Key <= reached ? 1 : 0, pair.Value));
        }, iter: 50);
    }

    /// <summary>A letter for each day, whose hours have to be of one level.</summary>
    private static string Letters(IEnumerable<WarningLevel> hours) => string.Concat(hours.Chunk(24).Select(day => "-BYOR"[(int)Assert.Single(day.Distinct())]));

    private static WarningIndex Days(string days) => WarningIndex.OfDays(DateOnly.FromDateTime(Start), [.. days.Split(' ').Select(d => double.Parse(d, System.Globalization.CultureInfo.InvariantCulture))]);

    /// <summary>The lowest days that fulfil a rule: of each condition as many as it needs, the highest first.</summary>
    private static double[] Least(WarningRule rule)
    {
        var days = new double[rule.Conditions.Max(c => (c.Hours + 23) / 24)];
        foreach (var condition in rule.Conditions)
            for (var d = 0; d < (condition.Hours + 23) / 24; d++) days[d] = Math.Max(days[d], condition.Index + (condition.Bound == Bound.Above ? 1 : 0));
        return days;
    }

    private static Dictionary<AirPollutant, double[]> Hours(int from, int count, double high, double low, int all) =>
        new() { [AirPollutant.Pm25] = [.. Enumerable.Range(0, all).Select(h => h >= from && h < from + count ? high : low)] };
}
