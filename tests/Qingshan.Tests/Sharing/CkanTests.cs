using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;
using IoPath = System.IO.Path;

namespace Qingshan.Tests.Sharing;

/// <summary>CKAN's actions: what each answers stands beside the tests as it should be, times and ports put aside.</summary>
public sealed partial class CkanTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private RunningPlatform _platform = null!;
    private Guid _north;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync(with: s => s with { CatalogEvery = 86_400 });
        _north = await _platform.AddRegionAsync("NORTH");
        await _platform.AddPointAsync("P1", "MN1");
        await _platform.AddPointAsync("N1", "MN2", Disclosure.Internal, _north);
        using var made = await _platform.Operator.PostAsJsonAsync("/api/v1/datasets", new
        {
            code = "forest-9", title = "第九次森林资源清查", titleEn = "Forest survey 9", about = "全国森林资源连续清查", provider = "林草部门", url = "https://example.org/forest.zip", format = "ZIP", licence = "CC-BY 4.0", @base = "ecology", @public = true,
        });
        Assert.True(made.IsSuccessStatusCode);
        using var device = await _platform.ConnectAsync();
        foreach (var mn in (string[])["MN1", "MN2"])
            for (var hour = 0; hour < 3; hour++)
            {
                await device.SendAsync(DeviceClient.Frame($"QN=2014010101000000{hour};ST=22;CN=2061;PW=123456;MN={mn};Flag=5;CP=&&DataTime=201401010{hour}0000;a34004-Avg={30 + hour},a34004-Flag=N&&"));
                Assert.NotNull(await device.ReplyAsync());
            }
        await _platform.StoredAsync();
        await _platform.Services.GetRequiredService<Qingshan.Platform.Catalog.DatasetStates>().LookAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Theory]
    [InlineData("site_read", "")]
    [InlineData("status_show", "")]
    [InlineData("help_show", "name=package_show")]
    [InlineData("package_list", "limit=4&offset=1")]
    [InlineData("package_show", "id=external_forest-9")]
    [InlineData("package_search", "q=森林&facet.field=[\"groups\",\"res_format\"]")]
    [InlineData("package_autocomplete", "q=forest")]
    [InlineData("resource_show", "id=record.monitoring-point~1")]
    [InlineData("resource_search", "query=format:zip")]
    [InlineData("organization_list", "")]
    [InlineData("group_list", "all_fields=true")]
    [InlineData("group_show", "id=ecology&include_datasets=true")]
    [InlineData("tag_list", "query=数据")]
    [InlineData("license_list", "")]
    [InlineData("datastore_search", "resource_id=series.1~1&limit=2&fields=start,value,flag&sort=start desc")]
    [InlineData("datastore_search", "resource_id=record.monitoring-point~1&fields=code,kind,disclosure")]
    public async Task An_action_answers_as_it_should(string action, string query)
    {
        var golden = IoPath.Combine(ProjectFolder.Root, "tests", "Qingshan.Tests", "Sharing", "Golden", $"{action}{Fit().Replace(query, "_")}.json");
        var now = Times().Replace(await _platform.Visitor.GetStringAsync($"/api/3/action/{action}?{query}"), "TIME").Replace($"localhost:{_platform.Settings.Port}", "localhost", StringComparison.Ordinal);
        var text = JsonNode.Parse(now)!.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("QINGSHAN_UPDATE") == "1") await File.WriteAllTextAsync(golden, text);
        Assert.Equal(await File.ReadAllTextAsync(golden), text);
    }

    [Fact]
    public async Task Every_action_says_what_it_does_and_can_be_asked_by_post_as_well()
    {
        foreach (var action in (string[])["site_read", "package_list", "organization_list", "current_package_list_with_resources", "package_search"])
        {
            Assert.True((bool)(await AskAsync(_platform.Visitor, "help_show", $"name={action}"))["success"]!);
            using var posted = await _platform.Visitor.PostAsJsonAsync($"/api/3/action/{action}", new { limit = 3, rows = 3 });
            var got = await AskAsync(_platform.Visitor, action, "limit=3&rows=3");
            Assert.Equal(got.ToJsonString(), (await posted.Content.ReadFromJsonAsync<JsonNode>())!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("package_show", "", 409, "Validation Error")]
    [InlineData("package_show", "id=nothing", 404, "Not Found Error")]
    [InlineData("resource_show", "id=record.device~9", 404, "Not Found Error")]
    [InlineData("package_search", "rows=many", 409, "Validation Error")]
    [InlineData("package_search", "fq=moon:full", 400, "Search Query Error")]
    [InlineData("package_search", "sort=phase", 400, "Search Query Error")]
    [InlineData("package_search", "facet.field=[\"moon\"]", 400, "Search Query Error")]
    [InlineData("datastore_search", "resource_id=data.air-station.mean-pt1h.reported~1", 404, "Not Found Error")]
    [InlineData("datastore_search", "resource_id=series.1~1&filters=3", 409, "Validation Error")]
    [InlineData("datastore_search", "resource_id=series.1~1&fields=moon", 409, "Validation Error")]
    public async Task What_is_wrong_is_said_in_the_words_of_CKAN(string action, string query, int status, string type)
    {
        using var answer = await _platform.Visitor.GetAsync($"/api/3/action/{action}?{query}");
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((status, false, type), ((int)answer.StatusCode, (bool)body["success"]!, (string)body["error"]!["__type"]!));
    }

    [Fact]
    public async Task An_unknown_action_and_a_body_that_is_no_object_are_bad_requests()
    {
        using var unknown = await _platform.Visitor.GetAsync("/api/3/action/package_create");
        using var body = await _platform.Visitor.PostAsync("/api/3/action/package_list", new StringContent("[1", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unknown.StatusCode, body.StatusCode));
    }

    [Fact]
    public async Task Conditions_hold_together_and_can_be_turned_round()
    {
        Assert.Equal(1, (int)(await AskAsync(_platform.Visitor, "package_search", "fq=groups:ecology"))["result"]!["count"]!);
        Assert.Equal(0, (int)(await AskAsync(_platform.Visitor, "package_search", "fq=groups:ecology AND res_format:CSV"))["result"]!["count"]!);
        var (all, others) = (await AskAsync(_platform.Visitor, "package_search", "q=*:*"), await AskAsync(_platform.Visitor, "package_search", "fq=-groups:ecology"));
        Assert.Equal((int)all["result"]!["count"]! - 1, (int)others["result"]!["count"]!);
    }

    [Fact]
    public async Task Nobody_reads_what_he_may_not_see()
    {
        using var here = _platform.With(await _platform.KeyAsync(Roles.Viewer, "here", _north));
        Assert.True((bool)(await AskAsync(here, "package_show", "id=series_2"))["success"]!);
        Assert.Equal(3, (int)(await AskAsync(here, "datastore_search", "resource_id=series.2~1"))["result"]!["total"]!);
        foreach (var (action, query) in ((string, string)[])[("package_show", "id=series_2"), ("package_show", "id=series.2"), ("datastore_search", "resource_id=series.2~1"), ("resource_show", "id=series.2~1")])
            Assert.Equal("Not Found Error", (string)(await AskAsync(_platform.Visitor, action, query))["error"]!["__type"]!);
        Assert.Equal(0, (int)(await AskAsync(_platform.Visitor, "package_search", "q=N1"))["result"]!["count"]!);
        var points = (await AskAsync(_platform.Visitor, "datastore_search", "resource_id=record.monitoring-point~1"))["result"]!;
        Assert.Equal(("P1", "p***"), ((string)points["records"]!.AsArray().Single()!["code"]!, (string)points["records"]![0]!["author"]!));
    }

    [Fact]
    public async Task Pages_of_rows_give_each_row_once()
    {
        var starts = new List<string>();
        for (var offset = 0; offset < 3; offset++)
            starts.AddRange((await AskAsync(_platform.Visitor, "datastore_search", $"resource_id=series.1~1&limit=1&offset={offset}"))["result"]!["records"]!.AsArray().Select(r => (string)r!["start"]!));
        Assert.Equal(3, starts.Distinct().Count());
        Assert.Equal(1, (int)(await AskAsync(_platform.Visitor, "datastore_search", "resource_id=series.1~1&filters={\"value\":\"31\"}"))["result"]!["total"]!);
    }

    private static async Task<JsonNode> AskAsync(HttpClient who, string action, string query)
    {
        using var answer = await who.GetAsync($"/api/3/action/{action}?{query}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    [GeneratedRegex(@"20(2[4-9]|[3-9]\d)-\d\d-\d\dT[\d:.]+")]
    private static partial Regex Times();

    [GeneratedRegex(@"[^a-z0-9]+")]
    private static partial Regex Fit();
}
