using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

public sealed class PettittTests
{
    [Fact]
    public void The_Nile_changed_in_1898()
    {
        var (flow, year) = (Oracle.Numbers("Data/nile.csv", "flow"), Oracle.Numbers("Data/nile.csv", "year"));
        var found = Pettitt.Of(flow).Value;
        Assert.Equal((1617, 1898), (found.K, year[found.Last]));
        Oracle.Equal("3.591e-7", found.P);
    }

    [Fact]
    public void U_is_what_comparing_every_value_before_with_every_one_behind_gives() =>
        Gen.Int[0, 9].Array[8, 40].Where(v => v.Distinct().Count() > 1).Sample(whole =>
        {
            double[] values = [.. whole];
            var found = Pettitt.Of(values).Value;
            for (var cut = 0; cut < values.Length; cut++)
            {
                var u = 0;
                for (var i = 0; i <= cut; i++)
                    for (var j = cut + 1; j < values.Length; j++) u += Math.Sign(values[i] - values[j]);
                Assert.Equal(u, found.U[cut]);
            }
        });

    [Fact]
    public void A_step_is_found_where_it_is_also_across_a_gap()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => i == 10 ? double.NaN : i < 25 ? i % 3 : 5 + i % 3)];
        Assert.Equal(24, Pettitt.Of(values).Value.Last);
        Assert.Equal(ProblemKind.TooFew, Pettitt.Of([1, 2]).Problem!.Kind);
    }
}
