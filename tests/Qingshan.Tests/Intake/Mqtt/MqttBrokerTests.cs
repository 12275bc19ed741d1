using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Composition;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Intake.Mqtt;

/// <summary>What comes over a broker that is there already goes the way of everything else, and is acknowledged when it is kept.</summary>
[Trait("needs", "server")]
public sealed class MqttBrokerTests
{
    private const string Hour = "QN=20140101010000001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime=20140101000000;a34004-Avg=20.5,a34004-Flag=N&&";
    private const string Document = """{"observations":[{"point":"P1","factor":"a21026","kind":"mean:PT1H","start":"2014-01-01T00:00:00+08:00","value":7,"unit":"µg/m³"}]}""";

    [Fact]
    public async Task A_document_becomes_observations_and_the_sender_hears_of_it()
    {
        using var broker = new DebianMosquitto();
        await using var platform = await StartAsync(broker.Port);
        await using var sender = await SenderAsync(broker);
        await sender.HearAsync("qingshan/P1/answer");
        await sender.SendAsync("qingshan/P1/json", Document);

        var (_, answer) = await sender.HeardAsync();
        var packet = (long)JsonNode.Parse(answer)!["packet"]!;
        await platform.StoredAsync();
        Assert.Equal(7, (await RowsAsync(platform, "a21026")).Single().Number("value"));
        Assert.Equal("accepted", (string)(await platform.Operator.JsonAsync($"/api/v1/packets/{packet}"))["packet"]!["verdict"]!);
        Assert.Equal("connected", (string)(await platform.Operator.JsonAsync("/api/v1/operation/health"))["mqtt"]!);
        Assert.Contains("qingshan_mqtt_connected", await platform.Operator.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_becomes_observations_and_is_answered()
    {
        using var broker = new DebianMosquitto();
        await using var platform = await StartAsync(broker.Port);
        await using var sender = await SenderAsync(broker);
        await sender.HearAsync("qingshan/TEST0001/reply");
        await sender.SendAsync("qingshan/TEST0001/hj212", DeviceClient.Frame(Hour));

        Assert.Equal(("qingshan/TEST0001/reply", DeviceClient.Frame("QN=20140101010000001;ST=91;CN=9014;PW=123456;MN=TEST0001;Flag=4;CP=&&&&")), await sender.HeardAsync());
        await platform.StoredAsync();
        Assert.Equal(20.5, (await RowsAsync(platform, "a34004")).Single().Number("value"));
    }

    [Fact]
    public async Task What_is_refused_is_kept_with_its_verdict_and_the_sender_hears_why()
    {
        using var broker = new DebianMosquitto();
        await using var platform = await StartAsync(broker.Port);
        await platform.AddPointAsync("P2", "TEST0002");
        await using var sender = await SenderAsync(broker);
        await sender.HearAsync("qingshan/+/answer");

        await sender.SendAsync("qingshan/P1/json", Document.Replace("µg/m³", "furlong", StringComparison.Ordinal));
        Assert.Contains("intake.bad-rows", (await sender.HeardAsync()).Text, StringComparison.Ordinal);
        await sender.SendAsync("qingshan/P1/json", "{");
        Assert.Contains("intake.bad-json", (await sender.HeardAsync()).Text, StringComparison.Ordinal);
        // A topic speaks for its own point and device, and for no other.
        await sender.SendAsync("qingshan/P2/json", Document);
        Assert.Contains("intake.bad-rows", (await sender.HeardAsync()).Text, StringComparison.Ordinal);
        await sender.SendAsync("qingshan/TEST0002/hj212", DeviceClient.Frame(Hour));
        await sender.SendAsync("qingshan/STRANGER/hj212", DeviceClient.Frame(Hour.Replace("TEST0001", "STRANGER", StringComparison.Ordinal)));
        await sender.SendAsync("qingshan/TEST0001/hj212", DeviceClient.Frame(Hour)[..60]);

        await Until.TrueAsync(() => Task.FromResult(platform.Services.GetRequiredService<PacketJournal>().LastSynced == 6), "Not everything was kept.");
        await platform.StoredAsync();
        var kept = await platform.Operator.ItemsAsync("/api/v1/quarantine");
        Assert.Equal(["intake.bad-json", "intake.row-bad-unit", "not-of-its-topic", "truncated", "unknown-device", "unknown-device"], kept.Select(p => (string)p["reason"]!).Order(StringComparer.Ordinal));
        Assert.Empty(await platform.Operator.ItemsAsync("/api/v1/series?point=P1"));
    }

    [Fact]
    public async Task What_comes_while_the_program_is_away_is_delivered_when_it_is_back()
    {
        using var broker = new DebianMosquitto();
        await using var platform = await StartAsync(broker.Port);
        await platform.StopAsync();
        await using (var sender = await SenderAsync(broker)) await sender.SendAsync("qingshan/P1/json", Document);
        await platform.StartAgainAsync();

        await KeptAsync(platform, 1);
        Assert.Single(await RowsAsync(platform, "a21026"));
    }

    [Fact]
    public async Task What_was_kept_and_not_yet_acknowledged_is_delivered_again_and_is_one_observation()
    {
        using var broker = new DebianMosquitto();
        using var relay = new PubackRelay(broker.Port);
        await using var platform = await StartAsync(relay.Port);
        await using var sender = await SenderAsync(broker);
        relay.LoseNext();
        await sender.SendAsync("qingshan/P1/json", Document);

        await KeptAsync(platform, 2);
        await Until.TrueAsync(() => Task.FromResult(relay.Acknowledgements == 1), "It is not acknowledged the second time.");
        Assert.Equal((1, 2), (relay.Lost, relay.Connections));
        Assert.Single(await RowsAsync(platform, "a21026"));
        Assert.Equal(2, (await platform.StandAsync()).Position);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_acknowledged_and_comes_again()
    {
        using var broker = new DebianMosquitto();
        using var relay = new PubackRelay(broker.Port);
        await using var platform = await StartAsync(relay.Port);
        await using var sender = await SenderAsync(broker);
        await platform.Services.GetRequiredService<PacketJournal>().DisposeAsync();
        await sender.SendAsync("qingshan/P1/json", Document);

        // The connection is given up and made again: by then it was delivered, and not acknowledged.
        await Until.TrueAsync(() => Task.FromResult(relay.Connections >= 2), "The connection is not given up.");
        Assert.Equal(0, relay.Acknowledgements);
        await platform.StopAsync();
        await platform.StartAgainAsync();
        await KeptAsync(platform, 1);
        await Until.TrueAsync(() => Task.FromResult(relay.Acknowledgements == 1), "It is not acknowledged once it is kept.");
        Assert.Single(await RowsAsync(platform, "a21026"));
    }

    [Fact]
    public async Task A_broker_with_a_certificate_of_ones_own_root_is_trusted_where_that_root_is_named()
    {
        using var certificates = new Certificates();
        using var broker = new DebianMosquitto(certificates);
        await using var platform = await StartAsync(broker.Tls, s => s with { MqttBroker = $"mqtts://{DebianMosquitto.User}@localhost:{broker.Tls}", MqttCa = certificates.Root });
        await using var sender = await SenderAsync(broker);
        await sender.SendAsync("qingshan/P1/json", Document);
        await KeptAsync(platform, 1);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_the_health_and_tried_again()
    {
        using var broker = new DebianMosquitto();
        await using var platform = await RunningPlatform.StartAsync(with: s => s with { MqttBroker = $"mqtt://{DebianMosquitto.User}@127.0.0.1:{broker.Port}", MqttPassword = "wrong" });
        await Until.TrueAsync(async () => ((string)(await platform.Operator.JsonAsync("/api/v1/operation/health"))["mqtt"]!).Contains("NotAuthorized", StringComparison.Ordinal), "The refusal is not told.");
    }

    [Theory]
    [InlineData("mqtt.wrong-broker", "broker.example:1883", "qingshan/#", "")]
    [InlineData("mqtt.password-in-broker", "mqtt://me:secret@broker.example", "qingshan/#", "")]
    [InlineData("mqtt.no-topics", "mqtt://broker.example", " , ", "")]
    [InlineData("mqtt.wrong-ca", "mqtts://broker.example", "qingshan/#", "nowhere.pem")]
    public async Task A_setting_that_is_wrong_is_told_at_the_start(string code, string broker, string topics, string ca)
    {
        var built = await PlatformHost.BuildAsync(new Settings { Data = new TestFolder().Path, MqttBroker = broker, MqttTopics = topics, MqttCa = ca }, _ => { }, "http://localhost", quiet: true, TestContext.Current.CancellationToken);
        Assert.Equal(code, built.Error?.Code);
        Assert.DoesNotContain("secret", built.Error!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<RunningPlatform> StartAsync(int port, Func<Settings, Settings>? with = null)
    {
        var platform = await RunningPlatform.StartAsync(with: s =>
        {
            s = s with { MqttBroker = $"mqtt://{DebianMosquitto.User}@127.0.0.1:{port}", MqttPassword = DebianMosquitto.Password };
            return with?.Invoke(s) ?? s;
        });
        await platform.AddPointAsync("P1", "TEST0001");
        await Until.TrueAsync(() => Task.FromResult(platform.Services.GetRequiredService<MqttMeter>().State == "connected"), "The broker is not connected.");
        return platform;
    }

    private static Task<MqttSender> SenderAsync(DebianMosquitto broker) => MqttSender.ConnectAsync(broker.Port, DebianMosquitto.User, DebianMosquitto.Password);

    private static async Task KeptAsync(RunningPlatform platform, int packets)
    {
        await Until.TrueAsync(() => Task.FromResult(platform.Services.GetRequiredService<PacketJournal>().LastSynced >= packets), $"{packets} packets are not kept.");
        await platform.StoredAsync();
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(RunningPlatform platform, string factor)
    {
        var id = (await platform.Operator.ItemsAsync($"/api/v1/series?point=P1&factor={factor}")).Single()["id"];
        return await platform.Operator.ExportAsync($"series={id}&from=2014-01-01&to=2014-01-02");
    }
}
