using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Analyses;

/// <summary>Methods of analysis, on what the data browser chooses.</summary>
public static class AnalysisApi
{
    public static IEndpointRouteBuilder MapAnalysisApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/analysis/methods", () => TypedResults.Ok(MethodList.All.Select(MethodView.Of))).Needs(Permission.SeePublic).WithName("analysis-methods").WithTags("analysis")
            .WithSummary("分析方法 · Every method of analysis: columns, options, source, cost");
        routes.MapGet("/api/v1/analysis/selection", SelectionAsync).Needs(Permission.SeeInternal).WithName("analysis-selection").WithTags("analysis")
            .WithSummary("分析用表 · The table of a choice as CSV, as analyses read it: shape series (a row a time) or places (a row a point)");
        routes.MapPost("/api/v1/analysis/methods/{method}/runs", StartAsync).Needs(Permission.SeeInternal).WithName("start-analysis").WithTags("analysis")
            .WithSummary("运行分析 · Run a method on a choice of the data browser; columns and options in the body");
        routes.MapGet("/api/v1/analysis/runs/{id:guid}", Run).Needs(Permission.SeeInternal).WithName("analysis-run").WithTags("analysis")
            .WithSummary("分析结果 · State, progress and result of an analysis of one's own");
        routes.MapDelete("/api/v1/analysis/runs/{id:guid}", CancelAsync).Needs(Permission.SeeInternal).WithName("cancel-analysis").WithTags("analysis")
            .WithSummary("取消分析 · Cancel an analysis of one's own");
        routes.MapGet("/api/v1/analysis/runs/{id:guid}/figure", Figure).Needs(Permission.SeeInternal).WithName("analysis-figure").WithTags("analysis")
            .WithSummary("分析图 · The figure as SVG or PNG");
        routes.MapGet("/api/v1/analysis/runs/{id:guid}/tables/{table}", Table).Needs(Permission.SeeInternal).WithName("analysis-table").WithTags("analysis")
            .WithSummary("分析数值 · A table of the result as CSV; numbers for the single ones");
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> SelectionAsync(HttpContext context, AnalysisRuns runs, [AsParameters] ChoiceQuery choice, string? shape, CancellationToken cancel)
    {
        if (shape is not (null or "series" or "places")) return new ProblemResult(CommonErrors.BadParameter.Of("shape", shape, "series, places"));
        return runs.SelectionOf(PolicyGate.ViewerOf(context), choice, shape == "places" ? SelectionShape.Places : SelectionShape.Series).TryGet(out var selection, out var error)
            && (await selection.ReadAsync(cancel)).TryGet(out var columns, out error)
            ? TypedResults.File(Encoding.UTF8.GetBytes(ResultCsv.Table(new("selection", [.. columns]))), "text/csv", "selection.csv")
            : new ProblemResult(error);
    }

    private static async Task<Results<Ok<JsonObject>, ProblemResult>> StartAsync(HttpContext context, AnalysisRuns runs, string method, [AsParameters] ChoiceQuery choice, AnalysisBody body, CancellationToken cancel)
    {
        if (MethodList.Find(method) is not { } found) return new ProblemResult(AnalysisErrors.UnknownMethod.Of(method));
        var viewer = PolicyGate.ViewerOf(context);
        var columns = body.Columns;
        if (columns is null)
        {
            if (!runs.SelectionOf(viewer, choice, RoleChoice.ShapeOf(found)).TryGet(out var selection, out var unread)) return new ProblemResult(unread);
            columns = RoleChoice.Proposed(found, selection.Columns);
        }
        return (await runs.StartAsync(viewer, new(found, choice, columns, body.Options ?? new Dictionary<string, string>()), cancel)).TryGet(out var run, out var error)
            ? TypedResults.Ok(View(context, run))
            : new ProblemResult(error);
    }

    private static Results<Ok<JsonObject>, ProblemResult> Run(HttpContext context, AnalysisRuns runs, Guid id) =>
        runs.Find(PolicyGate.ViewerOf(context), id).TryGet(out var run, out var error) ? TypedResults.Ok(View(context, run)) : new ProblemResult(error);

