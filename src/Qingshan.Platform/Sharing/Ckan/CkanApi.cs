using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Ckan;

/// <summary>CKAN's action API over the catalogue, for programs that speak it. It reads; nothing is written through it.</summary>
public static class CkanApi
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IServiceCollection AddQingshanCkan(this IServiceCollection services) => services.AddSingleton<CkanRows>().AddSingleton<CkanActions>();

    public static IEndpointRouteBuilder MapCkanApi(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/3/action/{action}", [HttpMethods.Get, HttpMethods.Post], RunAsync).Needs(Permission.SeePublic).WithName("ckan-action").WithTags("catalogue").DisableAntiforgery()
            .WithSummary("CKAN 动作接口 · CKAN action API, reading; help_show says what each action takes");
        return routes;
    }

    private static async Task<IResult> RunAsync(HttpContext context, CkanActions actions, string action, CancellationToken cancel)
    {
        var home = $"{context.Request.Scheme}://{context.Request.Host}";
        // As CKAN answers it: a sentence, and no object.
        if (!CkanActions.Help.ContainsKey(action)) return Results.Json($"Bad request - Action name not known: {action}", Json, statusCode: 400);
        if (await CkanParameters.ReadAsync(context.Request, cancel) is not { } asked) return Results.Json("Bad request - JSON Error: the body is not a JSON object", Json, statusCode: 400);
        var answer = await actions.RunAsync(action, asked, PolicyGate.ViewerOf(context), home, cancel);
        var help = $"{home}/api/3/action/help_show?name={action}";
        if (answer.Type is null) return Results.Json(new Dictionary<string, object?> { ["help"] = help, ["success"] = true, ["result"] = answer.Result }, Json);
        var error = new Dictionary<string, object?> { ["__type"] = answer.Type };
        if (answer.Field is { } field) error[field] = new[] { answer.Message.ToString() };
        else error["message"] = answer.Message.ToString();
        return Results.Json(new Dictionary<string, object?> { ["help"] = help, ["success"] = false, ["error"] = error }, Json, statusCode: answer.Status);
    }
}
