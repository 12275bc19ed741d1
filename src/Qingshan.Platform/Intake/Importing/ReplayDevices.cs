using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Devices that play a file of history over the wire, one for each of its points. They report in the source's own units,
/// which their configuration says.
/// </summary>
public sealed class ReplayDevices(LedgerBook book, LedgerWriter writer)
{
    /// <summary>MN of the device that plays a point.</summary>
    public static string MnOf(string point) => $"RP{point}";

    public async Task<Result<IReadOnlyList<string>>> EnsureAsync(Viewer by, ImportLedger ledger, CancellationToken cancel)
    {
        var points = ledger.Points.Select(p => book.Now.PointsByCode[p.Point.Code]).ToList();
        var devices = points.ConvertAll(p => new Device
        {
            Code = MnOf(p.Code),
            PointId = p.Id,
            Name = $"{p.Name} 回放 replay",
            Units = JsonSerializer.Serialize(BeijingMultisite.Units),
            RegionId = p.RegionId,
        });
        return (await writer.PutAsync(by, devices, ledger.From, $"replay of {ledger.Source}", cancel)).TryGet(out _, out var error)
            ? Result.Of<IReadOnlyList<string>>(devices.ConvertAll(d => d.Code))
            : error;
    }
}
