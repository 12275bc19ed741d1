using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Sharing.Rdf;

namespace Qingshan.Platform.Sharing.Dcat;

/// <summary>The catalogue for other catalogues: DCAT-AP 3 as Turtle, JSON-LD and RDF/XML, in pages.</summary>
public static class DcatApi
{
    private const int UsualSize = 100, LargestSize = 500;

    public static IEndpointRouteBuilder MapDcatApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/catalog.ttl", (HttpContext context, CatalogBook catalog, DatasetStates states, [AsParameters] Asked asked) => Answer(context, catalog, states, asked, "ttl")).Describe("turtle", "Turtle");
        routes.MapGet("/catalog.jsonld", (HttpContext context, CatalogBook catalog, DatasetStates states, [AsParameters] Asked asked) => Answer(context, catalog, states, asked, "jsonld")).Describe("jsonld", "JSON-LD");
        routes.MapGet("/catalog.xml", (HttpContext context, CatalogBook catalog, DatasetStates states, [AsParameters] Asked asked) => Answer(context, catalog, states, asked, "xml")).Describe("rdfxml", "RDF/XML");
        return routes;
    }

    /// <param name="ModifiedSince">Only datasets of which something came since then (ISO 8601).</param>
    /// <param name="Class">Only of this class; without it all but single series, of which there may be very many.</param>
    /// <param name="Base">Only of this base database.</param>
    private sealed record Asked(
        [property: Microsoft.AspNetCore.Mvc.FromQuery(Name = "modified_since")] string? ModifiedSince, string? Class, string? Base, string? After, int? Size);

    private static void Describe(this RouteHandlerBuilder route, string name, string format) =>
        route.Needs(Permission.SeePublic).WithName("dcat-" + name).WithTags("catalogue").WithSummary($"目录（DCAT-AP 3，{format}） · The catalogue as DCAT-AP 3, in pages");

    private static IResult Answer(HttpContext context, CatalogBook catalog, DatasetStates states, Asked asked, string form)
    {
        var (viewer, now, request) = (PolicyGate.ViewerOf(context), catalog.Now, context.Request);
        if (!CatalogQuery.Of(now.Ledger, viewer, null, asked.Class, asked.Base, null, null, null, null, null).TryGet(out var query, out var error)
            || !Query.Time("modified_since", asked.ModifiedSince, DateTime.MinValue).TryGet(out var since, out error) || !Cursor.Decode(asked.After).TryGet(out var after, out error)) return new ProblemResult(error);
        if (asked.Size is < 1 or > LargestSize) return new ProblemResult(CommonErrors.BadParameter.Of("size", asked.Size, $"1…{LargestSize}"));

        var found = CatalogSearch.All(now, viewer, query).Where(d => (query.Class is not null || d.Class != DatasetClass.Series) && (since == DateTime.MinValue || states.Of(d.Code).Updated >= since))
            .OrderBy(d => d.Code, StringComparer.Ordinal).ToList();
        var page = Cursor.Cut([.. found.Where(d => string.CompareOrdinal(d.Code, after) > 0).Take((asked.Size ?? UsualSize) + 1)], asked.Size ?? UsualSize, d => d.Code);
        var home = $"{request.Scheme}://{request.Host}";
        var next = page.Next is { } cursor ? home + request.Path + QueryString.Create(request.Query.Where(q => q.Key != "after").SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v)).Append(new("after", cursor))) : null;
        var triples = new DcatCatalog(catalog, states, home).Page(page.Items, found.Count, home + request.Path + request.QueryString, next, viewer);
        if (next is not null) context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return form switch
        {
            "ttl" => Results.Text(TurtleWriter.Write(triples), TurtleWriter.MediaType + "; charset=utf-8"),
            "jsonld" => Results.Bytes(JsonLdWriter.Write(triples), JsonLdWriter.MediaType),
            _ => Results.Bytes(RdfXmlWriter.Write(triples), RdfXmlWriter.MediaType),
        };
    }
}
