using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>
/// 示范市(模拟) · The made-up city that a demonstration runs on: about two hundred points of all kinds, and everything that
/// the ledger needs to know of them. Every record says that it is simulated.
/// </summary>
public static class DemoRegion
{
    /// <summary>The source that every record names.</summary>
    public const string Source = "demo region (simulated)";

    /// <summary>Since when the made-up city stands.</summary>
    internal static readonly DateTime Since = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Brings the region into the ledger, or finds it there; then gives the devices to be played.</summary>
    /// <param name="by">Has to hold everything, as <see cref="Viewer.Program"/> does.</param>
    /// <exception cref="InvalidOperationException">The viewer may not write the ledger: the caller's mistake.</exception>
    public static async Task<IReadOnlyList<SimulatedDevice>> EnsureAsync(LedgerWriter writer, Viewer by, CancellationToken cancel)
    {
        var plan = DemoPlan.Instance;
        var put = new BulkPut(writer, by, cancel);
        var tops = await put.RunAsync([Region(DemoPlan.City, "示范市(模拟)", "Demo City (simulated)", RegionKind.City), Region(DemoPlan.Basin, "示范河流域(模拟)", "Demo River Basin (simulated)", RegionKind.Basin)]);
        var city = tops[DemoPlan.City];
        var regions = await put.RunAsync([.. DemoNames.Districts.Select(d => Region(d.Code, d.Zh, d.En, RegionKind.County, city))]);
        foreach (var (code, id) in tops) regions[code] = id;

        var enterprises = await put.RunAsync([.. plan.Enterprises.Select(e => new Enterprise
        {
            Code = e.Code, Name = e.Zh, NameEn = e.En, Industry = e.Industry, Place = e.Place, RegionId = regions[e.Region],
        })]);
        var sources = await put.RunAsync([.. plan.Enterprises.Select(e => new PollutionSource
        {
            Code = e.SourceCode, Name = e.Zh, EnterpriseId = enterprises[e.Code], Place = e.Place, RegionId = regions[e.Region],
        })]);
        var outlets = await put.RunAsync([.. plan.Enterprises.SelectMany(e => e.Outlets.Select(o => new Outlet
        {
            Code = o.Code, Name = o.Zh, SourceId = sources[e.SourceCode], Medium = o.Medium, RegionId = regions[e.Region],
        }))]);
        var stations = await put.RunAsync([.. plan.Points.Where(p => p.Station is not null).Select(p => new Station
        {
            Code = p.Station!, Name = $"{p.Zh}(模拟)", NameEn = $"{p.En} (simulated)", Place = p.Place, RegionId = regions[p.Region], Disclosure = Disclosure.Public,
        })]);
        var points = await put.RunAsync([.. plan.Points.Select(p => Point(p, regions, outlets, stations))]);
        _ = await put.RunAsync([.. plan.Points.Select(p => new Device
        {
            Code = p.Mn, Name = $"{p.Zh}数采仪(模拟)", PointId = points[p.Code], Units = DemoUnits.Of(p.Kind), Simulated = true,
            RegionId = regions[p.Region], Disclosure = DisclosureOf(p),
        })]);
        _ = await put.RunAsync([.. plan.Points.SelectMany(p => Limits(p, points[p.Code], regions[p.Region]))]);
        return [.. plan.Points.Select(DemoDevices.Of)];
    }

    internal static Region Region(string code, string zh, string en, RegionKind kind, Guid? parent = null) => new()
    {
        Code = code, Name = zh, NameEn = en, Kind = kind, ParentId = parent, RegionId = parent, Disclosure = Disclosure.Public,
    };

    private static MonitoringPoint Point(PlannedPoint p, Dictionary<string, Guid> regions, Dictionary<string, Guid> outlets, Dictionary<string, Guid> stations) => new()
    {
        Code = p.Code,
        Name = p.Zh,
        NameEn = p.En,
        Kind = p.Kind,
        ControlLevel = p.Level,
        Evaluated = p.Evaluated,
        CommissionedOn = DateOnly.FromDateTime(Since),
        Place = p.Place,
        OutletId = p.Outlet is { } outlet ? outlets[outlet] : null,
        StationId = p.Station is { } station ? stations[station] : null,
        Simulated = true,
        RegionId = regions[p.Region],
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
