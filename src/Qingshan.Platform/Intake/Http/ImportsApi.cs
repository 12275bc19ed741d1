using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Imports of files and folders on the platform's own machine, for the command line there. Answers as a stream of JSON lines:
/// <see cref="ImportReport"/> after each file, or a problem, which ends it.
/// </summary>
public static class ImportsApi
{
    public static IEndpointRouteBuilder MapImportsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/imports", (Importer importer) => importer.All.Select(f => new FormatView(f.Name, f.About.ToString(), f.Options)))
            .Needs(Permission.Import).WithName("import-formats").WithTags("intake").WithSummary("可导入的格式 · Formats that can be imported");
        routes.MapPost("/api/v1/imports/{format}", Import).Needs(Permission.Import).WithName("import").WithTags("intake")
            .WithSummary("导入本机文件或目录 · Import a file or a folder of this machine; only for commands on the machine itself");
        routes.MapPost("/api/v1/imports/{format}/prepare", Prepare).Needs(Permission.Import).WithName("import-prepare").WithTags("intake")
            .WithSummary("登记本机目录中的站点 · Put the points and replay devices of a folder into the ledger; only for commands on the machine itself");
        return routes;
    }

    private static async Task<IResult> Import(
        HttpContext context, Importer importer, Audit audit, IOptions<JsonOptions> json, string format, string path, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (await RefusalAsync(context, viewer, audit, cancel) is { } refused) return refused;
        if (!importer.Find(format).TryGet(out var found, out var error)) return new ProblemResult(error);
        var options = context.Request.Query.Where(q => q.Key != "path").ToDictionary(q => q.Key, q => q.Value.ToString());
        context.Response.ContentType = "application/x-ndjson";
        await foreach (var step in importer.RunAsync(viewer, found, new ImportRequest(path, options), cancel))
        {
            var line = step.TryGet(out var report, out var failed)
                ? JsonSerializer.SerializeToUtf8Bytes(report, json.Value.SerializerOptions)
                : JsonSerializer.SerializeToUtf8Bytes(Problem.Of(failed), json.Value.SerializerOptions);
            await context.Response.BodyWriter.WriteAsync((byte[])[.. line, (byte)'\n'], cancel);
        }
        return Results.Empty;
    }

    private static async Task<IResult> Prepare(HttpContext context, Importer importer, Audit audit, ReplayDevices devices, string format, string path, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (await RefusalAsync(context, viewer, audit, cancel) is { } refused) return refused;
        if (!(await importer.PrepareAsync(viewer, format, path, cancel)).TryGet(out var ledger, out var error)) return new ProblemResult(error);
        return (await devices.EnsureAsync(viewer, ledger, cancel)).TryGet(out var made, out error) ? TypedResults.Ok(made) : new ProblemResult(error);
    }

    /// <summary>A path is only for who is on the machine anyway: a remote key must not make the platform read its files.</summary>
    private static async Task<ProblemResult?> RefusalAsync(HttpContext context, Viewer viewer, Audit audit, CancellationToken cancel)
    {
        if (viewer.Name == LocalCommand.Name) return null;
        await audit.RecordAsync(viewer, "refuse", $"{context.Request.Method} {context.Request.Path}", AuditOutcome.Refused, "needs a local command", cancel);
        return new ProblemResult(CommonErrors.Forbidden.Of("local command"));
    }
}

/// <param name="Options">Options that it takes, as parameters of the query.</param>
public sealed record FormatView(string Name, string About, IReadOnlyList<string> Options);
