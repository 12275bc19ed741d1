using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>A relay on the wire.</summary>
/// <param name="Region">Code of the region whose devices are passed on; absent for all devices.</param>
/// <param name="Devices">Only these MNs; empty for all.</param>
/// <param name="Commands">Only these CNs; empty for what devices upload.</param>
/// <param name="Position">Everything up to this packet is dealt with.</param>
/// <param name="Waiting">Packets of the journal behind it.</param>
/// <param name="WaitingSince">When the first of them was received.</param>
/// <param name="LastPacket">The packet acknowledged last.</param>
/// <param name="Trouble">Why it is not connected, or was not a moment ago: <c>no-connection</c>, <c>tls</c>, <c>cut-off</c>, <c>no-answer</c>, <c>position-ahead</c>.</param>
/// <param name="Sent">Frames written since the program runs.</param>
/// <param name="Strays">Answers to nothing that was under way.</param>
public sealed record RelayView(
    string Code, string Name, string Host, int Port, bool Tls, bool Enabled, string? Region, IReadOnlyList<string> Devices, IReadOnlyList<int> Commands, bool Unadmitted,
    long? Position, long Waiting, DateTime? WaitingSince, long? LastPacket, DateTime? LastAt, long SetAside, DateTime? ConnectedSince, string? Trouble, DateTime? TroubleAt, string? TroubleDetail,
    int UnderWay, long Sent, long Strays)
{
    public static RelayView Of(RelayStatus s) => new(
        s.Target.Code, s.Target.Name, s.Target.Host, s.Target.Port, s.Target.Tls, s.Target.Enabled, s.Region?.Code, [.. s.Target.DeviceSet ?? new HashSet<string>()], [.. s.Target.CommandSet ?? new HashSet<int>()],
        s.Target.Unadmitted, s.Position, s.Waiting, s.Oldest, s.Last?.Sequence, s.Last?.At, s.SetAside, s.Connected, s.Trouble?.Reason, s.Trouble?.At, s.Trouble?.Detail, s.UnderWay, s.Sent, s.Strays);
}

/// <param name="Acknowledged">False: the packet asked for no answer; it was sent, and more is not known.</param>
/// <param name="Qn">The QN that the answer names.</param>
/// <param name="Answer">The raw answer.</param>
public sealed record ReceiptView(long Packet, DateTime At, bool Acknowledged, string? Qn, string? Answer)
{
    public static ReceiptView Of(RelayReceipt receipt, RelayDesk desk)
    {
        var answer = Encoding.UTF8.GetString(desk.AnswerOf(receipt).Span);
        var at = answer.IndexOf("QN=", StringComparison.Ordinal);
        return new(receipt.Sequence, receipt.At, receipt.Acknowledged, at < 0 ? null : answer[(at + 3)..].Split(';')[0], answer.Length == 0 ? null : answer);
    }
}

/// <param name="Again">It waits for being tried again.</param>
public sealed record SetAsideView(long Packet, DateTime At, string Mn, string Qn, int Tries, string Reason, bool Again);

/// <param name="Text">The frame.</param>
public sealed record RefusedCommandView(DateTime At, string Mn, int Command, string Text);

/// <param name="Packets">How many are tried again.</param>
public sealed record TriedAgain(int Packets);

