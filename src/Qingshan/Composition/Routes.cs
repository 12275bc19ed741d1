using Microsoft.AspNetCore.Diagnostics;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Sharing.Ckan;
using Qingshan.Platform.Sharing.Granting;
using Qingshan.Platform.Sharing.Dcat;
using Qingshan.Platform.Sharing.SensorThings;
using Qingshan.Platform.Sharing;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Platform.Warnings;
using Qingshan.Simulation;
using Qingshan.Ui.Problems;

namespace Qingshan.Composition;

/// <summary>What every request passes through, and where it can go.</summary>
internal static class Routes
{
    /// <summary>
    /// The strictest policy that the pages work under: nothing inline, nothing from elsewhere. data: images are icons in
    /// style sheets.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; worker-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; manifest-src 'self'";

    public static void UseDoors(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler(handler => handler.Use(SecurityHeadersAsync).Run(UnexpectedAsync));
        app.Use(SecurityHeadersAsync);
        app.UseStatusCodePages(EmptyAnswerAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<PolicyGate>();
        app.UseMiddleware<AuditGate>();
        app.UseAntiforgery();
    }

    public static void MapRoutes(this WebApplication app)
    {
        app.MapLedgerApi();
        app.MapEditionsApi();
        app.MapRegionsGeoJson();
        app.MapObservationsApi();
        app.MapStoreApi();
        app.MapStreamsApi();
        app.MapReviewApi();
        app.MapForecastsApi();
        app.MapSignalsApi();
        app.MapEvidenceApi();
        app.MapNotifyApi();
        app.MapCasesApi();
        app.MapEnterprisesApi();
        app.MapOwnApi();
        app.MapWarningsApi();
        app.MapCatalogApi();
        app.MapResponsibilityApi();
        app.MapQualityApi();
        app.MapDcatApi();
        app.MapCkanApi();
        app.MapShareApi();
        app.MapFeaturesApi();
        app.MapPacketsApi();
        app.MapDevicesApi();
        app.MapDeviceApi();
        app.MapDeviceCommandsApi();
        app.MapRelaysApi();
        app.MapShadowApi();
        app.MapIngestApi();
        app.MapImportsApi();
        app.MapSensorThingsApi();
        app.MapSimulationApi();
        app.MapSeedApi();
        app.MapOperation();
        app.MapFace();
    }

    private static Task SecurityHeadersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }

    /// <summary>What the framework answers without words (no such route, method or media type) gets them.</summary>
    private static Task EmptyAnswerAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        if (!context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/v1.1")) return PageFailures.FillAsync(status);
        return ProblemResult.WriteAsync(context, context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => CommonErrors.NotFound.Of(context.Request.Path),
            StatusCodes.Status405MethodNotAllowed => CommonErrors.MethodNotAllowed.Of(context.Request.Method, context.Request.Path),
            // The router refuses what the route does not accept before the route can say what it does.
            StatusCodes.Status415UnsupportedMediaType when context.Request.Path == IngestApi.Path => IntakeErrors.UnsupportedType.Of(context.Request.ContentType ?? "-"),
            StatusCodes.Status415UnsupportedMediaType => CommonErrors.UnsupportedMediaType.Of(context.Request.ContentType ?? "-"),
            _ => CommonErrors.BadRequest.Of(context.Response.StatusCode),
        });
    }

    /// <summary>An exception is a bug: the log has all of it, the answer only a reference to it.</summary>
    private static async Task UnexpectedAsync(HttpContext context)
    {
        var reference = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        var thrown = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (thrown is StoreUnreachableException)
        {
            // Nobody's bug: the consumer's tries are in the log, with the reason.
            await AnswerAsync(context, ObservationErrors.StoreUnreachable.Of());
            return;
        }
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Qingshan.Unexpected");
        if (StorageFailure.IsOfTheLedger(thrown))
        {
            log.LogError(thrown, "The ledger could not be written in {Method} {Path}", context.Request.Method, context.Request.Path.Value);
            await AnswerAsync(context, CommonErrors.StorageRefuses.Of());
            return;
        }
        log
            .LogError(thrown, "Unexpected failure {Reference} in {Method} {Path}", reference, context.Request.Method, context.Request.Path.Value);
        await AnswerAsync(context, CommonErrors.Unexpected.Of(reference));
    }

    private static Task AnswerAsync(HttpContext context, Error error) =>
        PageFailures.WantsPage(context) ? PageFailures.WriteAsync(context, error) : ProblemResult.WriteAsync(context, error);
}
