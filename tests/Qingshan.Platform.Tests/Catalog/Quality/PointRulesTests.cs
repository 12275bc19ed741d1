using Qingshan.Platform.Catalog;
using Qingshan.Platform.Observations;
using static Qingshan.Platform.Tests.Catalog.Quality.QualityDays;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>Each rule of monitoring data: what it finds, what it leaves alone, and how much it checked.</summary>
public sealed class PointRulesTests
{
    private static (int Checked, int Failed) Counts(RuleResult r) => (r.Checked, r.Failed);

    [Fact]
    public void Range_fails_what_nature_does_not_allow_and_says_which_value_of_which_packet()
    {
        var found = DayOf(Hours("a34004", Gentle().With((3, -5), (7, 20_000)))).Judge("range");
        Assert.Equal((24, 2), Counts(found));
        Assert.Equal([(From.AddHours(3), 4L), (From.AddHours(7), 8L)], found.Examples.Select(e => (e.Start!.Value, e.Packet!.Value)));
        Assert.Contains("-5 ∉ [0, 10000]", found.Examples[0].Says, StringComparison.Ordinal);
        // Of what has no bounds nothing is checked.
        Assert.Equal((0, 0), Counts(DayOf(Hours("a01007", Gentle(), unit: "m/s")).Judge("range")));
    }

    [Fact]
    public void Range_takes_bounds_of_a_row_in_the_customary_unit_and_converts_them()
    {
        // 0.5 mg/m³ is 500 µg/m³.
        var day = DayOf(Hours("a34004", Flat(0.4).With((2, 0.6)), unit: "mg/m³"));
        Assert.Equal((24, 0), Counts(day.Judge("range")));
        Assert.Equal((24, 1), Counts(day.Judge("range", Row("range", "most", 500, factor: "a34004"))));
    }

    [Fact]
    public void Jump_needs_the_day_before_to_know_what_is_usual()
    {
        Assert.Equal((24, 1), Counts(DayOf(Hours("a34004", Gentle(54).With((40, 130), (41, 131)), before: 30)).Judge("jump")));
        Assert.Equal((24, 0), Counts(DayOf(Hours("a34004", Gentle(54), before: 30)).Judge("jump")));
        Assert.Equal((24, 0), Counts(DayOf(Hours("a34004", Gentle(54).With((40, 130), (41, 131)), before: 30)).Judge("jump", Row("jump", "times", 100, kind: "air-station"))));
    }

    [Fact]
    public void Constant_fails_from_the_fourth_equal_hour_on_and_never_zero()
    {
        Assert.Equal((24, 3), Counts(DayOf(Hours("a34004", Gentle().With([.. Enumerable.Range(10, 6).Select(h => (h, 77.0))]))).Judge("constant")));
        Assert.Equal((24, 0), Counts(DayOf(Hours("a34004", Flat(0))).Judge("constant")));
    }

    [Fact]
    public void Periods_count_what_is_missing_but_not_what_is_excused_or_not_alive()
    {
        var gap = Gentle().With((5, double.NaN), (6, double.NaN));
        Assert.Equal((24, 2), Counts(DayOf(Hours("a34004", gap)).Judge("periods")));
        Assert.Equal((23, 1), Counts(DayOf(Hours("a34004", gap)).Said("a34004", 5, MarkReason.Calibration).Judge("periods")));
        Assert.Equal((0, 0), Counts(DayOf(Hours("a34004", [], expected: false)).Judge("periods")));
        Assert.Equal((24, 24), Counts(DayOf(Hours("a34004", [])).Judge("periods")));
    }

    [Fact]
    public void Of_the_running_day_only_what_is_over_and_waited_for_is_owed()
    {
        // At 10:30: hours 0 to 9 are over, and the last of them is still waited for.
        var day = DayOf(Hours("a34004", Gentle(9))) with { Until = From.AddHours(10.5) };
        Assert.Equal((9, 0), Counts(day.Judge("periods")));
        Assert.Equal((10, 1), Counts(day.Judge("periods", Row("periods", "grace", 0))));
        Assert.Equal((0, 0), Counts(day.Judge("day")));
        Assert.Equal((0, 0), Counts(day.Judge("factors")));
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(19, 1)]
    public void A_day_is_valid_with_twenty_valid_hours(int valid, int failed)
    {
        Observation Faulty(int hour, Observation o) => hour < valid ? o : o with { Flag = 'D' };
        Assert.Equal((1, failed), Counts(DayOf(Hours("a34004", Gentle(), change: Faulty)).Judge("day")));
    }

