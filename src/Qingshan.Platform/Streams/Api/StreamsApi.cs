using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>How a derived series is made, on the wire.</summary>
/// <param name="Rule">The standard with its edition, and what makes a value valid.</param>
/// <param name="Stage">The stage of review whose values were used.</param>
/// <param name="Inputs">The series that enter into it; of those side by side the first with a valid value counts.</param>
public sealed record DerivationView(string Rule, string Stage, IReadOnlyList<SeriesView> Inputs);

/// <summary>Routes that say where derived values come from.</summary>
public static class StreamsApi
{
    public static IEndpointRouteBuilder MapStreamsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/series/{id:int}/derivation", OfSeries).Needs(Permission.SeePublic).WithName("derivation").WithTags("observations")
            .WithSummary("推导 · How a derived series is made: rule with edition, stage of review, and the series that enter into it");
        routes.MapPost("/api/v1/operation/derive", Derive).Needs(Permission.Operate).WithName("derive").WithTags("operation")
            .WithSummary("重新推导 · Derive what is due now; with a region or point and a span, everything of it again");
        return routes;
    }

    private static async Task<Results<Ok<DerivationRun>, ProblemResult>> Derive(
        HttpContext context, StreamRunner runner, LedgerBook ledger, Audit audit, TimeProvider time,
        string? region, string? point, string? from, string? to, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (string.IsNullOrEmpty(region) && string.IsNullOrEmpty(point)) return TypedResults.Ok(await runner.RunAsync(cancel));
        if (!PointFilter.Of(ledger.Now, viewer, region, null, null).TryGet(out var filter, out var error)) return new ProblemResult(error);
        var points = filter.Points.Where(p => string.IsNullOrEmpty(point) || p.Code == point).ToList();
        if (points.Count == 0) return new ProblemResult(LedgerErrors.UnknownPoint.Of(point));
        if (!Query.Span(from, to, time.GetUtcNow().UtcDateTime, TimeSpan.FromDays(1)).TryGet(out var span, out error)) return new ProblemResult(error);
        await audit.RecordAsync(viewer, "derive", $"{points.Count} points", AuditOutcome.Done, $"region {region}; point {point}; {span.From:O} … {span.To:O}", cancel);
        return TypedResults.Ok(await runner.RunAsync(points, span.From, span.To, cancel));
    }

    private static Results<Ok<DerivationView>, ProblemResult> OfSeries(HttpContext context, SeriesAccess access, SeriesBook series, StreamBook streams, int id)
    {
        if (!access.Find(PolicyGate.ViewerOf(context), id).TryGet(out var found, out var error)) return new ProblemResult(error);
        return streams.Describe(found.Point, found.Series, series) is { } derivation
            ? TypedResults.Ok(new DerivationView(derivation.Rule.ToString(), derivation.Stage.ToString(), [.. derivation.Inputs.Select(s => SeriesView.Of(s, found.Point))]))
            : new ProblemResult(StreamErrors.NotDerived.Of(id));
    }
}
