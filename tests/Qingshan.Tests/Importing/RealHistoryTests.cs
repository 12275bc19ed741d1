using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary>The real folder, whole: what comes out of the platform is what the table beside the data says, and its haze is what is known of it.</summary>
public sealed class RealHistoryTests(RealHistoryTests.History history) : IClassFixture<RealHistoryTests.History>
{
    private const int Hours = 35_064;

    /// <summary>A platform into which the folder was brought once.</summary>
    public sealed class History : IAsyncLifetime
    {
        internal RunningPlatform? Platform { get; private set; }

        public async ValueTask InitializeAsync()
        {
            if (!SharedData.Exists("data/beijing_multisite")) return;
            Platform = await RunningPlatform.StartAsync();
            Platform.Services.GetRequiredService<LocalCommand>().Write(Platform.Settings.Folder);
            var first = await Cli.RunAsync("import", "beijing-multisite", SharedData.Path("data/beijing_multisite"), "--data", Platform.Settings.Data);
            Assert.True(first.Exit == 0, first.ToString());
            Assert.Matches(@"rows read\W+420,768\b", first.Out);
            Assert.Matches(@"rows rejected\W+0\b", first.Out);
        }

        public async ValueTask DisposeAsync()
        {
            if (Platform is not null) await Platform.DisposeAsync();
        }
    }

    /// <summary>Of the eleven stations that count (the twelfth is for comparison): the winters, the two red alerts of December 2015, and what a visitor reads of them.</summary>
    [Fact]
    public async Task The_haze_of_four_years_is_found_with_its_red_alerts()
    {
        SharedData.Path("data/beijing_multisite");
        var visitor = history.Platform!.Visitor;
        var found = await visitor.JsonAsync("/api/v1/haze/episodes?region=110000");
        Assert.Equal(11, found["stations"]!.AsArray().Count);
        var episodes = found["episodes"]!.AsArray();
        Assert.Equal(87, episodes.Count);
        var alert = Assert.Single(episodes, e => ((string)e!["from"]!).StartsWith("2015-12-19", StringComparison.Ordinal))!;
        Assert.InRange((double)alert["peak"]!, 415, 425);
        Assert.Equal("2015-12-22T20:00:00", ((string)alert["peakAt"]!)[..19]);

        var warnings = await visitor.JsonAsync("/api/v1/haze/warnings?region=110000&plan=bth-2016");
        Assert.Contains(warnings["warnings"]!.AsArray(), w => (string)w!["level"]! == "red" && ((string)w["from"]!).StartsWith("2015-12-2", StringComparison.Ordinal));
        Assert.Equal(1461, warnings["days"]!.AsObject().Sum(d => (int)d.Value!));

        var similar = await visitor.JsonAsync("/api/v1/haze/similar?region=110000&at=2015-11-29T06");
        Assert.NotEmpty(similar["situations"]!.AsArray());
        Assert.All(similar["situations"]!.AsArray(), s => Assert.True(string.CompareOrdinal((string)s!["at"]!, "2015-11-27") < 0));
        using var nonsense = await visitor.GetAsync("/api/v1/haze/similar?at=yesterday");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, nonsense.StatusCode);