    private static async Task<Results<Ok<JsonObject>, ProblemResult>> CancelAsync(HttpContext context, AnalysisRuns runs, Guid id, CancellationToken cancel) =>
        (await runs.CancelAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var run, out var error) ? TypedResults.Ok(View(context, run)) : new ProblemResult(error);

    private static Results<FileContentHttpResult, ProblemResult> Figure(HttpContext context, AnalysisRuns runs, Guid id, string? format, string? language)
    {
        if (!Done(context, runs, id).TryGet(out var run, out var error)) return new ProblemResult(error);
        if (run.Result!.Figure is not { } figure) return new ProblemResult(AnalysisErrors.NoFigure.Of(run.Request.Method.Name));
        if (format is not (null or "svg" or "png")) return new ProblemResult(CommonErrors.BadParameter.Of("format", format, "svg, png"));
        if (language is not (null or "zh" or "en")) return new ProblemResult(CommonErrors.BadParameter.Of("language", language, "zh, en"));
        var svg = figure.ToSvg(language == "en" ? FigureLanguage.En : FigureLanguage.Zh);
        return format == "png"
            ? TypedResults.File(FigurePng.Of(svg), "image/png", $"{run.Request.Method.Name}.png")
            : TypedResults.File(Encoding.UTF8.GetBytes(svg), "image/svg+xml", $"{run.Request.Method.Name}.svg");
    }

    private static Results<FileContentHttpResult, ProblemResult> Table(HttpContext context, AnalysisRuns runs, Guid id, string table)
    {
        if (!Done(context, runs, id).TryGet(out var run, out var error)) return new ProblemResult(error);
        if (table == "numbers") return TypedResults.File(Encoding.UTF8.GetBytes(ResultCsv.Numbers(run.Result!)), "text/csv", "numbers.csv");
        return run.Result!.Tables.FirstOrDefault(t => t.Name == table) is { } found
            ? TypedResults.File(Encoding.UTF8.GetBytes(ResultCsv.Table(found)), "text/csv", $"{table}.csv")
            : new ProblemResult(AnalysisErrors.NoTable.Of(table, string.Join(", ", run.Result.Tables.Select(t => t.Name).Prepend("numbers"))));
    }

    private static Result<AnalysisRun> Done(HttpContext context, AnalysisRuns runs, Guid id)
    {
        if (!runs.Find(PolicyGate.ViewerOf(context), id).TryGet(out var run, out var error)) return error;
        if (run.Error is { } failed) return failed;
        return run.State == RunState.Done ? run : AnalysisErrors.NotDone.Of(run.State.ToString().ToLowerInvariant());
    }

    private static JsonObject View(HttpContext context, AnalysisRun run)
    {
        var view = new JsonObject
        {
            ["id"] = run.Id.ToString(), ["method"] = run.Request.Method.Name, ["state"] = run.State.ToString().ToLowerInvariant(), ["progress"] = Math.Round(run.Progress, 3),
            ["asked"] = run.Asked.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), ["rows"] = run.Rows, ["simulated"] = run.Selection.Simulated,
            ["call"] = run.Request.Call($"{context.Request.Scheme}://{context.Request.Host}"),
        };
        if (run.Took is { } took) view["seconds"] = Math.Round(took.TotalSeconds, 3);
        if (run.Error is { } error) view["error"] = new JsonObject { ["code"] = error.Code, ["zh"] = error.Detail.Zh, ["en"] = error.Detail.En };
        if (run.Result is { } result)
        {
            view["result"] = ResultJson.Of(result);
            view["units"] = ResultJson.Units(result);
            view["notes"] = ResultJson.Notes(result);
        }
        return view;
    }

}

/// <summary>What a run is asked with.</summary>
/// <param name="Columns">Names of columns by role; proposed by the platform where it is left out.</param>
/// <param name="Options">Options of the method, as text.</param>
public sealed record AnalysisBody(IReadOnlyDictionary<string, IReadOnlyList<string>>? Columns, IReadOnlyDictionary<string, string>? Options);
