using System.Collections.Immutable;
using CsCheck;
using Qingshan.Applications.Haze;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests.Haze;

/// <summary>Hits, false alarms and misses against what the rule called for.</summary>
public sealed class IssuedAgainstRuleTests
{
    private static readonly DateTime Day = new(2018, 12, 1);

    [Fact]
    public void A_warning_that_meets_what_was_called_for_is_a_hit_by_its_level_and_says_how_far_ahead()
    {
        var called = Called((WarningLevel.Orange, 24, 96));
        var judged = IssuedAgainstRule.Of(Issued(WarningLevel.Orange, signed: 6, from: 12, until: 90), called, Day.AddDays(10));
        Assert.Equal((WarningHit.Hit, 18.0), (judged.Hit, judged.HoursAhead!.Value));
        Assert.Equal(WarningHit.TooHigh, IssuedAgainstRule.Of(Issued(WarningLevel.Red, 6, 12, 90), called, Day.AddDays(10)).Hit);
        Assert.Equal(WarningHit.TooLow, IssuedAgainstRule.Of(Issued(WarningLevel.Yellow, 6, 12, 90), called, Day.AddDays(10)).Hit);
        Assert.Equal(-6, IssuedAgainstRule.Of(Issued(WarningLevel.Orange, 30, 30, 90), called, Day.AddDays(10)).HoursAhead);
    }

    [Fact]
    public void One_that_meets_nothing_is_a_false_alarm_once_all_of_it_is_known()
    {
        Assert.Equal(WarningHit.FalseAlarm, IssuedAgainstRule.Of(Issued(WarningLevel.Yellow, 0, 0, 48), [], Day.AddDays(10)).Hit);
        Assert.Equal(WarningHit.NotYet, IssuedAgainstRule.Of(Issued(WarningLevel.Yellow, 0, 0, null), [], Day.AddDays(10)).Hit);
        Assert.Equal(WarningHit.NotYet, IssuedAgainstRule.Of(Issued(WarningLevel.Yellow, 0, 0, 48), [], Day.AddDays(1)).Hit);
        Assert.Equal(WarningHit.FalseAlarm, IssuedAgainstRule.Of(Issued(WarningLevel.Yellow, 0, 0, 48), Called((WarningLevel.Yellow, 200, 260)), Day.AddDays(30)).Hit);
    }

    [Fact]
    public void What_was_called_for_while_nothing_was_issued_is_missed()
    {
        var called = Called((WarningLevel.Yellow, 0, 30), (WarningLevel.Orange, 100, 160), (WarningLevel.Red, 300, 380));
        Assert.Equal([WarningLevel.Red], IssuedAgainstRule.Missed([Issued(WarningLevel.Yellow, 90, 90, 150)], called, Day.AddHours(80)).Select(w => w.Level));
        Assert.Equal([WarningLevel.Red, WarningLevel.Orange, WarningLevel.Yellow], IssuedAgainstRule.Missed([], called, Day).Select(w => w.Level));
    }

    [Fact]
    public void Whatever_is_called_for_is_met_or_missed_and_never_both() =>
        Gen.Select(Gen.Int[0, 400].Array[0, 6], Gen.Select(Gen.Int[0, 400], Gen.Int[1, 100]).Array[0, 6]).Sample((starts, spans) =>
        {
            var called = Called([.. starts.Select(s => (WarningLevel.Yellow, s, s + 48))]);
            IssuedSpan[] issued = [.. spans.Select(s => Issued(WarningLevel.Yellow, s.Item1, s.Item1, s.Item1 + s.Item2))];
            var missed = IssuedAgainstRule.Missed(issued, called, DateTime.MinValue);
            var met = issued.Select(i => IssuedAgainstRule.Of(i, called, Day.AddDays(100))).Count(j => j.Hit != WarningHit.FalseAlarm);
            Assert.Equal(missed.Count < called.Length, met > 0);
            Assert.All(missed, m => Assert.All(issued, i => Assert.Equal(WarningHit.FalseAlarm, IssuedAgainstRule.Of(i, [m], Day.AddDays(100)).Hit)));
        });

    private static IssuedSpan Issued(WarningLevel level, int signed, int from, int? until) => new(level, Day.AddHours(signed), Day.AddHours(from), until is { } u ? Day.AddHours(u) : null);

    private static ImmutableArray<Warning> Called(params (WarningLevel Level, int From, int Until)[] spans) =>
        [.. spans.Select(s => new Warning(s.Level, Day.AddHours(s.From), Day.AddHours(s.Until), false, [], new(WarningPlans.All[0].Rules[0], []), "", ""))];
}
