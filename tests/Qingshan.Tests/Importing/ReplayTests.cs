using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Hj212;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary>History over real connections: what was replayed stands beside what was imported, value for value.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        _platform.Services.GetRequiredService<LocalCommand>().Write(_platform.Settings.Folder);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task January_of_three_real_stations_is_reported_as_it_is_imported()
    {
        var source = SharedData.Path("data/beijing_multisite");
        var folder = new TestFolder();
        string[] stations = ["Aotizhongxin", "Dingling", "Huairou"];
        foreach (var file in Directory.GetFiles(source).Where(f => f.EndsWith("stations.csv", StringComparison.Ordinal) || stations.Any(s => f.Contains(s, StringComparison.Ordinal))))
            File.Copy(file, folder.File(System.IO.Path.GetFileName(file)));
        Assert.Equal(0, (await RunAsync("import", "beijing-multisite", folder.Path)).Exit);
        await CompareAsync(folder.Path, [.. stations.Select(s => $"BJ-{s}")], "2014-01-01", "2014-02-01", 600);
    }

    [Fact]
    public async Task Generated_days_are_reported_as_they_are_imported()
    {
        var folder = new MultisiteFolder("A", "B");
        var rows = MultisiteFolder.Rows("A", 48);
        rows[3] = MultisiteFolder.Row("A", new DateTime(2014, 1, 1, 3, 0, 0), 3, pm: "NA");
        folder.Write("A", rows);
        Assert.Equal(0, (await RunAsync("import", "beijing-multisite", folder.Path)).Exit);
        await CompareAsync(folder.Path, ["BJ-A", "BJ-B"], "2014-01-01", "2014-01-03", 47);

        // The origin keeps them apart, and a latest value of both is there.
        var latest = (await _platform.Visitor.ItemsAsync("/api/v1/latest?point=BJ-A&factor=a34004")).Single()["values"]!.AsArray();
        Assert.Equal(["imported", "reported"], latest.Select(v => (string)v!["origin"]!).Order());
    }

    [Fact]
    public async Task A_packet_split_into_parts_is_acknowledged_part_by_part_and_its_values_stand_together()
    {
        await _platform.AddPointAsync("P1", "TEST0001");
        var start = new DateTime(2014, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var packet = new PacketWriter("22", "123456", "TEST0001", Edition.V2017);
        packet.Begin(CommandNumbers.Hour, start.AddHours(1), start);
        string[] factors = [.. Enumerable.Range(0, 60).Select(i => $"a99{i:D3}")];
        for (var i = 0; i < factors.Length; i++) packet.AddPeriod(factors[i], i, i + 0.25m, i + 1);
        var bytes = new ArrayBufferWriter<byte>();
        var parts = packet.WriteTo(bytes);
        Assert.True(parts >= 3, $"{parts} parts");

        using var device = await _platform.ConnectAsync();
        await device.SendAsync(Encoding.UTF8.GetString(bytes.WrittenSpan));
        var replies = new List<string>();
        for (var i = 0; i < parts; i++) replies.Add(await device.ReplyAsync() ?? "");
        Assert.All(replies, r => Assert.Contains("CN=9014", r, StringComparison.Ordinal));
        Assert.Equal(parts, replies.Distinct().Count());
        await _platform.StoredAsync();

        var series = await _platform.Operator.ItemsAsync("/api/v1/series?point=P1");
        Assert.Equal(factors, series.Select(s => (string)s["factor"]!).Order());
        Assert.All(series, s => Assert.Equal(("mean:PT1H", ""), ((string)s["kind"]!, (string)s["channel"]!)));
        var rows = await _platform.Operator.ExportAsync($"series={string.Join(',', series.Select(s => s["id"]))}&from=2013-12-31&to=2014-01-02");
        Assert.Equal(factors.Length, rows.Count);
        Assert.All(rows, r => Assert.Equal("2014-01-01T00:00:00Z", r["start"]));
        Assert.All(rows, r => Assert.Equal(int.Parse(r["factor"][3..], CultureInfo.InvariantCulture) + 0.25, r.Number("value")));
        Assert.Equal(parts, rows.Select(r => r["packet"]).Distinct().Count());
    }

    [Fact]
    public async Task Without_a_running_program_a_replay_says_so()
    {
        var run = await Cli.RunAsync("replay", "beijing-multisite", new MultisiteFolder("A").Path, "--from", "2014-01-01", "--data", new TestFolder().Path);
        Assert.Equal(1, run.Exit);
        Assert.Contains("[program.not-running]", run.Error, StringComparison.Ordinal);
    }

    private async Task CompareAsync(string folder, string[] points, string from, string to, int least)
    {
        var replay = await RunAsync("replay", "beijing-multisite", folder, "--from", from, "--to", to, "--speed", "0",
            "--gateway-port", _platform.Settings.GatewayPort.ToString(CultureInfo.InvariantCulture));
        Assert.True(replay.Exit == 0, replay.ToString());
        Assert.Contains("not acknowledged 0", replay.Out, StringComparison.Ordinal);
        await _platform.StoredAsync();
        Assert.Empty(await _platform.Operator.ItemsAsync("/api/v1/quarantine"));

        foreach (var point in points)
        {
            var series = await _platform.Visitor.ItemsAsync($"/api/v1/series?point={point}");
            var factors = series.GroupBy(s => (string)s["factor"]!).ToList();
            Assert.Equal(MultisiteFolder.Factors, factors.Count);
            foreach (var factor in factors)
            {
                Assert.Equal(["imported", "reported"], factor.Select(s => (string)s["origin"]!).Order());
                Assert.Single(factor.Select(s => (string)s["unit"]!).Distinct());
                var rows = (await _platform.Visitor.ExportAsync($"series={string.Join(',', factor.Select(s => s["id"]))}&from={from}&to={to}")).ToLookup(r => r["origin"], r => (r["start"], r["value"]));
                Assert.True(rows["imported"].Count() >= least, $"{point} {factor.Key}: {rows["imported"].Count()} hours");
                Assert.Equal(rows["imported"], rows["reported"]);
            }
        }
    }

    private Task<CliRun> RunAsync(params string[] args) => Cli.RunAsync([.. args, "--data", _platform.Settings.Data]);
}