    [Fact]
    public void Factors_that_a_kind_has_to_measure_are_there_and_a_row_can_ask_for_more_or_less()
    {
        var day = DayOf(Hours("a34004", Gentle()), Hours("a34002", Gentle()));
        var found = day.Judge("factors");
        Assert.Equal((6, 4), Counts(found));
        Assert.Equal(["a05024", "a21004", "a21005", "a21026"], found.Examples.Select(e => e.Says));
        Assert.Equal((5, 3), Counts(day.Judge("factors", Row("factors", "required", 0, factor: "a21026"))));
        Assert.Equal((7, 5), Counts(day.Judge("factors", Row("factors", "required", 1, factor: "a21003"))));
        Assert.Equal((0, 0), Counts(DayOf(Point("waste-gas-outlet"), Hours("a21026", Gentle())).Judge("factors")));
    }

    [Fact]
    public void Flags_other_than_normal_fail_until_a_person_has_taken_the_value_out_or_called_it_right()
    {
        var day = DayOf(Hours("a34004", Gentle(), change: (h, o) => h is 2 or 3 ? o with { Flag = 'D' } : o));
        Assert.Equal((24, 2), Counts(day.Judge("flag")));
        Assert.Equal((23, 1), Counts(day.Said("a34004", 2, MarkReason.Instrument).Judge("flag")));
        Assert.Equal((24, 1), Counts(day.Said("a34004", 2, MarkReason.Checked).Judge("flag")));
    }

    [Fact]
    public void A_part_is_no_more_than_its_whole()
    {
        var day = DayOf(Hours("a34004", Flat(40).With((4, 95))), Hours("a34002", Flat(60).With((9, double.NaN))));
        Assert.Equal((23, 1), Counts(day.Judge("part")));
        Assert.Equal((23, 0), Counts(day.Judge("part", Row("part", "tolerance", 2))));
        Assert.Equal((0, 0), Counts(DayOf(Hours("a34004", Gentle())).Judge("part")));
    }

    [Fact]
    public void A_mean_lies_between_its_extremes()
    {
        var day = DayOf(Hours("a34004", Gentle(), change: (h, o) => o with { Min = o.Value - 1, Max = h == 8 ? o.Value - 5 : o.Value + 1 }), Hours("a34002", Gentle()));
        Assert.Equal((24, 1), Counts(day.Judge("extremes")));
    }

    [Fact]
    public void The_hour_of_a_device_is_that_of_its_minutes()
    {
        var day = DayOf(Hours("a34004", Gentle().With((6, 80))), Hours("a34004", Gentle().With((7, double.NaN)), origin: Origin.RolledUp));
        Assert.Equal((23, 1), Counts(day.Judge("minutes")));
        Assert.Equal((0, 0), Counts(DayOf(Hours("a34004", Gentle())).Judge("minutes")));
        // What the device says of its own hour is what the other rules look at.
        Assert.Equal(24, day.Judge("range").Checked);
    }

    [Fact]
    public void Arrival_and_clock_are_told_by_when_the_packet_came()
    {
        var day = DayOf(Hours("a34004", Gentle(), change: (h, o) => h == 1 ? o with { Received = o.Start.AddHours(5) } : h == 2 ? o with { Received = o.Start.AddMinutes(50) } : o));
        var (late, early) = (day.Judge("arrival"), day.Judge("clock"));
        Assert.Equal(((24, 1), "+240 min > 60 min"), (Counts(late), late.Examples[0].Says));
        Assert.Equal(((24, 1), "−600 s"), (Counts(early), early.Examples[0].Says));
        Assert.Equal((24, 0), Counts(day.Judge("arrival", Row("arrival", "limit", 300))));
        // Hours that the platform made arrive nowhere.
        Assert.Equal((0, 0), Counts(DayOf(Hours("a34004", Gentle(), origin: Origin.RolledUp)).Judge("arrival")));
    }

