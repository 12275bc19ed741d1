using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingshan.Platform.Common;

namespace Qingshan.Tests.Path;

/// <summary>The path from a socket to the API, and what becomes of everything that is not as it should be.</summary>
public sealed class PathTests : IAsyncLifetime
{
    private const string Hour =
        "QN=20140101010000001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime=20140101000000;a34004-Min=10,a34004-Avg=20.5,a34004-Max=40,a34004-Flag=N;a21026-Avg=7,a21026-Flag=D&&";

    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        await _platform.AddPointAsync("P1", "TEST0001");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_packet_is_acknowledged_stored_and_traceable_down_to_its_bytes()
    {
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame(Hour));

        Assert.Equal(DeviceClient.Frame("QN=20140101010000001;ST=91;CN=9014;PW=123456;MN=TEST0001;Flag=4;CP=&&&&"), await device.ReplyAsync());
        await _platform.StoredAsync();

        var series = await Items("/api/v1/series?point=P1");
        Assert.Equal(["a21026", "a34004"], series.Select(s => (string)s!["factor"]!).Order());
        var pm = series.Single(s => (string)s!["factor"]! == "a34004")!;
        Assert.Equal(("mean:PT1H", "reported", "µg/m³"), ((string)pm["kind"]!, (string)pm["origin"]!, (string)pm["unit"]!));

        var observations = await Get($"/api/v1/observations?series={pm["id"]}&from=2014-01-01&to=2014-01-02");
        // 2014-01-01 00:00 in Beijing is 16:00 of the day before in UTC.
        Assert.Equal("[[1388505600000,20.5,10,40,\"N\",1]]", observations["rows"]!.ToJsonString());

