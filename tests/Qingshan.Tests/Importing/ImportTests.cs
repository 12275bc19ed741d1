using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary><c>qingshan import beijing-multisite</c> as somebody types it: on a folder at rest, and beside a running program.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private readonly string _data = new TestFolder().Path;
    private RunningPlatform? _running;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_running is not null) await _running.DisposeAsync();
    }

    private static readonly (string What, string Code, string Says)[] BadFolders =
    [
        ("missing column", "import.wrong-columns", "PM10"),
        ("column order", "import.column-order", "PM2.5, PM10"),
        ("empty file", "import.wrong-columns", "PRSA_Data_A_"),
        ("no stations.csv", "import.no-stations", "stations.csv"),
        ("station not in the table", "import.bad-station", "A"),
        ("station without coordinates", "import.bad-station", "A"),
        ("ragged stations.csv", "import.bad-station", "A"),
        ("stations.csv in GB18030", "import.gb18030", "stations.csv"),
        ("in GB18030", "import.gb18030", "iconv"),
        ("neither UTF-8 nor GB18030", "import.not-utf8", "PRSA_Data_A_"),
        ("a quote that is not closed", "import.bad-csv", "第 3 行"),
        ("gzip of half length", "import.truncated", "PRSA_Data_A_"),
        ("gzip without its end", "import.truncated", "PRSA_Data_A_"),
        ("no gzip at all", "import.truncated", "PRSA_Data_A_"),
        ("empty folder", "import.no-files", "PRSA_Data_*.csv"),
        ("no folder", "import.no-folder", "nowhere"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bad_input_ends_with_a_clear_error_and_nothing_is_stored(bool running)
    {
        if (running) await RunAsync();
        foreach (var (what, code, says) in BadFolders)
        {
            var run = await ImportAsync(Spoilt(what));
            Assert.True(run.Exit == 1 && run.Error.Contains($"[{code}]", StringComparison.Ordinal) && run.Error.Contains(says, StringComparison.Ordinal), $"{what}: {run}");
        }
        Assert.Equal((0, 0), ((await StandAsync()).Observations, (await StandAsync()).Position));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_truncated_file_stores_nothing_of_itself_and_what_came_before_it_stays(bool running)
    {
        if (running) await RunAsync();
        var folder = new MultisiteFolder("A", "B", "C");
        folder.Compress("A");
        folder.Compress("B", share: 0.7);
        var run = await ImportAsync(folder.Path);
        Assert.Equal(1, run.Exit);
        Assert.Contains("PRSA_Data_B_", run.Error, StringComparison.Ordinal);
        Assert.Equal(48 * MultisiteFolder.Factors, (await StandAsync()).Observations);

        // With the file whole again the same command does the rest.
        File.Delete(folder.FileOf("B") + ".gz");
        folder.Write("B", MultisiteFolder.Rows("B", 48));
        run = await ImportAsync(folder.Path);
        Assert.Equal(0, run.Exit);
        Assert.Matches(@"rows unchanged\D+48\b", run.Out);
        Assert.Equal(3 * 48 * MultisiteFolder.Factors, (await StandAsync()).Observations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rejected_rows_are_listed_with_file_and_line_and_the_rest_is_stored(bool running)
    {
        if (running) await RunAsync();
        var folder = new MultisiteFolder("A", "B");
        var rows = MultisiteFolder.Rows("A", 48);
        rows[0] = rows[0].Replace(",2014,1,1,0,", ",2014,2,30,0,", StringComparison.Ordinal);
        rows[1] = MultisiteFolder.Row("A", new DateTime(2014, 1, 1, 1, 0, 0), 1, pm: "high");
        rows[2] = MultisiteFolder.Row("B", new DateTime(2014, 1, 1, 2, 0, 0), 2);
        rows[3] = "4,2014,1,1,3";
        rows[4] = MultisiteFolder.Row("A", new DateTime(2014, 1, 1, 5, 0, 0), 4);
        rows[6] = rows[6].Replace("\"NNE\"", "\"UP\"", StringComparison.Ordinal);
        rows[7] = MultisiteFolder.Row("A", new DateTime(2014, 1, 1, 7, 0, 0), 7, pm: "Infinity");
        rows[8] = MultisiteFolder.Row("A", new DateTime(2014, 1, 1, 8, 0, 0), 8, pm: "NA");
        rows[9] = rows[9].Replace(",2014,1,1,9,", ",2014,1,1,24,", StringComparison.Ordinal);
        folder.Write("A", rows);

        var run = await ImportAsync(folder.Path);
        Assert.True(run.Exit == 2, run.ToString());
        string[] wanted =
        [
            "PRSA_Data_A_20140101-20140102.csv:2: no such time: 2014-2-30",
            ".csv:3: PM2.5 is 'high'", ".csv:4: point BJ-B in the file of BJ-A", ".csv:5: 5 fields instead of 18",
            ".csv:7: the same time as line 6, with other content", ".csv:8: wd is 'UP'", ".csv:9: PM2.5 is 'Infinity'", ".csv:11: no such time: 2014-1-1 24",
        ];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));
        Assert.Matches(@"rows rejected\D+8\b", run.Out);
        // One value of the good rows is missing.
        Assert.Equal(((48 - 8 + 48) * MultisiteFolder.Factors) - 1, (await StandAsync()).Observations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Importing_again_changes_nothing(bool running)
    {
        if (running) await RunAsync();
        var folder = new MultisiteFolder("A", "B", "NONE");
        folder.CompressInTwo("B");
        folder.Write("A", [.. MultisiteFolder.Rows("A", 20), "21,2014,1,1,20,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,A"]);
        // A station of which everything is missing.
        folder.Write("NONE", ["1,2014,1,1,0,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NONE"]);

        Assert.Equal(0, (await ImportAsync(folder.Path)).Exit);
        var first = await StandAsync();
        Assert.Equal((20 + 48) * MultisiteFolder.Factors, first.Observations);
        Assert.Equal(2 * MultisiteFolder.Factors, first.Series);

        var again = await ImportAsync(folder.Path);
        Assert.Equal(0, again.Exit);
        Assert.Matches(@"values stored\D+0\b", again.Out);
        Assert.Matches(@"rows unchanged\D+70\b", again.Out);
        Assert.Equal(first, await StandAsync());
    }

    [Fact]
    public async Task A_corrected_value_becomes_a_new_revision_and_the_other_hours_stay_as_they_are()
    {
        await RunAsync();
        var folder = new MultisiteFolder("A");
        Assert.Equal(0, (await ImportAsync(folder.Path)).Exit);
        var rows = MultisiteFolder.Rows("A", 48);
        rows[5] = MultisiteFolder.Row("A", new DateTime(2014, 1, 1, 5, 0, 0), 5, pm: "99.5");
        folder.Write("A", rows);
        var run = await ImportAsync(folder.Path);
        Assert.Matches(@"rows unchanged\D+47\b", run.Out);

        var id = (await _running!.Operator.ItemsAsync("/api/v1/series?point=BJ-A&factor=a34004")).Single()["id"];
        var effect = await _running.Operator.ExportAsync($"series={id}&from=2014-01-01&to=2014-01-03");
        Assert.Equal(48, effect.Count);
        Assert.Equal("99.5", effect[5]["value"]);
        Assert.Equal("14", effect[4]["value"]);
        var all = await _running.Operator.ExportAsync($"series={id}&from=2014-01-01&to=2014-01-03&revisions=true");
        Assert.Equal(49, all.Count);
        var fifth = all.Where(r => r["start"] == "2013-12-31T21:00:00Z").ToList();
        Assert.Equal(["15", "99.5"], fifth.Select(r => r["value"]));
        Assert.True(fifth[0].Number("packet") < fifth[1].Number("packet"));
        Assert.All(all, r => Assert.Equal(("imported", "µg/m³", "mean:PT1H"), (r["origin"], r["unit"], r["kind"])));
    }

    [Fact]
    public async Task An_import_that_is_cut_off_goes_on_where_it_was_and_leaves_an_entry_in_the_audit_log()
    {
        await RunAsync();
        string[] stations = [.. Enumerable.Range(0, 20).Select(i => $"S{i:D2}")];
        var folder = new MultisiteFolder(stations);
        // Reports so long that the program waits for a reader before it is through.
        var bad = Enumerable.Range(0, 20).Select(i => MultisiteFolder.Row("S00", new DateTime(2014, 2, 1).AddHours(i), i, pm: new string('x', 100_000)));
        folder.Write("S00", [.. MultisiteFolder.Rows("S00", 48), .. bad]);

        var path = $"/api/v1/imports/beijing-multisite?path={Uri.EscapeDataString(folder.Path)}";
        using (var request = new HttpRequestMessage(HttpMethod.Post, path))
        using (var answer = await _running!.Operator.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        using (var lines = new StreamReader(await answer.Content.ReadAsStreamAsync()))
        {
            Assert.Contains("PRSA_Data_S00", await lines.ReadLineAsync(), StringComparison.Ordinal);
        }

        CliRun run;
        do run = await ImportAsync(folder.Path);
        while (run.Error.Contains("import.busy", StringComparison.Ordinal));
        Assert.True(run.Exit == 2, run.Error);
        Assert.Equal(20 * 48 * MultisiteFolder.Factors, (await StandAsync()).Observations);
        var entries = (await _running.AuditAsync()).Where(e => e.Action == "import").Select(e => e.Detail!).ToList();
        Assert.Equal(2, entries.Count);
        Assert.EndsWith("; not finished", entries[0], StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 values stored", entries[1], StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 rows unchanged", entries[1], StringComparison.Ordinal);
        Assert.DoesNotContain("not finished", entries[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_format_is_refused_with_those_that_are_known()
    {
        var run = await Cli.RunAsync("import", "excel", new MultisiteFolder("A").Path, "--data", _data);
        Assert.Equal(1, run.Exit);
        Assert.Contains("beijing-multisite", run.Error, StringComparison.Ordinal);
        Assert.Contains("[import.unknown-format]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_the_machine_is_imported_for_local_commands_only_and_the_refusal_is_audited()
    {
        await RunAsync();
        using var remote = _running!.With(await _running!.KeyAsync(Roles.Operator, "far"));
        using var answer = await remote.PostAsync($"/api/v1/imports/beijing-multisite?path={Uri.EscapeDataString(new MultisiteFolder("A").Path)}", null);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, (await StandAsync()).Position);
        var entry = Assert.Single(await _running!.AuditAsync(), e => e.Outcome == AuditOutcome.Refused);
        Assert.Equal(("far", "POST /api/v1/imports/beijing-multisite"), (entry.Actor, entry.Subject));
        Assert.NotNull(entry.Address);
    }

    private static string Spoilt(string what)
    {
        var folder = new MultisiteFolder("A");
        switch (what)
        {
            case "missing column":
                folder.Write("A", [], MultisiteFolder.Header.Replace("\"PM10\",", "", StringComparison.Ordinal));
                break;
            case "column order":
                folder.Write("A", [], MultisiteFolder.Header.Replace("\"PM2.5\",\"PM10\"", "\"PM10\",\"PM2.5\"", StringComparison.Ordinal));
                break;
            case "empty file":
                folder.WriteBytes("A", []);
                break;
            case "no stations.csv":
                folder.DeleteStations();
                break;
            case "station not in the table":
                folder.WriteStations("B");
                break;
            case "station without coordinates":
                folder.WriteStationsText("A,1001A,站,east,39.9\n");
                break;
            case "ragged stations.csv":
                folder.WriteStationsText("A,1001A\n");
                break;
            case "stations.csv in GB18030":
                folder.WriteStationsBytes([.. "station,cnemc_code,name_zh_2022,longitude_2022,latitude_2022\nA,1001A,"u8, 0xCD, 0xF2, .. ",116,39\n"u8]);
                break;
            case "in GB18030":
                folder.WriteBytes("A", [.. Encoding.UTF8.GetBytes(MultisiteFolder.Header + "\n" + MultisiteFolder.Rows("A", 1)[0] + "\n2,2014,1,1,1,"), 0xCD, 0xF2, (byte)'\n']);
                break;
            case "neither UTF-8 nor GB18030":
                folder.WriteBytes("A", [.. Encoding.UTF8.GetBytes(MultisiteFolder.Header + "\n"), 0xFF, 0xFF, (byte)'\n']);
                break;
            case "a quote that is not closed":
                folder.Write("A", [MultisiteFolder.Rows("A", 1)[0], "2,2014,1,1,1,\"12", .. MultisiteFolder.Rows("A", 48).Skip(2)]);
                break;
            case "gzip of half length":
                folder.Compress("A", share: 0.5);
                break;
            case "gzip without its end":
                folder.Compress("A", leaveOut: 4);
                break;
            case "no gzip at all":
                File.Move(folder.FileOf("A"), folder.FileOf("A") + ".gz");
                break;
            case "empty folder":
                return new TestFolder().Path;
            case "no folder":
                return System.IO.Path.Combine(folder.Path, "nowhere");
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "not known");
        }
        return folder.Path;
    }

    private async Task RunAsync()
    {
        _running = await RunningPlatform.StartAsync(_data);
        _running.Services.GetRequiredService<LocalCommand>().Write(_running.Settings.Folder);
    }

    private Task<CliRun> ImportAsync(string folder) => Cli.RunAsync("import", "beijing-multisite", folder, "--data", _data);

    private async Task<Stand> StandAsync()
    {
        if (_running is not null) return await _running.StandAsync();
        await using var opened = await RunningPlatform.StartAsync(_data);
        return await opened.StandAsync();
    }
}