    [Fact]
    public void Of_a_series_that_begins_within_the_day_nothing_is_owed_or_late_before_it()
    {
        var hours = Hours("a34004", Gentle().With([.. Enumerable.Range(0, 10).Select(h => (h, double.NaN))]));
        var old = hours.Series;
        var day = DayOf(hours with
        {
            Series = new() { Id = old.Id, PointId = old.PointId, Factor = old.Factor, Kind = old.Kind, Origin = old.Origin, Channel = "", Unit = old.Unit, CreatedAt = From.AddHours(12).AddMinutes(5) },
            Values = [.. hours.Values.Select(o => o.Start < From.AddHours(12) ? o with { Received = From.AddHours(14) } : o)],
        });
        Assert.Equal((14, 0), Counts(day.Judge("periods")));
        Assert.Equal((12, 0), Counts(day.Judge("arrival")));
    }

    [Fact]
    public void A_station_unlike_three_neighbours_fails_and_among_two_nothing_is_checked()
    {
        var near = Enumerable.Range(1, 3).Select(i => DayOf(Hours("a34004", [.. Gentle().Select(v => v + i)]))).ToList();
        var day = DayOf(Hours("a34004", Gentle().With((11, 900))));
        Assert.Equal((24, 1), Counts((day with { Neighbours = near }).Judge("neighbours")));
        Assert.Equal((0, 0), Counts((day with { Neighbours = near[..2] }).Judge("neighbours")));
    }

    [Fact]
    public void Instruments_side_by_side_agree()
    {
        var day = DayOf(Hours("a34004", Flat(40)), Hours("a34004", Flat(42).With((5, 60)), channel: "2"));
        Assert.Equal((24, 1), Counts(day.Judge("channels")));
        Assert.Equal((0, 0), Counts(DayOf(Hours("a34004", Flat(40))).Judge("channels")));
    }

    [Fact]
    public void Nitrogen_oxides_are_dioxide_and_monoxide_together()
    {
        // 30 + 1.533 × 20 = 60.7.
        var day = DayOf(Hours("a21004", Flat(30)), Hours("a21003", Flat(20)), Hours("a21002", Flat(61).With((3, 120))));
        Assert.Equal((24, 1), Counts(day.Judge("nox")));
        Assert.Equal((0, 0), Counts(DayOf(Hours("a21004", Flat(30)), Hours("a21002", Flat(61))).Judge("nox")));
    }

    [Fact]
    public void No_rule_fails_a_value_that_a_person_has_called_right()
    {
        var day = DayOf(Hours("a34004", Gentle().With((3, -5))));
        Assert.Equal(1, day.Judge("range").Failed);
        Assert.Equal((24, 0), Counts(day.Said("a34004", 3, MarkReason.Checked).Judge("range")));
        Assert.Equal((23, 0), Counts(day.Said("a34004", 3, MarkReason.Instrument).Judge("range")));
    }

    [Fact]
    public void Every_rule_has_a_key_of_its_own_a_class_words_and_parameters_within_their_bounds()
    {
        Assert.Equal(QualityRules.All.Count, QualityRules.All.Select(r => r.Facts.Key).Distinct().Count());
        Assert.All(Enum.GetValues<QualityClass>(), c => Assert.True(QualityRules.KeysOf(c).Count >= 2, $"{c}"));
        Assert.Equal(1, Enum.GetValues<QualityClass>().Sum(QualityWeights.Of), 10);
        foreach (var rule in QualityRules.All.Select(r => r.Facts))
        {
            Assert.True(rule.Key.Length <= 20 && rule.Explains.Zh.Length > 10 && rule.Explains.En.Length > 10 && rule.Formula.Length > 3, rule.Key);
            Assert.All(rule.Parameters, p => Assert.True(p.Default is null || (p.Default >= p.Least && p.Default <= p.Most), $"{rule.Key}.{p.Name}"));
            Assert.True(rule.Parameter("close-share")!.Default <= rule.Parameter("open-share")!.Default, rule.Key);
        }
    }
}
