using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Tests.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Commands;

/// <summary>A folder with a little of everything, and what the API says of it.</summary>
public sealed class FilledFolder : IAsyncLifetime
{
    internal RunningPlatform Platform { get; private set; } = null!;

    /// <summary>The same content in another folder, at rest.</summary>
    internal string AtRest { get; } = new TestFolder().Path;

    internal Dictionary<string, List<JsonObject>> Api { get; } = [];

    internal string Export { get; private set; } = "";

    internal string ExportLines { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Platform = await RunningPlatform.StartAsync();
        var region = await Platform.AddRegionAsync("R1");
        await Platform.AddPointAsync("P1", "TEST0001");
        await Platform.AddPointAsync("P2", "TEST0002", Disclosure.Internal, region);
        using (var device = await Platform.ConnectAsync())
        {
            foreach (var mn in (string[])["TEST0001", "TEST0002", "STRANGER"])
            {
                var frame = DeviceClient.Frame($"QN=20140101010000001;ST=22;CN=2061;PW=123456;MN={mn};Flag=5;CP=&&DataTime=20140101000000;a34004-Min=10,a34004-Avg=20.5,a34004-Max=40,a34004-Flag=N;a21026-Avg=7,a21026-Flag=D&&");
                await device.SendAsync(mn == "TEST0002" ? frame.Replace("Avg=7", "Avg=8", StringComparison.Ordinal) + frame : frame);
                await device.ReplyAsync(3);
            }
        }
        using (var sent = await Platform.Operator.PostAsync("/api/v1/ingest/observations", HttpIngestTests.Json(HttpIngestTests.Row("point", "P1", "factor", "a05024", "kind", "instant"))))
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        await Platform.StoredAsync();
        await Platform.StopAsync();
        Copy(Platform.Settings.Data, AtRest);
        await Platform.StartAgainAsync();
        Platform.Services.GetRequiredService<LocalCommand>().Write(Platform.Settings.Folder);

        foreach (var (command, path) in ((string, string)[])[
            ("regions", "/api/v1/regions"), ("points", "/api/v1/points"), ("factors", "/api/v1/factors"), ("series", "/api/v1/series"),
            ("packets", "/api/v1/packets?point=P1"), ("quarantine", "/api/v1/quarantine")])
            Api[command] = [.. (await Platform.Operator.ItemsAsync(path)).Select(i => i.AsObject())];
        Api["latest"] = [.. (await Platform.Operator.ItemsAsync("/api/v1/latest")).SelectMany(p => p["values"]!.AsArray().Select(v =>
        {
            var row = v!.DeepClone().AsObject();
            row["point"] = p["point"]!.DeepClone();
            return row;
        }))];
        Export = await Platform.Operator.GetStringAsync("/api/v1/observations/export?series=1,2,3&from=2014-01-01&to=2014-01-02");
        ExportLines = await Platform.Operator.GetStringAsync("/api/v1/observations/export?series=1,2,3&from=2014-01-01&to=2014-01-02&format=ndjson&revisions=true");
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }
}

