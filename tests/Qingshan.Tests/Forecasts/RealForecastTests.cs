using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Standards;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Forecasts;

/// <summary>A winter of real hours, from the files to the scoreboard: imported, learned, forecast by hours that the model has not seen, scored when they have come.</summary>
public sealed class RealForecastTests(ITestOutputHelper output) : IAsyncDisposable
{
    private static readonly string[] Stations = ["Aotizhongxin", "Changping", "Dongsi"];
    private static readonly DateTime First = new(2014, 1, 1), Known = new(2014, 3, 16), Last = new(2014, 3, 22);

    private RunningPlatform _platform = null!;

    public async ValueTask DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task Hours_are_forecast_from_what_was_known_and_scored_by_what_came()
    {
        SharedData.Path("data/beijing_multisite");
        _platform = await RunningPlatform.StartAsync(with: s => s with { ForecastEffort = 0.3 });
        await ImportAsync(First, Known);
        var trained = await RunAsync("forecast", "train", "--region", "110000", "--name", "beijing", "--horizons", "1,6", "--trial-days", "6", "--use");
        Assert.True(trained.Exit == 0, trained.ToString());
        output.WriteLine(trained.Out);
        var model = Assert.Single(await _platform.Visitor.ItemsAsync("/api/v1/forecasts/models"));
        Assert.Equal(("in-use", "a34004", 3, "µg/m³"), ((string?)model["state"], (string?)model["factor"], model["stations"]!.AsArray().Count, (string?)model["unit"]));
        Assert.Equal(BeijingTime.ToIso(BeijingTime.ToUtc(Known)), (string?)model["until"]);
        // Who asked is nobody's business outside; how the trial went is everybody's.
        Assert.Null(model["askedBy"]);
        Assert.All(model["trial"]!.AsArray(), t => Assert.True((double)t!["rmse"]! < (double)t["climatologyRmse"]!, $"{t}"));

        // The same folder, once with the hours after it and once without: the forecast from the last known hour is the same.
        await _platform.StopAsync();
        var copy = new TestFolder().Path;
        Copy(_platform.Settings.Data, copy);
        await _platform.StartAgainAsync();
        var hour = Iso(Known.AddHours(-1));
        var without = await ForecastAsync(hour);
        await _platform.StopAsync();
        _platform = await RunningPlatform.StartAsync(copy);
        await ImportAsync(Known, Last);
        Assert.Equal(without, await ForecastAsync(hour));

        Assert.Contains("forecast.issued", (await RunAsync("forecast", "issue", "--hour", hour)).Error, StringComparison.Ordinal);
        Assert.Contains("forecast.hour-learned", (await RunAsync("forecast", "issue", "--hour", Iso(Known.AddDays(-3)))).Error, StringComparison.Ordinal);
        var issued = await RunAsync("forecast", "issue", "--hour", Iso(Known), "--until", Iso(Last.AddHours(-1)));
        Assert.True(issued.Exit == 0, issued.ToString());
        // Scored at once; who looks again finds nothing to do.
        using var looked = await _platform.Operator.PostAsync("/api/v1/operation/forecasts", null);
        Assert.Equal((0, 0), ((await looked.Content.ReadFromJsonAsync<JsonNode>())! is var run ? ((int)run["issued"]!, (int)run["removed"]!) : default));

        var board = (await _platform.Visitor.JsonAsync("/api/v1/forecasts/scores?hindcast=true"))["items"]!.AsArray();
        Assert.Equal(["1", "2", "3", "4", "5", "6"], board.Select(s => (string?)s!["key"]));
        var counted = Pairs(6);
        Assert.Equal(counted.Count, (int)board[5]!["count"]!);
        Assert.Equal(Math.Sqrt(counted.Average(p => (p.Then - p.Now) * (p.Then - p.Now))), (double)board[5]!["persistenceRmse"]!, 1e-3);
        Assert.InRange((double)board[0]!["skillPersistence"]!, -0.1, 1);
        Assert.InRange((double)board[5]!["coverage90"]!, 0.5, 1);
        Assert.Equal(3, (await _platform.Visitor.ItemsAsync("/api/v1/forecasts/scores?hindcast=true&by=point")).Count);
        Assert.Equal("2014-03", (string?)Assert.Single(await _platform.Visitor.ItemsAsync("/api/v1/forecasts/scores?hindcast=true&by=month"))["key"]);
        // What was forecast afterwards is kept apart from what was forecast before.
        Assert.Empty(await _platform.Visitor.ItemsAsync("/api/v1/forecasts/scores"));

        // The same on the map: the day before as measured, the value of the hour that was known, and what was said of the next.
        var one = await _platform.Visitor.JsonAsync($"/api/v1/forecasts/issues/{(await _platform.Visitor.ItemsAsync("/api/v1/forecasts/issues?size=100"))[^1]["id"]}");
        var map = await _platform.Visitor.JsonAsync($"/api/v1/haze/map?region=110000&issue={one["issue"]!["id"]}");
        foreach (var station in map["stations"]!.AsArray())
        {
            var said = one["stations"]!.AsArray().Single(s => (string)s!["point"]! == (string)station!["code"]!)!;
            var values = station!["values"]!.AsArray();
            Assert.Equal(24 + 1 + 6, values.Count);
            Assert.Equal(Math.Round((double)said["known"]!), (double)values[24]!);
            Assert.Equal((double)said["hours"]![0]!["mean"]!, (double)values[25]!, 0.51);
            Assert.Equal(station["levels"]!.AsArray().Select(l => (int)l!), values.Select(v => v is null ? 0 : 1 + new[] { 35, 75, 115, 150, 250 }.Count(up => (double)v! > up)));
        }
        foreach (var (page, text) in new[] { ($"/haze/map?issue={one["issue"]!["id"]}", "qs-forecast-map"), ($"/haze/forecast?issue={one["issue"]!["id"]}", "奥体中心"), ("/haze/scores?hindcast=true", "可靠性图"), ("/haze/models", "beijing v1") })
            Assert.Contains(text, System.Net.WebUtility.HtmlDecode(await _platform.Visitor.GetStringAsync(page)), StringComparison.Ordinal);

        var scores = await RunAsync("forecast", "scores", "--hindcast", "true");
        Assert.True(scores.Exit == 0, scores.ToString());
        output.WriteLine(scores.Out);
        Assert.Contains("beijing", (await RunAsync("forecast", "list")).Out, StringComparison.Ordinal);
        Assert.Equal(6 * 24 + 1, (await _platform.Visitor.ItemsAsync("/api/v1/forecasts/issues?size=100")).Count);
        Assert.All((string[])["train-forecast", "use-forecast-model", "issue-forecast"], action => Assert.Contains(AuditOf().Result, e => e.Action == action && e.Actor == LocalCommand.Name));
        Assert.Equal(["forecast.air", "forecast.scores", "warnings.issued"], (await _platform.Visitor.ItemsAsync("/api/v1/datasets?class=forecast")).Select(d => (string?)d["code"]).Order());
        foreach (var page in (string[])["/catalog/forecast.air", "/catalog/forecast.scores"])
            using (var answer = await _platform.Visitor.GetAsync(page)) Assert.True(answer.IsSuccessStatusCode, page);
    }

