using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Streams;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Streams;

/// <summary>适用版本 · A region applies another edition of a standard: what hangs on it follows, there and then, and nothing else. Times are Beijing time.</summary>
public sealed class EditionTests : IAsyncLifetime
{
    private const string PM25 = "a34004", Here = "440300", Elsewhere = "110000";
    private static readonly string[] Six = ["a21026", "a21004", "a21005", "a05024", "a34002", PM25];
    private static readonly DateTime Before = new(2024, 12, 31), First = new(2025, 1, 1);
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        await _platform.AddPointAsync("A", "TESTA", region: await _platform.AddRegionAsync(Here));
        await _platform.AddPointAsync("B", "TESTB", region: await _platform.AddRegionAsync(Elsewhere));
        // PM2.5 of 75 and PM10 of 150 are just 100 by the edition of 2012, and 114 and 112 by that of 2026.
        foreach (var point in (string[])["A", "B"])
            foreach (var factor in Six) await _platform.SendAsync(Sent.Hours(point, factor, Before, _ => factor == PM25 ? 75 : factor == "a34002" ? 150 : factor == "a21005" ? 1 : 20, hours: 72));
        await _platform.RunAsync();
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task The_indices_of_the_region_and_the_time_are_derived_again_and_nothing_else()
    {
        var before = await _platform.AllDerivedAsync();
        Assert.Equal([100, 100, 100], await DaysAsync("A"));

        Assert.True(await ApplyAsync("HJ 633-2026", "2025-01-01", "2025-01-02"));
        Assert.Equal(25, await _platform.RunAsync());
        Assert.Equal([100, 114, 100], await DaysAsync("A"));
        var changed = (await _platform.AllDerivedAsync()).Except(before).Select(r => r.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal([$"A {Indices.Aqi} mean:P1D 2025-01-01T00:00", .. Enumerable.Range(0, 24).Select(h => $"A {Indices.Aqi} mean:PT1H {First.AddHours(h):yyyy-MM-ddTHH:mm}")], changed);

        // The same again is no change, and what was before is there again when it is taken back.
        Assert.False(await ApplyAsync("HJ 633-2026", "2025-01-01", "2025-01-02"));
        Assert.Equal(0, await _platform.RunAsync());
        Assert.True(await ApplyAsync(null, "2025-01-01", null));
        await _platform.RunAsync();
        Assert.Equal(before, await _platform.AllDerivedAsync());
    }

    [Fact]
    public async Task What_comes_later_is_derived_by_the_edition_of_its_region_too()
    {
        await ApplyAsync("HJ 633-2026", "2025-01-01", null);
        await _platform.RunAsync();
        Assert.Equal([100, 114, 114], await DaysAsync("A"));
        foreach (var point in (string[])["A", "B"])
            foreach (var factor in Six) await _platform.SendAsync(Sent.Hours(point, factor, First.AddDays(5), _ => factor == PM25 ? 75 : factor == "a21005" ? 1 : 20));
        await _platform.RunAsync();
        Assert.Equal((114, 100), ((await DaysAsync("A"))[^1], (await DaysAsync("B"))[^1]));
        var ranked = (await _platform.Visitor.JsonAsync("/api/v1/ranking/air?of=station&by=day&at=2025-01-06"))["places"]!.AsArray();
        Assert.Equal([("B", 100, "HJ 633-2012"), ("A", 114, "HJ 633-2026")], ranked.Select(r => ((string)r!["code"]!, (int)r["index"]!, (string)r["edition"]!)));
    }

    [Fact]
    public async Task What_was_said_before_a_stop_is_heeded_after_the_next_start()
    {
        await ApplyAsync("HJ 633-2026", "2025-01-01", "2025-01-02");
        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        await _platform.RunAsync();
        Assert.Equal([100, 114, 100], await DaysAsync("A"));
        Assert.Equal([100, 100, 100], await DaysAsync("B"));
    }

    [Fact]
    public async Task Everybody_can_read_what_was_said_and_why()
    {
        await ApplyAsync("HJ 633-2026", "2025-01-01", "2025-07-01");
        await ApplyAsync("GB 3095-2026", "2025-01-01", null);
        await ApplyAsync(null, "2025-03-01", null, standard: "GB 3095");
        var said = (await _platform.Visitor.ItemsAsync("/api/v1/editions")).Select(e => ((string)e["standard"]!, (string?)e["edition"], (string)e["from"]!, (string?)e["to"], (string)e["basis"]!));
        Assert.Equal(
            [("GB 3095", "GB 3095-2026", "2025-01-01", "2025-03-01", "市政府公告"), ("GB 3095", null, "2025-03-01", null, "市政府公告"), ("HJ 633", "HJ 633-2026", "2025-01-01", "2025-07-01", "市政府公告")], said);
    }

    [Theory]
    [InlineData("region", "999999", "ledger.unknown-region", "999999")]
    [InlineData("edition", "HJ 633-2099", "common.bad-parameter", "HJ 633-2026")]
    [InlineData("edition", "GB 3838-2002", "common.bad-parameter", "HJ 633-2026")]
    [InlineData("standard", "GB 3095", "common.bad-parameter", "HJ 633")]
    [InlineData("from", "1 March", "common.bad-parameter", "2026-03-01")]
    [InlineData("to", "2024-01-01", "common.bad-parameter", "from < to")]
    [InlineData("basis", " ", "common.bad-parameter", "200")]
    public async Task What_is_wrong_is_named_with_what_would_be_right(string field, string value, string code, string todo)
    {
        var body = Body("HJ 633-2026", "2025-01-01", null, null);
        body[field] = value;
        using var answer = await _platform.Operator.PostAsJsonAsync("/api/v1/editions", body);
        Assert.False(answer.IsSuccessStatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(code, (string)problem["code"]!);
        Assert.Contains(todo, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Empty(await _platform.Visitor.ItemsAsync("/api/v1/editions"));
    }

    [Fact]
    public async Task Only_who_keeps_the_ledger_of_the_region_says_it()
    {
        using var stranger = _platform.With(await _platform.KeyAsync(Roles.Operator, "stranger", await _platform.AddRegionAsync("510000")));
        using var answer = await stranger.PostAsJsonAsync("/api/v1/editions", Body("HJ 633-2026", "2025-01-01", null, null));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await _platform.Visitor.ItemsAsync("/api/v1/editions"));
    }

    private async Task<List<int>> DaysAsync(string point) => [.. (await _platform.DerivedAsync(point, Indices.Aqi, "mean:P1D")).Select(d => (int)d.Value)];

    private async Task<bool> ApplyAsync(string? edition, string from, string? to, string? standard = null)
    {
        using var answer = await _platform.Operator.PostAsJsonAsync("/api/v1/editions", Body(edition, from, to, standard ?? (edition is null ? "HJ 633" : null)));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (bool)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["changed"]!;
    }

    private static JsonObject Body(string? edition, string from, string? to, string? standard) => new()
    {
        ["region"] = Here, ["standard"] = standard, ["edition"] = edition, ["from"] = from, ["to"] = to, ["basis"] = "市政府公告",
    };
}
