using CsCheck;
using Qingshan.Platform.Ledger;
using Qingshan.Simulation;
using Qingshan.Standards;

namespace Qingshan.Tests.Simulation;

/// <summary>Laws of a made-up province, whatever its size and seed.</summary>
public sealed class ProvinceTests
{
    private static readonly Gen<ProvincePlan> Plans = Gen.Select(Gen.Double[0.001, 0.3], Gen.Int[1, 999], (scale, seed) => new ProvincePlan(scale, seed));

    [Fact]
    public void Every_code_passes_its_check_digit_and_none_names_a_real_place() => Plans.Sample(plan =>
    {
        foreach (var enterprise in plan.Enterprises)
        {
            Assert.Null(CreditCode.Parse(enterprise.Code, out var credit));
            Assert.Null(OrganisationCode.Parse(credit!.Subject, out _));
            Assert.StartsWith("99", credit.Region, StringComparison.Ordinal);
            Assert.Null(SourceCode.Parse(enterprise.SourceCode, out var source));
            Assert.Equal(credit, source!.Organisation);
            Assert.All(enterprise.Outlets, o => Assert.Null(OutletCode.Parse(o.Number, out _)));
            Assert.Contains("模拟", enterprise.Zh, StringComparison.Ordinal);
        }
        Assert.All(plan.Regions, r => Assert.StartsWith("SIM-P", r.Code, StringComparison.Ordinal));
        Assert.All(plan.Regions, r => Assert.Contains("模拟", r.Zh, StringComparison.Ordinal));
    }, iter: 40);

    [Fact]
    public void Codes_are_given_once_and_every_reference_leads_somewhere() => Plans.Sample(plan =>
    {
        Once(plan.Regions.Select(r => r.Code));
        Once(plan.Regions.Where(r => r.Kind == RegionKind.City).Select(r => r.Zh));
        Once(plan.Points.Select(p => p.Code));
        Once(plan.Points.Select(p => p.Mn));
        Once(plan.Enterprises.Select(e => e.Code));
        Once(ProvincePeople.Of(plan).Select(o => o.Zh));
        Once(ProvincePeople.Of(plan).SelectMany(o => o.People).Select(p => p.UserName));
        var regions = plan.Regions.Select(r => r.Code).ToHashSet();
        var outlets = plan.Enterprises.SelectMany(e => e.Outlets).Select(o => o.Code).ToHashSet();
        Assert.All(plan.Points, p => Assert.Contains(p.Region, regions));
        Assert.All(plan.Points.Where(p => p.Outlet is not null), p => Assert.Contains(p.Outlet!, outlets));
        Assert.All(plan.Regions.Where(r => r.Parent is not null), r => Assert.Contains(r.Parent!, regions));

        static void Once(IEnumerable<string> codes) => Assert.DoesNotContain(codes.CountBy(c => c), c => c.Value > 1);
    }, iter: 40);

    [Fact]
    public void Every_point_lies_within_its_region_and_every_region_within_its_parent() => Plans.Sample(plan =>
    {
        var extents = plan.Regions.ToDictionary(r => r.Code, r => r.Extent);
        Assert.All(plan.Points, p => Assert.True(extents[p.Region].Holds(p.Place), $"{p.Code} {p.Place} is not within {p.Region} {extents[p.Region]}"));
        foreach (var region in plan.Regions.Where(r => r.Parent is not null))
        {
            var (inner, outer) = (region.Extent, extents[region.Parent!]);
            Assert.True(inner.West >= outer.West - 1e-9 && inner.East <= outer.East + 1e-9 && inner.South >= outer.South - 1e-9 && inner.North <= outer.North + 1e-9, region.Code);
        }
    }, iter: 40);

    [Fact]
    public void The_same_seed_gives_the_same_province_and_another_seed_another() => Gen.Select(Gen.Double[0.001, 0.05], Gen.Int[1, 999], Gen.Int[1, 999]).Sample((scale, seed, other) =>
    {
        Assert.Equal(Said(new ProvincePlan(scale, seed)), Said(new ProvincePlan(scale, seed)));
        if (seed != other) Assert.Empty(new ProvincePlan(scale, seed).Points.Select(p => p.Mn).Intersect(new ProvincePlan(scale, other).Points.Select(p => p.Mn)));

        static List<string> Said(ProvincePlan plan) =>
        [
            .. plan.Regions.Select(r => r.ToString()), .. plan.Points.Select(p => p.ToString()), .. plan.Enterprises.Select(e => $"{e.Code} {e.SourceCode} {e.Zh} {e.Place} {string.Join(' ', e.Outlets)}"),
            .. ProvincePeople.Of(plan).Select(o => $"{o.Zh} {o.Region} {string.Join(' ', o.People)}"),
        ];
    }, iter: 30);

    [Fact]
    public void The_same_hour_of_the_same_seed_is_the_same_bytes_on_every_run_and_some_devices_are_silent()
    {
        var (once, again) = (new SeedHistory(new ProvincePlan(0.02, 7)), new SeedHistory(new ProvincePlan(0.02, 7)));
        var (from, until) = (new DateTime(2026, 3, 5, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 7, 0, 0, 0, DateTimeKind.Utc));
        var packets = once.Hours(from, until, (_, _) => true);
        Assert.Equal(packets.Select(Said), again.Hours(from, until, (_, _) => true).Select(Said));
        // In whatever stretches it is asked for.
        Assert.Equal(packets.Select(Said).Order(), ((DateTime[])[from, from.AddHours(5)]).SelectMany(at => again.Hours(at, at == from ? at.AddHours(5) : until, (_, _) => true)).Select(Said).Order());
        Assert.InRange(packets.Count, once.Points.Count * 40, once.Points.Count * 48 - 1);
        var text = string.Concat(packets.Select(p => System.Text.Encoding.ASCII.GetString(p.Frame.Span)));
        Assert.Contains("-Flag=D", text, StringComparison.Ordinal);
        Assert.Contains("CN=2061", text, StringComparison.Ordinal);

        static string Said((Platform.Intake.PacketHead Head, ReadOnlyMemory<byte> Frame) p) => $"{p.Head} {Convert.ToHexString(p.Frame.Span)}";
    }

    [Theory]
    [InlineData(0.01, 20, 40)]
    [InlineData(0.1, 200, 215)]
    [InlineData(1, 2000, 2010)]
    public void A_province_has_as_many_points_as_its_scale_says_half_of_them_at_works(double scale, int least, int most)
    {
        var plan = new ProvincePlan(scale, 1);
        Assert.InRange(plan.Points.Count, least, most);
        Assert.InRange(plan.Points.Count(p => plan.Enterprises.Any(e => p.Code.StartsWith(e.Code, StringComparison.Ordinal))) / (double)plan.Points.Count, 0.3, 0.6);
        foreach (var kind in (string[])["air-station", "water-section", "noise-point", "radiation-station", "waste-gas-outlet", "waste-water-outlet"]) Assert.Contains(plan.Points, p => p.Kind == kind);
        if (scale == 1) Assert.Equal((13, 104), (plan.Cities.Count(), plan.Counties.Count));
    }
}
