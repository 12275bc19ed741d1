using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Tests.Time;

public sealed class SmoothingTests
{
    private static readonly Gen<double[]> Series = Gen.Frequency((6, Gen.Double[-100, 100]), (1, Gen.Const(double.NaN))).Array[6, 60].Where(v => v.Count(x => !double.IsNaN(x)) > 3);

    [Fact]
    public void Whittakers_smoother_solves_its_equations() =>
        Gen.Select(Series, Gen.Double[-2, 6], Gen.Int[1, 2]).Sample((values, power, order) =>
        {
            var (n, lambda) = (values.Length, Math.Pow(10, power));
            var differences = Matrix<double>.Build.Dense(n - order, n, (i, j) => order == 1 ? (j == i ? -1 : j == i + 1 ? 1 : 0) : j == i || j == i + 2 ? 1 : j == i + 1 ? -2 : 0);
            var left = lambda * differences.TransposeThisAndMultiply(differences);
            var right = Vector<double>.Build.Dense(n);
            for (var i = 0; i < n; i++)
            {
                if (double.IsNaN(values[i])) continue;
                left[i, i] += 1;
                right[i] = values[i];
            }
            var expected = left.Solve(right);
            var found = Smoothing.Whittaker(values, lambda, order).Value;
            for (var i = 0; i < n; i++) Assert.Equal(expected[i], found[i], 1e-5);
        });

    [Fact]
    public void A_straight_line_passes_unchanged_and_of_order_1_gaps_are_joined_by_lines()
    {
        double[] line = [.. Enumerable.Range(0, 50).Select(i => i is > 10 and < 20 ? double.NaN : 3 + 0.5 * i)];
        var found = Smoothing.Whittaker(line, 1e4).Value;
        for (var i = 0; i < 50; i++) Assert.Equal(3 + 0.5 * i, found[i], 1e-6);
        var joined = Smoothing.Whittaker([0, double.NaN, double.NaN, 3, 0], 1, 1).Value;
        Assert.Equal(joined[2] - joined[1], joined[1] - joined[0], 1e-12);
    }

    [Fact]
    public void A_baseline_runs_under_the_peaks()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => 10 + 0.01 * i + (i % 50 == 0 ? 80 : i % 50 == 1 ? 40 : 0))];
        var (smooth, baseline) = (Smoothing.Whittaker(values, 1e5).Value, Smoothing.Baseline(values, 1e5, 0.01).Value);
        for (var i = 0; i < values.Length; i++) Assert.InRange(baseline[i], 9.5 + 0.01 * i, 11 + 0.01 * i);
        Assert.True(smooth.Average() > 12);
    }

    [Fact]
    public void The_filter_of_Kolmogorov_and_Zurbenko_is_a_repeated_mean() =>
        Gen.Select(Series, Gen.Int[1, 6], Gen.Int[1, 4], Gen.Double[0, 100]).Sample((values, half, times, capture) =>
        {
            double[] expected = [.. values];
            for (var pass = 0; pass < times; pass++)
            {
                var from = expected;
                expected = [.. from.Select((_, i) =>
                {
                    double[] window = from[Math.Max(0, i - half)..Math.Min(from.Length, i + half + 1)];
                    double[] present = [.. window.Where(v => !double.IsNaN(v))];
                    return present.Length > 0 && 100.0 * present.Length >= capture * window.Length ? present.Average() : double.NaN;
                })];
            }
            var found = Smoothing.KolmogorovZurbenko(values, 2 * half + 1, times, capture).Value;
            for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], found[i], 1e-9);
        });

    [Fact]
    public void The_bell_of_Gauss_is_a_weighted_mean() =>
        Gen.Select(Series, Gen.Double[0.2, 5]).Sample((values, sigma) =>
        {
            var found = Smoothing.Gaussian(values, sigma).Value;
            for (var i = 0; i < values.Length; i++)
            {
                double sum = 0, total = 0;
                for (var j = 0; j < values.Length; j++)
                {
                    if (double.IsNaN(values[j]) || Math.Abs(i - j) > Math.Ceiling(3 * sigma)) continue;
                    var weight = Math.Exp(-(i - j) * (i - j) / (2 * sigma * sigma));
                    (sum, total) = (sum + weight * values[j], total + weight);
                }
                Assert.Equal(total > 0 ? sum / total : double.NaN, found[i], 1e-9);
            }
        });

    [Fact]
    public void Impossible_settings_are_refused()
    {
        Assert.Equal(ProblemKind.Option, Smoothing.KolmogorovZurbenko([1, 2], 1).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Smoothing.Gaussian([1, 2], 0).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Smoothing.Whittaker([1, 2], -1).Problem!.Kind);
        Assert.Equal((ProblemKind.TooFew, 3, 2), Smoothing.Whittaker([1, 2, double.NaN], 1).Problem is var p ? (p!.Kind, p.Needed, p.Found) : default);
        Assert.Equal(ProblemKind.Option, Smoothing.Baseline([1, 2, 3], 1, 1).Problem!.Kind);
    }
}