        foreach (var (page, text) in new[] { ("/haze", "2015–16"), ("/haze/episode?from=2015-12-19T22", "万寿西宫"), ("/haze/similar?at=2015-11-29T06", "2013-12-08"), ("/haze/warnings?plan=bth-2016", "红色") })
            Assert.Contains(text, System.Net.WebUtility.HtmlDecode(await visitor.GetStringAsync(page)), StringComparison.Ordinal);
        // Open data: the catalogue has it, and gives an address that answers.
        Assert.Equal(["haze.episodes", "haze.studies"], (await visitor.ItemsAsync("/api/v1/datasets?class=finding")).Select(d => (string?)d["code"]).Order());
        Assert.Contains("/api/v1/haze/episodes", await visitor.GetStringAsync("/catalog/haze.episodes"), StringComparison.Ordinal);
        using var none = await visitor.GetAsync("/haze/episode?from=2015-07-01T00");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
    }

    /// <summary>A study is computed once, for whoever sees the same stations: one who may asks, it is computed in the background, a visitor reads it.</summary>
    [Fact]
    public async Task A_study_is_asked_for_by_staff_computed_once_and_read_by_everybody()
    {
        SharedData.Path("data/beijing_multisite");
        var (visitor, staff) = (history.Platform!.Visitor, history.Platform.Operator);
        using var refused = await visitor.PostAsJsonAsync("/api/v1/haze/studies", new { kind = "sources", region = "110000" });
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        using var nonsense = await staff.PostAsJsonAsync("/api/v1/haze/studies", new { kind = "effect", region = "110000" });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.DoesNotContain("<svg", await visitor.GetStringAsync("/haze/sources?region=110000"), StringComparison.Ordinal);

        var asked = await AskAsync(new { kind = "sources", region = "110000" });
        Assert.Equal((string)asked["id"]!, (string)(await AskAsync(new { kind = "sources", region = "110000" }))["id"]!);
        JsonNode done;
        do
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            done = await visitor.JsonAsync($"/api/v1/haze/studies/{asked["id"]}");
        } while ((string)done["state"]! is "waiting" or "running");
        Assert.Equal("done", (string)done["state"]!);
        // Who asked is nobody's business outside.
        Assert.Null(done["askedBy"]);
        var sectors = done["sources"]!["sectors"]!.AsArray();
        Assert.Equal(8, sectors.Count);
        Assert.Equal(1, sectors.Sum(s => (double)s!["shares"]![0]!["share"]!), 1e-9);
        Assert.All(sectors, s => Assert.InRange((double)s!["shares"]![0]!["share"]!, (double)s["shares"]![0]!["low"]!, (double)s["shares"]![0]!["high"]!));
        Assert.False((bool)done["sources"]!["trajectories"]!);
        Assert.Null(done["sources"]!["inventoryYear"]);
        Assert.Contains("<svg", await visitor.GetStringAsync("/haze/sources?region=110000"), StringComparison.Ordinal);

        // One that takes long is called off, and says so.
        var effect = await AskAsync(new { kind = "effect", region = "110000", from = "2014-11-03", to = "2014-11-12", others = "2015-08-20/2015-09-03" });
        Assert.Contains("<progress", await staff.GetStringAsync("/haze/effect?region=110000&from=2014-11-03&to=2014-11-12&others=2015-08-20/2015-09-03"), StringComparison.Ordinal);
        using var cancelled = await staff.DeleteAsync($"/api/v1/haze/studies/{effect["id"]}");
        Assert.Equal(("failed", "haze.study-cancelled"), await cancelled.Content.ReadFromJsonAsync<JsonNode>() is { } over ? ((string)over["state"]!, (string)over["error"]!) : default);
        var audit = (await staff.ItemsAsync("/api/v1/audit")).Select(e => (string)e["action"]!).ToList();
        Assert.Contains("study-haze", audit);
        Assert.Contains("cancel-haze-study", audit);

        // A plan stands beside the years that were measured, and says where its number is from.
        var plan = System.Net.WebUtility.HtmlDecode(await visitor.GetStringAsync("/haze/targets?region=110000"));
        Assert.Contains("未核对原文", plan, StringComparison.Ordinal);
        Assert.Contains("落后于直线", plan, StringComparison.Ordinal);

        async Task<JsonNode> AskAsync(object request)
        {
            using var answer = await staff.PostAsJsonAsync("/api/v1/haze/studies", request);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    [Fact]
    public async Task Twelve_stations_come_out_as_they_went_in_and_a_second_import_stores_nothing()
    {
        var folder = SharedData.Path("data/beijing_multisite");
        var wanted = Table(SharedData.Path("data/README.md"));
        Assert.Equal(12, wanted.Count);
        var platform = history.Platform!;
        var stand = await platform.StandAsync();
        Assert.Equal(12 * 12, stand.Series);

        foreach (var (station, (mean, missing)) in wanted)
        {
            var id = Assert.Single(await platform.Visitor.ItemsAsync($"/api/v1/series?point=BJ-{station}&factor=a34004"))["id"];
            var (count, sum) = (0, 0.0);
            using var lines = new StreamReader(await platform.Visitor.GetStreamAsync($"/api/v1/observations/export?series={id}&from=2013-03-01&to=2017-03-01"));
            await lines.ReadLineAsync();
            while (await lines.ReadLineAsync() is { } line)
            {
                count++;
                sum += double.Parse(line.Split(',')[7], CultureInfo.InvariantCulture);
            }
            Assert.Equal((station, mean, missing), (station, Printed(sum / count), Printed(100.0 * (Hours - count) / Hours)));
        }

        var second = await Cli.RunAsync("import", "beijing-multisite", folder, "--data", platform.Settings.Data);
        Assert.Equal(0, second.Exit);
        Assert.Matches(@"rows unchanged\W+420,768\b", second.Out);
        Assert.Matches(@"values stored\W+0\b", second.Out);
        Assert.Equal(stand, await platform.StandAsync());
    }

    /// <summary>Station, mean and missing share of PM2.5 as the table prints them.</summary>
    private static Dictionary<string, (string Mean, string Missing)> Table(string readme) => File.ReadLines(readme)
        .SkipWhile(l => !l.StartsWith("| station | PM2.5 mean / missing", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'))
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(c => c[1], c => (c[2].Split('/')[0].Trim(), c[2].Split('/')[1].Trim()));

    private static string Printed(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
}
