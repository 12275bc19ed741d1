using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Desk;

/// <summary>A lead with what a look at it is worth.</summary>
/// <param name="Value">Weight × precision × freshness.</param>
/// <param name="Weight">9 serious, 3 warning, 1 notice.</param>
/// <param name="Precision">(confirmed + 1) / (confirmed + unfounded + 2) of its detector.</param>
/// <param name="Freshness">1 when it opens, half of it after every 14 days.</param>
/// <param name="Verdicts">On how many verdicts the precision rests.</param>
public sealed record RankedLeadView(
    Guid Signal, string Detector, SubjectKind SubjectKind, string Subject, string SubjectName, Severity Severity, string Text, DateTime OpenedAt, double Value, double Weight, double Precision, double Freshness,
    int Verdicts, bool Simulated)
{
    internal static RankedLeadView Of(RankedLead l) => new(
        l.Signal.Id, l.Signal.Detector, l.Subject.Kind, l.Subject.Code, l.Subject.Name.ToString(), l.Signal.Severity, new Text(l.Signal.Zh, l.Signal.En).ToString(), l.Signal.OpenedAt,
        Math.Round(l.Value.Value, 3), l.Value.Weight, Math.Round(l.Value.Precision, 3), Math.Round(l.Value.Freshness, 3), LeadValue.CountOf(l.Precision).Said, l.Subject.Simulated);
}

/// <summary>Routes of the desk.</summary>
public static class DeskApi
{
    public static void MapDeskApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/desk/leads", LeadsAsync).Needs(Permission.SeeInternal).WithName("desk-leads").WithTags("signals")
            .WithSummary("待查线索排序 · Open leads of which there is no case, those first that are worth a look most");
        routes.MapGet("/api/v1/desk/leads.geojson", MapAsync).Needs(Permission.SeeInternal).WithName("desk-leads-geojson").WithTags("signals")
            .Produces<LeadCollection>(StatusCodes.Status200OK, "application/geo+json").WithSummary("待查线索地图数据 · The same leads as GeoJSON, one symbol a subject");
    }

    private static async Task<Results<Ok<Page<RankedLeadView>>, ProblemResult>> LeadsAsync(HttpContext context, LeadRanking ranking, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)) return new ProblemResult(error);
        var viewer = PolicyGate.ViewerOf(context);
        var leads = await ranking.BestAsync(viewer, await ranking.CountAsync(viewer, cancel), Math.Min(take, LeadRanking.Most), cancel);
        return TypedResults.Ok(new Page<RankedLeadView>([.. leads.Select(RankedLeadView.Of)], null));
    }

    private static async Task<JsonHttpResult<LeadCollection>> MapAsync(HttpContext context, LeadRanking ranking, DetectorBook detectors, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Json(LeadCollection.Of(await ranking.BestAsync(viewer, await ranking.CountAsync(viewer, cancel), LeadRanking.Most, cancel), detectors), contentType: "application/geo+json");
    }
}