        var export = await _platform.Operator.GetStringAsync($"/api/v1/observations/export?series={pm["id"]}&from=2014-01-01&to=2014-01-02");
        var packet = export.Split('\n')[1].Split(',')[^1];
        var detail = await Get($"/api/v1/packets/{packet}");
        Assert.Equal(DeviceClient.Frame(Hour), (string)detail["text"]!);
        Assert.Equal(2, detail["values"]!.AsArray().Count);
        // Its QN is twelve years old: a clock that is off is noted, and the value is taken.
        Assert.Equal(("accepted-with-notes", "clock-skewed", 2061), ((string)detail["packet"]!["verdict"]!, (string)detail["packet"]!["reason"]!, (int)detail["packet"]!["command"]!));
    }

    [Fact]
    public async Task A_packet_that_arrives_in_pieces_and_two_that_arrive_together_are_all_there()
    {
        using var device = await _platform.ConnectAsync();
        var first = DeviceClient.Frame(Hour);
        var second = DeviceClient.Frame(Hour.Replace("DataTime=20140101000000", "DataTime=20140101010000", StringComparison.Ordinal));
        var third = DeviceClient.Frame(Hour.Replace("DataTime=20140101000000", "DataTime=20140101020000", StringComparison.Ordinal));
        foreach (var piece in first.Chunk(17)) await device.SendAsync(new string(piece));
        Assert.NotNull(await device.ReplyAsync());
        await device.SendAsync(second + third);
        Assert.NotNull(await device.ReplyAsync());
        Assert.NotNull(await device.ReplyAsync());
        await _platform.StoredAsync();

        Assert.Equal(3, (await Rows("a34004")).Count);
    }

    [Fact]
    public async Task An_unknown_device_is_kept_refused_and_shown_the_door()
    {
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame(Hour.Replace("TEST0001", "STRANGER", StringComparison.Ordinal)));
        Assert.True(await device.IsClosedAsync());
        await _platform.StoredAsync();

        var refused = Assert.Single(await Items("/api/v1/quarantine"))!;
        Assert.Equal(("refused", "unknown-device"), ((string)refused["verdict"]!, (string)refused["reason"]!));
        Assert.StartsWith("STRANGER @ ", (string)refused["sender"]!, StringComparison.Ordinal);
        Assert.Empty(await Items("/api/v1/series"));
    }

    [Fact]
    public async Task A_damaged_frame_gets_no_reply_and_is_quarantined_and_the_next_one_is_taken()
    {
        using var device = await _platform.ConnectAsync();
        var good = DeviceClient.Frame(Hour);
        var damaged = good.Replace("a34004-Avg=20.5", "a34004-Avg=99.5", StringComparison.Ordinal);
        await device.SendAsync(damaged + "noise" + good);

        Assert.Contains("CN=9014", await device.ReplyAsync(), StringComparison.Ordinal);
        Assert.Null(await device.ReplyAsync(0.7));
        await _platform.StoredAsync();
        var quarantined = await Items("/api/v1/quarantine");
        Assert.Equal(["crc-mismatch", "not-a-frame"], quarantined.Select(q => (string)q!["reason"]!).Order());
        Assert.Equal(damaged.Length + "noise".Length, quarantined.Sum(q => (int)q!["bytes"]!));
        Assert.Equal(20.5, (double)Assert.Single(await Rows("a34004"))![1]!);
    }

    [Fact]
    public async Task A_re_upload_revises_and_both_revisions_can_be_read()
    {
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame(Hour));
        await device.ReplyAsync();
        await device.SendAsync(DeviceClient.Frame(Hour.Replace("Avg=20.5", "Avg=30.5", StringComparison.Ordinal)));
        await device.ReplyAsync();
        await _platform.StoredAsync();

        Assert.Equal(30.5, (double)Assert.Single(await Rows("a34004"))![1]!);
        var id = await SeriesId("a34004");
        var all = await _platform.Operator.GetStringAsync($"/api/v1/observations/export?series={id}&from=2014-01-01&to=2014-01-02&revisions=true");
        Assert.Equal(["20.5", "30.5"], all.Trim().Split('\n').Skip(1).Select(l => l.Split(',')[7]));
    }

    [Fact]
    public async Task Old_codes_become_the_codes_of_today_and_the_same_factor_twice_is_two_channels()
    {
        await _platform.AddPointAsync("W1", "OLD00000000001", kind: "waste-water-outlet");
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame("ST=32;CN=2011;PW=123456;MN=OLD00000000001;CP=&&DataTime=20140101000000;011-Rtd=23.4,011-Flag=N;011-Rtd=24.5,011-Flag=N&&"));
        // No Flag, no answer: the sender did not ask for one.
        Assert.Null(await device.ReplyAsync(0.7));
        await _platform.StoredAsync();

        var series = await Items("/api/v1/series?point=W1");
        Assert.Equal([("w01018", "", "mg/L"), ("w01018", "2", "mg/L")], series.Select(s => ((string)s!["factor"]!, (string)s!["channel"]!, (string)s!["unit"]!)));
    }

    [Fact]
    public async Task After_a_stop_and_a_start_everything_is_there()
    {
        using (var device = await _platform.ConnectAsync())
        {
            await device.SendAsync(DeviceClient.Frame(Hour));
            Assert.NotNull(await device.ReplyAsync());
        }
        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        await _platform.StoredAsync();

        Assert.Single(await Rows("a34004"));
        var latest = Assert.Single(await Items("/api/v1/latest"))!;
        Assert.Equal(20.5, (double)latest["values"]!.AsArray().Single(v => (string)v!["factor"]! == "a34004")!["value"]!);
    }

    [Fact]
    public async Task What_is_stored_is_told_live_to_those_who_may_see_it()
    {
        await _platform.AddPointAsync("SECRET", "TEST0002", Disclosure.Internal);
        using var stream = await _platform.Visitor.GetStreamAsync("/api/v1/live");
        using var lines = new StreamReader(stream);
        Assert.Equal("event: hello", await lines.ReadLineAsync());

        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame(Hour.Replace("TEST0001", "TEST0002", StringComparison.Ordinal)) + DeviceClient.Frame(Hour));
        string? line;
        while ((line = await lines.ReadLineAsync())?.StartsWith("data: [{", StringComparison.Ordinal) == false) { }

        var told = JsonNode.Parse(line!["data: ".Length..])!.AsArray();
        Assert.Equal(["P1"], told.Select(v => (string)v!["point"]!).Distinct());
        Assert.Contains(told, v => (double)v!["value"]! == 20.5 && (string)v["text"]! == "20.5");
    }

    [Fact]
    public async Task A_visitor_sees_what_is_public_and_nothing_else()
    {
        await _platform.AddPointAsync("SECRET", "TEST0002", Disclosure.Internal);
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame(Hour) + DeviceClient.Frame(Hour.Replace("TEST0001", "TEST0002", StringComparison.Ordinal)));
        await device.ReplyAsync();
        await device.ReplyAsync();
        await _platform.StoredAsync();
        var hidden = (int)(await Items("/api/v1/series?point=SECRET"))[0]!["id"]!;

        Assert.Equal(["P1"], (await Items("/api/v1/points", _platform.Visitor)).Select(p => (string)p!["code"]!));
        Assert.Equal(["P1"], (await Items("/api/v1/latest", _platform.Visitor)).Select(p => (string)p!["point"]!));
        Assert.Equal(["P1"], (await Items("/api/v1/series", _platform.Visitor)).Select(s => (string)s!["point"]!).Distinct());
        foreach (var path in (string[])["/api/v1/points/SECRET", $"/api/v1/series/{hidden}", $"/api/v1/observations?series={hidden}", $"/api/v1/observations/export?series={hidden}"])
            Assert.Equal(HttpStatusCode.NotFound, (await _platform.Visitor.GetAsync(path)).StatusCode);
        foreach (var path in (string[])["/api/v1/packets?point=P1", "/api/v1/packets/1", "/api/v1/quarantine", "/metrics", "/api/v1/operation/health"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.Visitor.GetAsync(path)).StatusCode);
    }

    private async Task<JsonNode> Get(string path, HttpClient? who = null)
    {
        using var answer = await (who ?? _platform.Operator).GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<JsonArray> Items(string path, HttpClient? who = null) => (await Get(path, who))["items"]!.AsArray();

    private async Task<int> SeriesId(string factor) => (int)(await Items($"/api/v1/series?point=P1&factor={factor}"))[0]!["id"]!;

    private async Task<JsonArray> Rows(string factor) =>
        (await Get($"/api/v1/observations?series={await SeriesId(factor)}&from=2014-01-01&to=2014-01-02"))["rows"]!.AsArray();
}
