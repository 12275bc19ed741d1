using CsCheck;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Tests;

public class SummaryTests
{
    private static readonly Gen<double[]> Rows = Gen.Frequency((5, Gen.Double[-1000, 1000]), (1, Gen.Const(double.NaN))).Array[0, 200];

    [Fact]
    public void A_row_with_missing_values_counts_them_and_leaves_them_out()
    {
        var summary = Summary.Of([2, double.NaN, 4, 4, 4, 5, double.NaN, 5, 7, 9]);
        Assert.Equal((8, 2, 40.0, 5.0, 2.0, 9.0), (summary.Count, summary.Missing, summary.Sum, summary.Mean, summary.Min, summary.Max));
        Assert.Equal(0.2, summary.MissingShare);
        Assert.Equal(Math.Sqrt(32.0 / 7), summary.StandardDeviation, 1e-15);
    }

    [Fact]
    public void A_row_without_values_has_no_mean()
    {
        var none = Summary.Of([]);
        Assert.Equal((0, 0, 0.0), (none.Count, none.Missing, none.Sum));
        Assert.All((double[])[none.Mean, none.MissingShare, none.Min, none.Max, none.StandardDeviation], value => Assert.True(double.IsNaN(value)));
        var missing = Summary.Of([double.NaN, double.NaN]);
        Assert.Equal((0, 2, 1.0), (missing.Count, missing.Missing, missing.MissingShare));
    }

    [Fact]
    public void One_value_has_no_deviation() => Assert.True(double.IsNaN(Summary.Of([3]).StandardDeviation));

    [Fact]
    public void The_sum_does_not_lose_what_is_small() => Assert.Equal(2, Summary.Of([1, 1e100, 1, -1e100]).Sum);

    [Fact]
    public void The_deviation_stands_far_from_zero() =>
        Assert.Equal(Math.Sqrt(30), Summary.Of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).StandardDeviation, 1e-9);

    [Fact]
    public void The_laws_of_a_summary_hold() =>
        Rows.Sample(values =>
        {
            var summary = Summary.Of(values);
            var there = values.Where(value => !double.IsNaN(value)).ToArray();
            Assert.Equal(values.Length, summary.Count + summary.Missing);
            Assert.Equal(there.Length, summary.Count);
            if (there.Length == 0) return;
            Assert.Equal((there.Min(), there.Max()), (summary.Min, summary.Max));
            Assert.Equal(there.Average(), summary.Mean, 1e-9);
            Assert.InRange(summary.Mean, summary.Min - 1e-9, summary.Max + 1e-9);
            if (there.Length < 2) return;
            var variance = there.Sum(value => (value - there.Average()) * (value - there.Average())) / (there.Length - 1);
            Assert.Equal(Math.Sqrt(variance), summary.StandardDeviation, 1e-8);
        });

    [Theory]
    [InlineData("Aotizhongxin", 82.77, 2.64)]
    [InlineData("Changping", 71.10, 2.21)]
    [InlineData("Dingling", 65.99, 2.22)]
    [InlineData("Dongsi", 86.19, 2.14)]
    [InlineData("Guanyuan", 82.93, 1.76)]
    [InlineData("Gucheng", 83.85, 1.84)]
    [InlineData("Huairou", 69.63, 2.72)]
    [InlineData("Nongzhanguan", 84.84, 1.79)]
    [InlineData("Shunyi", 79.49, 2.60)]
    [InlineData("Tiantan", 82.16, 1.93)]
    [InlineData("Wanliu", 83.37, 1.09)]
    [InlineData("Wanshouxigong", 85.02, 1.98)]
    public void Four_years_of_PM25_at_Beijing_stations_come_out_as_published(string station, double mean, double missingPercent)
    {
        double[] values = [.. BeijingStations.Rows(station).Select(row => BeijingStations.Number(row[5]))];
        var summary = Summary.Of(values);
        Assert.Equal(35064, summary.Count + summary.Missing);
        Assert.Equal(mean, Math.Round(summary.Mean, 2));
        Assert.Equal(missingPercent, Math.Round(summary.MissingShare * 100, 2));
    }
}
