using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>How many records of each kind a plan has.</summary>
internal sealed record PlanCounts(int Enterprises, int Sources, int Outlets, int Stations, int Points, int Devices, int Limits);

/// <summary>Writes what stands in made-up regions: enterprises with their sources and outlets, stations, points with devices and limits, measures of emergencies.</summary>
/// <param name="regions">Identities of the regions, which are there already, by code.</param>
internal sealed class PlanWriter(BulkPut put, IReadOnlyDictionary<string, Guid> regions)
{
    public async Task<PlanCounts> RunAsync(IReadOnlyList<PlannedEnterprise> enterprises, IReadOnlyList<PlannedPoint> points)
    {
        var ofEnterprise = await put.RunAsync([.. enterprises.Select(e => new Enterprise
        {
            Code = e.Code, Name = e.Zh, NameEn = e.En, Industry = e.Industry, Place = e.Place, RegionId = regions[e.Region],
        })]);
        var sources = await put.RunAsync([.. enterprises.Select(e => new PollutionSource
        {
            Code = e.SourceCode, Name = e.Zh, EnterpriseId = ofEnterprise[e.Code], Place = e.Place, RegionId = regions[e.Region],
        })]);
        var outlets = await put.RunAsync([.. enterprises.SelectMany(e => e.Outlets.Select(o => new Outlet
        {
            Code = o.Code, Name = o.Zh, SourceId = sources[e.SourceCode], Medium = o.Medium, RegionId = regions[e.Region],
        }))]);
        var stations = await put.RunAsync([.. points.Where(p => p.Station is not null).Select(p => new Station
        {
            Code = p.Station!, Name = $"{p.Zh}(模拟)", NameEn = $"{p.En} (simulated)", Place = p.Place, RegionId = regions[p.Region], Disclosure = Disclosure.Public,
        })]);
        var ids = await put.RunAsync([.. points.Select(p => Point(p, outlets, stations))]);
        var devices = await put.RunAsync([.. points.Select(p => new Device
        {
            Code = p.Mn, Name = $"{p.Zh}数采仪(模拟)", PointId = ids[p.Code], Units = DemoUnits.Of(p.Kind), Simulated = true,
            RegionId = regions[p.Region], Disclosure = DisclosureOf(p),
        })]);
        var limits = await put.RunAsync([.. points.SelectMany(p => Limits(p, ids[p.Code], regions[p.Region]))]);
        await put.RunAsync([.. enterprises.SelectMany((e, i) => DemoMeasures.Of(e, i, ofEnterprise[e.Code], regions[e.Region], ids))]);
        return new(ofEnterprise.Count, sources.Count, outlets.Count, stations.Count, ids.Count, devices.Count, limits.Count);
    }

    private MonitoringPoint Point(PlannedPoint p, Dictionary<string, Guid> outlets, Dictionary<string, Guid> stations) => new()
    {
        Code = p.Code,
        Name = p.Zh,
        NameEn = p.En,
        Kind = p.Kind,
        ControlLevel = p.Level,
        Evaluated = p.Evaluated,
        CommissionedOn = DateOnly.FromDateTime(DemoRegion.Since),
        Place = p.Place,
        OutletId = p.Outlet is { } outlet ? outlets[outlet] : null,
        StationId = p.Station is { } station ? stations[station] : null,
        Simulated = true,
        RegionId = regions[p.Region],
        BasinId = p.Basin is { } basin ? regions[basin] : null,
        Disclosure = DisclosureOf(p),
    };

    private static IEnumerable<PointLimit> Limits(PlannedPoint p, Guid point, Guid region) => DemoLimits.Of(p.Kind).Select(l => new PointLimit
    {
        Code = $"{p.Code}/{l.Factor}/{l.Period}",
        PointId = point,
        Factor = l.Factor,
        Period = l.Period,
        Upper = l.Upper,
        Lower = l.Lower,
        Unit = l.Unit.Symbol,
        Basis = DemoLimits.Basis,
        RegionId = region,
        Disclosure = DisclosureOf(p),
    });

    private static Disclosure DisclosureOf(PlannedPoint p) => p.Public ? Disclosure.Public : Disclosure.Internal;
}
