using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Applications.Rights.Why;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Rights.Api;

/// <summary>Who can see what, and why; what somebody can see.</summary>
internal static class RightsApi
{
    public static void MapRightsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/rights/who", WhoAsync).Needs(Permission.SeeRights).WithName("who-sees").WithTags("rights")
            .WithSummary("谁能看到 · Who can see a record (type, code) or a page (type=page, code=address), each with the reason");
        routes.MapGet("/api/v1/rights/people/{user}", WhatAsync).Needs(Permission.SeeRights).WithName("what-sees").WithTags("rights")
            .WithSummary("能看到什么 · What somebody can see: permissions, jurisdictions, pages, points, records by type");
        routes.MapGet("/api/v1/account/rights", (HttpContext c, RightsReader r, CancellationToken x) => WhatAsync(c, r, PolicyGate.ViewerOf(c).Name, x)).Needs(Permission.OwnAccount)
            .WithName("own-rights").WithTags("rights").WithSummary("我能看到什么 · What one can see oneself");
    }

    private static async Task<Results<Ok<WhoAnswer>, ProblemResult>> WhoAsync(HttpContext context, RightsReader rights, string? type, string? code, CancellationToken cancel) =>
        (await rights.WhoAsync(PolicyGate.ViewerOf(context), type ?? "MonitoringPoint", code ?? "", cancel)).TryGet(out var who, out var error)
            ? TypedResults.Ok(new WhoAnswer(who.Name.ToString(), who.Needs.ToString(), [.. who.Reasons.Select(r => new ReasonItem(r.Kind, r.UserName, r.Name, r.Because.ToString(), r.Until))]))
            : new ProblemResult(error);

    private static async Task<Results<Ok<WhatAnswer>, ProblemResult>> WhatAsync(HttpContext context, RightsReader rights, string user, CancellationToken cancel) =>
        (await rights.WhatAsync(PolicyGate.ViewerOf(context), user, cancel)).TryGet(out var what, out var error)
            ? TypedResults.Ok(new WhatAnswer(
                what.UserName, what.Role, what.Organisation, [.. what.Sentences.Select(s => s.ToString())], [.. what.Permissions.Select(p => p.ToString())], what.Pages, what.Points, what.Records))
            : new ProblemResult(error);
}

/// <param name="Needs">The permission without which it is not seen.</param>
public sealed record WhoAnswer(string Name, string Needs, IReadOnlyList<ReasonItem> Reasons);

/// <param name="UserName">Null is everybody.</param>
public sealed record ReasonItem(ReasonKind Kind, string? UserName, string? Name, string Because, DateTime? Until);

public sealed record WhatAnswer(
    string UserName, string Role, string Organisation, IReadOnlyList<string> Sentences, IReadOnlyList<string> Permissions, IReadOnlyList<string> Pages, int Points, IReadOnlyList<RecordCount> Records);
