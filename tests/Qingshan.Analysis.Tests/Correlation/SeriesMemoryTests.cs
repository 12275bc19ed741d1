using CsCheck;
using Qingshan.Analysis.Correlation;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Correlation;

/// <summary>Numbers of R 4.2.2 and lmtest 0.9-40, see bench/oracles/series/correlation.R.</summary>
public sealed class SeriesMemoryTests
{
    private static readonly double[] Hormone = Oracle.Numbers("Data/lh.csv", "lh");

    [Fact]
    public void A_hormone_remembers_ten_minutes()
    {
        var found = Autocorrelation.Of(Hormone).Value;
        Oracle.Equal(".5755244755", found.Values[1]);
        Oracle.Equal("0.1818181818", found.Values[2]);
        Oracle.Equal("-0.1447552448", found.Values[3]);
        Assert.Equal(17, found.Values.Length);
        Oracle.Equal("-0.2234099729", found.Partial()[1]);
        Oracle.Equal("-0.07593441965", found.Partial()[4]);
        var test = LjungBox.Of(Hormone, 5).Value;
        Oracle.Equal("22.673185", test.Q);
        Oracle.Equal("0.0003897448039", test.P);
    }

    [Fact]
    public void Gaps_are_borne_as_R_bears_them()
    {
        var gapped = (double[])Hormone.Clone();
        gapped[4] = gapped[16] = gapped[17] = double.NaN;
        var found = Autocorrelation.Of(gapped).Value;
        Oracle.Equal("0.5707900869", found.Values[1]);
        Oracle.Equal("-0.1298027924", found.Values[3]);
    }

    [Fact]
    public void Deaths_of_men_and_women_go_together()
    {
        var found = CrossCorrelation.Of(Oracle.Numbers("Data/deaths.csv", "mdeaths"), Oracle.Numbers("Data/deaths.csv", "fdeaths")).Value;
        var zero = found.Lags.IndexOf(0);
        // A table of ours has .9762412513; R, whose digits these are, rounds to …12.
        Oracle.Equal("0.976241251222476", found.Values[zero]);
        Oracle.Equal("0.7356685321", found.Values[zero + 1]);
        Oracle.Equal("0.7443093219", found.Values[zero - 1]);
    }

    [Fact]
    public void Eggs_foretell_chickens_and_not_the_other_way()
    {
        var (chicken, egg) = (Oracle.Numbers("Data/chickegg.csv", "chicken"), Oracle.Numbers("Data/chickegg.csv", "egg"));
        var (there, back) = (Granger.Of(chicken, egg, 3).Value, Granger.Of(egg, chicken, 3).Value);
        Oracle.Equal(".59162", there.F);
        Oracle.Equal(".62379", there.P);
        Oracle.Equal("5.40498", back.F);
        Oracle.Equal(".0029664", back.P);
        Assert.Equal((51, 44), (back.Rows, back.Freedom));
    }

    // Many lags are found by transforms, few by sums: both have to agree, also over gaps.
    [Fact]
    public void All_lags_of_a_long_series_are_those_of_few()
    {
        var random = new Random(4);
        double[] values = [.. Enumerable.Range(0, 5000).Select(i => i % 97 == 0 ? double.NaN : 1000 + Math.Sin(i / 5.0) + random.NextDouble())];
        var (all, few) = (Autocorrelation.Of(values, 4999).Value, Autocorrelation.Of(values, 50).Value);
        for (var lag = 0; lag <= 50; lag++) Assert.Equal(few.Values[lag], all.Values[lag], 1e-10);
    }

    [Fact]
    public void A_correlation_function_lies_within_1_and_does_not_mind_shift_and_size() =>
        Gen.Select(Gen.Double[-9, 9].Array[5, 60], Gen.Double[-50, 50], Gen.Double[0.1, 9]).Where((v, _, _) => v.Max() - v.Min() > 0.1).Sample((values, shift, size) =>
        {
            var (found, moved) = (Autocorrelation.Of(values, 20).Value, Autocorrelation.Of([.. values.Select(v => size * v + shift)], 20).Value);
            for (var lag = 0; lag < found.Values.Length; lag++)
            {
                Assert.InRange(found.Values[lag], -1 - 1e-12, 1 + 1e-12);
                Assert.Equal(found.Values[lag], moved.Values[lag], 1e-8);
            }
            // With itself a series correlates in both directions as it does alone.
            var cross = CrossCorrelation.Of(values, values, 3).Value;
            Assert.Equal(found.Values[1], cross.Values[cross.Lags.IndexOf(-1)], 1e-10);
        });

