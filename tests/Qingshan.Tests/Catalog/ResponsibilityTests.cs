using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Catalog;

/// <summary>Who has to collect what stands in a directory; what is late, twice or missing is found in what really arrived.</summary>
public sealed class ResponsibilityTests : IAsyncLifetime
{
    private const string Root = "/api/v1/responsibility/";
    private RunningPlatform _platform = null!;
    private HttpClient _north = null!, _south = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync(with: s => s with { CatalogEvery = 3600 });
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N1", "MN-N1", Disclosure.Internal, north);
        await _platform.AddPointAsync("S1", "MN-S1", Disclosure.Internal, south, kind: "water-section");
        _north = _platform.With(await _platform.KeyAsync(Roles.Operator, "north", north));
        _south = _platform.With(await _platform.KeyAsync(Roles.Operator, "south", south));
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Punctuality_is_measured_by_what_arrived_and_when()
    {
        await ArriveAsync("N1", "a34004", hours: 168, delayHours: 0.5);                     // within the hour
        await ArriveAsync("N1", "a34002", hours: 168, delayHours: 3);                       // all of it, three hours late
        await ArriveAsync("N1", "a05024", hours: 168, delayHours: 0.5, every: 2);           // every second hour
        await ArriveAsync("N1", "a21026", hours: 168, delayHours: 0.5, silentFor: 170, longAgo: 400);
        await PutAsync(_north, "air", Air("单位 north", "NORTH", "a34004 a34002 a05024 a21026 a21004"));

        var states = (await ItemsAsync(_north, "obligations")).ToDictionary(o => (string)o["factor"]!);
        Assert.Equal(["kept", "late", "incomplete", "silent", "not-collected"], ((string[])["a34004", "a34002", "a05024", "a21026", "a21004"]).Select(f => (string)states[f]["state"]!));
        // A week of hours, less those that may still come: the running one and the hour of the deadline.
        Assert.InRange((long)states["a34004"]["due"]!, 164, 166);
        Assert.Equal(((long)states["a34004"]["due"]!, (long)states["a34002"]["arrived"]!, 0L), ((long)states["a34004"]["inTime"]!, (long)states["a34002"]["due"]!, (long)states["a34002"]["inTime"]!));
        var duty = Assert.Single(await ItemsAsync(_north, "duties"));
        Assert.Equal("单位 north", (string)duty["holder"]!);
        Assert.Equal(1, (int)duty["states"]!["late"]!);
        Assert.Equal("a34002", (string)Assert.Single(await ItemsAsync(_north, "obligations?state=late"))["factor"]!);
    }

    [Fact]
    public async Task What_was_handed_in_as_history_is_neither_owed_nor_late()
    {
        // A week of hours, all of it from before yesterday handed in at once: what comes since then is in time.
        await ArriveAsync("N1", "a34004", hours: 168, delayHours: 0.5, knownSince: DateTime.UtcNow.AddDays(-1));
        await PutAsync(_north, "air", Air("单位 north", "NORTH", "a34004"));
        var obligation = Assert.Single(await ItemsAsync(_north, "obligations"));
        Assert.Equal("kept", (string)obligation["state"]!);
        Assert.InRange((long)obligation["due"]!, 20, 22);
        Assert.Equal((long)obligation["due"]!, (long)obligation["arrived"]!);
    }

    [Fact]
    public async Task Whoever_has_the_duty_is_named_as_the_owner_in_the_catalogue()
    {
        var series = await ArriveAsync("N1", "a34004", hours: 3, delayHours: 0.5);
        Assert.Equal("单位 north", (string)(await _north.JsonAsync($"/api/v1/datasets/series.{series}"))["dataset"]!["owner"]!);
        await PutAsync(_platform.Operator, "air", Air("单位 south", "NORTH", "a34004"));
        Assert.Equal("单位 south", (string)(await _north.JsonAsync($"/api/v1/datasets/series.{series}"))["dataset"]!["owner"]!);
    }

