using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

public sealed class MannKendallTests
{
    private static readonly double[] Nile = Oracle.Numbers("Data/nile.csv", "flow");

    [Fact]
    public void The_flow_of_the_Nile_falls_as_R_says()
    {
        var found = MannKendall.Of(Nile).Value;
        Assert.Equal(-1387, found.S);
        Oracle.Equal("112728.33", found.Variance);
        Oracle.Equal("-4.128066523", found.Z);
        Oracle.Equal("3.658263e-5", found.P);
    }

    [Fact]
    public void Any_rising_function_of_the_values_gives_the_same_and_turning_time_round_the_opposite() =>
        Gen.Double[-5, 5].Array[8, 60].Where(v => v.Distinct().Count() > 1).Sample(values =>
        {
            var (found, bent, back) = (MannKendall.Of(values).Value, MannKendall.Of([.. values.Select(v => v * v * v + 3 * v)]).Value, MannKendall.Of([.. values.Reverse()]).Value);
            Assert.Equal((found.S, found.Variance, found.P), (bent.S, bent.Variance, bent.P));
            Assert.Equal((found.S, found.P), (-back.S, back.P));
        });

    [Fact]
    public void S_is_what_comparing_every_pair_gives() =>
        Gen.Int[0, 9].Array[8, 80].Where(v => v.Distinct().Count() > 1).Sample(whole =>
        {
            double[] values = [.. whole];
            var pairs = 0;
            for (var i = 0; i < values.Length; i++)
                for (var j = i + 1; j < values.Length; j++) pairs += Math.Sign(values[j] - values[i]);
            Assert.Equal(pairs, MannKendall.Of(values).Value.S);
        });

    [Fact]
    public void Too_few_values_and_equal_ones_are_said_with_the_number_that_was_needed()
    {
        var few = MannKendall.Of([1, double.NaN, 2]).Problem!;
        Assert.Equal((ProblemKind.TooFew, 8, 2), (few.Kind, few.Needed, few.Found));
        Assert.Contains("at least 8", few.En, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.Constant, MannKendall.Of(new double[20]).Problem!.Kind);
    }
}
