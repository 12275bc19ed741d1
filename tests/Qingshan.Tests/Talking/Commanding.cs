using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>What tests do with commands to devices, by the interface.</summary>
internal static class Commanding
{
    public static Task<RunningPlatform> StartTalkingAsync(Func<Composition.Settings, Composition.Settings>? change = null) => RunningPlatform.StartAsync(with: s =>
    {
        var quick = s with { TalkPatience = 5, PullAfter = 0 };
        return change is null ? quick : change(quick);
    });

    public static async Task<HttpClient> SignedInAsync(this RunningPlatform platform, Role role, string user, Guid? region = null) =>
        platform.With(await platform.KeyAsync(role, user, region));

    /// <summary>Waits until so many packets of P1 have come.</summary>
    public static Task CameAsync(this RunningPlatform platform, int packets) =>
        Wait.UntilAsync(async () => (await platform.Operator.ItemsAsync("/api/v1/packets?point=P1")).Count >= packets, () => $"{packets} packets have not come.");

    public static async Task<JsonNode> AskAsync(this HttpClient who, string mn, int command, object? parameters = null, string reason = "例行检查")
    {
        using var answer = await who.PostAsJsonAsync("/api/v1/device-commands", new { mn, command, parameters = parameters ?? new { }, reason });
        var said = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.True(answer.IsSuccessStatusCode, said.ToJsonString());
        return said;
    }

    public static async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(this HttpClient who, string path, object body)
    {
        using var answer = await who.PostAsJsonAsync(path, body);
        Assert.False(answer.IsSuccessStatusCode);
        return (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]);
    }

    public static async Task ApproveAsync(this HttpClient who, JsonNode command, string reason = "同意")
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/device-commands/{command["id"]}/approve", new { reason });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The command with its history and frames, once it is in a state.</summary>
    public static async Task<JsonNode> BecomesAsync(this HttpClient who, JsonNode command, params string[] states)
    {
        JsonNode now = command;
        await Wait.UntilAsync(async () =>
        {
            now = await who.JsonAsync($"/api/v1/device-commands/{command["id"]}");
            return states.Contains((string)now["command"]!["state"]!);
        }, () => now.ToJsonString());
        return now;
    }

    public static List<JsonNode> Down(this JsonNode command) => [.. command["frames"]!.AsArray().Where(f => (string)f!["direction"]! == "down").Select(f => f!)];

    public static List<JsonNode> Up(this JsonNode command) => [.. command["frames"]!.AsArray().Where(f => (string)f!["direction"]! == "up").Select(f => f!)];

    public static string LastWords(this JsonNode command) => (string)command["events"]!.AsArray()[^1]!["text"]!;
}
