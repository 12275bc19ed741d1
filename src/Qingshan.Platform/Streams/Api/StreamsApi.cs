using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
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
        return routes;
    }

    private static Results<Ok<DerivationView>, ProblemResult> OfSeries(HttpContext context, SeriesAccess access, SeriesBook series, StreamBook streams, int id)
    {
        if (!access.Find(PolicyGate.ViewerOf(context), id).TryGet(out var found, out var error)) return new ProblemResult(error);
        return streams.Describe(found.Point, found.Series, series) is { } derivation
            ? TypedResults.Ok(new DerivationView(derivation.Rule.ToString(), derivation.Stage.ToString(), [.. derivation.Inputs.Select(s => SeriesView.Of(s, found.Point))]))
            : new ProblemResult(StreamErrors.NotDerived.Of(id));
    }
}
