using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Qingshan.Hj212;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Intake;

/// <summary>设备画像 · A device is understood and answered by its profile; what was misunderstood is read again.</summary>
public sealed class ProfileTests : IAsyncLifetime
{
    private const string Mn = "TEST0001";
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        await _platform.AddPointAsync("P1", Mn);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task An_alias_and_units_per_channel_are_used_from_then_on()
    {
        await PutAsync(new { aliases = new Dictionary<string, string> { ["p01"] = "a34004" }, units = new Dictionary<string, string> { ["a34004"] = "mg/m3", ["a34004#2"] = "ng/m3" }, basis = "maker's letter" });
        await SendAsync(Upload("p01-Avg=0.05;p01-Avg=2000"));
        var series = await _platform.Operator.ItemsAsync("/api/v1/series?point=P1");
        Assert.Equal([("a34004", "", "mg/m³"), ("a34004", "2", "ng/m³")], series.Select(s => ((string)s["factor"]!, (string)s["channel"]!, (string)s["unit"]!)).Order());
    }

    [Fact]
    public async Task What_a_device_is_not_forgiven_is_quarantined_and_read_again_once_it_is()
    {
        await PutAsync(new { refused = new[] { "lower-case-crc" }, basis = "test bench" });
        var frame = DeviceClient.Frame(WithLetter());
        await SendAsync(frame[..^6] + frame[^6..].ToLowerInvariant());
        var bad = Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/quarantine"));
        Assert.Equal(("quarantined", "breaks-crc-case"), ((string)bad["verdict"]!, (string)bad["reason"]!));
        Assert.Empty(await RowsAsync("a34004"));

        await PutAsync(new { basis = "it is an old model" });
        using var answer = await _platform.Operator.PostAsJsonAsync($"/api/v1/devices/{Mn}/read-again", new { from = DateTime.UtcNow.AddHours(-1), basis = "it is an old model" });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var read = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(1, (int)read["packets"]!);
        await _platform.StoredAsync();
        Assert.Equal(20.5, (double)Assert.Single(await RowsAsync("a34004"))![1]!);
        var again = await GetAsync($"/api/v1/packets/{read["first"]}");
        Assert.Equal(("again", "accepted-with-notes", "crc-lower-case"), ((string)again["packet"]!["channel"]!, (string)again["packet"]!["verdict"]!, (string)again["packet"]!["reason"]!));
    }

