using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Sources;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Tests.Sources;

public sealed class PolarEvidenceTests
{
    // No direction is exactly between two sectors.
    private static readonly Gen<(double Speed, double Direction, double Value)[]> Hours =
        Gen.Select(Gen.Double[0.1, 10], Gen.Int[0, 3599].Select(tenths => tenths / 10.0 + 0.037), Gen.Double[0.01, 100]).Array[250, 400];

    [Fact]
    public void Shares_are_the_sums_by_sector_and_add_up_to_one() => Gen.Select(Hours, Gen.Int[1, 2]).Sample((hours, twice) =>
    {
        var sectors = 8 * twice;
        var found = Of(hours, sectors);
        Assert.Equal(1, found.Shares.Sum(s => s.Share), 9);
        Assert.Equal(1, found.Frequency.Sum(), 9);
        var all = hours.Sum(h => h.Value);
        for (var s = 0; s < sectors; s++)
        {
            var middle = 360.0 * s / sectors;
            var here = hours.Where(h => Math.Abs(Math.IEEERemainder(h.Direction - middle, 360)) < 180.0 / sectors).Sum(h => h.Value);
            Assert.Equal(here / all, found.Shares[s].Share, 9);
            Assert.InRange(found.Shares[s].Share, found.Shares[s].Low, found.Shares[s].High);
        }
    }, iter: 10);

    [Fact]
    public void Turning_all_winds_by_a_right_angle_turns_the_answer() => Gen.Select(Hours, Gen.Int[1, 2]).Sample((hours, twice) =>
    {
        var sectors = 8 * twice;
        var (one, turned) = (Of(hours, sectors), Of([.. hours.Select(h => h with { Direction = h.Direction + 90 })], sectors));
        for (var s = 0; s < sectors; s++)
        {
            var to = (s + sectors / 4) % sectors;
            Assert.Equal(one.Shares[s].Share, turned.Shares[to].Share, 9);
            Assert.Equal(one.Shares[s].High, turned.Shares[to].High, 9);
            Assert.Equal(one.Cpf[s], turned.Cpf[to], 9);
        }
        Assert.Equal((one.PeakDirection + 90) % 360, turned.PeakDirection, 9);
        Assert.Equal(one.PeakSpeed, turned.PeakSpeed);
    }, iter: 10);

    [Fact]
    public void A_plume_from_the_east_in_moderate_wind_is_the_peak()
    {
        var random = new Random(1);
        var hours = Enumerable.Range(0, 5000).Select(_ => (Speed: 0.5 + 9 * random.NextDouble(), Direction: 360 * random.NextDouble())).ToArray();
        var found = PolarEvidence.Of([.. hours.Select(h => h.Speed)], [.. hours.Select(h => h.Direction)],
            [.. hours.Select(h => 10 + (h.Speed is > 4 and < 6 && Math.Abs(h.Direction - 90) < 22 ? 90.0 : 0))], 8).Value;
        Assert.Equal((90, 5), (found.PeakDirection, found.PeakSpeed));
        Assert.Equal(2, found.Cpf.IndexOf(found.Cpf.Max()));
        Assert.Equal(found.Shares.Max(s => s.Share), found.Shares[2].Share);
    }

    [Fact]
    public void Calms_have_no_direction_and_little_is_too_little()
    {
        double[] speed = [.. Enumerable.Range(0, 300).Select(i => i < 50 ? 0.0 : 2)], direction = [.. Enumerable.Range(0, 300).Select(i => i < 50 ? double.NaN : i)], ones = [.. speed.Select(_ => 1.0)];
        Assert.Equal((250, 50), (PolarEvidence.Of(speed, direction, ones).Value.Hours, PolarEvidence.Of(speed, direction, ones).Value.Calm));
        Assert.Equal((ProblemKind.TooFew, 200.0, 150.0), PolarEvidence.Of(speed[..200], direction[..200], ones[..200]).Problem is { } few ? (few.Kind, few.Needed, few.Found) : default);
        Assert.Equal(ProblemKind.Constant, PolarEvidence.Of(speed, direction, [.. ones.Select(_ => 0.0)]).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, PolarEvidence.Of(speed, direction, [.. ones.Select(_ => -1.0)]).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, PolarEvidence.Of(speed, direction, ones, 12).Problem!.Kind);
    }

    [Fact]
    public void What_is_local_is_above_the_background_of_the_day()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(i => 50.0 + (i % 12 == 0 ? 30 : 0))];
        var local = PolarEvidence.Local(values);
        Assert.All(local.Index(), v => Assert.Equal(v.Index % 12 == 0 ? 30 : 0, v.Item, 9));
        values[3] = double.NaN;
        Assert.True(double.IsNaN(PolarEvidence.Local(values)[3]));
    }

    /// <summary>At the kerb of a street canyon nitrogen oxides are highest with wind across the roofs from the south, that drives exhaust back to the sampler.</summary>
    [Fact]
    public void At_Marylebone_Road_nitrogen_oxides_come_with_southerly_wind()
    {
        const string file = "data/openair_mydata/mydata.csv.gz";
        var found = PolarEvidence.Of(Oracle.Numbers(file, "ws"), Oracle.Numbers(file, "wd"), Oracle.Numbers(file, "nox"), 8).Value;
        Assert.Equal(1, found.Shares.Sum(s => s.Share), 9);
        Assert.Contains(Compass.Name(found.PeakDirection), (string[])["S", "SW"]);
        Assert.True(found.Shares[5].Low > found.Shares[1].High);
        Assert.All(found.Shares, s => Assert.InRange(s.High - s.Low, 0, 0.06));
    }

    private static PolarEvidence Of((double Speed, double Direction, double Value)[] hours, int sectors) =>
        PolarEvidence.Of([.. hours.Select(h => h.Speed)], [.. hours.Select(h => h.Direction)], [.. hours.Select(h => h.Value)], sectors).Value;
}
