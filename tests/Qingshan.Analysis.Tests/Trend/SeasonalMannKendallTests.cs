using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

/// <summary>The numbers are those of pyMannKendall 1.4.3 on series of R.</summary>
public sealed class SeasonalMannKendallTests
{
    [Theory]
    [InlineData("Data/nottem.csv", "temperature", 224, "2.091892", ".05")]
    [InlineData("Data/co2.csv", "co2", 8874, "30.985104", "1.335")]
    public void Months_are_compared_with_months(string file, string column, double s, string z, string slope)
    {
        var found = SeasonalMannKendall.Of(Oracle.Numbers(file, column)).Value;
        Assert.Equal(s, found.S);
        Oracle.Equal(z, found.Z);
        Oracle.Equal(slope, found.Slope);
        Assert.InRange(found.Slope, found.Low, found.High);
    }

    [Theory]
    [InlineData("Data/nottem.csv", "temperature", "19663.3333", "1.5974212139", "0.11017184682")]
    [InlineData("Data/co2.csv", "co2", "983665.3333", "8.9473770925", "0.00000000000")]
    public void Seasons_that_resemble_each_other_make_it_less_sure(string file, string column, string variance, string z, string p)
    {
        var found = SeasonalMannKendall.Correlated(Oracle.Numbers(file, column)).Value;
        Oracle.Equal(variance, found.Variance);
        Oracle.Equal(z, found.Z);
        Oracle.Equal(p, found.P);
    }

    [Fact]
    public void The_course_of_the_year_does_not_matter() =>
        Gen.Select(Gen.Int[-50, 50].Array[36, 80], Gen.Int[-100, 100].Array[12]).Sample((values, course) =>
        {
            var (found, moved) = (SeasonalMannKendall.Of([.. values.Select(v => (double)v)]).Value, SeasonalMannKendall.Of([.. values.Select((v, i) => (double)v + course[i % 12])]).Value);
            Assert.Equal(found.S, moved.S);
            Assert.Equal(found.Slope, moved.Slope, 1e-9);
        });

    [Fact]
    public void Gaps_do_not_shift_the_months_and_a_single_cycle_is_too_short()
    {
        var co2 = Oracle.Numbers("Data/co2.csv", "co2");
        for (var i = 100; i < 117; i++) co2[i] = double.NaN;
        Assert.Equal(1.335, SeasonalMannKendall.Of(co2).Value.Slope, 0.02);
        Assert.Equal(ProblemKind.TooFew, SeasonalMannKendall.Of(co2.AsSpan(0, 20)).Problem!.Kind);
        Assert.Equal(ProblemKind.Constant, SeasonalMannKendall.Of(new double[48]).Problem!.Kind);
    }
}