/// <summary>Commands say what the API says, of a running program and of a folder at rest.</summary>
public sealed class CommandTests(FilledFolder filled) : IClassFixture<FilledFolder>
{
    public static TheoryData<string, bool> Lists()
    {
        var data = new TheoryData<string, bool>();
        foreach (var command in (string[])["regions", "points", "factors", "series", "latest", "packets", "quarantine"])
            foreach (var running in (bool[])[true, false]) data.Add(command, running);
        return data;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_has_the_rows_of_the_api_in_every_format(string command, bool running)
    {
        var wanted = filled.Api[command];
        Assert.NotEmpty(wanted);
        string[] args = [command, "--all", .. command == "packets" ? ["--point", "P1"] : Array.Empty<string>(), "--data", Data(running)];

        var json = await Cli.RunAsync([.. args, "--format", "json"]);
        Assert.True(json.Exit == 0 && json.Error.Length == 0, json.ToString());
        var rows = JsonNode.Parse(json.Out)!.AsArray();
        Assert.Equal(wanted.Select(w => w.ToJsonString()), rows.Select(r => r!.AsObject().ToJsonString()));

        // A folder at rest is opened anew by each command; how rows are written is the same.
        if (!running && command != "latest") return;
        var csv = await Cli.RunAsync([.. args, "--format", "csv"]);
        Assert.Equal(0, csv.Exit);
        var lines = csv.Out.TrimEnd().Split(Environment.NewLine);
        var columns = lines[0].Split(',');
        Assert.Equal(wanted.Select(w => string.Join(',', columns.Select(c => Quoted(Text(w[c]))))), lines.Skip(1));

        var table = await Cli.RunAsync([.. args, "--format", "table"]);
        Assert.Equal(0, table.Exit);
        var shown = table.Out.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        Assert.All(columns, c => Assert.Contains(c, shown[0], StringComparison.Ordinal));
        Assert.Equal(wanted.Count + 2, shown.Count);
        foreach (var (row, line) in wanted.Zip(shown.Skip(2)))
            Assert.All(columns.Select(c => Text(row[c])).Where(t => t.Length > 0), t => Assert.Contains(t, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Observations_come_as_the_export_has_them(bool running)
    {
        var csv = await Cli.ProcessAsync("observations", "--series", "1,2,3", "--from", "2014-01-01", "--to", "2014-01-02", "--format", "csv", "--data", Data(running));
        Assert.Equal((0, filled.Export), (csv.Exit, csv.Out));
        Assert.True(filled.Export.Split('\n').Length > 3);
        var lines = await Cli.ProcessAsync("observations", "--series", "1,2,3", "--from", "2014-01-01", "--to", "2014-01-02", "--revisions", "--format", "json", "--data", Data(running));
        Assert.Equal((0, filled.ExportLines), (lines.Exit, lines.Out));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Health_says_what_the_folder_holds(bool running)
    {
        var run = await Cli.RunAsync("health", "--data", Data(running));
        Assert.Equal(0, run.Exit);
        var (said, api) = (JsonNode.Parse(run.Out)!, await filled.Platform.Operator.JsonAsync("/api/v1/operation/health"));
        foreach (var name in (string[])["journal", "lastSynced", "lag", "journalDamage", "tornFiles", "series"]) Assert.Equal(api[name]?.ToJsonString(), said[name]?.ToJsonString());
        Assert.Equal(api["store"]!["observations"]!.ToJsonString(), said["store"]!["observations"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_all_a_long_list_says_that_there_is_more()
    {
        var run = await Cli.RunAsync("factors", "--format", "csv", "--data", filled.Platform.Settings.Data);
        Assert.Equal(0, run.Exit);
        Assert.Equal(101, run.Out.TrimEnd().Split(Environment.NewLine).Length);
        Assert.Contains("--all", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_goes_to_stderr_with_its_code_and_the_exit_code_is_1(bool running)
    {
        (string Code, string[] Args)[] cases =
        [
            ("ledger.unknown-point", ["series", "--point", "NOPE"]),
            ("ledger.unknown-point", ["packets", "--point", "NOPE"]),
            ("ledger.unknown-region", ["points", "--region", "NOPE"]),
            ("common.bad-parameter", ["points", "--kind", "volcano"]),
            ("observations.unknown-series", ["observations", "--series", "4711", "--from", "2014-01-01", "--to", "2014-01-02"]),
            ("common.bad-parameter", ["observations", "--series", "one", "--from", "2014-01-01", "--to", "2014-01-02"]),
            ("common.bad-parameter", ["observations", "--series", "1", "--from", "tomorrow"]),
            ("identity.unknown-person", ["keys", "add", "nobody", "--label", "x"]),
        ];
        foreach (var (code, args) in running ? cases : cases.Where((_, i) => i is 0 or 2 or 4))
        {
            var run = await Cli.RunAsync([.. args, "--data", Data(running)]);
            Assert.Equal((1, ""), (run.Exit, run.Out));
            Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
        }
        var process = await Cli.ProcessAsync("series", "--point", "NOPE", "--data", Data(running));
        Assert.Equal((1, ""), (process.Exit, process.Out));
        Assert.Contains("[ledger.unknown-point]", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_use_by_a_program_that_does_not_answer_is_said_to_be_in_use()
    {
        await using var holder = await RunningPlatform.StartAsync();
        var run = holder.Settings.Folder.RunFile;
        // No word of a program, then one that nobody answers for, one half written, and one that takes calls and stays silent.
        await InUse();
        File.WriteAllText(run, JsonSerializer.Serialize(new LocalCommand($"http://localhost:{Loopback.FreePort()}", "run_0")));
        await InUse();
        File.WriteAllText(run, "{\"Address\":");
        await InUse();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        File.WriteAllText(run, JsonSerializer.Serialize(new LocalCommand($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", "run_0")));
        await InUse();

        async Task InUse()
        {
            var said = await Cli.RunAsync("points", "--data", holder.Settings.Data).WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(1, said.Exit);
            Assert.Contains("[program.folder-in-use]", said.Error, StringComparison.Ordinal);
            Assert.Contains(holder.Settings.Folder.Root, said.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_at_rest_leaves_nothing_open_behind_a_command()
    {
        var data = new TestFolder().Path;
        foreach (var _ in (int[])[1, 2]) Assert.Equal(0, (await Cli.RunAsync("points", "--data", data)).Exit);
        await using var platform = await RunningPlatform.StartAsync(data);
        Assert.Empty(await platform.Operator.ItemsAsync("/api/v1/points"));
    }

    [Fact]
    public async Task A_store_that_is_ahead_of_its_journal_is_refused_and_made_again_from_the_journal_where_it_is_moved_away()
    {
        string data;
        await using (var platform = await RunningPlatform.StartAsync())
        {
            data = platform.Settings.Data;
            await platform.AddPointAsync("P1", "TEST0001");
            using var device = await platform.ConnectAsync();
            foreach (var minute in (int[])[1, 2])
            {
                await device.SendAsync(DeviceClient.Frame($"QN=2014010100000000{minute};ST=22;CN=2011;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime=20140101000{minute}00;a34004-Rtd={minute}&&"));
                Assert.NotNull(await device.ReplyAsync());
            }
            await platform.StoredAsync();
        }
        var observations = new DataFolder(data).ObservationsFile;
        await using (var ahead = DuckDbStore.Open(observations)) await ahead.AppendAsync(new(2, 3, [], []), CancellationToken.None);

        var refused = await Cli.RunAsync("points", "--data", data);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("[program.store-ahead-of-journal]", refused.Error, StringComparison.Ordinal);
        Assert.Contains(observations, refused.Error, StringComparison.Ordinal);

        File.Move(observations, observations + ".away");
        await using var again = await RunningPlatform.StartAsync(data);
        Assert.Equal(new Stand(2, 2, 1), await again.StandAsync());
    }

    private string Data(bool running) => running ? filled.Platform.Settings.Data : filled.AtRest;

    private static string Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
