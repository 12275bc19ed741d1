using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using static Qingshan.Platform.Tests.Signals.Hours;

namespace Qingshan.Platform.Tests.Signals;

/// <summary>Constant values and steps: what instruments do and the air does not.</summary>
public sealed class InstrumentTests
{
    /// <summary>Three days of values that never repeat.</summary>
    private static IEnumerable<double> Lively(int hours = 72) => Enumerable.Range(0, hours).Select(h => Math.Round(20 + 6 * Math.Sin(h * 0.7) + 3 * Math.Sin(h * 1.9), 2));

    [Fact]
    public void Four_hours_at_one_value_are_found_and_end_when_it_changes()
    {
        var found = Assert.Single(Find(new ConstantValue(), Hours.Of([.. Lively(), 31.5, 31.5, 31.5, 31.5, 31.5, 30])));
        Assert.Equal((At(72), At(77), 31.5), (found.Since, found.Until, found.Worst));
        Assert.NotNull(found.Ended);
    }

    [Fact]
    public void Three_hours_are_not_enough() => Assert.Empty(Find(new ConstantValue(), Hours.Of([.. Lively(), 31.5, 31.5, 31.5, 30])));

    [Fact]
    public void An_instrument_that_is_read_coarsely_may_repeat_itself_longer()
    {
        // Tenths that repeat every other hour: one value in two is like the one before.
        var coarse = Enumerable.Range(0, 96).Select(h => Math.Round(0.5 + 0.1 * (h / 2 % 4), 1)).ToList();
        Assert.Empty(Find(new ConstantValue(), Hours.Of([.. coarse, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.4])));
        Assert.Single(Find(new ConstantValue(), Hours.Of([.. coarse, .. Enumerable.Repeat(0.9, 20), 0.4])));
    }

    [Fact]
    public void Zeros_values_below_the_detection_limit_and_invalid_ones_are_no_constant()
    {
        Assert.Empty(Find(new ConstantValue(), Hours.Of([.. Lively(), .. Enumerable.Repeat(0.0, 12)])));
        var undetected = Hours.Of([.. Lively(), .. Enumerable.Repeat(0.02, 12)]);
        Assert.Empty(Find(new ConstantValue(), undetected with { Values = [.. undetected.Values.Select(o => o.Value == 0.02 ? o with { Qualifier = Qualifier.NotDetected } : o)] }));
        Assert.Empty(Find(new ConstantValue(), Hours.Of([.. Lively().Select(v => (v, 'N')), .. Enumerable.Repeat((31.5, 'D'), 12)])));
    }

    [Fact]
    public void A_gap_breaks_a_run() => Assert.Empty(Find(new ConstantValue(), Hours.Of([.. Lively(), 31.5, 31.5, 31.5, double.NaN, 31.5, 31.5, 31.5, 30])));

    [Theory]
    [InlineData("a01008")]
    [InlineData("aqs010")]
    public void Directions_and_indices_are_not_looked_at(string factor)
    {
        Assert.False(new ConstantValue().Judges(Point("boundary-point"), factor, SeriesKind.HourlyMean));
        Assert.False(new Step().Judges(Point("boundary-point"), factor, SeriesKind.HourlyMean));
    }

    [Fact]
    public void It_gets_worse_the_longer_it_lasts()
    {
        Severity Of(int hours) => Assert.Single(Find(new ConstantValue(), Hours.Of([.. Lively(), .. Enumerable.Repeat(31.5, hours)]))).Severity;
        Assert.Equal([Severity.Notice, Severity.Warning, Severity.Serious], [Of(11), Of(12), Of(48)]);
    }

    [Fact]
    public void A_jump_out_of_all_proportion_is_a_step()
    {
        var found = Assert.Single(Find(new Step(), Hours.Of([.. Lively(), 400, 21, 22, 20, 21, 23, 20])));
        Assert.Equal((At(72), Severity.Notice, 400), (found.Since, found.Severity, found.Worst));
        Assert.Contains("变为 400", found.Says.Zh, StringComparison.Ordinal);
        Assert.NotNull(found.Ended);
    }

    [Fact]
    public void Usual_changes_and_a_value_after_a_gap_are_no_steps()
    {
        Assert.Empty(Find(new Step(), Hours.Of(Lively(200))));
        Assert.Empty(Find(new Step(), Hours.Of([.. Lively(), double.NaN, 400, 401, 399])));
    }

    [Fact]
    public void An_instrument_that_is_read_coarsely_cannot_change_by_less_than_a_digit()
    {
        // It stands still most of the time and moves by a tenth now and then: two tenths are no step.
        var still = Enumerable.Range(0, 100).Select(h => h / 9 % 2 == 0 ? 300.1 : 300.2).ToList();
        Assert.Empty(Find(new Step(), Hours.Of([.. still, 300.4, 300.1, 300.1])));
        Assert.Single(Find(new Step(), Hours.Of([.. still, 303.4, 303.4, 303.4])));
    }

    [Fact]
    public void A_machine_that_is_switched_on_is_no_step() => Assert.False(new Step().Judges(Point("electricity-point"), "i33200", SeriesKind.HourlyMean));

    [Fact]
    public void Of_an_instrument_that_is_hardly_known_nothing_is_said_to_be_constant() =>
        Assert.Empty(Find(new ConstantValue(), Hours.Of([.. Lively(20), .. Enumerable.Repeat(31.5, 30)])));

    [Fact]
    public void Of_an_instrument_that_is_hardly_known_no_step_is_said() => Assert.Empty(Find(new Step(), Hours.Of([.. Lively(20), 400, 20])));
}
