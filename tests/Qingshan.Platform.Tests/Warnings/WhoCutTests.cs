using CsCheck;
using Qingshan.Analysis.Effect;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Platform.Tests.Warnings;

/// <summary>Who really cut: what was ordered beside what the instruments measured.</summary>
public sealed class WhoCutTests : IAsyncLifetime
{
    private WarningPlatform _p = null!;

    private static CancellationToken Never => CancellationToken.None;

    public async ValueTask InitializeAsync()
    {
        _p = await WarningPlatform.StartAsync(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)));
        await _p.MeasureAsync(WarningPlatform.Now.AddDays(-20), WarningPlatform.Now);
        await _p.ListAsync($"{WarningPlatform.Works},orange,1,限产一半,B,一厂,a21002,,50\n{WarningPlatform.Works},orange,2,停止车辆,B,,,,\n{WarningPlatform.Other},orange,1,限产三成,C,二厂,a00000,,30\n");
    }

    public ValueTask DisposeAsync() => _p.DisposeAsync();

    [Fact]
    public async Task The_usual_load_is_fixed_with_the_order_and_the_expected_reduction_follows()
    {
        var one = await _p.IssueAsync(WarningLevel.Orange);
        var ordered = await _p.Access.OrderedAsync(_p["officer"], one, Never);
        Assert.Equal(3.6, ordered[0].Usual!.Value, 0.1);
        Assert.Equal(1.8, ordered[0].ExpectedReduction!.Value, 0.05);
        Assert.Equal(("kg/h", null, "m3/h"), (ordered[0].Unit, ordered[1].Usual, ordered[2].Unit));
        Assert.Equal(36_000.0, ordered[2].Usual!.Value, 1000.0);
    }

    [Fact]
    public async Task Who_cut_as_ordered_and_who_did_not_is_told_by_the_hours_and_the_second_is_a_lead()
    {
        var one = await _p.IssueAsync(WarningLevel.Orange);
        Assert.All(await _p.CheckAsync(one), c => Assert.Equal(CutSeen.NoData, c.Seen));
        await PassAsync(36, ofFirst: 0.5, ofSecond: 1.02);
        var found = await _p.CheckAsync(one);
        Assert.Equal([CutSeen.AsOrdered, CutSeen.NoData, CutSeen.NotSeen], found.Select(c => c.Seen));
        Assert.Equal(50, found[0].Cut!.Percent, 4.0);
        Assert.Equal((36, 36), (found[0].Cut!.Compared, found[0].Cut!.Hours));
        Assert.True(found[0].SeenReduction > 1.6);

        var state = Assert.Single(await DetectAsync()).State;
        Assert.Equal((Severity.Warning, $"{one.Number} {WarningPlatform.Other}/orange/1"), (state.Found!.Severity, state.Found.Basis));
        Assert.Contains("二厂", state.Found.Says.Zh, StringComparison.Ordinal);
        Assert.Contains("30 % are ordered", state.Found.Says.En, StringComparison.Ordinal);
        Assert.NotNull(state.Found.Series);
    }

    [Fact]
    public async Task A_lower_cut_than_ordered_is_said_so_and_one_that_comes_late_closes_the_lead()
    {
        var one = await _p.IssueAsync(WarningLevel.Orange);
        await PassAsync(24, ofFirst: 0.7, ofSecond: 0.7);
        Assert.Equal([CutSeen.Less, CutSeen.NoData, CutSeen.AsOrdered], (await _p.CheckAsync(one)).Select(c => c.Seen));
        Assert.Equal(Severity.Notice, Assert.Single(await DetectAsync()).State.Found!.Severity);
        await PassAsync(100, ofFirst: 0.45, ofSecond: 0.7);
        Assert.Empty(await DetectAsync());
    }

    [Fact]
    public async Task Hours_after_the_lifting_count_no_more_and_those_of_another_warning_are_not_usual()
    {
        var one = await _p.IssueAsync(WarningLevel.Orange);
        await PassAsync(48, ofFirst: 0.5, ofSecond: 0.7);
        await _p.Desk.ProposeStepAsync(_p["officer"], one.Number, new(WarningStepKind.Lift, WarningLevel.None, null, null, "转好"), Never);
        await _p.SignAsync(one.Number);
        await PassAsync(24, 1, 1);
        var found = await _p.CheckAsync(one);
        Assert.Equal((48, CutSeen.AsOrdered), (found[0].Cut!.Hours, found[0].Seen));

        // Soon after, a second one: the two days of the first are left out of what is usual.
        var again = await _p.IssueAsync(WarningLevel.Orange);
        await PassAsync(24, 0.5, 0.7);
        var second = (await _p.CheckAsync(again))[0];
        Assert.Equal(50, second.Cut!.Percent, 4.0);
        // Of fourteen days that begin at noon thirteen are whole, and the two of the first warning touch three.
        Assert.Equal(10, second.Cut.Days);
    }

    [Fact]
    public void The_word_never_gets_better_with_a_smaller_cut() =>
        Gen.Select(Gen.Double[-50, 100], Gen.Double[0, 60], Gen.Double[1, 100], Gen.Double[-20, 40]).Sample((cut, less, expected, spread) =>
            Assert.True(Checked.SeenOf(Of(cut - less, spread), expected) <= Checked.SeenOf(Of(cut, spread), expected)));

    [Fact]
    public void Too_few_hours_say_nothing_and_a_cut_that_is_expected_in_no_number_has_to_be_beyond_the_spread()
    {
        Assert.Equal(CutSeen.NoData, Checked.SeenOf(new(50, 100, -5, 5, 24, 5, 14), 50));
        Assert.Equal(CutSeen.NoData, Checked.SeenOf(new(50, 100, -5, 5, 24, 11, 14), 50));
        Assert.Equal(CutSeen.NoData, Checked.SeenOf(null, 50));
        Assert.Equal(CutSeen.AsOrdered, Checked.SeenOf(Of(10, 5), null));
        Assert.Equal(CutSeen.NotSeen, Checked.SeenOf(Of(3, 5), null));
        Assert.Equal(CutSeen.AsOrdered, Checked.SeenOf(Of(46, 5), 50));
        Assert.Equal(CutSeen.Less, Checked.SeenOf(Of(44, 5), 50));
        Assert.Equal(CutSeen.NotSeen, Checked.SeenOf(Of(4, 5), 50));
    }

    [Theory]
    [InlineData(WarningLevel.Yellow, MeasureLevel.Yellow)]
    [InlineData(WarningLevel.Orange, MeasureLevel.Yellow)]
    [InlineData(WarningLevel.Red, MeasureLevel.Red)]
    [InlineData(WarningLevel.Blue, null)]
    public void Of_a_list_the_highest_level_counts_that_is_not_above_the_warning(WarningLevel inForce, MeasureLevel? chosen) =>
        Assert.Equal(chosen, OrderList.ChosenLevel([MeasureLevel.Yellow, MeasureLevel.Red], inForce));

    private static CutAgainstUsual Of(double percent, double spread) => new(100 - percent, 100, -spread, spread, 24, 24, 14);

    private async Task PassAsync(int hours, double ofFirst, double ofSecond)
    {
        var from = _p.Time.GetUtcNow().UtcDateTime;
        await _p.MeasureAsync(from, from.AddHours(hours), ofFirst, ofSecond);
        _p.Time.Advance(TimeSpan.FromHours(hours));
    }

    private Task<IReadOnlyList<EnterpriseState>> DetectAsync() => new CutsNotSeen(_p.Dbs, _p.Check).LookAsync(_p.Time.GetUtcNow().UtcDateTime, Never);
}
