using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Catalog;

/// <summary>The catalogue knows what is there without being told, and shows each what he may know.</summary>
public sealed class CatalogTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_value_from_a_device_makes_a_dataset_that_nobody_registered()
    {
        await _platform.AddPointAsync("P1", "MN1");
        await SendHourAsync("MN1");

        var found = await FindAsync(_platform.Visitor, "q=PM2.5+小时");
        var series = found.Single(d => (string)d["class"]! == "series");
        Assert.Equal(("P1 · 细微颗粒物PM2.5 · 小时均值（上报）", "quality", "PT1H"), ((string)series["title"]!, (string)series["base"]!, (string)series["cycle"]!));
        Assert.Contains(found, d => (string)d["code"]! == "data.air-station.mean-pt1h.reported");

        await _platform.Services.GetRequiredService<DatasetStates>().LookAsync(CancellationToken.None);
        Assert.Equal(1, (long)(await GetAsync(_platform.Visitor, $"/api/v1/datasets/{series["code"]}"))["dataset"]!["rows"]!);
    }

    [Theory]
    [InlineData("站", "data.air-station.mean-pt1h.reported")]
    [InlineData("均值", "data.air-station.mean-pt1h.reported")]
    [InlineData("hourly air", "data.air-station.mean-pt1h.reported")]
    [InlineData("a34004", "data.air-station.mean-pt1h.reported")]
    [InlineData("空气小时均值", "data.air-station.mean-pt1h.reported")]
    [InlineData("设备", "record.device")]
    [InlineData("record.enterprise", "record.enterprise")]
    public async Task Words_of_any_length_in_both_languages_are_found(string words, string dataset)
    {
        await _platform.AddPointAsync("P1", "MN1");
        await SendHourAsync("MN1");
        Assert.Contains(dataset, (await FindAsync(_platform.Visitor, "q=" + Uri.EscapeDataString(words))).Select(d => (string)d["code"]!));
    }

    [Fact]
    public async Task Every_address_that_the_catalogue_gives_for_a_dataset_answers()
    {
        await _platform.AddPointAsync("P1", "MN1");
        await SendHourAsync("MN1");
        var addresses = _platform.Services.GetRequiredService<CatalogBook>().Now.All.SelectMany(DatasetAccess.Of).ToList();
        Assert.Contains(addresses, a => a.StartsWith("/api/v1/observations?series=", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            using var answer = await _platform.Operator.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Pages_of_a_search_give_every_entry_once()
    {
        var codes = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await GetAsync(_platform.Visitor, $"/api/v1/datasets?size=7&after={after}");
            codes.AddRange(page["items"]!.AsArray().Select(d => (string)d!["code"]!));
            after = (string?)page["next"];
            Assert.Equal(_platform.Services.GetRequiredService<CatalogBook>().Now.All.Count, (int)page["found"]!);
        }
        Assert.Equal(_platform.Services.GetRequiredService<CatalogBook>().Now.All.Select(d => d.Code).Order(), codes.Order());
    }

    [Fact]
    public async Task A_series_of_a_hidden_point_is_not_in_the_catalogue_of_who_may_not_see_it()
    {
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N1", "MN1", Disclosure.Internal, north);
        await SendHourAsync("MN1");
        using var here = _platform.With(await _platform.KeyAsync(Roles.Viewer, "here", north));
        using var there = _platform.With(await _platform.KeyAsync(Roles.Viewer, "there", south));

        var code = (string)(await FindAsync(here, "q=N1&class=series")).Single()["code"]!;
        foreach (var who in (HttpClient[])[there, _platform.Visitor])
        {
            Assert.Empty(await FindAsync(who, "q=N1&class=series"));
            foreach (var path in (string[])["", "/lineage", "/changes", "/rows"])
                Assert.Equal(HttpStatusCode.NotFound, (await who.GetAsync($"/api/v1/datasets/{code}{path}")).StatusCode);
        }
    }

    [Fact]
    public async Task Rows_of_records_are_those_the_viewer_sees_with_references_as_codes_and_persons_masked()
    {
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N1", "MN-N", Disclosure.Internal, north);
        await _platform.AddPointAsync("S1", "MN-S", Disclosure.Internal, south);
        using var viewer = _platform.With(await _platform.KeyAsync(Roles.Viewer, "viewer", north));
        using var keeper = _platform.With(await _platform.KeyAsync(Roles.Operator, "keeper", north));

        var seen = Assert.Single((await GetAsync(viewer, "/api/v1/datasets/record.device/rows"))["items"]!.AsArray())!;
        Assert.Equal(("MN-N", "N1", "NORTH", "p***"), ((string)seen["code"]!, (string)seen["pointId"]!, (string)seen["regionId"]!, (string)seen["author"]!));
        Assert.Equal("program", (string)(await GetAsync(keeper, "/api/v1/datasets/record.device/rows"))["items"]!.AsArray().Single()!["author"]!);
        Assert.Empty((await GetAsync(_platform.Visitor, "/api/v1/datasets/record.device/rows"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Rows_can_be_read_as_they_were_at_another_time()
    {
        await _platform.AddPointAsync("P1", "MN1");
        Assert.Empty((await GetAsync(_platform.Visitor, "/api/v1/datasets/record.monitoring-point/rows?validAt=2019-12-31"))["items"]!.AsArray());
        Assert.Single((await GetAsync(_platform.Visitor, "/api/v1/datasets/record.monitoring-point/rows?validAt=2020-06-01"))["items"]!.AsArray());
        Assert.Empty((await GetAsync(_platform.Visitor, "/api/v1/datasets/record.monitoring-point/rows?knownAt=2020-06-01"))["items"]!.AsArray());
    }

    [Fact]
    public async Task The_graph_leads_from_the_device_by_hours_to_the_index_and_its_pages()
    {
        await _platform.AddPointAsync("P1", "MN1");
        await SendHourAsync("MN1");
        await _platform.Operator.PostAsync("/api/v1/operation/derive", null);
        var graph = await GetAsync(_platform.Operator, "/api/v1/datasets/data.air-station.mean-pt1h.reported/lineage");
        var nodes = graph["nodes"]!.AsArray().ToDictionary(n => (string)n!["id"]!, n => (int)n!["column"]!);
        Assert.Equal(-1, nodes["mn:MN1"]);
        Assert.True(nodes["/data"] > 0 && nodes["/review"] > 0);

        // A visitor does not learn which device it is.
        var seen = await GetAsync(_platform.Visitor, "/api/v1/datasets/data.air-station.mean-pt1h.reported/lineage");
        Assert.DoesNotContain(seen["nodes"]!.AsArray(), n => (string)n!["kind"]! == "device");
    }

    [Fact]
    public async Task Records_are_drawn_between_what_they_refer_to_and_what_refers_to_them()
    {
        var graph = await GetAsync(_platform.Visitor, "/api/v1/datasets/record.monitoring-point/lineage");
        var columns = graph["nodes"]!.AsArray().ToDictionary(n => (string)n!["id"]!, n => (int)n!["column"]!);
        Assert.Equal((-1, -1, 1, 1), (columns["record.region"], columns["record.outlet"], columns["record.device"], columns["record.point-limit"]));
    }

    [Fact]
    public async Task An_external_set_is_described_found_changed_and_keeps_its_history()
    {
        var wanted = new { code = "forest-9", title = "第九次森林资源清查", about = "全国森林资源连续清查成果", provider = "林草部门", url = "https://example.org/forest", cycle = "P1825D", @base = "ecology", @public = true };
        using (var made = await _platform.Operator.PostAsJsonAsync("/api/v1/datasets", wanted)) Assert.Equal("external.forest-9", (string)(await made.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        Assert.Equal("external.forest-9", (string)(await FindAsync(_platform.Visitor, "base=ecology&q=森林")).Single()["code"]!);

        using (var noted = await _platform.Operator.PostAsJsonAsync("/api/v1/datasets/external.forest-9/note", new { keywords = "碳汇", contact = "资源处" })) Assert.True((bool)(await noted.Content.ReadFromJsonAsync<JsonNode>())!["changed"]!);
        Assert.Single(await FindAsync(_platform.Visitor, "q=碳汇"));
        var changes = (await GetAsync(_platform.Visitor, "/api/v1/datasets/external.forest-9/changes"))["items"]!.AsArray();
        Assert.Equal(2, changes.Count);
        var audited = await _platform.AuditAsync();
        Assert.Contains(audited, e => e.Action == "add" && e.Subject == "ExternalDataset forest-9");
        Assert.Contains(audited, e => e.Action == "add" && e.Subject == "DatasetNote external.forest-9");
    }

    [Theory]
    [InlineData("""{"code":"a b","title":"x","about":"x","provider":"x"}""", "common.bad-parameter")]
    [InlineData("""{"code":"a","title":"","about":"x","provider":"x"}""", "catalog.bad-text")]
    [InlineData("""{"code":"a","title":"x","about":"x","provider":"x","cycle":"monthly"}""", "catalog.bad-cycle")]
    [InlineData("""{"code":"a","title":"x","about":"x","provider":"x","url":"ftp://x"}""", "catalog.bad-url")]
    [InlineData("""{"code":"a","title":"x","about":"x","provider":"x","base":"moon"}""", "common.bad-parameter")]
    [InlineData("""{"code":"a","title":"x","about":"x","provider":"x","region":"ATLANTIS"}""", "ledger.unknown-region")]
    public async Task Bad_descriptions_are_refused_with_what_is_wrong_and_nothing_is_kept(string body, string code)
    {
        using var answer = await _platform.Operator.PostAsync("/api/v1/datasets", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(code, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        Assert.Empty(await FindAsync(_platform.Visitor, "class=external"));
    }

    [Fact]
    public async Task Most_elements_are_filled_without_anybody_typing()
    {
        await _platform.AddPointAsync("P1", "MN1");
        await SendHourAsync("MN1");
        await _platform.Services.GetRequiredService<DatasetStates>().LookAsync(CancellationToken.None);
        var coverage = await GetAsync(_platform.Visitor, "/api/v1/catalogue/coverage");
        Assert.True((double)coverage["automatic"]! > 0.7, coverage.ToJsonString());
        Assert.Equal(0, (double)coverage["byPeople"]!);
    }

    private async Task SendHourAsync(string mn)
    {
        using var device = await _platform.ConnectAsync();
        var time = DateTime.UtcNow.AddHours(8 - 2).ToString("yyyyMMddHH0000", System.Globalization.CultureInfo.InvariantCulture);
        await device.SendAsync(DeviceClient.Frame($"QN={time}001;ST=22;CN=2061;PW=123456;MN={mn};Flag=5;CP=&&DataTime={time};a34004-Avg=35,a34004-Flag=N&&"));
        Assert.NotNull(await device.ReplyAsync());
        await _platform.StoredAsync();
    }

    private static async Task<List<JsonNode>> FindAsync(HttpClient who, string query) => [.. (await GetAsync(who, "/api/v1/datasets?" + query))["items"]!.AsArray().Select(d => d!)];

    private static async Task<JsonNode> GetAsync(HttpClient who, string path)
    {
        using var answer = await who.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