    [Fact]
    public async Task Duplicates_and_gaps_are_found_without_anybody_looking()
    {
        await ArriveAsync("N1", "a34004", hours: 3, delayHours: 0.5);
        await ArriveAsync("N1", "a21026", hours: 3, delayHours: 0.5);
        // Another station stands beside the first one and measures the same.
        await _platform.AddPointAsync("N2", "MN-N2", Disclosure.Internal, _platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["NORTH"].Id);
        await ArriveAsync("N2", "a34004", hours: 3, delayHours: 0.5);
        await PutAsync(_north, "air-one", Air("单位 north", "NORTH", "a34004 a34002"));
        await PutAsync(_platform.Operator, "air-two", Air("单位 south", "NORTH", "a34004"));
        // By hand it is no duplicate.
        await PutAsync(_north, "air-by-hand", Air("单位 north", "NORTH", "a34004") with { Way = "manual", Cycle = "P30D" });

        var found = (await ItemsAsync(_north, "findings")).ToLookup(f => (string)f["kind"]!, f => (Key: (string)f["key"]!, Count: (int)f["count"]!));
        Assert.Equal([("twice:air-one:air-two", 2)], found["duty-twice"]);
        Assert.Equal([("near:N1:N2", 1)], found["collected-twice"]);
        Assert.Equal([("none:air-by-hand:a34004", 2), ("none:air-one:a34002", 2)], found["not-collected"].Order());
        Assert.Equal([("nobody:air-station", 1)], found["nobody-responsible"]);
        // The south sees neither points nor duties of the north.
        Assert.Empty(await ItemsAsync(_south, "findings"));
        Assert.Empty(await ItemsAsync(_south, "duties"));
        Assert.Empty(await ItemsAsync(_south, "obligations"));
    }

