using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.SensorThings;

/// <summary>Observations are added by who may report for the point, through the journal like everything else; nothing else is changed here.</summary>
public sealed class WritingTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;
    private HttpClient _provider = null!;
    private int _mine, _others;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        var (here, there) = (await _platform.AddRegionAsync("HERE"), await _platform.AddRegionAsync("THERE"));
        await _platform.AddPointAsync("A", "MNA", Disclosure.Internal, here);
        await _platform.AddPointAsync("B", "MNB", Disclosure.Public, there);
        _provider = _platform.With(await _platform.KeyAsync(Roles.DataProvider, "provider", here));
        using var first = await _platform.Operator.PostAsJsonAsync("/api/v1/ingest/observations", new { observations = new[] { SensorThingsPlatform.Row("A", "a34004", 0, 1), SensorThingsPlatform.Row("B", "a34004", 0, 2) } });
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        await _platform.StoredAsync();
        (_mine, _others) = (await _platform.Operator.SeriesAsync("A", "a34004"), await _platform.Operator.SeriesAsync("B", "a34004"));
    }

    public async ValueTask DisposeAsync()
    {
        _provider.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task An_observation_is_in_the_journal_before_it_is_answered_with_its_address()
    {
        var before = _platform.Services.GetRequiredService<PacketJournal>().LastSynced;
        using var answer = await PostAsync("Observations", new { phenomenonTime = "2026-03-01T09:00:00+08:00/2026-03-01T10:00:00+08:00", result = 12.5, resultQuality = new { flag = "D" }, Datastream = Ref(_mine) });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(before + 1, _platform.Services.GetRequiredService<PacketJournal>().LastSynced);
        Assert.EndsWith($"/v1.1/Observations('{_mine}@20260301T010000Z')", answer.Headers.Location!.ToString());

        await _platform.StoredAsync();
        var stored = await _provider.JsonAsync(answer.Headers.Location.ToString());
        Assert.Equal((12.5, "D"), ((double)stored["result"]!, (string)stored["resultQuality"]!["flag"]!));
        Assert.Contains(await _platform.AuditAsync(), e => e is { Action: "ingest", Actor: "provider" } && e.Detail!.Contains("SensorThings", StringComparison.Ordinal));
        // Below a datastream nothing has to name it, and sent again it is a revision.
        using var again = await PostAsync($"Datastreams({_mine})/Observations", new { phenomenonTime = "2026-03-01T01:00:00Z", result = "13" });
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        await _platform.StoredAsync();
        Assert.Equal([1.0, 13], (await _provider.ValuesAsync($"Datastreams({_mine})/Observations")).Select(o => (double)o["result"]!));
        Assert.Equal(2, (int)(await _provider.StaAsync($"Datastreams({_mine})/Observations?$count=true"))["@iot.count"]!);
    }

    [Fact]
    public async Task What_is_not_right_is_refused_and_nothing_of_it_is_kept()
    {
        var before = _platform.Services.GetRequiredService<PacketJournal>().LastSynced;
        foreach (var (path, body, code, says) in ((string, object, string, string)[])
        [
            ("Observations", new { result = 1 }, "sensorthings.bad-observation", "Datastream"),
            ("Observations", new { result = 1, Datastream = Ref(999999) }, "sensorthings.no-such-resource", "999999"),
            ("Observations", new { result = "x", phenomenonTime = "2026-03-01T01:00:00Z", Datastream = Ref(_mine) }, "sensorthings.bad-observation", "result"),
            ("Observations", new { result = 1, Datastream = Ref(_mine) }, "sensorthings.bad-observation", "phenomenonTime"),
            ("Observations", new { result = 1, phenomenonTime = "2026-03-01T01:00:00", Datastream = Ref(_mine) }, "sensorthings.bad-observation", "phenomenonTime"),
            ("Observations", new { result = 1, phenomenonTime = "2026-03-01T01:00:00Z/2026-03-01T01:30:00Z", Datastream = Ref(_mine) }, "sensorthings.bad-observation", "2026-03-01T02:00:00Z"),
            ("Observations", new { result = 1, phenomenonTime = "9999-12-31T23:30:00Z/9999-12-31T23:59:59Z", Datastream = Ref(_mine) }, "sensorthings.bad-observation", "phenomenonTime"),
            ("Observations", new { result = 1, phenomenonTime = "2099-03-01T01:00:00Z", Datastream = Ref(_mine) }, "sensorthings.bad-observation", "start"),
            ("Observations", new { result = 1, phenomenonTime = "2026-03-01T01:00:00Z", Datastream = Ref(_mine), FeatureOfInterest = new { name = "x" } }, "sensorthings.bad-observation", "FeatureOfInterest"),
            ($"Datastreams({_mine})/Observations", new { result = 1, phenomenonTime = "2026-03-01T01:00:00Z", Datastream = Ref(_others) }, "sensorthings.bad-observation", "Datastream"),
            // Public, so that it is seen, and not held.
            ($"Datastreams({_others})/Observations", new { result = 1, phenomenonTime = "2026-03-01T01:00:00Z" }, "sensorthings.bad-observation", "point"),
        ])
        {
            using var answer = await PostAsync(path, body);
            var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
            Assert.Equal(code, (string)problem["code"]!);
            Assert.Contains(says, (string)problem["detail"]!, StringComparison.Ordinal);
        }
        Assert.Equal(before, _platform.Services.GetRequiredService<PacketJournal>().LastSynced);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.Visitor.PostAsJsonAsync("/v1.1/Observations", new { })).StatusCode);
    }

    [Fact]
    public async Task Only_reported_series_take_values()
    {
        await _platform.Services.GetRequiredService<Platform.Observations.SeriesBook>().EnsureAsync(
            [(new(_platform.Services.GetRequiredService<Platform.Ledger.LedgerBook>().Now.PointsByCode["A"].Id, "a34004", Platform.Observations.SeriesKind.DailyMean, Platform.Observations.Origin.RolledUp, ""), "µg/m³")], CancellationToken.None);
        var derived = (int)(await _provider.ValuesAsync("Datastreams?$filter=properties/origin eq 'rolled-up'")).Single()["@iot.id"]!;
        using var answer = await PostAsync($"Datastreams({derived})/Observations", new { result = 1, phenomenonTime = "2026-03-01T16:00:00Z" });
        Assert.Equal("sensorthings.derived-datastream", (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        // What makes it is its rule.
        Assert.NotEmpty((string)(await _provider.StaAsync($"Datastreams({derived})/Sensor"))["metadata"]!["rule"]!);
    }

    [Fact]
    public async Task A_data_array_is_answered_row_by_row()
    {
        using var answer = await PostAsync("CreateObservations", (object[])
        [
            new
            {
                Datastream = Ref(_mine), components = new[] { "phenomenonTime", "result", "resultQuality" },
                dataArray = new object?[] { new object?[] { "2026-03-01T02:00:00Z", 2, null }, new object?[] { "nonsense", 3, null }, new object?[] { "2026-03-01T03:00:00Z", 3, new { flag = "N" } }, new object?[] { "2026-03-01T02:00:00Z", 9, null }, new object?[] { 1 } },
            },
            new { Datastream = Ref(_others), components = new[] { "phenomenonTime", "result" }, dataArray = new object[] { new object[] { "2026-03-01T02:00:00Z", 2 } } },
        ]);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var said = (await answer.Content.ReadFromJsonAsync<string[]>())!;
        Assert.EndsWith($"/v1.1/Observations('{_mine}@20260301T020000Z')", said[0]);
        Assert.EndsWith($"/v1.1/Observations('{_mine}@20260301T030000Z')", said[2]);
        Assert.Equal(["error", "error", "error", "error"], [said[1], said[3], said[4], said[5]]);
        await _platform.StoredAsync();
        Assert.Equal([1.0, 2, 3], (await _provider.ValuesAsync($"Datastreams({_mine})/Observations")).Select(o => (double)o["result"]!));
    }

    [Fact]
    public async Task The_ledger_is_changed_elsewhere_and_observations_are_not_changed_at_all()
    {
        foreach (var (method, path, code) in ((string, string, string)[])
        [
            ("POST", "Things", "sensorthings.ledger-elsewhere"), ("POST", $"Datastreams({_mine})", "sensorthings.ledger-elsewhere"), ("PATCH", "Things('A')", "sensorthings.ledger-elsewhere"),
            ("PUT", "Sensors('A:reported')", "sensorthings.ledger-elsewhere"), ("DELETE", "Locations('A@20200101T000000Z')", "sensorthings.ledger-elsewhere"),
            ("PATCH", $"Observations('{_mine}@20260301T000000Z')", "sensorthings.append-only"), ("DELETE", $"Observations('{_mine}@20260301T000000Z')", "sensorthings.append-only"),
        ])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/v1.1/" + path) { Content = JsonContent.Create(new { name = "x" }) };
            using var answer = await _provider.SendAsync(request);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, code), (answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!));
        }
    }

    [Fact]
    public async Task A_batch_carries_out_what_depends_on_what_and_refuses_transactions()
    {
        using var answer = await PostAsync("$batch", new
        {
            requests = new object[]
            {
                new { id = "new", method = "post", url = $"Datastreams({_mine})/Observations", body = new { phenomenonTime = "2026-03-01T04:00:00Z", result = 4 } },
                new { id = "bad", method = "post", url = "Observations", body = new { result = 4 } },
                new { id = "onBad", method = "get", url = "Things", dependsOn = new[] { "bad" } },
                new { id = "group", method = "post", url = "Observations", atomicityGroup = "g", body = new { result = 4 } },
                new { id = "read", method = "get", url = "/v1.1/Things('A')/name/$value", dependsOn = new[] { "new" } },
                new { id = "wrong", method = "get", url = "Things?$filter=nothing eq 1" },
                new { id = "patch", method = "patch", url = "Things('A')", body = new { } },
                new { id = "made", method = "get", url = "$new/Datastream" },
            },
        });
        var responses = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["responses"]!.AsArray().ToDictionary(r => (string)r!["id"]!);
        Assert.EndsWith($"Observations('{_mine}@20260301T040000Z')", (string)responses["new"]!["headers"]!["location"]!);
        Assert.Equal((201, 400, 424, 501, 200, 400, 405), (Status("new"), Status("bad"), Status("onBad"), Status("group"), Status("read"), Status("wrong"), Status("patch")));
        Assert.Equal("A", (string)responses["read"]!["body"]!);
        Assert.Equal("sensorthings.unknown-property", (string)responses["wrong"]!["body"]!["code"]!);
        // What was created is kept, and stands in the store within a second: until then it is not there yet.
        Assert.Contains(Status("made"), (int[])[200, 404]);
        foreach (var wrong in (object[])[new { }, new { requests = new object[] { new { id = "1" } } }, new { requests = new object[] { new { id = "1", method = "get", url = "Things" }, new { id = "1", method = "get", url = "Things" } } }])
        {
            using var refused = await PostAsync("$batch", wrong);
            Assert.Equal("sensorthings.bad-batch", (string)(await refused.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        }

        int Status(string id) => (int)responses[id]!["status"]!;
    }

    private static Dictionary<string, object> Ref(int id) => new() { ["@iot.id"] = id };

    private Task<HttpResponseMessage> PostAsync(string path, object body) => _provider.PostAsJsonAsync("/v1.1/" + path, body, System.Text.Json.JsonSerializerOptions.Default);
}
