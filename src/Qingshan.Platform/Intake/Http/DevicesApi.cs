using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>A device and its traffic since the program started, on the wire.</summary>
/// <param name="Addresses">From where it is connected, the oldest connection first; empty: it is not.</param>
/// <param name="ConnectedSince">First frame over the oldest connection that is open.</param>
/// <param name="ClockSeconds">By how much the time of its last QN lies ahead of the receipt; absent where it has sent none.</param>
/// <param name="ClockIsOut">It is out by more than five minutes.</param>
/// <param name="Accepted">Frames by the book.</param>
/// <param name="Noted">Frames that were accepted with notes.</param>
/// <param name="Quarantined">Frames that could not be used.</param>
/// <param name="Refused">Frames that it may not send: from another address, or with another password.</param>
/// <param name="Notes">Names of the deviations that were seen.</param>
public sealed record DeviceView(
    string Mn, string Name, string Point, string PointName, bool Connected, IReadOnlyList<string> Addresses, DateTime? ConnectedSince, DateTime? LastFrame,
    double? ClockSeconds, bool ClockIsOut, long Accepted, long Noted, long Quarantined, long Refused, string Notes, bool Simulated)
{
    public static DeviceView Of(DeviceStatus s) => new(
        s.Device.Code, s.Device.Name, s.Point.Code, s.Point.Name, s.Traffic.IsConnected, [.. s.Traffic.Open.Select(c => c.Address)],
        s.Traffic.IsConnected ? s.Traffic.Open[0].Since : null, s.Traffic.LastFrame, s.Traffic.Clock?.TotalSeconds, s.Traffic.ClockIsOut,
        s.Traffic.Accepted, s.Traffic.Noted, s.Traffic.Quarantined, s.Traffic.Refused, string.Join(',', s.Traffic.Notes), s.Device.Simulated || s.Point.Simulated);
}

/// <summary>The route that lists devices and how they speak.</summary>
public static class DevicesApi
{
    public static IEndpointRouteBuilder MapDevicesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/devices", Devices).Needs(Permission.SeePackets).WithName("devices").WithTags("packets")
            .WithSummary("设备通信状态 · Devices: connected or not, last frame, clock, frames by verdict since the program started");
        return routes;
    }

    private static Results<Ok<Page<DeviceView>>, ProblemResult> Devices(
        HttpContext context, DeviceBoard board, LedgerBook ledger, string? region, string? kind, string? q, string? state, string? after, int? size)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var from, out error)) return new ProblemResult(error);
        if (!board.List(ledger.Now, PolicyGate.ViewerOf(context), region, kind, q, state).TryGet(out var found, out error)) return new ProblemResult(error);
        var rest = found.Where(d => string.CompareOrdinal(d.Key, from) > 0).Take(take + 1).ToList();
        var page = Cursor.Cut(rest, take, d => d.Key);
        return TypedResults.Ok(new Page<DeviceView>([.. page.Items.Select(DeviceView.Of)], page.Next));
    }
}
