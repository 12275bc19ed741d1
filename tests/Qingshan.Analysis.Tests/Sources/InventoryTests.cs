using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Sources;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Tests.Sources;

public sealed class InventoryTests
{
    private static readonly LonLat Receptor = new(116, 40);

    private static readonly double[] Even = [.. Enumerable.Repeat(1 / 8.0, 8)];

    /// <summary>Sources in the middles of sectors, so that no rounding decides where one belongs.</summary>
    private static readonly Gen<(int Sector, double Km, double Tonnes, double Uncertainty)[]> Sources =
        Gen.Select(Gen.Int[0, 7], Gen.Double[2, 90], Gen.Double[1, 1000], Gen.Double[0, 1]).Array[1, 30];

    [Fact]
    public void Each_source_counts_by_amount_wind_and_one_over_its_distance() => Gen.Select(Sources, Gen.Double[0.01, 1].Array[8]).Sample((sources, wind) =>
    {
        double[] frequency = [.. wind.Select(w => w / wind.Sum())];
        var found = InventoryEvidence.Of(At(sources), Receptor, frequency).Value;
        Assert.Equal(1, found.Shares.Sum(s => s.Share), 9);
        Assert.Equal(1, found.Classes.Sum(c => c.Estimate.Share), 9);
        var all = sources.Sum(s => s.Tonnes * frequency[s.Sector] / s.Km);
        for (var k = 0; k < 8; k++)
        {
            // The distance itself is that of a sphere, on both ways.
            Assert.Equal(sources.Where(s => s.Sector == k).Sum(s => s.Tonnes * frequency[k] / s.Km) / all, found.Shares[k].Share, 6);
            Assert.InRange(found.Shares[k].Share, found.Shares[k].Low, found.Shares[k].High);
            Assert.Equal(sources.Where(s => s.Sector == k).Sum(s => s.Tonnes), found.Tonnes[k].Sum(), 6);
        }
    }, iter: 30);

    [Fact]
    public void Turning_sources_and_winds_by_a_right_angle_turns_the_answer() => Gen.Select(Sources, Gen.Double[0.01, 1].Array[8]).Sample((sources, wind) =>
    {
        double[] turned = [.. Enumerable.Range(0, 8).Select(k => wind[(k + 6) % 8])];
        var one = InventoryEvidence.Of(At(sources), Receptor, wind).Value;
        var other = InventoryEvidence.Of(At([.. sources.Select(s => s with { Sector = (s.Sector + 2) % 8 })]), Receptor, turned).Value;
        for (var k = 0; k < 8; k++)
        {
            Assert.Equal(one.Shares[k].Share, other.Shares[(k + 2) % 8].Share, 6);
            Assert.Equal(one.Shares[k].Low, other.Shares[(k + 2) % 8].Low, 6);
            Assert.Equal(one.Tonnes[k].Sum(), other.Tonnes[(k + 2) % 8].Sum(), 6);
        }
    }, iter: 30);

    [Fact]
    public void What_is_known_exactly_has_no_interval_and_what_is_not_has_a_wide_one()
    {
        var exact = InventoryEvidence.Of(At([(0, 10, 50, 0), (4, 10, 50, 0)]), Receptor, Even).Value.Shares[0];
        Assert.Equal((0.5, 0.5, 0.5), (Math.Round(exact.Share, 6), Math.Round(exact.Low, 6), Math.Round(exact.High, 6)));
        var vague = InventoryEvidence.Of(At([(0, 10, 50, 0.5), (4, 10, 50, 0.5)]), Receptor, Even).Value.Shares[0];
        // The logarithm of the ratio of two such amounts is normal with 0.47 √2.
        Assert.InRange(vague.Low, 0.22, 0.29);
        Assert.InRange(vague.High, 0.71, 0.78);
    }

    [Fact]
    public void It_says_why_it_sees_nothing()
    {
        Assert.Equal(ProblemKind.TooFew, InventoryEvidence.Of([], Receptor, Even).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, InventoryEvidence.Of(At([(0, 10, -1, 0)]), Receptor, Even).Problem!.Kind);
        Assert.Equal(ProblemKind.NoAnswer, InventoryEvidence.Of(At([(0, 10, 5, 0)]), Receptor, [0, 1, 0, 0, 0, 0, 0, 0]).Problem!.Kind);
        Assert.Empty(InventoryEvidence.Of([new("a", "", new(116.1, 40), 1, 0)], Receptor, Even).Value.Classes);
    }

    private static InventorySource[] At((int Sector, double Km, double Tonnes, double Uncertainty)[] sources) =>
        [.. sources.Select((s, i) => new InventorySource($"{i}", i % 2 == 0 ? "coal" : "dust", Place(45 * s.Sector, s.Km), s.Tonnes, s.Uncertainty))];

    /// <summary>The place so far away on the great circle that leaves the receptor with a bearing.</summary>
    private static LonLat Place(double bearing, double km)
    {
        var (angle, turn, north) = (1000 * km / GreatCircle.RadiusMetres, bearing * Math.PI / 180, Receptor.Latitude * Math.PI / 180);
        var latitude = Math.Asin(Math.Sin(north) * Math.Cos(angle) + Math.Cos(north) * Math.Sin(angle) * Math.Cos(turn));
        var east = Math.Atan2(Math.Sin(turn) * Math.Sin(angle) * Math.Cos(north), Math.Cos(angle) - Math.Sin(north) * Math.Sin(latitude));
        return new(Receptor.Longitude + east * 180 / Math.PI, latitude * 180 / Math.PI);
    }
}
