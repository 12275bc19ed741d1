using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Sharing.Granting;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Sharing;

/// <summary>Data of others is asked for, granted within a scope, read under the grant and no further, and taken back.</summary>
public sealed class GrantTests : IAsyncLifetime
{
    private const string Devices = "/api/v1/datasets/record.device";
    private RunningPlatform _platform = null!;
    private HttpClient _asker = null!, _decider = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N1", "MN-N", Disclosure.Internal, north);
        await _platform.AddPointAsync("S1", "MN-S", Disclosure.Internal, south);
        _asker = _platform.With(await _platform.KeyAsync(Roles.Viewer, "asker", north));
        _decider = _platform.With(await _platform.KeyAsync(Roles.DutyLeader, "decider", south));
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task What_is_granted_is_read_within_its_region_with_its_fields_unmasked_and_nothing_else()
    {
        var id = await AskAsync(new { purpose = "跨界断面溯源", region = "SOUTH", fields = (string[])["author"], days = 30 });
        Assert.Equal(HttpStatusCode.Forbidden, (await _asker.GetAsync($"/api/v1/sharing/{id}/rows")).StatusCode);

        await DoneAsync(_decider, id, "grant", new { reason = "同意" });
        var row = Assert.Single(await RowsAsync(id), r => (string)r["code"]! == "MN-S");
        Assert.Equal(("S1", "SOUTH", "program"), ((string)row["pointId"]!, (string)row["regionId"]!, (string)row["author"]!));

        // Who asks who can see it is told of the grant.
        var why = (await JsonAsync(_platform.Operator, "/api/v1/rights/who?type=Device&code=MN-S"))["reasons"]!.AsArray();
        Assert.Contains("跨界断面溯源", (string)Assert.Single(why, r => (string)r!["kind"]! == "grant" && (string)r["userName"]! == "asker")!["because"]!, StringComparison.Ordinal);

        // The grant opens its dataset and nothing beside it.
        Assert.Equal(["MN-N"], (await Items(_asker, $"{Devices}/rows")).Select(r => (string)r["code"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await _asker.GetAsync("/api/v1/points/S1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.With(await _platform.KeyAsync(Roles.Viewer, "third")).GetAsync($"/api/v1/sharing/{id}/rows")).StatusCode);
    }

    [Fact]
    public async Task A_grant_ends_at_once_when_it_is_taken_back_and_both_sides_see_why()
    {
        var id = await AskAsync(new { purpose = "核查", region = "SOUTH", days = 30 });
        await DoneAsync(_decider, id, "grant", new { });
        Assert.Equal(HttpStatusCode.OK, (await _asker.GetAsync($"/api/v1/sharing/{id}/rows")).StatusCode);

        Assert.Equal(HttpStatusCode.BadRequest, (await _decider.PostAsJsonAsync($"/api/v1/sharing/{id}/revoke", new { })).StatusCode);
        await DoneAsync(_decider, id, "revoke", new { reason = "用途已变更" });
        using var refused = await _asker.GetAsync($"/api/v1/sharing/{id}/rows");
        Assert.Equal("sharing.not-in-force", (string)(await refused.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        foreach (var side in (HttpClient[])[_asker, _decider])
        {
            var entry = Assert.Single(await Items(side, "/api/v1/sharing"));
            Assert.Equal(("revoked", "用途已变更", "decider"), ((string)entry["state"]!, (string)entry["reason"]!, (string)entry["decidedBy"]!));
        }
        Assert.Equal(["share-ask", "share-grant", "share-revoke"], (await _platform.AuditAsync()).Where(e => e.Subject == "Dataset record.device" && e.Action.StartsWith("share-", StringComparison.Ordinal)).Select(e => e.Action));
    }

    [Fact]
    public async Task Who_may_decide_is_told_of_the_request_and_who_asked_of_the_decision()
    {
        var id = await AskAsync(new { purpose = "核查", region = "SOUTH", days = 30 });
        var told = Assert.Single(await Items(_decider, "/api/v1/notices"));
        Assert.Equal(("sharing", id, $"/sharing/{id}", "decision"), ((string)told["topic"]!, (string)told["about"]!, (string)told["link"]!, (string)told["reason"]!));
        Assert.Empty(await Items(_asker, "/api/v1/notices"));

        await DoneAsync(_decider, id, "refuse", new { reason = "请走国家平台" });
        var answer = Assert.Single(await Items(_asker, "/api/v1/notices"));
        Assert.Equal("answer", (string)answer["reason"]!);
        Assert.Contains("请走国家平台", (string)(await JsonAsync(_asker, $"/api/v1/notices/{(string)answer["id"]!}"))["text"]!, StringComparison.Ordinal);
        Assert.Single(await Items(_decider, "/api/v1/notices"));
    }

    [Fact]
    public async Task Nobody_decides_on_his_own_request_or_on_what_he_does_not_hold()
    {
        using var own = _platform.With(await _platform.KeyAsync(Roles.DutyLeader, "own"));
        var mine = await AskAsync(new { purpose = "自用", days = 1 }, own);
        Assert.Equal("sharing.own-request", await CodeAsync(own, mine, "grant"));
        // All regions are asked for; the south can give away the south.
        Assert.Equal("sharing.outside-jurisdiction", await CodeAsync(_decider, mine, "grant"));
        Assert.Equal(HttpStatusCode.Forbidden, (await _asker.PostAsJsonAsync($"/api/v1/sharing/{mine}/grant", new { })).StatusCode);

        var north = await AskAsync(new { purpose = "核查", region = "NORTH", days = 1 });
        Assert.Equal("sharing.outside-jurisdiction", await CodeAsync(_decider, north, "grant"));
        await DoneAsync(_asker, north, "withdraw", new { });
        Assert.Equal("sharing.wrong-state", await CodeAsync(_platform.Operator, north, "grant"));
    }

    [Fact]
    public async Task Who_grants_may_give_less_than_was_asked_for_and_never_more()
    {
        var id = await AskAsync(new { purpose = "核查", region = "SOUTH", fields = (string[])["author"], days = 30 });
        Assert.Equal("sharing.bad-span", await CodeAsync(_decider, id, "grant", new { days = 31 }));
        Assert.Equal("sharing.unknown-field", await CodeAsync(_decider, id, "grant", new { fields = (string[])["code"] }));
        await DoneAsync(_decider, id, "grant", new { days = 3, fields = (string[])[] });
        Assert.All(await RowsAsync(id), r => Assert.Equal("p***", (string)r["author"]!));
        var entry = Assert.Single(await Items(_asker, "/api/v1/sharing"));
        Assert.InRange((DateTime)entry["until"]! - DateTime.UtcNow, TimeSpan.FromDays(2.9), TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task A_level_decides_whether_asking_is_enough_needed_or_useless()
    {
        Assert.Equal("conditional", (string)(await JsonAsync(_asker, $"{Devices}/sharing"))["level"]!);
        Assert.Equal("sharing.not-shared", await AskedCodeAsync("/api/v1/datasets/record.device-profile", new { purpose = "看看", days = 1 }));

        using (var put = await _platform.Operator.PutAsJsonAsync($"{Devices}/sharing", new { level = "unconditional", condition = "按制度共享" })) Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        var granted = await AskAsync(new { purpose = "核查", region = "SOUTH", days = 2 });
        Assert.Equal(HttpStatusCode.OK, (await _asker.GetAsync($"/api/v1/sharing/{granted}/rows")).StatusCode);
        // What is sensitive is not given without somebody's decision.
        var sensitive = await AskAsync(new { purpose = "核查", region = "SOUTH", fields = (string[])["author"], days = 2 });
        Assert.Equal(HttpStatusCode.Forbidden, (await _asker.GetAsync($"/api/v1/sharing/{sensitive}/rows")).StatusCode);

        using (var put = await _platform.Operator.PutAsJsonAsync($"{Devices}/sharing", new { level = "not-shared", condition = "涉及设备安全" })) Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        Assert.Equal("sharing.not-shared", await AskedCodeAsync(Devices, new { purpose = "核查", days = 1 }));
    }

    [Theory]
    [InlineData("""{"purpose":"","days":1}""", "sharing.bad-text")]
    [InlineData("""{"purpose":"x","days":0}""", "sharing.bad-span")]
    [InlineData("""{"purpose":"x","days":2000}""", "sharing.bad-span")]
    [InlineData("""{"purpose":"x","fields":["code"]}""", "sharing.unknown-field")]
    [InlineData("""{"purpose":"x","region":"ATLANTIS"}""", "ledger.unknown-region")]
    [InlineData("""{"purpose":"x","from":"2026-02-01","to":"2026-01-01"}""", "sharing.bad-span")]
    [InlineData("""{"purpose":"x","from":"soon"}""", "common.bad-parameter")]
    public async Task A_request_that_cannot_be_understood_is_refused_and_leaves_nothing(string body, string code)
    {
        using var answer = await _asker.PostAsync($"{Devices}/ask", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(code, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        Assert.Empty(await Items(_asker, "/api/v1/sharing"));
    }

    [Fact]
    public async Task A_package_says_what_it_is_and_each_of_its_rows_to_whom_it_was_given()
    {
        var (first, second) = (await AskAsync(new { purpose = "甲", region = "SOUTH", days = 3 }), await AskAsync(new { purpose = "乙", region = "SOUTH", days = 3 }));
        foreach (var id in (string[])[first, second]) await DoneAsync(_decider, id, "grant", new { });

        var (data, manifest) = await PackageAsync(first);
        Assert.Equal(("record.device", first, "甲"), ((string)manifest["dataset"]!, (string)manifest["grant"]!, (string)manifest["purpose"]!));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data)), (string)manifest["files"]![0]!["sha256"]!);
        var lines = Encoding.UTF8.GetString(data).TrimEnd('\n').Split('\n');
        Assert.Equal((long)manifest["rows"]! + 1, lines.Length);

        // Also a part of it, and not what another was given.
        var traced = await TraceAsync($"{lines[0]}\n{lines[1]}\n");
        Assert.Equal((first, 1), ((string)Assert.Single(traced)!["grant"]!, (int)traced[0]!["rows"]!));
        var (other, _) = await PackageAsync(second);
        Assert.Equal([second], (await TraceAsync(Encoding.UTF8.GetString(other))).Select(t => (string)t!["grant"]!));
        Assert.Empty(await TraceAsync($"{lines[0]}\n{lines[1].Replace(lines[1].Split(',')[0], "MN-X", StringComparison.Ordinal)}\n"));
        using var foreign = await _decider.PostAsync("/api/v1/sharing/trace", new StringContent("a,b\n1,2\n", Encoding.UTF8, "text/csv"));
        Assert.Equal("sharing.not-a-package", (string)(await foreign.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
    }

    [Fact]
    public async Task A_narrowed_key_neither_asks_nor_reads_under_a_grant()
    {
        var id = await AskAsync(new { purpose = "核查", region = "SOUTH", days = 3 });
        await DoneAsync(_decider, id, "grant", new { });
        using var narrow = _platform.With(await _platform.AddKeyAsync("asker", "narrow", limits: new(Permissions: [Permission.SeeInternal])));
        Assert.Equal(HttpStatusCode.NotFound, (await narrow.GetAsync($"/api/v1/sharing/{id}/rows")).StatusCode);
        using var asked = await narrow.PostAsJsonAsync($"{Devices}/ask", new { purpose = "核查", days = 1 });
        Assert.Equal("sharing.needs-person", (string)(await asked.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
    }

    [Fact]
    public void A_grant_ends_by_itself()
    {
        var until = new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);
        var grant = new ShareRequest { Dataset = "record.device", AskedByName = "a", Purpose = "p", Until = until, State = ShareState.Granted };
        Assert.True(grant.IsInForce(until.AddTicks(-1)));
        Assert.False(grant.IsInForce(until));
    }

    private async Task<string> AskAsync(object wanted, HttpClient? who = null)
    {
        using var asked = await (who ?? _asker).PostAsJsonAsync($"{Devices}/ask", wanted);
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync());
        return (string)(await asked.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    private async Task<string> AskedCodeAsync(string dataset, object wanted)
    {
        using var asked = await _asker.PostAsJsonAsync($"{dataset}/ask", wanted);
        return (string)(await asked.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private static async Task DoneAsync(HttpClient who, string id, string act, object said)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/sharing/{id}/{act}", said);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> CodeAsync(HttpClient who, string id, string act, object? said = null)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/sharing/{id}/{act}", said ?? new { });
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private async Task<List<JsonNode>> RowsAsync(string id) =>
        [.. (await _asker.GetStringAsync($"/api/v1/sharing/{id}/rows")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];

    private async Task<(byte[] Data, JsonNode Manifest)> PackageAsync(string id)
    {
        using var zip = new ZipArchive(new MemoryStream(await _asker.GetByteArrayAsync($"/api/v1/sharing/{id}/package")));
        using var data = new MemoryStream();
        await using (var entry = await zip.GetEntry("data.csv")!.OpenAsync()) await entry.CopyToAsync(data);
        await using var manifest = await zip.GetEntry("manifest.json")!.OpenAsync();
        return (data.ToArray(), (await JsonNode.ParseAsync(manifest))!);
    }

    private async Task<JsonArray> TraceAsync(string csv)
    {
        using var answer = await _decider.PostAsync("/api/v1/sharing/trace", new StringContent(csv, Encoding.UTF8, "text/csv"));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["items"]!.AsArray();
    }

    private static async Task<JsonNode> JsonAsync(HttpClient who, string path) => (await who.GetFromJsonAsync<JsonNode>(path))!;

    private static async Task<List<JsonNode>> Items(HttpClient who, string path) => [.. (await JsonAsync(who, path))["items"]!.AsArray().Select(i => i!)];
}
