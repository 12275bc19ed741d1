using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Problems;

/// <summary>Answers a person's browser with a page where a program would get problem details.</summary>
public static class PageFailures
{
    private const string EnhancedNavigationHeader = "blazor-enhanced-nav";

    /// <summary>Whether the answer is for a browser that shows a page.</summary>
    public static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api")
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Remembers what a page found wrong. The framework drops the body of a page that answers 404, so that another may
    /// stand in its place: that one then says this.
    /// </summary>
    public static void Remember(HttpContext context, Error error)
    {
        if (!context.Response.HasStarted) context.Response.StatusCode = error.Kind.Status;
        context.Items[ProblemResult.Key] = error;
    }

    /// <summary>Gives an answer that has a status and nothing else a page.</summary>
    public static Task FillAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        if (!WantsPage(context)) return Task.CompletedTask;
        var error = context.Items[ProblemResult.Key] as Error ?? context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => CommonErrors.NotFound.Of(context.Request.Path),
            StatusCodes.Status403Forbidden => CommonErrors.Forbidden.Of(context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Permission),
            StatusCodes.Status400BadRequest => UiErrors.StaleForm.Of(),
            _ => null,
        };
        return error is null ? Task.CompletedTask : WriteAsync(context, error);
    }

    public static async Task WriteAsync(HttpContext context, Error error)
    {
        // The failure may come from outside of where the culture was set, and from a page that has used the request's
        // services already: this one gets its own.
        if (context.Features.Get<IRequestCultureFeature>() is { } culture) CultureInfo.CurrentUICulture = culture.RequestCulture.UICulture;
        context.Response.Headers.Remove(EnhancedNavigationHeader);
        var before = context.RequestServices;
        await using var scope = before.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<ProblemPage>(new Dictionary<string, object?> { [nameof(ProblemPage.Error)] = error }) { StatusCode = error.Kind.Status }
                .ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = before;
        }
    }
}