    private async Task<List<AuditEntry>> AuditOf() => [.. await _platform.AuditAsync()];

    /// <summary>Forecasts from an hour; what was said of the stations, as the table has it.</summary>
    private async Task<string> ForecastAsync(string hour)
    {
        var run = await RunAsync("forecast", "issue", "--hour", hour);
        Assert.True(run.Exit == 0, run.ToString());
        var issue = Assert.Single(await _platform.Visitor.ItemsAsync("/api/v1/forecasts/issues"));
        Assert.True((bool)issue["hindcast"]!);
        var table = await _platform.Visitor.GetStringAsync($"/api/v1/forecasts/issues/{issue["id"]}?format=csv");
        Assert.Equal(1 + 3 * 6, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        return table;
    }

    /// <summary>Every value of the hours after the last known one with the one so many hours before it, from the files.</summary>
    private static List<(double Now, double Then)> Pairs(int ahead)
    {
        var pairs = new List<(double, double)>();
        foreach (var station in Stations)
        {
            var rows = Rows(station).Where(r => r.Hour >= Known.AddHours(-1) && r.Hour < Last).ToDictionary(r => r.Hour, r => r.Line.Split(',')[5]);
            foreach (var (hour, text) in rows)
                if (rows.TryGetValue(hour.AddHours(ahead), out var then) && text != "NA" && then != "NA") pairs.Add((Number(text), Number(then)));
        }
        return pairs;

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    private async Task ImportAsync(DateTime from, DateTime to)
    {
        var folder = new TestFolder();
        File.Copy(SharedData.Path("data/beijing_multisite/stations.csv"), folder.File("stations.csv"));
        foreach (var station in Stations)
            await File.WriteAllLinesAsync(folder.File($"PRSA_Data_{station}_part.csv"), [Header(station), .. Rows(station).Where(r => r.Hour >= from && r.Hour < to).Select(r => r.Line)]);
        var run = await RunAsync("import", "beijing-multisite", folder.Path);
        Assert.True(run.Exit == 0, run.ToString());
        await _platform.StoredAsync();
    }

    private Task<CliRun> RunAsync(params string[] args)
    {
        _platform.Services.GetRequiredService<LocalCommand>().Write(_platform.Settings.Folder);
        return Cli.RunAsync([.. args, "--data", _platform.Settings.Data]);
    }

    private static string Iso(DateTime beijing) => BeijingTime.ToIso(BeijingTime.ToUtc(beijing));

    private static string Header(string station) => Lines(station).First();

    private static IEnumerable<(DateTime Hour, string Line)> Rows(string station) => Lines(station).Skip(1).Select(line =>
    {
        var cells = line.Split(',');
        int Whole(int at) => int.Parse(cells[at], CultureInfo.InvariantCulture);
        return (new DateTime(Whole(1), Whole(2), Whole(3), Whole(4), 0, 0), line);
    });

    private static IEnumerable<string> Lines(string station)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Path($"data/beijing_multisite/PRSA_Data_{station}_20130301-20170228.csv.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
