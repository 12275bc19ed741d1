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
    public const string Source = "demo region " + Record.SimulatedSource;

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

        await new PlanWriter(put, regions).RunAsync(plan.Enterprises, plan.Points);
        return [.. plan.Points.Select(DemoDevices.Of)];
    }

    internal static Region Region(string code, string zh, string en, RegionKind kind, Guid? parent = null) => new()
    {
        Code = code, Name = zh, NameEn = en, Kind = kind, ParentId = parent, RegionId = parent, Disclosure = Disclosure.Public,
    };
}