    [Fact]
    public void A_delay_is_found_over_gaps() =>
        Gen.Select(Gen.Int[-10, 10], Gen.Int[0, 1000]).Sample((delay, seed) =>
        {
            var random = new Random(seed);
            double[] source = [.. Enumerable.Range(0, 240).Select(_ => random.NextDouble())];
            double[] x = source[20..220], y = [.. Enumerable.Range(20, 200).Select(i => random.Next(10) == 0 ? double.NaN : 3 * source[i - delay] + 0.3 * random.NextDouble())];
            Assert.Equal(delay, LaggedCorrelation.Of(x, y, 12).Value.Best);
            var cross = CrossCorrelation.Of(x, y, 12).Value;
            Assert.Equal(-delay, cross.Lags[cross.Values.IndexOf(cross.Values.Max())]);
        }, iter: 50);

    [Fact]
    public void Noise_has_no_memory_most_of_the_time()
    {
        var random = new Random(9);
        var alarms = Enumerable.Range(0, 300).Count(_ => LjungBox.Of([.. Enumerable.Range(0, 100).Select(_ => random.NextDouble())], 8).Value.P < 0.05);
        Assert.InRange(alarms, 3, 33);
    }

    [Fact]
    public void The_memory_of_an_autoregression_ends_at_its_order() =>
        Gen.Select(Gen.Double[-0.6, 0.6], Gen.Double[-0.35, 0.35], Gen.Int[0, 999]).Sample((first, second, seed) =>
        {
            var random = new Random(seed);
            var values = new double[4000];
            for (var i = 2; i < values.Length; i++) values[i] = first * values[i - 1] + second * values[i - 2] + random.NextDouble() - 0.5;
            var partial = Autocorrelation.Of(values, 6).Value.Partial();
            Assert.Equal(second, partial[1], 0.08);
            for (var lag = 3; lag <= 6; lag++) Assert.InRange(partial[lag - 1], -0.08, 0.08);
        }, iter: 40);

    [Fact]
    public void Neither_test_minds_shift_and_size() =>
        Gen.Select(Gen.Double[-9, 9].Array[2].Array[30, 60], Gen.Double[-50, 50], Gen.Double[0.1, 9], Gen.Int[1, 4]).Sample((pairs, shift, size, order) =>
        {
            double[] x = [.. pairs.Select(p => p[0])], y = [.. pairs.Select(p => p[1])], moved = [.. y.Select(v => size * v + shift)];
            var (box, other) = (LjungBox.Of(y, order), LjungBox.Of(moved, order));
            if (box.IsOk && other.IsOk) Assert.Equal(box.Value.Q, other.Value.Q, 1e-6 * (1 + box.Value.Q));
            var (found, again) = (Granger.Of(x, y, order), Granger.Of(x, moved, order));
            if (!found.IsOk || !again.IsOk) return;
            Assert.Equal(found.Value.F, again.Value.F, 1e-5 * (1 + found.Value.F));
            Assert.InRange(found.Value.P, 0, 1);
        });

    [Fact]
    public void Too_short_series_and_wrong_orders_are_said()
    {
        Assert.Equal(ProblemKind.TooFew, Autocorrelation.Of([1, 2]).Problem!.Kind);
        Assert.Equal(ProblemKind.Constant, Autocorrelation.Of(new double[9]).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, LjungBox.Of(Hormone, 2, 2).Problem!.Kind);
        Assert.Equal((ProblemKind.TooFew, 8), Granger.Of([1, 2, 3, 4], [2, 3, 4, 6], 3).Problem is var p ? (p!.Kind, p.Needed) : default);
        Assert.Equal(ProblemKind.Option, Granger.Of(Hormone, Hormone, 0).Problem!.Kind);
        Assert.Equal(ProblemKind.NoAnswer, Granger.Of(Hormone, Hormone, 1).Problem!.Kind);
    }
}
