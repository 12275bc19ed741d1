using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using MQTTnet.Exceptions;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Intake.Mqtt;

/// <summary>The broker of the program's own: who signs in with which key, and what that key may say and hear.</summary>
public sealed class MqttDoorTests : IAsyncLifetime
{
    private const string Hour = "QN=20140101010000001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime=20140101000000;a34004-Avg=20.5,a34004-Flag=N&&";
    private const string Document = """{"observations":[{"point":"P1","factor":"a21026","kind":"mean:PT1H","start":"2014-01-01T00:00:00+08:00","value":7,"unit":"µg/m³"}]}""";

    private RunningPlatform _platform = null!;
    private string _key = "";

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync(with: s => s with { MqttPort = Loopback.FreePort() });
        var mine = await _platform.AddRegionAsync("R1");
        await _platform.AddPointAsync("P1", "TEST0001", region: mine);
        await _platform.AddPointAsync("P2", "TEST0002", region: await _platform.AddRegionAsync("R2"));
        _key = await _platform.KeyAsync(Roles.DataProvider, "provider", mine);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task With_a_key_that_may_report_documents_and_frames_are_kept_before_they_are_acknowledged_and_are_answered()
    {
        await using var sender = await ConnectAsync(_key);
        Assert.Equal(MqttClientSubscribeResultCode.GrantedQoS1, await sender.HearAsync("qingshan/P1/answer"));
        Assert.Equal(MqttClientSubscribeResultCode.GrantedQoS1, await sender.HearAsync("qingshan/TEST0001/reply"));

        Assert.True((await sender.SendAsync("qingshan/P1/json", Document)).IsSuccess);
        Assert.Equal(1, _platform.Services.GetRequiredService<PacketJournal>().LastSynced);
        Assert.Equal(1, (long)JsonNode.Parse((await sender.HeardAsync()).Text)!["packet"]!);
        Assert.True((await sender.SendAsync("qingshan/TEST0001/hj212", DeviceClient.Frame(Hour))).IsSuccess);
        Assert.Contains("CN=9014", (await sender.HeardAsync()).Text, StringComparison.Ordinal);

        await _platform.StoredAsync();
        Assert.Equal(["a21026", "a34004"], (await _platform.Operator.ItemsAsync("/api/v1/series?point=P1")).Select(s => (string)s["factor"]!).Order());
        Assert.Contains(await _platform.AuditAsync(), e => e is { Action: "ingest", Subject: "packet 1" });
    }

    [Fact]
    public async Task A_wrong_key_and_one_that_may_not_report_are_turned_away_and_that_is_audited()
    {
        var looker = await _platform.KeyAsync(Roles.Viewer, "looker");
        foreach (var key in (string[])["", "qsk_nobody"])
            Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, await MqttSender.AskedAsync(_platform.Settings.MqttPort, "anybody", key));
        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, await MqttSender.AskedAsync(_platform.Settings.MqttPort, "anybody", looker));

        await _platform.Services.GetRequiredService<Audit>().RecordSumsAsync(all: true, CancellationToken.None);
        Assert.Equal(3, (await _platform.AuditAsync()).Where(e => e is { Action: "refuse", Subject: "MQTT" }).Sum(e => e.Repeats == 0 ? 1 : e.Repeats));
    }

    [Fact]
    public async Task A_key_says_and_hears_nothing_of_what_it_does_not_hold()
    {
        foreach (var topic in (string[])["qingshan/P2/json", "qingshan/TEST0002/hj212", "qingshan/P1/other", "P1"])
        {
            await using var sender = await ConnectAsync(_key);
            await Refused(sender, topic, Document);
        }
        await using var hears = await ConnectAsync(_key);
        foreach (var filter in (string[])["#", "qingshan/+/answer", "qingshan/P2/answer", "qingshan/P1/json"])
            Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, await hears.HearAsync(filter));

        Assert.Equal(0, _platform.Services.GetRequiredService<PacketJournal>().LastSynced);
    }

    [Fact]
    public async Task What_is_never_taken_is_answered_and_not_kept()
    {
        await using var sender = await ConnectAsync(_key);
        await sender.HearAsync("qingshan/P1/answer");
        await sender.SendAsync("qingshan/P1/json", "");
        Assert.Contains("intake.empty", (await sender.HeardAsync()).Text, StringComparison.Ordinal);
        await sender.SendAsync("qingshan/P1/json", new string(' ', 8 * 1024 * 1024 + 1));
        Assert.Contains("intake.too-large", (await sender.HeardAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(0, _platform.Services.GetRequiredService<PacketJournal>().LastSynced);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_acknowledged()
    {
        await using var sender = await ConnectAsync(_key);
        await _platform.Services.GetRequiredService<PacketJournal>().DisposeAsync();
        await Refused(sender, "qingshan/P1/json", Document);
    }

    private Task<MqttSender> ConnectAsync(string key) => MqttSender.ConnectAsync(_platform.Settings.MqttPort, "anybody", key);

    /// <summary>No acknowledgement comes: the connection ends.</summary>
    private static async Task Refused(MqttSender sender, string topic, string text)
    {
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => sender.SendAsync(topic, text));
        await Until.TrueAsync(() => Task.FromResult(!sender.IsConnected), "The connection does not end.");
    }
}
