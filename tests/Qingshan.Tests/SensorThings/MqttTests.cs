using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using MQTTnet.Exceptions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Intake.Mqtt;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.SensorThings;

/// <summary>SensorThings at the program's own broker (OGC 18-088, clauses 14 and 15).</summary>
public sealed class MqttTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;
    private string _provider = "", _looker = "";
    private int _mine, _public;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync(with: s => s with { MqttPort = Loopback.FreePort() });
        var (here, there) = (await _platform.AddRegionAsync("HERE"), await _platform.AddRegionAsync("THERE"));
        await _platform.AddPointAsync("A", "MNA", Disclosure.Internal, here);
        await _platform.AddPointAsync("B", "MNB", Disclosure.Public, there);
        (_provider, _looker) = (await _platform.KeyAsync(Roles.DataProvider, "provider", here), await _platform.KeyAsync(Roles.Viewer, "looker", there));
        await SendAsync(0);
        (_mine, _public) = (await _platform.Operator.SeriesAsync("A", "a34004"), await _platform.Operator.SeriesAsync("B", "a34004"));
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Who_subscribes_hears_new_observations_and_only_those_that_may_be_seen()
    {
        // The provider sees A and B, the looker B alone; both hear the same topic.
        await using var provider = await ConnectAsync(_provider);
        await using var looker = await ConnectAsync(_looker);
        foreach (var who in (MqttSender[])[provider, looker]) Assert.Equal(MqttClientSubscribeResultCode.GrantedQoS1, await who.HearAsync("v1.1/Observations"));
        Assert.Equal(MqttClientSubscribeResultCode.GrantedQoS1, await looker.HearAsync($"v1.1/Datastreams({_public})/Observations?$select=result"));

        await SendAsync(1);
        var heard = new[] { await provider.HeardAsync(), await provider.HeardAsync() }.Select(m => JsonNode.Parse(m.Text)!).ToList();
        Assert.Equal([$"{_mine}@20260301T010000Z", $"{_public}@20260301T010000Z"], heard.Select(h => (string)h["@iot.id"]!).Order());
        Assert.Equal("2026-03-01T01:00:00Z/2026-03-01T02:00:00Z", (string)heard[0]["phenomenonTime"]!);

        (string Topic, string Text)[] ofLooker = [await looker.HeardAsync(), await looker.HeardAsync()];
        Assert.Equal(["v1.1/Datastreams(" + _public + ")/Observations?$select=result", "v1.1/Observations"], ofLooker.Select(m => m.Topic).Order(StringComparer.Ordinal));
        Assert.Equal("""{"result":11}""", ofLooker.Single(m => m.Topic.Contains("select", StringComparison.Ordinal)).Text);
        // What comes next is of B again: nothing of A was on its way.
        await SendAsync(2);
        Assert.All([await looker.HeardAsync(), await looker.HeardAsync()], m => Assert.DoesNotContain($"\"{_mine}@", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task There_is_nothing_to_hear_under_what_may_not_be_seen_and_under_wildcards()
    {
        await using var looker = await ConnectAsync(_looker);
        foreach (var topic in (string[])[$"v1.1/Datastreams({_mine})/Observations", "v1.1/#", "v1.1/+/Observations", "v1.1/Things", $"v1.1/Datastreams({_public})/name", "v1.1/Observations?$filter=result gt 1", "v1.1/Observations?$select=nothing"])
            Assert.Equal(MqttClientSubscribeResultCode.TopicFilterInvalid, await looker.HearAsync(topic));
        foreach (var topic in (string[])["#", "qingshan/A/answer"]) Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, await looker.HearAsync(topic));
    }

    [Fact]
    public async Task An_observation_that_is_published_below_its_datastream_is_kept_before_it_is_acknowledged()
    {
        var before = _platform.Services.GetRequiredService<PacketJournal>().LastSynced;
        await using var provider = await ConnectAsync(_provider);
        Assert.True((await provider.SendAsync($"v1.1/Datastreams({_mine})/Observations", """{"phenomenonTime":"2026-03-01T05:00:00Z","result":5}""")).IsSuccess);
        Assert.True((await provider.SendAsync("v1.1/Observations", $$"""{"phenomenonTime":"2026-03-01T06:00:00Z","Datastream":{"@iot.id":{{_mine}} },"result":6}""")).IsSuccess);
        Assert.Equal(before + 2, _platform.Services.GetRequiredService<PacketJournal>().LastSynced);
        await _platform.StoredAsync();
        Assert.Equal([10.0, 5, 6], (await _platform.Operator.ValuesAsync($"Datastreams({_mine})/Observations")).Select(o => (double)o["result"]!));
        Assert.Contains(await _platform.AuditAsync(), e => e is { Action: "ingest", Actor: "provider" });
    }

    [Fact]
    public async Task What_is_not_right_or_not_one_s_own_is_not_acknowledged()
    {
        var before = _platform.Services.GetRequiredService<PacketJournal>().LastSynced;
        const string right = """{"phenomenonTime":"2026-03-01T05:00:00Z","result":5}""";
        foreach (var (key, topic, text) in ((string, string, string)[])
        [
            (_provider, $"v1.1/Datastreams({_mine})/Observations", "{"), (_provider, $"v1.1/Datastreams({_mine})/Observations", """{"result":5}"""), (_provider, $"v1.1/Datastreams({_public})/Observations", right),
            (_provider, "v1.1/Things", right), (_looker, $"v1.1/Datastreams({_public})/Observations", right),
        ])
        {
            await using var sender = await ConnectAsync(key);
            await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => sender.SendAsync(topic, text));
        }
        Assert.Equal(before, _platform.Services.GetRequiredService<PacketJournal>().LastSynced);
        Assert.Equal(5, (await _platform.AuditAsync()).Count(e => e.Action == "refuse" && e.Subject.StartsWith("MQTT v1.1/", StringComparison.Ordinal)));
    }

    private Task<MqttSender> ConnectAsync(string key) => MqttSender.ConnectAsync(_platform.Settings.MqttPort, "anybody", key);

    private async Task SendAsync(int hour)
    {
        using var answer = await _platform.Operator.PostAsJsonAsync("/api/v1/ingest/observations", new { observations = new[] { SensorThingsPlatform.Row("A", "a34004", hour, 10 + hour), SensorThingsPlatform.Row("B", "a34004", hour, 10 + hour) } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await _platform.StoredAsync();
    }
}
