using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>What is to be forecast now.</summary>
/// <param name="Model">With which model; where nothing is said, with what is in use.</param>
/// <param name="Hour">Afterwards, from an hour of the past (its beginning); the newest hour where nothing is said.</param>
/// <param name="Until">Afterwards, from every hour up to this one too.</param>
/// <param name="Every">Of these hours every so many-th.</param>
public sealed record IssueRequest(Guid? Model = null, string? Hour = null, string? Until = null, int? Every = null);

/// <summary>Routes by which models are trained and put in use, and forecasts made.</summary>
internal static class ForecastActsApi
{
    /// <summary>Hours that are forecast afterwards in one request.</summary>
    private const int MostHours = 2000;

    public static IEndpointRouteBuilder MapForecastActs(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/forecasts/models", Train).Needs(Permission.TrainForecasts).WithName("train-forecast").WithTags("forecasts")
            .WithSummary("训练预报模型 · Ask for a new version of a model; it is learned in the background");
        routes.MapPost("/api/v1/forecasts/models/{id:guid}/cancel", Cancel).Needs(Permission.TrainForecasts).WithName("cancel-training").WithTags("forecasts")
            .WithSummary("取消训练 · Call a training off");
        routes.MapPost("/api/v1/forecasts/models/{id:guid}/use", Use).Needs(Permission.TrainForecasts).WithName("use-forecast-model").WithTags("forecasts")
            .WithSummary("投入使用 · Put a model in use in the place of the version that was");
        routes.MapPost("/api/v1/forecasts/issues", Issue).Needs(Permission.TrainForecasts).WithName("issue-forecast").WithTags("forecasts")
            .WithSummary("立即发布或事后回算 · Issue the newest hour now, or forecast afterwards from hours of the past");
        routes.MapPost("/api/v1/operation/forecasts", Look).Needs(Permission.Operate).WithName("look-after-forecasts").WithTags("operation")
            .WithSummary("立即发布与评分 · Issue what is due, score what has come, now");
        return routes;
    }

    private static async Task<Results<Ok<ForecastModelView>, ProblemResult>> Train(
        HttpContext context, TrainingDesk desk, ForecastAccess access, LedgerBook ledger, TrainingQueue queue, TrainingRequest request, CancellationToken cancel) =>
        Answer(context, await desk.AskAsync(PolicyGate.ViewerOf(context), request, cancel), access, ledger, queue);

    private static async Task<Results<Ok<ForecastModelView>, ProblemResult>> Cancel(
        HttpContext context, TrainingDesk desk, ForecastAccess access, LedgerBook ledger, TrainingQueue queue, Guid id, CancellationToken cancel) =>
        Answer(context, await desk.CancelAsync(PolicyGate.ViewerOf(context), id, cancel), access, ledger, queue);

    private static async Task<Results<Ok<ForecastModelView>, ProblemResult>> Use(
        HttpContext context, TrainingDesk desk, ForecastAccess access, LedgerBook ledger, TrainingQueue queue, Guid id, CancellationToken cancel) =>
        Answer(context, await desk.UseAsync(PolicyGate.ViewerOf(context), id, cancel), access, ledger, queue);

    private static async Task<Results<Ok<Page<ForecastIssueView>>, ProblemResult>> Issue(
        HttpContext context, Issuer issuer, ForecastRunner runner, ForecastArchive archive, ForecastAccess access, IssueRequest request, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        var models = (await archive.ModelsAsync(viewer, null, null, cancel)).Where(m => request.Model is { } id ? m.Id == id : m.State == ModelState.InUse).ToList();
        if (models.Count == 0) return new ProblemResult(request.Model is { } id ? ForecastErrors.UnknownModel.Of(id) : ForecastErrors.NothingInUse.Of());
        if (models.Find(m => m.Sha256 is null) is { } unready) return new ProblemResult(ForecastErrors.NotReady.Of($"{unready.Name} v{unready.Version}", Terms.Of(unready.State)));
        models.RemoveAll(m => !access.Holds(viewer, m));
        if (models.Count == 0) return new ProblemResult(CommonErrors.Forbidden.Of(nameof(Permission.TrainForecasts)));
        var issued = new List<ForecastIssueView>();
        Error? refused = null;
        if (string.IsNullOrEmpty(request.Hour))
        {
            foreach (var group in models.GroupBy(m => (m.RegionId, m.Asked, m.Factor)))
                Take(await issuer.IssueNewestAsync(viewer, [.. group], cancel));
        }
        else
        {
            if (!Query.Time("hour", request.Hour, default).TryGet(out var hour, out var error) || !Query.Time("until", request.Until, hour).TryGet(out var last, out error)) return new ProblemResult(error);
            var every = request.Every ?? 1;
            if (every < 1 || hour.Ticks % TimeSpan.TicksPerHour != 0 || last < hour || (last - hour).TotalHours / every >= MostHours) return new ProblemResult(CommonErrors.BadParameter.Of("hour", $"{request.Hour} … {request.Until} / {every}", $"≤ {MostHours} h"));
            foreach (var model in models)
                for (var at = hour; at <= last; at = at.AddHours(every)) Take(await issuer.HindcastAsync(viewer, model, at, cancel));
            if (issued.Count > 0) await runner.ScoreAsync(cancel);
        }
        // Of many hours some may not do; where none does, it says why.
        return issued.Count > 0 ? TypedResults.Ok(new Page<ForecastIssueView>(issued, null)) : new ProblemResult(refused!);

        void Take(Result<ForecastIssue> made)
        {
            if (made.TryGet(out var issue, out var error)) issued.Add(ForecastIssueView.Of(issue, models.First(m => m.Id == issue.ModelId)));
            else refused ??= error;
        }
    }

    private static async Task<Ok<ForecastRun>> Look(ForecastRunner runner, CancellationToken cancel) => TypedResults.Ok(await runner.RunAsync(cancel));

    private static Results<Ok<ForecastModelView>, ProblemResult> Answer(HttpContext context, Result<TrainedModel> done, ForecastAccess access, LedgerBook ledger, TrainingQueue queue) =>
        done.TryGet(out var model, out var error) ? TypedResults.Ok(ForecastModelView.Of(PolicyGate.ViewerOf(context), model, access, ledger.Now, queue)) : new ProblemResult(error);
}
