using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>Routes that show packets down to their bytes, and quarantine.</summary>
public static class PacketsApi
{
    public static IEndpointRouteBuilder MapPacketsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/packets", Packets).Needs(Permission.SeePackets).WithName("packets").WithTags("packets")
            .WithSummary("数据包 · Packets of a point's devices, newest first");
        routes.MapGet("/api/v1/packets/{sequence:long}", OnePacket).Needs(Permission.SeePackets).WithName("packet").WithTags("packets")
            .WithSummary("一个数据包 · One packet: verdict, text, and the observations it brought");
        routes.MapGet("/api/v1/packets/{sequence:long}/bytes", Bytes).Needs(Permission.SeePackets).WithName("packet-bytes").WithTags("packets")
            .WithSummary("原始字节 · The bytes of a packet as they arrived");
        routes.MapGet("/api/v1/quarantine", Quarantine).Needs(Permission.SeeQuarantine).WithName("quarantine").WithTags("packets")
            .WithSummary("隔离与拒收 · What was quarantined or refused, newest first, with the reason");
        return routes;
    }

    private static async Task<Results<Ok<Page<PacketView>>, ProblemResult>> Packets(
        HttpContext context, PacketAccess access, string point, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Before(after).TryGet(out var before, out error)) return new ProblemResult(error);
        if (!(await access.OfPointAsync(PolicyGate.ViewerOf(context), point, before.Value, take + 1, cancel)).TryGet(out var rows, out error)) return new ProblemResult(error);
        return TypedResults.Ok(Page(rows, take));
    }

    private static async Task<Results<Ok<Page<PacketView>>, ProblemResult>> Quarantine(
        HttpContext context, PacketAccess access, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Before(after).TryGet(out var before, out error)) return new ProblemResult(error);
        return TypedResults.Ok(Page(await access.QuarantineAsync(PolicyGate.ViewerOf(context), before.Value, take + 1, cancel), take));
    }

    private static async Task<Results<Ok<PacketDetail>, ProblemResult>> OnePacket(
        HttpContext context, PacketAccess access, IObservationStore store, long sequence, CancellationToken cancel)
    {
        if (!(await access.FindAsync(PolicyGate.ViewerOf(context), sequence, cancel)).TryGet(out var found, out var error)) return new ProblemResult(error);
        var observations = found.Row.Observations == 0 ? [] : await store.OfPacketAsync(found.Row, cancel);
        return TypedResults.Ok(new PacketDetail(PacketView.Of(found.Row), Encoding.UTF8.GetString(found.Bytes.Span),
            Convert.ToHexString(found.Bytes.Span), [.. observations.Select(o => ObservationView.Of(o))]));
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> Bytes(
        HttpContext context, PacketAccess access, long sequence, CancellationToken cancel) =>
        (await access.FindAsync(PolicyGate.ViewerOf(context), sequence, cancel)).TryGet(out var found, out var error)
            ? TypedResults.File(found.Bytes.ToArray(), "application/octet-stream", $"packet-{sequence}.bin")
            : new ProblemResult(error);

    private static Page<PacketView> Page(IReadOnlyList<PacketRow> oneMore, int take) =>
        Cursor.Cut([.. oneMore.Select(PacketView.Of)], take, p => p.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Result<Place> Before(string? cursor) =>
        !Cursor.Decode(cursor).TryGet(out var key, out var error) ? error
        : key.Length == 0 ? new Place(null)
        : long.TryParse(key, out var before) ? new Place(before)
        : CommonErrors.BadCursor.Of(cursor);

    private readonly record struct Place(long? Value);
}

/// <summary>A packet on the wire.</summary>
public sealed record PacketView(
    long Sequence, DateTime Received, string Channel, string Sender, int Command, string Verdict, string Reason, int Bytes, int Observations)
{
    public static PacketView Of(PacketRow p) => new(
        p.Sequence, p.Received, p.Channel, p.Sender, p.Command, VerdictName(p.Verdict), p.Reason, p.Bytes, p.Observations);

    public static string VerdictName(Verdict verdict) => verdict switch
    {
        Qingshan.Platform.Observations.Verdict.Accepted => "accepted",
        Qingshan.Platform.Observations.Verdict.AcceptedWithNotes => "accepted-with-notes",
        Qingshan.Platform.Observations.Verdict.Quarantined => "quarantined",
        _ => "refused",
    };
}

/// <summary>One packet with its content.</summary>
/// <param name="Text">The bytes read as UTF-8; what is not UTF-8 shows as a replacement character, the hexadecimal form is exact.</param>
public sealed record PacketDetail(PacketView Packet, string Text, string Hex, IReadOnlyList<ObservationView> Values);
