using CsCheck;
using Qingshan.Analysis.Correlation;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Correlation;

/// <summary>Numbers of R 4.2.2, see bench/oracles/series/correlation.R.</summary>
public sealed class CorrelationTests
{
    private const string Air = "Data/airquality.csv";
    private static readonly double[] Ozone = Oracle.Numbers(Air, "Ozone"), Temperature = Oracle.Numbers(Air, "Temp"), Wind = Oracle.Numbers(Air, "Wind"), Solar = Oracle.Numbers(Air, "Solar.R");

    /// <summary>Numbers that stay different when they are bent.</summary>
    private static readonly Gen<double> Places = Gen.Int[-3000, 3000].Select(i => i / 1000.0);

    [Theory]
    [InlineData(CorrelationKind.Pearson, "0.6983603422", "2.931896592e-18")]
    [InlineData(CorrelationKind.Spearman, "0.7740429555", "2.24766057e-24")]
    [InlineData(CorrelationKind.Kendall, "0.5862988215", "5.196838721e-20")]
    public void Ozone_goes_with_temperature(CorrelationKind kind, string value, string p)
    {
        var found = CorrelationCoefficient.Of(Ozone, Temperature, kind).Value;
        Assert.Equal(116, found.Count);
        Oracle.Equal(value, found.Value);
        Oracle.Equal(p, found.P);
    }

    [Fact]
    public void Less_so_with_wind_beyond_sun_and_temperature() => Oracle.Equal("-0.4417952327", PartialCorrelation.Of(Ozone, Wind, [Solar, Temperature]).Value.Value);

    [Fact]
    public void Kendalls_tau_is_what_comparing_every_pair_gives() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6]).Array[4, 60].Where(p => p.Select(v => v.Item1).Distinct().Count() > 1 && p.Select(v => v.Item2).Distinct().Count() > 1).Sample(pairs =>
        {
            double s = 0, x = 0, y = 0;
            for (var i = 0; i < pairs.Length; i++)
            {
                for (var j = i + 1; j < pairs.Length; j++)
                {
                    var (a, b) = (Math.Sign(pairs[j].Item1 - pairs[i].Item1), Math.Sign(pairs[j].Item2 - pairs[i].Item2));
                    (s, x, y) = (s + a * b, x + a * a, y + b * b);
                }
            }
            Assert.Equal(s / Math.Sqrt(x * y), CorrelationCoefficient.Of([.. pairs.Select(p => (double)p.Item1)], [.. pairs.Select(p => (double)p.Item2)], CorrelationKind.Kendall).Value.Value, 1e-12);
        });

    [Fact]
    public void Ranks_do_not_mind_bending_and_a_line_is_a_line() =>
        Gen.Select(Places.Array[5, 40], Places.Array[5, 40], Gen.Enum<CorrelationKind>()).Sample((a, b, kind) =>
        {
            var n = Math.Min(a.Length, b.Length);
            double[] x = a[..n], y = b[..n];
            var found = CorrelationCoefficient.Of(x, y, kind);
            if (!found.IsOk) return;
            Assert.Equal(found.Value.Value, CorrelationCoefficient.Of(y, x, kind).Value.Value, 1e-12);
            Assert.Equal(-found.Value.Value, CorrelationCoefficient.Of([.. x.Select(v => -2 * v)], y, kind).Value.Value, 1e-12);
            if (kind != CorrelationKind.Pearson) Assert.Equal(found.Value.Value, CorrelationCoefficient.Of([.. x.Select(v => Math.Exp(v))], y, kind).Value.Value, 1e-12);
        });

    [Fact]
    public void A_matrix_has_every_pair_over_its_own_rows_and_puts_likes_together()
    {
        var random = new Random(1);
        double[] Like(double[] of) => [.. of.Select(v => v + 0.1 * random.NextDouble())];
        double[] a = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())], b = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())];
        var (c, d) = (Like(a), Like(b));
        c[3] = c[9] = double.NaN;
        var found = CorrelationMatrix.Of([a, b, c, d]).Value;
        Assert.Equal((58, 60, 58), (found.Counts[0, 2], found.Counts[1, 3], found.Counts[2, 3]));
        Assert.Equal(CorrelationCoefficient.Of(a, c).Value.Value, found.Values[2, 0]);
        int Place(int i) => found.Order.IndexOf(i);
        Assert.Equal((1, 1), (Math.Abs(Place(0) - Place(2)), Math.Abs(Place(1) - Place(3))));
        Assert.Equal([0, 1, 2, 3], CorrelationMatrix.Of([a, b, c, d], CorrelationKind.Spearman, Joining.Complete).Value.Order.Order());
        Assert.Contains("相关矩阵", CorrelationFigure.Of(["a", "b", "c", "d"], found).ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_nothing_out_leaves_the_plain_correlation_and_taking_out_a_copy_is_refused()
    {
        Assert.Equal(CorrelationCoefficient.Of(Ozone, Wind).Value.Value, PartialCorrelation.Of(Ozone, Wind, []).Value.Value, 1e-12);
        Assert.Equal(ProblemKind.NoAnswer, PartialCorrelation.Of(Ozone, Wind, [Solar, Solar]).Problem!.Kind);
    }

    [Fact]
    public void Partial_ranks_do_not_mind_bending() =>
        Places.Array[3].Array[12, 40].Sample(rows =>
        {
            double[] Column(int j) => [.. rows.Select(r => r[j])];
            var found = PartialCorrelation.Of(Column(0), Column(1), [Column(2)], CorrelationKind.Spearman);
            if (found.IsOk) Assert.Equal(found.Value.Value, PartialCorrelation.Of([.. Column(0).Select(v => Math.Exp(v))], Column(1), [Column(2)], CorrelationKind.Spearman).Value.Value, 1e-9);
        });

    [Fact]
    public void Too_few_common_rows_and_constants_are_said()
    {
        Assert.Equal((ProblemKind.TooFew, 3, 1), CorrelationCoefficient.Of([1, 2, double.NaN], [1, double.NaN, 3]).Problem is var p ? (p!.Kind, p.Needed, p.Found) : default);
        Assert.Equal(ProblemKind.Constant, CorrelationCoefficient.Of([1, 2, 3], [5, 5, 5]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, CorrelationMatrix.Of([[1, 2, 3]]).Problem!.Kind);
    }
}
