using CsCheck;
using Qingshan.Analysis.Correlation;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Correlation;

/// <summary>Numbers of R 4.2.2 and MASS 7.3-58.2, see bench/oracles/series/correlation.R.</summary>
public sealed class RegressionTests
{
    private static readonly double[] Loss = Oracle.Numbers("Data/stackloss.csv", "stack.loss");
    private static readonly double[][] Plant = [.. ((string[])["Air.Flow", "Water.Temp", "Acid.Conc."]).Select(c => Oracle.Numbers("Data/stackloss.csv", c))];

    [Fact]
    public void The_stack_loss_is_fitted_as_R_does()
    {
        var found = LinearRegression.Of(Loss, Plant).Value;
        (string, string, string, string)[] expected =
        [
            ("-39.9196744201", "11.8959968506", "-3.3557233514", "3.750306832e-03"), ("0.7156402005", "0.1348581854", "5.3066130068", "5.799024724e-05"),
            ("1.2952861244", "0.3680242653", "3.5195671770", "2.630054396e-03"), ("-0.1521225191", "0.1562940432", "-0.9733097691", "3.440460967e-01"),
        ];
        for (var i = 0; i < 4; i++)
        {
            var (b, c) = (expected[i], found.Coefficients[i]);
            Oracle.Equal(b.Item1, c.Estimate);
            Oracle.Equal(b.Item2, c.Error);
            Oracle.Equal(b.Item3, c.T);
            Oracle.Equal(b.Item4, c.P);
        }
        Oracle.Equal("0.9135769045", found.RSquared);
        Oracle.Equal("0.89832577", found.Adjusted);
        Oracle.Equal("3.243363918", found.Sigma);
        Oracle.Equal("59.9022259", found.F);
        Oracle.Equal("3.016327243e-09", found.P);
        var next = found.Predict([60, 20, 85]);
        Oracle.Equal("15.99404597", next.Value);
        Oracle.Equal("8.938169883", next.Low);
        Oracle.Equal("23.04992206", next.High);
    }

    [Theory]
    [InlineData(RobustWeight.Huber, "2.440489046", "-41.0264853733", "9.8068722944", "0.8293857703", "0.1111749623", "-0.1278463180", "0.1288463457")]
    [InlineData(RobustWeight.Bisquare, "2.281853315", "-42.2853215365", "9.5313856615", "0.9275589928", "0.1080519262", "-0.1123331230", "0.1252268996")]
    public void Outliers_are_weighted_down_as_MASS_does(RobustWeight weight, string scale, string intercept, string interceptError, string flow, string flowError, string acid, string acidError)
    {
        var found = RobustRegression.Of(Loss, Plant, weight).Value;
        // Two programs that stop after different rounds agree to seven digits or so.
        void Same(string digits, double value) => Assert.Equal(double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), value, 1e-6 * Math.Max(1, Math.Abs(value)));
        Same(scale, found.Scale);
        Same(intercept, found.Coefficients[0].Estimate);
        Same(interceptError, found.Coefficients[0].Error);
        Same(flow, found.Coefficients[1].Estimate);
        Same(flowError, found.Coefficients[1].Error);
        Same(acid, found.Coefficients[3].Estimate);
        Same(acidError, found.Coefficients[3].Error);
    }

    [Fact]
    public void Residuals_are_at_right_angles_to_every_variable() =>
        Gen.Double[-5, 5].Array[4].Array[8, 40].Sample(rows =>
        {
            double[] Column(int j) => [.. rows.Select(r => r[j])];
            double[][] x = [Column(1), Column(2), Column(3)];
            var found = LinearRegression.Of(Column(0), x);
            if (!found.IsOk) return;
            double[] rest = [.. Column(0).Zip(found.Value.Fitted, (v, f) => v - f)];
            foreach (var column in (double[][])[[.. rest.Select(_ => 1.0)], .. x]) Assert.Equal(0, column.Zip(rest, (a, b) => a * b).Sum(), 1e-6);
        });

    [Fact]
    public void A_few_wild_values_do_not_move_the_robust_line() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-9, 9], Gen.Int[0, 999], Gen.Enum<RobustWeight>()).Sample((slope, start, seed, weight) =>
        {
            var random = new Random(seed);
            double[] x = [.. Enumerable.Range(0, 60).Select(i => i / 10.0)], y = [.. x.Select(v => start + slope * v + 0.1 * (random.NextDouble() - 0.5))];
            y[5] += 40;
            y[30] -= 60;
            var found = RobustRegression.Of(y, [x], weight).Value;
            Assert.Equal(slope, found.Coefficients[1].Estimate, 0.05);
            Assert.True(found.Weights[5] < 0.05 && found.Weights[30] < 0.05 && found.Weights.Average() > 0.7);
        }, iter: 60);

    [Fact]
    public void A_running_line_is_the_line_of_its_rows() =>
        Gen.Select(Gen.Frequency((8, Gen.Int[0, 90].Select(i => i / 10.0)), (1, Gen.Const(double.NaN))).Array[20, 60], Gen.Double[0, 9].Array[60], Gen.Int[3, 8]).Sample((x, all, width) =>
        {
            var y = all[..x.Length];
            var found = RunningRegression.Of(x, y, width);
            if (!found.IsOk) return;
            foreach (var line in found.Value)
            {
                var plain = LinearRegression.Of(y[line.First..(line.First + width)], [x[line.First..(line.First + width)]]);
                if (!plain.IsOk) continue;
                Assert.Equal(plain.Value.Coefficients[1].Estimate, line.Slope, 1e-6 * (1 + Math.Abs(line.Slope)));
                Assert.Equal(plain.Value.RSquared, line.RSquared, 1e-6);
            }
        });

    [Fact]
    public void Rows_with_gaps_are_left_out_and_dependent_variables_refused()
    {
        var gapped = (double[])Loss.Clone();
        gapped[2] = double.NaN;
        Assert.Equal(20, LinearRegression.Of(gapped, Plant).Value.Count);
        Assert.True(double.IsFinite(LinearRegression.Of(gapped, Plant).Value.Fitted[2]));
        Assert.Equal(ProblemKind.NoAnswer, LinearRegression.Of(Loss, [Plant[0], [.. Plant[0].Select(v => 2 * v + 1)]]).Problem!.Kind);
        Assert.Equal((ProblemKind.TooFew, 5, 4), LinearRegression.Of(Loss[..4], [.. Plant.Select(c => c[..4])]).Problem is var p ? (p!.Kind, p.Needed, p.Found) : default);
        Assert.Equal(ProblemKind.NoAnswer, RobustRegression.Of([1, 2, 3, 4, 5, 6], [[1, 2, 3, 4, 5, 6]]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, RunningRegression.Of([1, double.NaN, 2, 3], [1, 2, 3, 4]).Problem!.Kind);
    }
}
