using CsCheck;
using Qingshan.Analysis.Effect;

namespace Qingshan.Analysis.Tests.Effect;

public sealed class PlaceboSpreadTests
{
    // No two are equal: their places keep them apart.
    private static readonly Gen<double[]> Ratios = Gen.Double[0.3, 3].Array[20, 80].Select(ratios => ratios.Select((ratio, i) => ratio + i * 1.7e-9).ToArray());

    [Fact]
    public void Of_windows_that_differ_by_chance_the_interval_of_the_others_holds_at_least_its_level() =>
        Gen.Select(Ratios, Gen.Double[0.6, 0.9]).Sample((ratios, level) =>
        {
            var inside = ratios.Count(ratio =>
            {
                var (low, high) = Of(ratios.Where(r => r != ratio)).Between(level);
                return ratio >= low && ratio <= high;
            });
            Assert.True(inside >= level * ratios.Length - 1e-9);
        });

    [Fact]
    public void The_interval_leaves_out_what_its_probability_calls_rare() =>
        Gen.Select(Ratios, Gen.Double[0.3, 3], Gen.Double[0.6, 0.9]).Sample((ratios, asked, level) =>
        {
            if (ratios.Contains(asked)) return;
            var spread = Of(ratios);
            var (low, high) = spread.Between(level);
            Assert.Equal(asked < low || asked > high, spread.P(asked) <= 1 - level + 1e-9);
        });

    [Fact]
    public void Ends_are_values_that_occurred_or_there_are_too_few_for_the_level()
    {
        var spread = Of(Enumerable.Range(1, 39).Select(i => i / 20.0));
        Assert.Equal((0.05, 1.95), spread.Between(0.95));
        Assert.Equal((0, double.PositiveInfinity), spread.Between(0.96));
        Assert.Equal(0.05, spread.P(0.01), 9);
        Assert.Equal(1, spread.P(1));
    }

    [Fact]
    public void Where_years_differ_the_coverage_shows_it()
    {
        Placebo Window(int year, double ratio) => new(new(new(year, 3, 1), new(year, 3, 3)), ratio, 1, year);
        Placebo[] alike = [.. Enumerable.Range(0, 80).Select(i => Window(2013 + i % 4, 1 + 0.01 * (i / 4)))];
        Placebo[] apart = [.. Enumerable.Range(0, 80).Select(i => Window(2013 + i % 4, 1 + i % 4 + 0.01 * (i / 4)))];
        Assert.InRange(PlaceboSpread.Coverage(alike, 0.9), 0.85, 1);
        Assert.InRange(PlaceboSpread.Coverage(apart, 0.9), 0.4, 0.6);
    }

    private static PlaceboSpread Of(IEnumerable<double> ratios) => new([.. ratios.Order()]);
}