    [Fact]
    public async Task Who_contributes_is_scored_by_quality_punctuality_and_use_by_others()
    {
        var series = await ArriveAsync("N1", "a34004", hours: 168, delayHours: 0.5);
        await ArriveAsync("S1", "w01001", hours: 168, delayHours: 5);
        await PutAsync(_north, "air", Air("单位 north", "NORTH", "a34004"));
        await PutAsync(_south, "water", Air("单位 south", "SOUTH", "w01001") with { Kind = "water-section" });
        var third = _platform.With(await _platform.KeyAsync(Roles.Viewer, "third"));
        for (var i = 0; i < 3; i++) await third.JsonAsync($"/api/v1/observations?series={series}");
        await _north.JsonAsync($"/api/v1/observations?series={series}");

        _platform.Services.GetRequiredService<ResponsibilityBook>().Refresh();
        var answer = await third.JsonAsync(Root + "contributions");
        var scores = answer["organisations"]!.AsArray().ToDictionary(o => (string)o!["organisation"]!, o => o!);
        var (north, south) = (scores["单位 north"], scores["单位 south"]);
        // What one reads of one's own is no use by others.
        Assert.Equal((3L, 1.0, 1.0), ((long)north["uses"]!, (double)north["use"]!, (double)north["timeliness"]!));
        Assert.Equal((0L, 0.0, 0.0), ((long)south["uses"]!, (double)south["use"]!, (double)south["timeliness"]!));
        Assert.True((double)north["score"]! > (double)south["score"]!);
        foreach (var of in scores.Values)
            Assert.Equal(100 * (0.4 * (double)of["quality"]! + 0.3 * (double)of["timeliness"]! + 0.3 * (double)of["use"]!), (double)of["score"]!, 9);
        Assert.Contains("0.4", (string)answer["formula"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_collected_and_nobody_answers_for_becomes_a_draft_that_can_be_entered_as_it_is()
    {
        await ArriveAsync("N1", "a34004", hours: 3, delayHours: 0.5);
        await ArriveAsync("S1", "w01001", hours: 3, delayHours: 0.5);
        var draft = Assert.Single(await ItemsAsync(_north, "proposals"));
        Assert.Equal(("单位 north", "air-station", "N1", "PT1H"), ((string)draft["duty"]!["organisation"]!, (string)draft["duty"]!["kind"]!, (string)draft["duty"]!["point"]!, (string)draft["duty"]!["cycle"]!));
        using var put = await _north.PutAsJsonAsync($"{Root}duties/{draft["code"]}", draft["duty"]);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        Assert.Empty(await ItemsAsync(_north, "proposals"));
        Assert.DoesNotContain(await ItemsAsync(_north, "findings"), f => (string)f["kind"]! == "nobody-responsible");
        Assert.Equal("a34004", (string)Assert.Single(await ItemsAsync(_north, "obligations"))["factor"]!);
    }

    [Fact]
    public async Task An_enterprise_answers_for_its_own_outlets_and_for_nobody_elses()
    {
        var (writer, region) = (_platform.Services.GetRequiredService<LedgerWriter>(), _platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["NORTH"].Id);
        foreach (var code in (string[])["A", "B"])
        {
            var enterprise = await WriteAsync(new Enterprise { Code = $"ENT-{code}", Name = $"{code} 厂", RegionId = region });
            var source = await WriteAsync(new PollutionSource { Code = $"SRC-{code}", EnterpriseId = enterprise, Name = $"{code} 厂区", RegionId = region });
            var outlet = await WriteAsync(new Outlet { Code = $"OUT-{code}", SourceId = source, Name = "DA001", Medium = OutletMedium.Air, RegionId = region });
            await WriteAsync(new MonitoringPoint { Code = $"P-{code}", Name = $"{code} DA001", Kind = "waste-gas-outlet", OutletId = outlet, RegionId = region });
            await ArriveAsync($"P-{code}", "a21026", hours: 3, delayHours: 0.5);
        }
        var drafts = await ItemsAsync(_north, "proposals");
        Assert.Equal(["ENT-A", "ENT-B"], drafts.Select(d => (string)d["duty"]!["enterprise"]!).Order());
        Assert.Equal(2, drafts.Select(d => (string)d["code"]!).Distinct().Count());
        await PutAsync(_north, "of-a", new(null, "ENT-A", "waste-gas-outlet", null, "NORTH", ["a21026"], null, "automatic", "PT1H", "PT1H", "排污许可证", "HJ 75", false));
        Assert.Equal("P-A", (string)Assert.Single(await ItemsAsync(_north, "obligations"))["point"]!);

        async Task<Guid> WriteAsync<T>(T record) where T : Platform.Common.Record => (await writer.PutAsync(Viewer.Program, [record], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).Value[0].Id;
    }

    [Fact]
    public async Task A_set_of_records_is_kept_as_long_as_something_is_entered_within_its_cycle()
    {
        var duty = new WantedDuty("单位 north", null, null, null, null, null, "record.device", "form", "P30D", "P5D", "《固定污染源排污登记》", null, true);
        await PutAsync(_platform.Operator, "devices", duty);
        Assert.Equal(1, (int)Assert.Single(await ItemsAsync(_north, "duties"))["states"]!["kept"]!);
        await PutAsync(_platform.Operator, "enterprises", duty with { Dataset = "record.enterprise", Organisation = "单位 south" });
        Assert.Equal(1, (int)(await ItemsAsync(_north, "duties")).Single(d => (string)d["code"]! == "enterprises")["states"]!["not-collected"]!);
    }

    [Fact]
    public async Task A_duty_is_changed_and_ended_and_stays_as_history()
    {
        await PutAsync(_north, "air", Air("单位 north", "NORTH", "a34004"));
        await PutAsync(_north, "air", Air("单位 north", "NORTH", "a34004 a34002"));
        Assert.Equal(2, (await ItemsAsync(_north, "obligations")).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await _south.PostAsync($"{Root}duties/air/end", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _north.PostAsync($"{Root}duties/air/end", null)).StatusCode);
        Assert.Empty(await ItemsAsync(_north, "duties"));
        Assert.Equal(["add", "change", "end"], (await _platform.AuditAsync()).Where(e => e.Subject == "CollectionDuty air").Select(e => e.Action));
    }

    [Theory]
    [InlineData("organisation", "没有这样的单位", "catalog.unknown-holder")]
    [InlineData("organisation", "", "catalog.duty-needs-one-holder")]
    [InlineData("kind", "", "catalog.duty-needs-one-item")]
    [InlineData("kind", "castle", "common.bad-parameter")]
    [InlineData("factors", "a00000x", "common.bad-parameter")]
    [InlineData("region", "NOWHERE", "ledger.unknown-region")]
    [InlineData("region", "SOUTH", "ledger.outside-jurisdiction")]
    [InlineData("cycle", "P1M", "catalog.bad-duration")]
    [InlineData("cycle", "hourly", "catalog.bad-duration")]
    [InlineData("deadline", "-PT1H", "catalog.bad-duration")]
    [InlineData("mandate", "", "catalog.bad-text")]
    [InlineData("way", "magic", "common.bad-parameter")]
    public async Task What_is_wrong_with_a_duty_is_said(string field, string value, string code)
    {
        var air = Air("单位 north", "NORTH", "a34004");
        var wanted = field switch
        {
            "organisation" => air with { Organisation = value },
            "kind" => air with { Kind = value },
            "factors" => air with { Factors = [value] },
            "region" => air with { Region = value },
            "cycle" => air with { Cycle = value },
            "deadline" => air with { Deadline = value },
            "mandate" => air with { Mandate = value },
            _ => air with { Way = value },
        };
        using var put = await _north.PutAsJsonAsync(Root + "duties/air", wanted);
        Assert.Equal(code, (string)(await put.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        Assert.Empty(await ItemsAsync(_platform.Operator, "duties"));
    }

    private static WantedDuty Air(string organisation, string region, string factors) =>
        new(organisation, null, "air-station", null, region, [factors], null, "automatic", "PT1H", "PT1H", "《大气污染防治法》", "HJ 655", false);

    private static async Task PutAsync(HttpClient who, string code, WantedDuty duty)
    {
        using var put = await who.PutAsJsonAsync($"{Root}duties/{code}", duty);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }

    private static async Task<List<JsonNode>> ItemsAsync(HttpClient who, string path) => [.. (await who.JsonAsync(Root + path))["items"]!.AsArray().Select(i => i!)];

    /// <summary>Hourly values of the last hours with the delay after the end of their hour with which they came.</summary>
    private async Task<int> ArriveAsync(string point, string factor, int hours, double delayHours, int every = 1, int silentFor = 0, int longAgo = 0, DateTime? knownSince = null)
    {
        var services = _platform.Services;
        var at = services.GetRequiredService<LedgerBook>().Now.PointsByCode[point].Id;
        var now = DateTime.UtcNow;
        var hour = new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc);
        // The platform has known the series for long: what it brings from before would be history.
        var series = new Series { PointId = at, Factor = factor, Kind = SeriesKind.HourlyMean, Origin = Origin.Reported, Channel = "", Unit = "µg/m³", CreatedAt = knownSince ?? now.AddYears(-2) };
        await using (var db = services.GetRequiredService<PlatformDbs>().Open(Viewer.Program))
        {
            db.Add(series);
            await db.SaveChangesAsync();
        }
        await services.GetRequiredService<SeriesBook>().LoadAsync(CancellationToken.None);
        var values = Enumerable.Range(1, Math.Max(hours, longAgo)).Where(i => i > silentFor && i % every == 0).Select(i => hour.AddHours(-i))
            .Select(start => Observation.Plain(series.Id, start, 35, start.AddHours(1 + delayHours), 0)).ToList();
        var store = services.GetRequiredService<IObservationStore>();
        await store.AppendDerivedAsync(values, store.Derived, CancellationToken.None);
        await services.GetRequiredService<DatasetStates>().LookAsync(CancellationToken.None);
        services.GetRequiredService<ResponsibilityBook>().Refresh();
        return series.Id;
    }
}
