using System.Globalization;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>压测区(模拟) · As many plain air stations of eight factors as a load test wants.</summary>
public static class LoadRegion
{
    public const string Code = "SIM-LOAD";

    /// <summary>Brings the first so many devices into the ledger, or finds them there.</summary>
    /// <param name="devices">1 to 99,999.</param>
    /// <exception cref="InvalidOperationException">The viewer may not write the ledger: the caller's mistake.</exception>
    public static async Task<IReadOnlyList<SimulatedDevice>> EnsureAsync(LedgerWriter writer, Viewer by, int devices, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(devices, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(devices, 99_999);
        var put = new BulkPut(writer, by, cancel);
        var region = (await put.RunAsync([DemoRegion.Region(Code, "压测区(模拟)", "Load test zone (simulated)", RegionKind.Zone)]))[Code];
        var codes = Codes(devices);
        var points = await put.RunAsync([.. codes.Select((code, i) => new MonitoringPoint
        {
            Code = code,
            Name = $"压测点 {code}",
            NameEn = $"Load test point {code}",
            Kind = "air-station",
            Place = Grid(i),
            Simulated = true,
            RegionId = region,
        })]);
        _ = await put.RunAsync([.. codes.Select(code => new Device
        {
            Code = code,
            Name = $"压测数采仪 {code}(模拟)",
            PointId = points[code],
            Simulated = true,
            RegionId = region,
        })]);
        return Devices(devices);
    }

    /// <summary>The devices without a ledger: for a client that stands elsewhere than the platform.</summary>
    public static IReadOnlyList<SimulatedDevice> Devices(int devices) => [.. Codes(devices).Select(DemoDevices.LoadDevice)];

    private static string[] Codes(int devices) =>
        [.. Enumerable.Range(1, devices).Select(n => "LOAD-" + n.ToString("D5", CultureInfo.InvariantCulture))];

    /// <summary>Rows and columns beside the demonstration city: nobody takes it for a real network.</summary>
    private static Place Grid(int index) => Place.Wgs84(
        Math.Round(113.5 + index % 100 * 0.002, 5), Math.Round(30.1 + index / 100 * 0.0005, 5));
}
