using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Relaying;

/// <summary>A platform that passes on, with devices D1 to D3, and what tests ask of it.</summary>
internal sealed class RelayPair : IAsyncDisposable
{
    private RelayPair(RunningPlatform lower) => Lower = lower;

    public RunningPlatform Lower { get; }

    public static async Task<RelayPair> StartAsync(int timeout = 1, int resends = 1)
    {
        var lower = await RunningPlatform.StartAsync(with: s => s with { RelayTimeout = timeout, RelayResends = resends });
        foreach (var mn in (string[])["D1", "D2", "D3"]) await lower.AddPointAsync($"P{mn}", mn);
        return new(lower);
    }

    /// <summary>Packet number N of a device; each has a QN and a DataTime of its own.</summary>
    public static string Packet(string mn, int n, int flag = 5) => DeviceClient.Frame(
        $"QN=20260101{n / 60:00}{n % 60:00}00001;ST=22;CN=2061;PW=123456;MN={mn};Flag={flag};CP=&&DataTime=20260101{n / 60:00}{n % 60:00}00;a34004-Avg={n}.5,a34004-Flag=N&&");

    public static async Task SendAsync(RunningPlatform to, params IEnumerable<string> packets)
    {
        using var device = await to.ConnectAsync();
        foreach (var packet in packets)
        {
            await device.SendAsync(packet);
            if (packet.Contains("Flag=5", StringComparison.Ordinal)) Assert.NotNull(await device.ReplyAsync());
        }
    }

    public Task<JsonNode> PutAsync(int port, object? more = null) => PutAsync(Lower, port, more);

    public static async Task<JsonNode> PutAsync(RunningPlatform lower, int port, object? more = null)
    {
        var body = new JsonObject { ["code"] = "province", ["name"] = "省平台", ["host"] = "localhost", ["port"] = port };
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) body[name] = value?.DeepClone();
        using var answer = await lower.Operator.PostAsJsonAsync("/api/v1/relays", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> StateAsync() => Assert.Single(await Lower.Operator.ItemsAsync("/api/v1/relays"));

    /// <summary>Waits until everything in the journal is dealt with.</summary>
    public Task DoneAsync() => UntilAsync(async () => (long)(await StateAsync())["waiting"]! == 0);

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 600; i++, await Task.Delay(50))
            if (await holds()) return;
        Assert.Fail("It does not come to that.");
    }

    /// <summary>The HJ 212 packets of a platform's journal, in their order.</summary>
    public static List<(string Sender, string Bytes)> Journal(RunningPlatform platform)
    {
        var journal = platform.Services.GetRequiredService<PacketJournal>();
        var found = new List<(string, string)>();
        for (var i = 1L; i <= journal.LastSynced; i++)
            if (journal.TryRead(i).Entry is { Channel: PacketChannel.Hj212 } entry) found.Add((entry.Sender, System.Text.Encoding.Latin1.GetString(entry.Payload.Span)));
        return found;
    }

    public ValueTask DisposeAsync() => Lower.DisposeAsync();
}
