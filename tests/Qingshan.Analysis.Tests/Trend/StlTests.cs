using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

public sealed class StlTests
{
    [Fact]
    public void Carbon_dioxide_is_taken_apart_as_R_does()
    {
        var found = Stl.Of([.. Oracle.Numbers("Data/co2.csv", "co2").Select(v => Math.Log(v))], new(12)).Value;
        Oracle.Equal("-.0001697371", found.Seasonal[0]);
        Oracle.Equal("5.7534885", found.Trend[0]);
        Oracle.Equal(".0005862976", found.Remainder[0]);
    }

    // R 4.2.2: stl(co2, s.window = 11, s.degree = 1)
    [Fact]
    public void A_figure_that_changes_does_so_as_in_R()
    {
        var found = Stl.Of(Oracle.Numbers("Data/co2.csv", "co2"), new(12, 11, 1)).Value;
        foreach (var (at, seasonal, trend) in ((int, string, string)[])[(0, "-0.143406999201", "315.357381396"), (99, "2.34691920562", "321.822777914"), (467, "-0.551930740626", "364.524267372")])
        {
            Oracle.Equal(seasonal, found.Seasonal[at]);
            Oracle.Equal(trend, found.Trend[at]);
        }
    }

    // statsmodels 0.13.5, inner_iter=1, outer_iter=15; R takes a wrong median where the number of values is even.
    [Fact]
    public void Outliers_are_weighted_down_as_in_statsmodels()
    {
        var found = Stl.Of(Oracle.Numbers("Data/co2.csv", "co2"), new(12, 11, 0, null, true)).Value;
        Oracle.Equal("-0.089420629317", found.Seasonal[0]);
        Oracle.Equal("321.83965082429", found.Trend[99]);
        Oracle.Equal("0.84813429103", found.Remainder[467]);
    }

    [Fact]
    public void The_parts_add_up_to_the_values_and_a_shift_is_the_trends() =>
        Gen.Select(Gen.Double[-5, 5].Array[30, 90], Gen.Double[-50, 50], Gen.Bool).Sample((values, shift, robust) =>
        {
            var options = new StlOptions(12, 7, 1, null, robust);
            var (found, moved) = (Stl.Of(values, options).Value, Stl.Of([.. values.Select(v => v + shift)], options).Value);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(values[i], found.Seasonal[i] + found.Trend[i] + found.Remainder[i], 1e-9);
                Assert.Equal(found.Trend[i] + shift, moved.Trend[i], 1e-6);
            }
        }, iter: 50);

    [Fact]
    public void What_is_missing_and_too_short_is_said()
    {
        Assert.Equal(ProblemKind.TooFew, Stl.Of(new double[24], new(12)).Problem!.Kind);
        Assert.Equal(ProblemKind.Gaps, Stl.Of([.. Enumerable.Range(0, 40).Select(i => i == 3 ? double.NaN : i)], new(12)).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Stl.Of(new double[40], new(12, 1)).Problem!.Kind);
    }
}
