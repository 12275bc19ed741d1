using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;

namespace Qingshan.Applications.Duty;

/// <summary>Who is on duty and what is open.</summary>
public sealed record DutyView(IReadOnlyList<ShiftView> OnDuty, HandOverLists Open);

/// <summary>An entry of the log on the wire.</summary>
/// <param name="Corrects">The entry in whose place it stands.</param>
/// <param name="CorrectedBy">The entry that stands in its place.</param>
public sealed record EntryView(long Id, DateTime At, string Author, DutyEntryKind Kind, string Text, Guid? Signal, long? Corrects, long? CorrectedBy)
{
    public static EntryView Of(LogLine line) =>
        new(line.Entry.Id, line.Entry.At, line.Entry.Author, line.Entry.Kind, line.Entry.Text, line.Entry.SignalId, line.Entry.Corrects, line.CorrectedBy);
}

public sealed record NewEntry(DutyEntryKind? Kind, string? Text, Guid? Signal, long? Corrects);

public sealed record NewHandOver(string? Text);

public sealed record Remark(string? Text);

/// <summary>Routes of the duty log and the hand-over.</summary>
public static class DutyApi
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    public static void MapDutyApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/duty", NowAsync).Needs(Permission.KeepDutyLog).WithName("duty").WithTags("duty").WithSummary("当前值班 · Who is on duty and what is open");
        routes.MapGet("/api/v1/duty-log", LogAsync).Needs(Permission.KeepDutyLog).WithName("duty-log").WithTags("duty").WithSummary("值班日志 · Entries of a span, newest first; the last day by default");
        routes.MapPost("/api/v1/duty-log", WriteAsync).Needs(Permission.KeepDutyLog).WithName("write-duty-log").WithTags("duty").WithSummary("写日志 · Write an entry, or one in place of another (corrects)");
        routes.MapGet("/api/v1/hand-overs", HandOversAsync).Needs(Permission.KeepDutyLog).WithName("hand-overs").WithTags("duty").WithSummary("交接班 · Hand-overs with their lists, newest first");
        routes.MapPost("/api/v1/hand-overs", HandOverAsync).Needs(Permission.KeepDutyLog).WithName("hand-over").WithTags("duty").WithSummary("交班 · Hand over: what is open at this moment is kept with it");
        routes.MapGet("/api/v1/hand-overs/{id}", FindAsync).Needs(Permission.KeepDutyLog).WithName("find-hand-over").WithTags("duty").WithSummary("交接详情 · One hand-over");
        routes.MapPost("/api/v1/hand-overs/{id}/take", TakeAsync).Needs(Permission.KeepDutyLog).WithName("take-over").WithTags("duty").WithSummary("接班 · Confirm having taken over");
    }

    private static async Task<Ok<DutyView>> NowAsync(HttpContext context, Roster roster, OpenMatters open, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        return TypedResults.Ok(new DutyView(await roster.NowAsync(viewer, cancel), await open.ListAsync(viewer, cancel)));
    }

    private static async Task<Results<Ok<Page<EntryView>>, ProblemResult>> LogAsync(
        HttpContext context, DutyLog log, TimeProvider time, string? from, string? to, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Span(from, to, time.GetUtcNow().UtcDateTime.AddSeconds(1), Usual).TryGet(out var span, out var error)
            || !Query.Size(size).TryGet(out var most, out error) || !Cursor.Decode(after).TryGet(out var key, out error)) return new ProblemResult(error);
        var before = long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        if (!(await log.ReadAsync(PolicyGate.ViewerOf(context), span.From, span.To, before, most + 1, cancel)).TryGet(out var lines, out error)) return new ProblemResult(error);
        var page = Cursor.Cut(lines, most, l => l.Entry.Id.ToString(CultureInfo.InvariantCulture));
        return TypedResults.Ok(new Page<EntryView>([.. page.Items.Select(EntryView.Of)], page.Next));
    }

    private static async Task<Results<Ok<EntryView>, ProblemResult>> WriteAsync(HttpContext context, DutyLog log, NewEntry wanted, CancellationToken cancel) =>
        (await log.WriteAsync(PolicyGate.ViewerOf(context), wanted.Kind ?? DutyEntryKind.Other, wanted.Text, wanted.Signal, wanted.Corrects, cancel)).TryGet(out var entry, out var error)
            ? TypedResults.Ok(EntryView.Of(new(entry, null))) : new ProblemResult(error);

    private static async Task<Results<Ok<Page<HandOverView>>, ProblemResult>> HandOversAsync(HttpContext context, HandOvers handOvers, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var most, out var error) || !Cursor.Decode(after).TryGet(out var key, out error)) return new ProblemResult(error);
        var before = long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTime(ticks, DateTimeKind.Utc) : (DateTime?)null;
        var found = await handOvers.ListAsync(PolicyGate.ViewerOf(context), before, most + 1, cancel);
        return TypedResults.Ok(Cursor.Cut(found, most, h => h.At.Ticks.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Ok<HandOverView>, ProblemResult>> HandOverAsync(
        HttpContext context, HandOvers handOvers, OpenMatters open, NewHandOver wanted, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await handOvers.WriteAsync(viewer, wanted.Text, await open.ListAsync(viewer, cancel), cancel)).TryGet(out var id, out var error)) return new ProblemResult(error);
        return TypedResults.Ok((await handOvers.FindAsync(viewer, id.ToString(), cancel)).Value);
    }

    private static async Task<Results<Ok<HandOverView>, ProblemResult>> FindAsync(HttpContext context, HandOvers handOvers, string id, CancellationToken cancel) =>
        (await handOvers.FindAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(found) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> TakeAsync(HttpContext context, HandOvers handOvers, string id, Remark remark, CancellationToken cancel) =>
        await handOvers.TakeAsync(PolicyGate.ViewerOf(context), id, remark.Text, cancel) is { } error ? new ProblemResult(error) : TypedResults.NoContent();
}
