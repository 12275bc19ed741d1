using System.Collections.Concurrent;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 设备通信状态 · What the gateway has heard of each device since the program started. In memory: what was before stands in the packets.
/// </summary>
public sealed class DeviceBoard
{
    private static readonly DeviceTraffic Nothing = new([], null, null, null, 0, 0, 0, 0, []);

    private readonly ConcurrentDictionary<string, DeviceLine> _lines = new();

    /// <param name="mn">The device's code in the ledger.</param>
    internal DeviceLine LineOf(string mn) => _lines.GetOrAdd(mn, _ => new());

    /// <summary>What became of a packet, told by whoever stored it.</summary>
    internal void Judged(in PacketRow packet)
    {
        // Senders are many things; only of what has spoken at the gateway a line is kept.
        if (packet.Channel == "hj212" && _lines.TryGetValue(packet.Sender, out var line)) line.Judged(packet.Verdict, packet.Reason);
    }

    public DeviceTraffic Of(string mn) => _lines.TryGetValue(mn, out var line) ? line.Traffic : Nothing;

    /// <summary>The devices of the points that a viewer sees and asked for, by point and MN.</summary>
    /// <param name="state"><c>connected</c>, <c>away</c>, or null for both.</param>
    public Result<IReadOnlyList<DeviceStatus>> List(LedgerSnapshot ledger, Viewer viewer, string? region, string? kind, string? text, string? state)
    {
        if (state is not (null or "" or "connected" or "away")) return CommonErrors.BadParameter.Of("state", state, "connected, away");
        if (!PointFilter.Of(ledger, viewer, region, kind, null).TryGet(out var filter, out var error)) return error;
        var sees = Policy.For(viewer);
        var found =
            from point in filter.Points
            from device in ledger.DevicesOf[point.Id]
            where sees(device) && (string.IsNullOrWhiteSpace(text) || Names(point, device).Any(n => n.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)))
            let traffic = Of(device.Code)
            where string.IsNullOrEmpty(state) || traffic.IsConnected == (state == "connected")
            select new DeviceStatus(device, point, traffic);
        return Result.Of<IReadOnlyList<DeviceStatus>>([.. found.OrderBy(d => d.Key, StringComparer.Ordinal)]);
    }

    /// <summary>One device, where the viewer may see it.</summary>
    public Result<DeviceStatus> Find(LedgerSnapshot ledger, Viewer viewer, string mn) =>
        DeviceSight.Seen(ledger, viewer, mn).TryGet(out var device, out var error) ? new DeviceStatus(device, ledger.Points[device.PointId], Of(mn)) : error;

    private static string[] Names(MonitoringPoint point, Device device) => [device.Code, device.Name, point.Code, point.Name, point.NameEn ?? ""];
}

public sealed record DeviceStatus(Device Device, MonitoringPoint Point, DeviceTraffic Traffic)
{
    /// <summary>By which lists are ordered and paged.</summary>
    public string Key => $"{Point.Code}/{Device.Code}";
}
