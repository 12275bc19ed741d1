using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

/// <summary>The numbers are those of pyMannKendall 1.4.3 on the Nile series of R.</summary>
public sealed class SerialTrendTests
{
    private static readonly double[] Nile = Oracle.Numbers("Data/nile.csv", "flow");

    [Fact]
    public void Hamed_and_Rao_double_the_variance_of_the_Nile()
    {
        var found = SerialTrend.Of(Nile, SerialCorrection.HamedRao).Value;
        Oracle.Equal("2.1428983", found.Factor);
        Oracle.Equal("-2.8199792", found.Z);
        Oracle.Equal(".0048027", found.P);
    }

    [Theory]
    [InlineData(SerialCorrection.YueWang, "-4.138703")]
    [InlineData(SerialCorrection.Prewhitening, "-2.551526")]
    [InlineData(SerialCorrection.TrendFreePrewhitening, "-4.577027")]
    public void The_other_corrections_give_the_scores_of_the_reference(SerialCorrection correction, string z) => Oracle.Equal(z, SerialTrend.Of(Nile, correction).Value.Z);

    [Fact]
    public void Turning_values_round_turns_the_score_round() =>
        Gen.Select(Gen.Double[-5, 5].Array[10, 60], Gen.Enum<SerialCorrection>()).Sample((values, correction) =>
        {
            var (found, back) = (SerialTrend.Of(values, correction), SerialTrend.Of([.. values.Select(v => -v)], correction));
            Assert.Equal(found.IsOk, back.IsOk);
            if (found.IsOk) Assert.Equal((found.Value.S, found.Value.Z), (-back.Value.S, -back.Value.Z));
        });

    [Fact]
    public void Values_with_memory_are_seldom_said_to_have_a_trend_where_they_have_none()
    {
        var random = new Random(7);
        var (plain, corrected) = (0, 0);
        for (var run = 0; run < 200; run++)
        {
            var values = new double[120];
            for (var i = 1; i < values.Length; i++) values[i] = 0.7 * values[i - 1] + random.NextDouble() - 0.5;
            if (MannKendall.Of(values).Value.P < 0.05) plain++;
            if (SerialTrend.Of(values, SerialCorrection.Prewhitening).Value.P < 0.05) corrected++;
        }
        Assert.True(plain > 50, $"{plain} of 200 by the plain test");
        Assert.InRange(corrected, 2, 24);
    }

    [Fact]
    public void Gaps_are_left_out_and_too_few_values_are_said()
    {
        var gapped = (double[])Nile.Clone();
        for (var i = 30; i < 36; i++) gapped[i] = double.NaN;
        Assert.Equal(94, SerialTrend.Of(gapped, SerialCorrection.HamedRao).Value.Count);
        // Of 94 values each but the first and the one behind the gap has one before it.
        Assert.Equal(92, SerialTrend.Of(gapped, SerialCorrection.TrendFreePrewhitening).Value.Count);
        Assert.Equal(ProblemKind.TooFew, SerialTrend.Of([1, 2, 3], SerialCorrection.YueWang).Problem!.Kind);
    }
}
