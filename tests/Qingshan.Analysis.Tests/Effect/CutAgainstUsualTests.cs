using CsCheck;
using Qingshan.Analysis.Effect;

namespace Qingshan.Analysis.Tests.Effect;

/// <summary>A cut against usual days: laws that hold whatever was emitted.</summary>
public sealed class CutAgainstUsualTests
{
    private static readonly Gen<double[]> Fortnight = Gen.Double[1, 100].Array[14 * 24];
    private static readonly Gen<int> Hour = Gen.Int[0, 23];

    [Fact]
    public void What_is_cut_evenly_from_usual_days_comes_out_as_that_cut() =>
        Gen.Select(Fortnight, Hour, Gen.Double[-0.5, 1], Gen.Int[1, 72]).Sample((before, hour, cut, hours) =>
        {
            var usual = CutAgainstUsual.UsualDay(before, 0);
            double[] window = [.. Enumerable.Range(0, hours).Select(h => usual[(hour + h) % 24] * (1 - cut))];
            var found = CutAgainstUsual.Of(before, 0, window, hour)!;
            Assert.Equal(100 * cut, found.Percent, 9);
            Assert.Equal((hours, hours, 14), (found.Hours, found.Compared, found.Days));
        });

    [Fact]
    public void Another_unit_changes_no_percentage() =>
        Gen.Select(Fortnight, Gen.Double[1, 100].Array[30], Hour, Gen.Double[0.01, 1000]).Sample((before, window, hour, unit) =>
        {
            var (a, b) = (CutAgainstUsual.Of(before, 0, window, hour)!, CutAgainstUsual.Of(before.Select(v => v * unit).ToArray(), 0, window.Select(v => v * unit).ToArray(), hour)!);
            Assert.Equal(a.Percent, b.Percent, 6);
            Assert.Equal(a.High, b.High, 6);
            Assert.Equal(a.Measured * unit, b.Measured, a.Measured * unit * 1e-9);
        });

    [Fact]
    public void Whoever_emits_more_has_cut_no_more() =>
        Gen.Select(Fortnight, Gen.Double[1, 100].Array[30], Hour, Gen.Int[0, 29], Gen.Double[0, 50]).Sample((before, window, hour, at, more) =>
        {
            var worse = (double[])window.Clone();
            worse[at] += more;
            Assert.True(CutAgainstUsual.Of(before, 0, worse, hour)!.Percent <= CutAgainstUsual.Of(before, 0, window, hour)!.Percent + 1e-9);
        });

    [Fact]
    public void In_which_order_the_days_came_does_not_matter() =>
        Gen.Select(Fortnight, Gen.Double[1, 100].Array[30], Hour, Gen.Shuffle(Enumerable.Range(0, 14).ToArray())).Sample((before, window, hour, order) =>
        {
            double[] shuffled = [.. order.SelectMany(d => before.Skip(24 * d).Take(24))];
            var (a, b) = (CutAgainstUsual.Of(before, 0, window, hour)!, CutAgainstUsual.Of(shuffled, 0, window, hour)!);
            Assert.Equal((a.Percent, a.Low, a.High), (b.Percent, b.Low, b.High));
        });

    [Fact]
    public void Usual_is_the_median_of_the_same_hour_of_the_day_wherever_the_days_begin()
    {
        // By the clock: as much as the hour says, but for one wild day.
        double[] before = [.. Enumerable.Range(0, 14 * 24).Select(h => (h + 5) % 24 + 1.0 + (h / 24 == 3 ? 1000 : 0))];
        Assert.Equal(Enumerable.Range(1, 24).Select(h => (double)h), CutAgainstUsual.UsualDay(before, 5));
        var found = CutAgainstUsual.Of(before, 5, [5.0, 5.5], 9)!;
        Assert.Equal(10.5, found.Usual);
        Assert.Equal(50, found.Percent, 9);
    }

    [Fact]
    public void What_is_missing_is_not_compared_and_said()
    {
        double[] before = [.. Enumerable.Repeat(10.0, 14 * 24)];
        var found = CutAgainstUsual.Of(before, 0, [5, double.NaN, 5, double.NaN], 0)!;
        Assert.Equal((4, 2, 0.5, 50.0), (found.Hours, found.Compared, found.Completeness, found.Percent));
        // Four days are no usual, nothing usual is nothing to be cut, and where no value came there is no comparison.
        Assert.Null(CutAgainstUsual.Of(before.AsSpan(0, 4 * 24), 0, [5.0], 0));
        Assert.Null(CutAgainstUsual.Of([.. Enumerable.Repeat(0.0, 14 * 24)], 0, [5.0], 0));
        Assert.Null(CutAgainstUsual.Of(before, 0, [double.NaN], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CutAgainstUsual.Of(before, 24, [5.0], 0));
    }

    [Fact]
    public void A_cut_within_what_usual_days_differ_by_is_not_beyond_their_spread()
    {
        // Days at 80, 85, …, 145 % of 10.
        double[] before = [.. Enumerable.Range(0, 14).SelectMany(d => Enumerable.Repeat(10 * (0.8 + 0.05 * d), 24))];
        var (slight, great) = (CutAgainstUsual.Of(before, 0, Enumerable.Repeat(9.5, 24).ToArray(), 0)!, CutAgainstUsual.Of(before, 0, Enumerable.Repeat(5.0, 24).ToArray(), 0)!);
        Assert.Equal((false, true), (slight.IsBeyondSpread, great.IsBeyondSpread));
        Assert.Equal(14, slight.Days);
        Assert.InRange(slight.High, 15, 30);
    }
}
