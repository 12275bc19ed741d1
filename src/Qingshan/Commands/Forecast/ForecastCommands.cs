using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Qingshan.Commands.Forecast;

/// <summary><c>qingshan forecast</c>: models, forecasts and how good they were, as the API has them.</summary>
internal static class ForecastCommands
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static Command Build() => new("forecast", "预报 · Forecasts of the air")
    {
        ForecastEvaluateCommand.Build(),
        Train(),
        Issue(),
        ReadCommands.List("list", "预报模型，在用的在前 · Models, those in use first", "/api/v1/forecasts/models", ["factor", "state"], ["id", "name", "version", "state", "factor", "weather", "from", "until", "drift", "said"]),
        ReadCommands.List("scores", "预报评分榜 · Scores of what was forecast, beside persistence and climatology", "/api/v1/forecasts/scores", ["by", "model", "point", "from", "to", "horizon", "hindcast"],
            ["key", "label", "count", "rmse", "persistenceRmse", "climatologyRmse", "mae", "csi", "coverage90", "skillPersistence"]),
    };

    private static Command Train()
    {
        Option<string?> name = new("--name") { Description = "模型名 · Name of the model: a-z, 0-9, -" }, region = new("--region") { Description = "行政区编码 · Code of a region: all its air stations" },
            factor = new("--factor") { Description = "因子编码 · Code of the pollutant, a34004 (PM2.5) by default" }, weather = new("--weather") { Description = "未来气象 · Coming weather: none, at-the-hour, until-the-hour" },
            from = new("--from") { Description = "起(含) · From, inclusive: 2014-01-01 (Beijing) or ISO 8601" }, until = new("--until") { Description = "止(不含) · Until, exclusive" },
            horizons = new("--horizons") { Description = "学习的提前小时，逗号分隔，从 1 起 · Hours ahead that are learned, comma separated, from 1" };
        Option<string[]> points = new("--point") { Description = "站点编码，可多次 · Code of a station, may be repeated, instead of a region" };
        Option<double?> level = new("--event-level") { Description = "事件阈值 · A value above it is the event" };
        Option<int?> trial = new("--trial-days") { Description = "检验天数 · Days at the end that are kept for the trial" };
        Option<bool> use = new("--use") { Description = "训练成功即投入使用 · Put it in use once it is learned" };
        var command = new Command("train", "训练预报模型并等待 · Have a model learned, and wait for it") { name, region, points, factor, weather, from, until, horizons, level, trial, use };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var request = new JsonObject();
            foreach (var (key, option) in ((string, Option<string?>)[])[("name", name), ("region", region), ("factor", factor), ("weather", weather), ("from", from), ("until", until)])
                if (parsed.GetValue(option) is { } said) request[key] = said;
            if (parsed.GetValue(points) is { Length: > 0 } codes) request["points"] = new JsonArray([.. codes.Select(c => (JsonNode)c)]);
            if (parsed.GetValue(horizons) is { } hours) request["horizons"] = new JsonArray([.. hours.Split(',').Select(h => (JsonNode)(int.TryParse(h, CultureInfo.InvariantCulture, out var hour) ? hour : 0))]);
            if (parsed.GetValue(level) is { } above) request["eventLevel"] = above;
            if (parsed.GetValue(trial) is { } days) request["trialDays"] = days;
            using var asked = await client.Http.PostAsJsonAsync("/api/v1/forecasts/models", request, stop);
            if (!asked.IsSuccessStatusCode) return await Say.ProblemAsync(asked, stop);
            return await FollowAsync(client, (await asked.Content.ReadFromJsonAsync<JsonObject>(stop))!, parsed.GetValue(use), stop);
        }, cancel));
        return command;
    }

    /// <summary>Shows how far the training is until it is over.</summary>
    private static async Task<int> FollowAsync(PlatformClient client, JsonObject model, bool use, CancellationToken stop)
    {
        var path = $"/api/v1/forecasts/models/{model["id"]}";
        while ((string?)model["state"] is "waiting" or "training")
        {
            await Console.Error.WriteAsync($"\r{model["stateName"]} {model["progress"]?.GetValue<double>() ?? 0:P0}   ");
            await Task.Delay(Look, TimeProvider.System, stop);
            using var answer = await client.Http.GetAsync(new Uri(path, UriKind.Relative), stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            model = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!;
        }
        await Console.Error.WriteLineAsync();
        if ((string?)model["state"] == "trained" && use)
        {
            using var used = await client.Http.PostAsync(new Uri($"{path}/use", UriKind.Relative), null, stop);
            if (!used.IsSuccessStatusCode) return await Say.ProblemAsync(used, stop);
            model = (await used.Content.ReadFromJsonAsync<JsonObject>(stop))!;
        }
        Console.WriteLine($"{model["id"]}  {model["name"]} v{model["version"]}  {model["stateName"]}  {model["said"]}");
        foreach (var s in model["trial"]!.AsArray())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(int)s!["hours"]!,3} h  RMSE {Number(s["rmse"])}  persistence {Number(s["persistenceRmse"])}  climatology {Number(s["climatologyRmse"])}  n {(long)s["count"]!}"));
        return (string?)model["state"] is "trained" or "in-use" ? 0 : 1;
    }

    private static string Number(JsonNode? value) => value is null ? "-" : value.GetValue<double>().ToString("0.0", CultureInfo.InvariantCulture);

    private static Command Issue()
    {
        Option<string?> model = new("--model") { Description = "模型编号 · Identity of the model; what is in use by default" }, hour = new("--hour") { Description = "回算：最后已知小时 · Afterwards: the last hour that is known" },
            until = new("--until") { Description = "回算：直到此小时(含) · Afterwards: every hour up to this one, inclusive" };
        Option<int?> every = new("--every") { Description = "回算：每隔几小时一次 · Afterwards: every so many hours" };
        var command = new Command("issue", "立即发布预报，或事后回算 · Issue a forecast now, or forecast afterwards from hours of the past") { model, hour, until, every };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var request = new JsonObject { ["model"] = parsed.GetValue(model), ["hour"] = parsed.GetValue(hour), ["until"] = parsed.GetValue(until), ["every"] = parsed.GetValue(every) };
            using var answer = await client.Http.PostAsJsonAsync("/api/v1/forecasts/issues", request, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            foreach (var issue in (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!["items"]!.AsArray())
                Console.WriteLine($"{issue!["id"]}  {issue["name"]} v{issue["version"]}  {issue["madeAt"]}  {issue["stations"]}  {issue["known"]}");
            return 0;
        }, cancel));
        return command;
    }
}
