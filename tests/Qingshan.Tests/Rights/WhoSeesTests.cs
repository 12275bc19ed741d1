using System.Net;
using System.Text.Json.Nodes;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>Who can see what, and why: the answers are what really happens.</summary>
public sealed class WhoSeesTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;
    private Guid _north;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        (_north, var south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N-INTERNAL", "MN1", Disclosure.Internal, _north);
        await _platform.AddPointAsync("S-INTERNAL", "MN2", Disclosure.Internal, south);
        await _platform.AddPointAsync("NOWHERE", "MN3", Disclosure.Internal);
        await _platform.AddPointAsync("S-PUBLIC", "MN4", Disclosure.Public, south);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Whoever_is_named_sees_the_point_and_whoever_is_not_does_not()
    {
        var people = new Dictionary<string, HttpClient>();
        foreach (var (user, role, region) in ((string, Role, Guid?)[])[
            ("chief", Roles.Operator, null), ("northerner", Roles.Viewer, _north), ("guard", Roles.SecurityOfficer, null), ("nobody", Roles.None, _north)])
            people[user] = await _platform.OwnClientAsync(await _platform.ActiveAsync(role, user, region));
        await _platform.ActiveAsync(Roles.Operator, "closed");
        await _platform.ChangeAsync("closed", p => p.ClosedAt = DateTime.UtcNow);
        foreach (var point in (string[])["N-INTERNAL", "S-INTERNAL", "NOWHERE", "S-PUBLIC"])
        {
            var reasons = await ReasonsAsync(people["guard"], "MonitoringPoint", point);
            foreach (var (user, client) in people)
            {
                using var answer = await client.GetAsync($"/api/v1/points/{point}");
                var named = reasons.Any(r => (string?)r["userName"] == user && (string)r["kind"]! is "role") || reasons.Any(r => (string)r["kind"]! == "public");
                Assert.Equal(answer.StatusCode == HttpStatusCode.OK, named);
            }
            Assert.DoesNotContain(reasons, r => (string?)r["userName"] == "closed");
        }
        var said = (await ReasonsAsync(people["guard"], "MonitoringPoint", "N-INTERNAL")).Single(r => (string?)r["userName"] == "northerner" && (string)r["kind"]! == "role");
        Assert.Matches("角色“查看人员”有权限“查看内部数据”；单位“单位 northerner”自 20\\d\\d-\\d\\d-\\d\\d 起管辖NORTH，它在其中。", (string)said["because"]!);
    }

    [Fact]
    public async Task Whoever_is_named_for_a_route_is_let_in()
    {
        using var guard = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.SecurityOfficer, "guard"));
        using var chief = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.Operator, "chief"));
        foreach (var path in (string[])["/api/v1/quarantine", "/api/v1/keys", "/api/v1/operation/health", "/api/v1/people/chief", "/api/v1/points"])
        {
            var reasons = await ReasonsAsync(guard, "page", path);
            foreach (var (user, client) in ((string, HttpClient)[])[("guard", guard), ("chief", chief)])
            {
                using var answer = await client.GetAsync(path);
                Assert.Equal(answer.StatusCode == HttpStatusCode.OK, reasons.Any(r => (string?)r["userName"] == user || (string)r["kind"]! == "public"));
            }
        }
        var post = await guard.JsonAsync($"/api/v1/rights/who?type=page&code={Uri.EscapeDataString("POST /api/v1/people/chief/role")}");
        Assert.Equal(("POST /api/v1/people/{user}/role", "GrantRights"), ((string)post["name"]!, (string)post["needs"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await guard.GetAsync("/api/v1/rights/who?type=page&code=/no/such/page")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guard.GetAsync("/api/v1/rights/who?type=MonitoringPoint&code=NONE")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await guard.GetAsync("/api/v1/rights/who?type=Moon&code=1")).StatusCode);
    }

    [Fact]
    public async Task Keys_are_named_as_far_as_their_scope_goes_and_colleagues_who_act_for_somebody()
    {
        using var guard = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.SecurityOfficer, "guard"));
        var chief = await _platform.ActiveAsync(Roles.DutyLeader, "chief", null, "值班中心");
        await _platform.ActiveAsync(Roles.None, "deputy", null, "值班中心");
        var keys = _platform.Get<KeyDesk>();
        await keys.AddAsync(chief, "chief", new("north only", null, new([Permission.SeeInternal], [_north])), CancellationToken.None);
        await keys.AddAsync(chief, "chief", new("public only", null, new([Permission.SeePublic])), CancellationToken.None);
        Assert.True((await _platform.Get<Delegations>().AddAsync(chief, new("deputy", [Permission.SeeInternal], DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddDays(1), "休假"), CancellationToken.None)).IsOk);

        var north = await ReasonsAsync(guard, "MonitoringPoint", "N-INTERNAL");
        Assert.Contains("north only", (string)north.Single(r => (string)r["kind"]! == "key")["because"]!, StringComparison.Ordinal);
        Assert.Equal("deputy", (string)north.Single(r => (string)r["kind"]! == "delegation")["userName"]!);
        Assert.DoesNotContain(await ReasonsAsync(guard, "MonitoringPoint", "S-INTERNAL"), r => (string)r["kind"]! == "key");
    }

    [Fact]
    public async Task What_somebody_sees_is_counted_by_the_policy_itself()
    {
        using var guard = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.SecurityOfficer, "guard"));
        using var northerner = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.Viewer, "northerner", _north));
        var what = await guard.JsonAsync("/api/v1/rights/people/northerner");
        Assert.Equal((await northerner.ItemsAsync("/api/v1/points")).Count, (int)what["points"]!);
        var points = what["records"]!.AsArray().Single(r => (string)r!["type"]! == "MonitoringPoint")!;
        Assert.Equal((2, 4), ((int)points["count"]!, (int)points["all"]!));
        Assert.Contains("/signals", what["pages"]!.AsArray().Select(p => (string)p!));
        Assert.DoesNotContain("/people", what["pages"]!.AsArray().Select(p => (string)p!));
        Assert.Equal((string)what["sentences"]![0]!, (string)(await northerner.JsonAsync("/api/v1/account/rights"))["sentences"]![0]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await northerner.GetAsync("/api/v1/rights/people/guard")).StatusCode);
    }

    private static async Task<List<JsonNode>> ReasonsAsync(HttpClient who, string type, string code) =>
        [.. (await who.JsonAsync($"/api/v1/rights/who?type={type}&code={Uri.EscapeDataString(code)}"))["reasons"]!.AsArray().Select(r => r!)];
}