/// <summary>Routes about passing packets on.</summary>
public static class RelaysApi
{
    public static IEndpointRouteBuilder MapRelaysApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/relays", async (HttpContext context, RelayDesk desk, CancellationToken cancel) =>
                TypedResults.Ok(new Page<RelayView>([.. (await desk.ListAsync(PolicyGate.ViewerOf(context), cancel)).Select(RelayView.Of)], null)))
            .Needs(Permission.Operate).WithName("relays").WithTags("relays").WithSummary("转发 · Targets, how far each is, what it acknowledged last, what is wrong");
        routes.MapPost("/api/v1/relays", Put).Needs(Permission.EditLedger).WithName("put-relay").WithTags("relays")
            .WithSummary("设置转发 · Set up a target or change it; start: now, a packet, or a time");
        routes.MapGet("/api/v1/relays/{id}/receipts", Receipts).Needs(Permission.Operate).WithName("relay-receipts").WithTags("relays")
            .WithSummary("回执 · What the target acknowledged, newest packet first; packet=N: whether it confirmed that one");
        routes.MapGet("/api/v1/relays/{id}/set-aside", Aside).Needs(Permission.Operate).WithName("relay-set-aside").WithTags("relays")
            .WithSummary("搁置 · Packets that the target does not acknowledge while it acknowledges others");
        routes.MapPost("/api/v1/relays/{id}/set-aside", TryAgain).Needs(Permission.EditLedger).WithName("relay-try-again").WithTags("relays")
            .WithSummary("再试 · Try again what is set aside: packet=N, or all");
        routes.MapGet("/api/v1/relays/{id}/commands", Commands).Needs(Permission.Operate).WithName("relay-commands").WithTags("relays")
            .WithSummary("被拒绝的命令 · What the target wanted of devices and was refused, newest first");
        return routes;
    }

    private static async Task<Results<Ok<RelayView>, ProblemResult>> Put(HttpContext context, RelayDesk desk, WantedRelay wanted, CancellationToken cancel) =>
        (await desk.PutAsync(PolicyGate.ViewerOf(context), wanted, cancel)).TryGet(out var status, out var error) ? TypedResults.Ok(RelayView.Of(status)) : new ProblemResult(error);

    private static async Task<Results<Ok<Page<ReceiptView>>, ProblemResult>> Receipts(
        HttpContext context, RelayDesk desk, string id, long? packet, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Place(after).TryGet(out var before, out error)) return new ProblemResult(error);
        if (!(await desk.ReceiptsAsync(PolicyGate.ViewerOf(context), id, packet, before.Sequence, take + 1, cancel)).TryGet(out var found, out error)) return new ProblemResult(error);
        return TypedResults.Ok(Cursor.Cut([.. found.Select(r => ReceiptView.Of(r, desk))], take, r => r.Packet.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Ok<Page<SetAsideView>>, ProblemResult>> Aside(
        HttpContext context, RelayDesk desk, string id, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Place(after).TryGet(out var from, out error)) return new ProblemResult(error);
        if (!(await desk.AsideAsync(PolicyGate.ViewerOf(context), id, from.Sequence, take + 1, cancel)).TryGet(out var found, out error)) return new ProblemResult(error);
        return TypedResults.Ok(Cursor.Cut([.. found.Select(a => new SetAsideView(a.Sequence, a.At, a.Mn, a.Qn, a.Tries, a.Reason, a.Again))], take, a => a.Packet.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Ok<TriedAgain>, ProblemResult>> TryAgain(HttpContext context, RelayDesk desk, string id, long? packet, CancellationToken cancel) =>
        (await desk.TryAgainAsync(PolicyGate.ViewerOf(context), id, packet, cancel)).TryGet(out var count, out var error) ? TypedResults.Ok(new TriedAgain(count)) : new ProblemResult(error);

    private static async Task<Results<Ok<Page<RefusedCommandView>>, ProblemResult>> Commands(HttpContext context, RelayDesk desk, string id, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)) return new ProblemResult(error);
        if (!(await desk.CommandsAsync(PolicyGate.ViewerOf(context), id, take, cancel)).TryGet(out var found, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<RefusedCommandView>([.. found.Select(c => new RefusedCommandView(c.At, c.Mn, c.Command, Encoding.UTF8.GetString(c.Bytes.Span)))], null));
    }

    private static Result<At> Place(string? cursor) =>
        !Cursor.Decode(cursor).TryGet(out var key, out var error) ? error
        : key.Length == 0 ? new At(null)
        : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new At(sequence)
        : CommonErrors.BadCursor.Of(cursor);

    private readonly record struct At(long? Sequence);
}
