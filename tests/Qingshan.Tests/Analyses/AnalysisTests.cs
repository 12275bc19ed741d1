using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Importing;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Analyses;

/// <summary>An analyst runs methods on what the data browser shows, sees the result alone, and can have it again on the command line.</summary>
public sealed class AnalysisTests
{
    private const string Choice = "?kind=air-station&period=mean:PT1H&from=2014-01-01&to=2014-01-03";

    [Fact]
    public async Task A_method_runs_on_a_choice_and_the_table_it_read_gives_the_same_on_the_command_line()
    {
        await using var platform = await StartAsync();
        using var analyst = platform.With(await platform.KeyAsync(Roles.Viewer, "analyst"));
        var run = await DoneAsync(analyst, await StartedAsync(analyst, "mann-kendall", Choice + "&factor=a34004", new { columns = new { value = (string[])["BJ-A.a34004"] } }));
        Assert.Equal("done", (string?)run["state"]);
        // 48 hours that rise without a break.
        Assert.Equal((48, 48 * 47 / 2, "rising"), ((int)run["result"]!["count"]!, (int)run["result"]!["s"]!, (string?)run["result"]!["trend"]));
        Assert.StartsWith("name,value,unit\ncount,48,", await analyst.GetStringAsync($"/api/v1/analysis/runs/{run["id"]}/tables/numbers"), StringComparison.Ordinal);

        var folder = new TestFolder();
        var call = (string)run["call"]!;
        var address = new Uri(call.Split('\'')[1]);
        await File.WriteAllBytesAsync(folder.File("selection.csv"), await analyst.GetByteArrayAsync(address.PathAndQuery));
        string[] words = [.. call.Split('\n').Last().Split(' ').Skip(1).Select(w => w == "selection.csv" ? folder.File("selection.csv") : w)];
        var again = await Commands.Cli.RunAsync(words);
        Assert.True(again.Exit == 0, again.Error);
        Assert.True(JsonNode.DeepEquals(run["result"], JsonNode.Parse(again.Out)!["result"]), again.Out);
    }

    [Fact]
    public async Task A_result_is_seen_by_whoever_asked_and_by_nobody_else()
    {
        await using var platform = await StartAsync();
        using var analyst = platform.With(await platform.KeyAsync(Roles.Viewer, "analyst"));
        using var other = platform.With(await platform.KeyAsync(Roles.Viewer, "other"));
        var run = await DoneAsync(analyst, await StartedAsync(analyst, "mann-kendall", Choice, new { }));
        foreach (var path in (string[])["", "/figure", "/tables/numbers"])
            await RefusedAsync(await other.GetAsync($"/api/v1/analysis/runs/{run["id"]}{path}"), HttpStatusCode.NotFound, "analysis.unknown-run");
        await RefusedAsync(await other.DeleteAsync($"/api/v1/analysis/runs/{run["id"]}"), HttpStatusCode.NotFound, "analysis.unknown-run");
        Assert.Equal(HttpStatusCode.Unauthorized, (await platform.Visitor.PostAsJsonAsync($"/api/v1/analysis/methods/mann-kendall/runs{Choice}", new { })).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_analysed_is_said_with_what_was_needed()
    {
        await using var platform = await StartAsync();
        using var analyst = platform.With(await platform.KeyAsync(Roles.Viewer, "analyst"));
        var few = await DoneAsync(analyst, await StartedAsync(analyst, "mann-kendall", Choice.Replace("to=2014-01-03", "to=2014-01-01T05:00", StringComparison.Ordinal), new { }));
        Assert.Equal(("failed", "analysis.too-few"), ((string?)few["state"], (string?)few["error"]!["code"]));
        Assert.Contains("at least 8", (string)few["error"]!["en"]!, StringComparison.Ordinal);
        await RefusedAsync(await analyst.GetAsync($"/api/v1/analysis/runs/{few["id"]}/tables/numbers"), HttpStatusCode.UnprocessableEntity, "analysis.too-few");

        await RefusedAsync(await AskAsync(analyst, "mann-kendal", Choice, new { }), HttpStatusCode.NotFound, "analysis.unknown-method");
        await RefusedAsync(await AskAsync(analyst, "mann-kendall", Choice, new { columns = new { value = (string[])["nothing"] } }), HttpStatusCode.BadRequest, "analysis.unknown-column");
        var option = await DoneAsync(analyst, await StartedAsync(analyst, "mann-kendall", Choice, new { options = new { window = "3" } }));
        Assert.Equal("analysis.option", (string?)option["error"]!["code"]);
    }

    private static async Task<RunningPlatform> StartAsync()
    {
        var platform = await RunningPlatform.StartAsync();
        using var import = await platform.Operator.PostAsync($"/api/v1/imports/beijing-multisite?path={Uri.EscapeDataString(new MultisiteFolder("A", "B").Path)}", null);
        Assert.True(import.IsSuccessStatusCode, await import.Content.ReadAsStringAsync());
        await platform.StoredAsync();
        return platform;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient who, string method, string choice, object body) => who.PostAsJsonAsync($"/api/v1/analysis/methods/{method}/runs{choice}", body);

    private static async Task<JsonObject> StartedAsync(HttpClient who, string method, string choice, object body)
    {
        using var answer = await AskAsync(who, method, choice, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<JsonObject> DoneAsync(HttpClient who, JsonObject run)
    {
        while ((string?)run["state"] is "waiting" or "running") run = (await who.GetFromJsonAsync<JsonObject>($"/api/v1/analysis/runs/{run["id"]}"))!;
        return run;
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {text}");
            Assert.Equal(code, (string?)JsonNode.Parse(text)!["code"]);
        }
    }
}
