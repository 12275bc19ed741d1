using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.SensorThings;

/// <summary>
/// One platform for the tests that only read: A is public and has moved, B is internal in the region HERE, C internal in THERE, S public and
/// simulated. A has 48 hours of fine particles with the results 0 to 47, of which the sixth was sent again and is 500, and three instants of sulphur dioxide.
/// </summary>
public sealed class SensorThingsPlatform : IAsyncLifetime
{
    public static readonly DateTime T0 = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    internal RunningPlatform Platform { get; private set; } = null!;

    /// <summary>Holds the region HERE and may only look.</summary>
    internal HttpClient Here { get; private set; } = null!;

    internal HttpClient Visitor => Platform.Visitor;

    internal HttpClient Operator => Platform.Operator;

    public async ValueTask InitializeAsync()
    {
        Platform = await RunningPlatform.StartAsync();
        var (here, there) = (await Platform.AddRegionAsync("HERE"), await Platform.AddRegionAsync("THERE"));
        var a = await Platform.AddPointAsync("A", "MNA", region: here);
        await Platform.AddPointAsync("B", "MNB", Disclosure.Internal, here);
        await Platform.AddPointAsync("C", "MNC", Disclosure.Internal, there, "water-section");
        var writer = Platform.Services.GetRequiredService<LedgerWriter>();
        await writer.PutAsync(Viewer.Program, [new MonitoringPoint { Code = "S", Name = "模拟站", Kind = "air-station", Disclosure = Disclosure.Public, Simulated = true }], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None);
        await writer.PutAsync(Viewer.Program,
            [new MonitoringPoint { Id = a.Id, Code = "A", Name = "甲站", NameEn = "Station A", Kind = "air-station", Place = Place.Wgs84(117, 40), Disclosure = Disclosure.Public, RegionId = here, RelocatedOn = new(2026, 3, 2) }],
            T0.AddDays(1), "relocated", CancellationToken.None);
        Here = Platform.With(await Platform.KeyAsync(Roles.Viewer, "here", here));

        await SendAsync(Enumerable.Range(0, 48).Select(h => Row("A", "a34004", h, h)));
        await SendAsync([Row("A", "a34004", 5, 500)]);
        await SendAsync([Row("A", "a21026", 0, 7, "instant"), Row("A", "a21026", 0.5, 8, "instant", "D"), Row("A", "a21026", 1, 9, "instant")]);
        await SendAsync([.. Enumerable.Range(0, 3).SelectMany(h => new[] { Row("B", "a34004", h, 100 + h), Row("C", "w01018", h, 20 + h, unit: "mg/L"), Row("S", "a34004", h, 1000 + h) })]);
    }

    public async ValueTask DisposeAsync()
    {
        Here.Dispose();
        await Platform.DisposeAsync();
    }

    internal async Task SendAsync(IEnumerable<object> rows)
    {
        using var answer = await Operator.PostAsJsonAsync("/api/v1/ingest/observations", new { observations = rows });
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await Platform.StoredAsync();
    }

    internal static object Row(string point, string factor, double hour, double value, string kind = "mean:PT1H", string flag = "N", string unit = "µg/m³") =>
        new { point, factor, kind, start = T0.AddHours(hour).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), value, unit, flag };
}

internal static class AskingSensorThings
{
    /// <summary>What stands under <c>value</c>.</summary>
    public static async Task<List<JsonNode>> ValuesAsync(this HttpClient who, string path) => [.. (await who.JsonAsync("/v1.1/" + path))["value"]!.AsArray().Select(v => v!)];

    public static async Task<JsonNode> StaAsync(this HttpClient who, string path) => await who.JsonAsync("/v1.1/" + path);

    public static async Task<int> SeriesAsync(this HttpClient who, string point, string factor) =>
        (int)(await who.ValuesAsync($"Datastreams?$filter=Thing/id eq '{point}' and ObservedProperty/id eq '{factor}'")).Single()["@iot.id"]!;

    public static async Task<List<string>> IdsAsync(this HttpClient who, string path) => [.. (await who.ValuesAsync(path)).Select(v => v["@iot.id"]!.ToString())];

    /// <summary>Everything, page after page.</summary>
    public static async Task<List<JsonNode>> AllAsync(this HttpClient who, string path)
    {
        var all = new List<JsonNode>();
        for (var next = "/v1.1/" + path; next is not null;)
        {
            var page = await who.JsonAsync(next);
            all.AddRange(page["value"]!.AsArray().Select(v => v!));
            next = (string?)page["@iot.nextLink"];
        }
        return all;
    }

    /// <summary>A refusal: its code, and what it says.</summary>
    public static async Task<(HttpStatusCode Status, string Code, string Detail)> RefusedAsync(this HttpClient who, string path)
    {
        using var answer = await who.GetAsync("/v1.1/" + path);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return (answer.StatusCode, (string)problem["code"]!, (string)problem["detail"]!);
    }
}