    [Fact]
    public async Task What_is_read_again_does_not_replace_what_came_later()
    {
        await PutAsync(new { refused = new[] { "old-style" }, basis = "b" });
        await SendAsync(DeviceClient.Frame($"ST=22;CN=2061;PW=123456;MN={Mn};CP=&&DataTime=20261101000000;34-Avg=1&&"), answered: false);
        await SendAsync(Upload("a34004-Avg=2", "20261101000000"));
        await PutAsync(new { basis = "b", aliases = new Dictionary<string, string> { ["34"] = "a34004" } });
        await ReadAgainAsync(1);
        Assert.Equal(2.0, (double)Assert.Single(await RowsAsync("a34004"))![1]!);
        var newest = (await _platform.Operator.ItemsAsync("/api/v1/packets?point=P1"))[0];
        Assert.Contains("said-later", (string)newest["reason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_was_not_known_is_read_again_once_it_is()
    {
        using (var device = await _platform.ConnectAsync())
        {
            await device.SendAsync(Upload("a34004-Avg=7", mn: "LATER001"));
            Assert.True(await device.IsClosedAsync());
        }
        await _platform.StoredAsync();
        await _platform.AddPointAsync("P2", "LATER001");
        using var answer = await _platform.Operator.PostAsJsonAsync("/api/v1/devices/LATER001/read-again", new { from = DateTime.UtcNow.AddHours(-1), basis = "registered today" });
        Assert.Equal(1, (int)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["packets"]!);
        await _platform.StoredAsync();
        Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/series?point=P2"));
    }

    [Fact]
    public async Task A_device_calls_from_where_it_may_and_is_refused_elsewhere()
    {
        await PutAsync(new { addresses = new[] { "10.0.0.0/8" }, basis = "private line" });
        using (var device = await _platform.ConnectAsync())
        {
            await device.SendAsync(Upload("a34004-Avg=1"));
            Assert.True(await device.IsClosedAsync());
        }
        await _platform.StoredAsync();
        var refused = Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/quarantine"));
        Assert.Equal(("refused", "wrong-address"), ((string)refused["verdict"]!, (string)refused["reason"]!));

        await PutAsync(new { addresses = new[] { "10.0.0.0/8", "127.0.0.1", "::1" }, basis = "and the test bench" });
        await SendAsync(Upload("a34004-Avg=1"));
    }

    [Theory]
    [InlineData("ignore", "accepted", "")]
    [InlineData("note", "accepted-with-notes", "wrong-password")]
    [InlineData("refuse", "refused", "wrong-password")]
    public async Task A_password_is_checked_as_the_profile_says_and_shown_to_nobody(string policy, string verdict, string reason)
    {
        await PutAsync(new { password = policy, basis = "b" });
        using (var put = await _platform.Operator.PutAsJsonAsync($"/api/v1/devices/{Mn}/secrets", new { password = "654321" })) Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        await SendAsync(Upload("a34004-Avg=1"), answered: policy != "refuse");
        var packet = Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/packets?point=P1"));
        Assert.Equal((verdict, reason), ((string)packet["verdict"]!, (string)packet["reason"]!));
        var shown = await _platform.Operator.GetStringAsync($"/api/v1/devices/{Mn}");
        Assert.DoesNotContain("654321", shown, StringComparison.Ordinal);
        Assert.NotNull((string?)JsonNode.Parse(shown)!["passwordSince"]);
    }

    [Fact]
    public async Task Encrypted_packets_are_read_with_the_key_and_those_of_before_it_was_known_are_read_again()
    {
        const string First = "0000000000000000", Second = "abcdefghijklmnop";
        await SendAsync(Encrypted(First, "20261101000000", 11), answered: false);
        await KeyAsync(First);
        await SendAsync(Encrypted(First, "20261101010000", 12));
        await KeyAsync(Second);
        await SendAsync(Encrypted(Second, "20261101020000", 13));
        // On its way when the key was changed.
        await SendAsync(Encrypted(First, "20261101030000", 14));
        Assert.Equal([12.0, 13.0, 14.0], (await RowsAsync("a34004")).Select(r => (double)r![1]!));
        await ReadAgainAsync(1);
        Assert.Equal([11.0, 12.0, 13.0, 14.0], (await RowsAsync("a34004")).Select(r => (double)r![1]!));
        Assert.Equal(4, (int)(await GetAsync($"/api/v1/devices/{Mn}"))["learned"]!["encrypted"]!);
    }

    [Fact]
    public async Task A_device_that_computes_the_check_value_of_modbus_is_answered_with_it()
    {
        var segment = Upload("a34004-Avg=1")[6..^6];
        var bytes = Encoding.ASCII.GetBytes(segment);
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(string.Create(CultureInfo.InvariantCulture, $"##{bytes.Length:D4}{segment}{HjCrc.ComputeModbusSwapped(bytes):X4}\r\n"));
        var reply = (await device.ReplyAsync())!;
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"{HjCrc.ComputeModbusSwapped(Encoding.ASCII.GetBytes(reply[6..^6])):X4}\r\n"), reply, StringComparison.Ordinal);
        await _platform.StoredAsync();
        Assert.Equal("modbus-swapped", (string)(await GetAsync($"/api/v1/devices/{Mn}"))["learned"]!["crcs"]![0]!["what"]!);
    }

    [Fact]
    public async Task Answers_follow_the_profile()
    {
        await PutAsync(new { answer = "never", basis = "b" });
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(Upload("a34004-Avg=1"));
        Assert.Null(await device.ReplyAsync(0.5));
        await PutAsync(new { answer = "always", edition = "2025", basis = "b" });
        await device.SendAsync(Upload("a34004-Avg=1", flag: 4));
        Assert.Contains("CN=9014;PW=123456;MN=TEST0001;Flag=8;", await device.ReplyAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"edition":"2013","basis":"b"}""", "2005, 2017, 2025")]
    [InlineData("""{"refused":["nonsense"],"basis":"b"}""", "lost-hash")]
    [InlineData("""{"addresses":["10.0.0.300"],"basis":"b"}""", "10.1.0.0/16")]
    [InlineData("""{"aliases":{"p01":"nothing"},"basis":"b"}""", "p01 = a34004")]
    [InlineData("""{"units":{"a34004":"furlong"},"basis":"b"}""", "a21005 = ug/m3")]
    [InlineData("""{"edition":"2017"}""", "basis")]
    public async Task What_cannot_be_is_refused_with_what_can(string body, string said)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _platform.Operator.PutAsync($"/api/v1/devices/{Mn}/profile", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(said, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_survives_a_restart_and_the_unchanged_is_not_said_twice()
    {
        var profile = new { edition = "2025", crc = "modbus-swapped", clock = "offer", encoding = "gb18030", refused = new[] { "tail", "lost-hash" }, basis = "b" };
        Assert.True((bool)(await PutAsync(profile))["changed"]!);
        Assert.False((bool)(await PutAsync(profile))["changed"]!);
        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        var said = (await GetAsync($"/api/v1/devices/{Mn}"))["profile"]!;
        Assert.Equal(("2025", "modbus-swapped", "offer", "gb18030", "lost-hash,tail"),
            ((string)said["edition"]!, (string)said["crc"]!, (string)said["clock"]!, (string)said["encoding"]!, string.Join(',', said["refused"]!.AsArray().Select(r => (string)r!))));
    }

    [Fact]
    public async Task Only_who_may_change_the_ledger_says_how_a_device_speaks()
    {
        using var officer = _platform.With(await _platform.KeyAsync(Roles.DutyOfficer, "officer", await _platform.AddRegionAsync("110000")));
        using var put = await officer.PutAsJsonAsync($"/api/v1/devices/{Mn}/profile", new { basis = "b" });
        using var secrets = await officer.PutAsJsonAsync($"/api/v1/devices/{Mn}/secrets", new { password = "1" });
        using var again = await officer.PostAsJsonAsync($"/api/v1/devices/{Mn}/read-again", new { from = DateTime.UtcNow, basis = "b" });
        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], (HttpStatusCode[])[put.StatusCode, secrets.StatusCode, again.StatusCode]);
    }

    private static string Upload(string items, string dataTime = "20261101000000", string mn = Mn, int flag = 5) => DeviceClient.Frame(string.Create(CultureInfo.InvariantCulture,
        $"QN={DateTime.UtcNow.AddHours(8):yyyyMMddHHmmssfff};ST=22;CN=2061;PW=123456;MN={mn};Flag={flag};CP=&&DataTime={dataTime};{items}&&"));

    private static string WithLetter() => Enumerable.Range(0, 1000).Select(ms => string.Create(CultureInfo.InvariantCulture,
            $"QN={DateTime.UtcNow.AddHours(8).AddMilliseconds(-ms):yyyyMMddHHmmssfff};ST=22;CN=2061;PW=123456;MN={Mn};Flag=5;CP=&&DataTime=20261101000000;a34004-Avg=20.5&&"))
        .First(s => DeviceClient.Frame(s)[^6..].Any(char.IsAsciiLetter));

    private static byte[] Encrypted(string key, string dataTime, int value)
    {
        Assert.True(Sm4Key.TryParse(key, out var parsed));
        var writer = new PacketWriter("22", "123456", Mn, Edition.V2025, new Sm4Cipher(parsed));
        Assert.True(HjTime.TryParse(Encoding.ASCII.GetBytes(dataTime), out var start));
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        writer.Begin(CommandNumbers.Hour, DateTime.UtcNow, start).AddPeriod("a34004", value, value, value).WriteTo(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private Task SendAsync(string frame, bool answered = true) => SendAsync(Encoding.UTF8.GetBytes(frame), answered);

    private async Task SendAsync(byte[] frame, bool answered = true)
    {
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(frame);
        if (answered) Assert.NotNull(await device.ReplyAsync());
        else Assert.Null(await device.ReplyAsync(0.5));
        await _platform.StoredAsync();
    }

    private async Task<JsonNode> PutAsync(object profile)
    {
        using var answer = await _platform.Operator.PutAsJsonAsync($"/api/v1/devices/{Mn}/profile", profile);
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.True(answer.IsSuccessStatusCode, body.ToJsonString());
        return body;
    }

    private async Task KeyAsync(string key)
    {
        using var put = await _platform.Operator.PutAsJsonAsync($"/api/v1/devices/{Mn}/secrets", new { key });
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
    }

    private async Task ReadAgainAsync(int packets)
    {
        using var answer = await _platform.Operator.PostAsJsonAsync($"/api/v1/devices/{Mn}/read-again", new { from = DateTime.UtcNow.AddHours(-1), basis = "the profile was mended" });
        Assert.Equal(packets, (int)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["packets"]!);
        await _platform.StoredAsync();
    }

    private async Task<JsonArray> RowsAsync(string factor)
    {
        var series = (await _platform.Operator.ItemsAsync("/api/v1/series?point=P1")).FirstOrDefault(s => (string)s["factor"]! == factor);
        return series is null ? [] : (await GetAsync($"/api/v1/observations?series={series["id"]}&from=2026-01-01&to=2026-12-01"))["rows"]!.AsArray();
    }

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _platform.Operator.GetStringAsync(path))!;
}
