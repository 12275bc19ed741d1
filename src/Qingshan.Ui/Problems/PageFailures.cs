using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Qingshan.Platform.Common;

namespace Qingshan.Ui.Problems;

/// <summary>Answers a person's browser with a page where a program would get problem details.</summary>
public static class PageFailures
{
    /// <summary>Whether the answer is for a browser that shows a page.</summary>
    public static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api")
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives an answer that has a status and nothing else a page.</summary>
    public static Task FillAsync(StatusCodeContext context) => !WantsPage(context.HttpContext)
        ? Task.CompletedTask
        : context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => WriteAsync(context.HttpContext, CommonErrors.NotFound.Of(context.HttpContext.Request.Path)),
            StatusCodes.Status403Forbidden => WriteAsync(context.HttpContext, CommonErrors.Forbidden.Of(PermissionOf(context.HttpContext))),
            StatusCodes.Status400BadRequest => WriteAsync(context.HttpContext, UiErrors.StaleForm.Of()),
            _ => Task.CompletedTask,
        };

    public static Task WriteAsync(HttpContext context, Error error)
    {
        // The failure may come from outside of where the culture was set.
        if (context.Features.Get<IRequestCultureFeature>() is { } culture) CultureInfo.CurrentUICulture = culture.RequestCulture.UICulture;
        return new RazorComponentResult<ProblemPage>(new Dictionary<string, object?> { [nameof(ProblemPage.Error)] = error }) { StatusCode = error.Kind.Status }
            .ExecuteAsync(context);
    }

    private static string PermissionOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Platform.Identity.NeedsAttribute>()?.Permission.ToString() ?? "-";
}
