using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Signals;

/// <param name="Text">What is to be said.</param>
public sealed record NewComment(string? Text);

/// <param name="UserName">Somebody who may see the signal; empty takes it back.</param>
public sealed record NewAssignment(string? UserName);

/// <summary>Routes of signals: reading them, and what people do with them.</summary>
public static class SignalsApi
{
    public static IEndpointRouteBuilder MapSignalsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/signals", Signals).Needs(Permission.SeeInternal).WithName("signals").WithTags("signals")
            .WithSummary("线索 · Signals of one's jurisdiction, what needs attention first");
        routes.MapGet("/api/v1/signals/{id:guid}", One).Needs(Permission.SeeInternal).WithName("signal").WithTags("signals")
            .WithSummary("一条线索 · One signal with its evidence and its history");
        routes.MapPost("/api/v1/signals/{id:guid}/acknowledge", Acknowledge).Needs(Permission.HandleSignals).WithName("acknowledge-signal").WithTags("signals")
            .WithSummary("确认线索 · Somebody has seen it");
        routes.MapPost("/api/v1/signals/{id:guid}/comment", Comment).Needs(Permission.HandleSignals).WithName("comment-signal").WithTags("signals")
            .WithSummary("添加说明 · Say something about it");
        routes.MapPost("/api/v1/signals/{id:guid}/assign", Assign).Needs(Permission.HandleSignals).WithName("assign-signal").WithTags("signals")
            .WithSummary("指派线索 · Give it to somebody who may see it");
        routes.MapGet("/api/v1/detectors", Detectors).Needs(Permission.SeePublic).WithName("detectors").WithTags("signals")
            .WithSummary("检测器 · The detectors with their rules, parameters, sources and what is known of their precision");
        routes.MapPost("/api/v1/operation/detect", Detect).Needs(Permission.Operate).WithName("detect").WithTags("operation")
            .WithSummary("立即检测 · Have the detectors look now");
        return routes;
    }

    private static async Task<Results<Ok<Page<SignalView>>, ProblemResult>> Signals(
        HttpContext context, SignalAccess access, SubjectBook subjects, LedgerBook ledger, DetectorBook detectors, SeriesBook series,
        string? region, string? kind, string? point, string? enterprise, string? detector, string? severity, string? state, string? since, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)) return new ProblemResult(error);
        if (!Filter(detectors, region, kind, point, detector, severity, state, since, enterprise).TryGet(out var filter, out error)) return new ProblemResult(error);
        if (!(await access.ListAsync(PolicyGate.ViewerOf(context), filter, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        var (now, about) = (ledger.Now, await subjects.OfAsync(page.Items, cancel));
        return TypedResults.Ok(new Page<SignalView>([.. page.Items.Where(s => about.ContainsKey(s.SubjectId)).Select(s => SignalView.Of(s, about[s.SubjectId], now, detectors, series))], page.Next));
    }

    /// <summary>Reads what a page or a program asks for.</summary>
    public static Result<SignalFilter> Filter(
        DetectorBook detectors, string? region, string? kind, string? point, string? detector, string? severity, string? state, string? since, string? enterprise = null)
    {
        if (!string.IsNullOrEmpty(detector) && detectors.Find(detector) is null)
            return CommonErrors.BadParameter.Of("detector", detector, string.Join(", ", detectors.All.Select(d => d.Key)));
        if (!Word<Severity>("severity", severity).TryGet(out var worse, out var error) || !Word<SignalState>("state", state).TryGet(out var now, out error)
            || !Query.Time("since", since, DateTime.MinValue).TryGet(out var from, out error)) return error;
        return new SignalFilter(region, kind, point, detector, worse.Value, now.Value, from == DateTime.MinValue ? null : from, enterprise);
    }

    private static async Task<Results<Ok<SignalDetailView>, ProblemResult>> One(
        HttpContext context, SignalAccess access, SignalEvidence evidence, SignalDesk desk, LedgerBook ledger, DetectorBook detectors, SeriesBook series, Guid id, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await access.FindAsync(viewer, id, cancel)).TryGet(out var found, out var error)) return new ProblemResult(error);
        var (signal, subject) = found;
        var rows = await evidence.OfAsync(signal, subject, cancel);
        var packets = viewer.May(Permission.SeePackets);
        var facts = detectors.Find(signal.Detector);
        return TypedResults.Ok(new SignalDetailView(
            SignalView.Of(signal, subject, ledger.Now, detectors, series), signal.Worst, signal.Limit, signal.LimitIsLower,
            signal.SeriesId is { } s ? series.Find(s)?.Unit : null, signal.Basis, facts?.Rule.ToString() ?? "", facts?.Precision.ToString() ?? "",
            (await desk.AssigneeAsync(signal, cancel))?.UserName,
            [.. rows.Select(r => new EvidenceView(ObservationView.Of(r.Value), packets ? r.Packets : [], r.PacketCount))],
            [.. (await access.HistoryAsync(signal, cancel)).Select(e => new SignalEventView(e.Id, e.At, e.Kind, e.Severity, e.By, new Text(e.Text, e.TextEn ?? e.Text).ToString()))]));
    }

    private static async Task<Results<Ok<SignalView>, ProblemResult>> Acknowledge(
        HttpContext context, SignalDesk desk, SubjectBook subjects, LedgerBook ledger, DetectorBook detectors, SeriesBook series, Guid id, CancellationToken cancel) =>
        await AnswerAsync(await desk.AcknowledgeAsync(PolicyGate.ViewerOf(context), id, cancel), subjects, ledger, detectors, series, cancel);

    private static async Task<Results<Ok<SignalView>, ProblemResult>> Comment(
        HttpContext context, SignalDesk desk, SubjectBook subjects, LedgerBook ledger, DetectorBook detectors, SeriesBook series, Guid id, NewComment comment, CancellationToken cancel) =>
        await AnswerAsync(await desk.CommentAsync(PolicyGate.ViewerOf(context), id, comment.Text, cancel), subjects, ledger, detectors, series, cancel);

    private static async Task<Results<Ok<SignalView>, ProblemResult>> Assign(
        HttpContext context, SignalDesk desk, SubjectBook subjects, LedgerBook ledger, DetectorBook detectors, SeriesBook series, Guid id, NewAssignment assignment, CancellationToken cancel) =>
        await AnswerAsync(await desk.AssignAsync(PolicyGate.ViewerOf(context), id, assignment.UserName, cancel), subjects, ledger, detectors, series, cancel);

    private static async Task<Results<Ok<SignalView>, ProblemResult>> AnswerAsync(
        Result<Signal> changed, SubjectBook subjects, LedgerBook ledger, DetectorBook detectors, SeriesBook series, CancellationToken cancel) =>
        changed.TryGet(out var signal, out var error) && await subjects.FindAsync(signal.SubjectKind, signal.SubjectId, cancel) is { } subject
            ? TypedResults.Ok(SignalView.Of(signal, subject, ledger.Now, detectors, series))
            : new ProblemResult(error ?? SignalErrors.Unknown.Of(signal!.Id));

    private static Ok<IReadOnlyList<DetectorView>> Detectors(DetectorBook detectors) => TypedResults.Ok<IReadOnlyList<DetectorView>>([.. detectors.All.Select(DetectorView.Of)]);

    private static async Task<Ok<SignalRun>> Detect(SignalRunner runner, CancellationToken cancel) => TypedResults.Ok(await runner.RunAsync(cancel));

    private readonly record struct Given<T>(T? Value) where T : struct;

    private static Result<Given<T>> Word<T>(string name, string? text) where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? new Given<T>(null)
        : text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? new Given<T>(value)
#pragma warning disable CA1308 // The words of the interface are lower case.
        : CommonErrors.BadParameter.Of(name, text, string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant())));
#pragma warning restore CA1308
}
