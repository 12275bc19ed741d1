using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>Routes that read forecasts: models, what was issued, how good it was. Everything of a station is seen by whoever sees the station.</summary>
public static class ForecastsApi
{
    public static IEndpointRouteBuilder MapForecastsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/forecasts/models", Models).Needs(Permission.SeePublic).WithName("forecast-models").WithTags("forecasts")
            .WithSummary("预报模型 · Models with what they stand on and how their trial went, those in use first");
        routes.MapGet("/api/v1/forecasts/models/{id:guid}", Model).Needs(Permission.SeePublic).WithName("forecast-model").WithTags("forecasts")
            .WithSummary("一个预报模型 · One model");
        routes.MapGet("/api/v1/forecasts/latest", Latest).Needs(Permission.SeePublic).WithName("latest-forecast").WithTags("forecasts")
            .WithSummary("最新预报 · The newest forecast of a region's or one station's next hours, as JSON or CSV");
        routes.MapGet("/api/v1/forecasts/issues", Issues).Needs(Permission.SeePublic).WithName("forecast-issues").WithTags("forecasts")
            .WithSummary("发布记录 · Forecasts that were issued, the newest first");
        routes.MapGet("/api/v1/forecasts/issues/{id:long}", Issue).Needs(Permission.SeePublic).WithName("forecast-issue").WithTags("forecasts")
            .WithSummary("一次发布的预报 · One forecast as it was issued, as JSON or CSV");
        routes.MapGet("/api/v1/forecasts/scores", Scores).Needs(Permission.SeePublic).WithName("forecast-scores").WithTags("forecasts")
            .WithSummary("预报评分榜 · Scores beside persistence and climatology, by hours ahead, month, season, station or model");
        return routes.MapForecastActs();
    }

    private static async Task<Results<Ok<Page<ForecastModelView>>, ProblemResult>> Models(
        HttpContext context, ForecastArchive archive, ForecastAccess access, LedgerBook ledger, TrainingQueue queue, string? factor, string? state, CancellationToken cancel)
    {
        ModelState? of = null;
        if (!FactorOf(factor).TryGet(out var pollutant, out var error)) return new ProblemResult(error);
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<ModelState>(state.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(state[0]))
                return new ProblemResult(CommonErrors.BadParameter.Of("state", state, "waiting, training, trained, in-use, replaced, failed, cancelled, interrupted"));
            of = known;
        }
        var viewer = PolicyGate.ViewerOf(context);
        return TypedResults.Ok(new Page<ForecastModelView>([.. (await archive.ModelsAsync(viewer, pollutant.One, of, cancel)).Select(m => ForecastModelView.Of(viewer, m, access, ledger.Now, queue))], null));
    }

    private static async Task<Results<Ok<ForecastModelView>, ProblemResult>> Model(
        HttpContext context, ForecastArchive archive, ForecastAccess access, LedgerBook ledger, TrainingQueue queue, Guid id, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        return (await archive.ModelAsync(viewer, id, cancel)).TryGet(out var model, out var error) ? TypedResults.Ok(ForecastModelView.Of(viewer, model, access, ledger.Now, queue)) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<ForecastView>, FileContentHttpResult, ProblemResult>> Latest(
        HttpContext context, ForecastArchive archive, LedgerBook ledger, string? region, string? point, string? factor, Guid? model, string? format, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!QueryOf(viewer, ledger, region, point, factor).TryGet(out var query, out var error)) return new ProblemResult(error);
        return Answer(await archive.LatestAsync(viewer, query with { Model = model }, cancel), format);
    }

    private static async Task<Results<Ok<Page<ForecastIssueView>>, ProblemResult>> Issues(
        HttpContext context, ForecastArchive archive, LedgerBook ledger, string? region, string? point, string? factor, Guid? model, string? from, string? to, string? after, int? size, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!Query.Size(size).TryGet(out var take, out var error) || !QueryOf(viewer, ledger, region, point, factor).TryGet(out var query, out error)
            || !Query.Time("from", from, DateTime.UnixEpoch).TryGet(out var first, out error) || !Query.Time("to", to, DateTime.MaxValue).TryGet(out var behind, out error)) return new ProblemResult(error);
        if (!(await archive.ListAsync(viewer, query with { Model = model, From = first, To = behind }, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        var models = (await archive.ModelsAsync(viewer, null, null, cancel)).ToDictionary(m => m.Id);
        return TypedResults.Ok(new Page<ForecastIssueView>([.. page.Items.Where(i => models.ContainsKey(i.ModelId)).Select(i => ForecastIssueView.Of(i, models[i.ModelId]))], page.Next));
    }

    private static async Task<Results<Ok<ForecastView>, FileContentHttpResult, ProblemResult>> Issue(
        HttpContext context, ForecastArchive archive, LedgerBook ledger, long id, string? point, string? format, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        return QueryOf(viewer, ledger, null, point, null).TryGet(out var query, out var error) ? Answer(await archive.OneAsync(viewer, id, query, cancel), format) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<ScoreboardView>, ProblemResult>> Scores(
        HttpContext context, Scoreboard board, ForecastArchive archive, LedgerBook ledger, string? by, Guid? model, string? point, string? from, string? to, int? horizon, bool? hindcast, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        var of = ScoreBy.Horizon;
        if (!string.IsNullOrEmpty(by) && (!by.All(char.IsAsciiLetter) || !Enum.TryParse(by, ignoreCase: true, out of))) return new ProblemResult(CommonErrors.BadParameter.Of("by", by, "horizon, month, season, point, model"));
        if (horizon is < 1 or > TrainingRequest.FurthestHour) return new ProblemResult(CommonErrors.BadParameter.Of("horizon", horizon, $"1…{TrainingRequest.FurthestHour}"));
        if (!QueryOf(viewer, ledger, null, point, null).TryGet(out var where, out var error) || !MonthOf("from", from).TryGet(out var first, out error) || !MonthOf("to", to).TryGet(out var last, out error)) return new ProblemResult(error);
        var query = new ScoreQuery(of, model, where.Point, first.One, last.One, horizon is { } h ? (h, h) : null, hindcast == true);
        var (points, models) = (ledger.Now.Points, (await archive.ModelsAsync(viewer, null, null, cancel)).ToDictionary(m => m.Id));
        var sums = await board.OfAsync(viewer, query, cancel);
        return TypedResults.Ok(new ScoreboardView(
            [.. sums.Select(s => of switch
            {
                ScoreBy.Point when points.TryGetValue(Guid.Parse(s.Key), out var p) => ForecastScoreView.Of(s, p.Code, new Text(p.Name, p.NameEn ?? p.Name).ToString()),
                ScoreBy.Model when models.TryGetValue(Guid.Parse(s.Key), out var m) => ForecastScoreView.Of(s, s.Key, $"{m.Name} v{m.Version}"),
                ScoreBy.Month => ForecastScoreView.Of(s, ScoreKeeper.Month(int.Parse(s.Key, CultureInfo.InvariantCulture)).ToString(), ""),
                _ => ForecastScoreView.Of(s, s.Key, ""),
            })],
            [.. (await board.ReliabilityAsync(viewer, query, cancel)).Select(r => new ReliabilityView(r.Day, r.Bin / (double)ForecastReliability.Bins, r.Count, r.Probability / r.Count, (double)r.Events / r.Count))]));
    }

    private static Results<Ok<ForecastView>, FileContentHttpResult, ProblemResult> Answer(Result<SeenIssue> found, string? format)
    {
        if (format is not (null or "" or "json" or "csv")) return new ProblemResult(CommonErrors.BadParameter.Of("format", format, "json, csv"));
        if (!found.TryGet(out var seen, out var error)) return new ProblemResult(error);
        return format == "csv" ? TypedResults.File(Encoding.UTF8.GetBytes(ForecastCsv.Of(seen)), "text/csv; charset=utf-8", $"forecast-{seen.Issue.Id}.csv") : TypedResults.Ok(ForecastView.Of(seen));
    }

    private static Result<IssueQuery> QueryOf(Viewer viewer, LedgerBook ledger, string? region, string? point, string? factor)
    {
        var (now, sees) = (ledger.Now, Policy.For(viewer));
        if (!FactorOf(factor).TryGet(out var pollutant, out var error)) return error;
        Region? top = null;
        MonitoringPoint? one = null;
        if (!string.IsNullOrEmpty(region) && (!now.RegionsByCode.TryGetValue(region, out top) || !sees(top))) return LedgerErrors.UnknownRegion.Of(region);
        if (!string.IsNullOrEmpty(point) && (!now.PointsByCode.TryGetValue(point, out one) || !sees(one))) return LedgerErrors.UnknownPoint.Of(point);
        return new IssueQuery(top?.Id, one?.Id, pollutant.One);
    }

    private static Result<Given<PanelFactor>> FactorOf(string? code) =>
        string.IsNullOrEmpty(code) ? new Given<PanelFactor>(null) : PanelCodes.Find(code) is { } found ? new Given<PanelFactor>(found) : CommonErrors.BadParameter.Of("factor", code, string.Join(", ", Panel.Pollutants.Select(PanelCodes.Of)));

    private static Result<Given<int>> MonthOf(string name, string? text) =>
        string.IsNullOrEmpty(text) ? new Given<int>(null) : Standards.BeijingMonth.TryParse(text, out var month) ? new Given<int>(month.Year * 100 + month.Number) : CommonErrors.BadParameter.Of(name, text, "2014-01");

    private readonly record struct Given<T>(T? One) where T : struct;
}
