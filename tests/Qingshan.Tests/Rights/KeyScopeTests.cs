using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using MQTTnet.Exceptions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Intake;
using Qingshan.Tests.Intake.Mqtt;
using Qingshan.Tests.Path;
using Qingshan.Tests.Talking;

namespace Qingshan.Tests.Rights;

/// <summary>API keys that are less than their account: by permission, by region, by number of requests.</summary>
public sealed class KeyScopeTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 11, 28, 4, 0, 0, DateTimeKind.Utc);
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_key_for_one_region_sees_no_internal_point_of_another_that_its_account_sees()
    {
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N-INTERNAL", "MN1", Disclosure.Internal, north);
        await _platform.AddPointAsync("S-INTERNAL", "MN2", Disclosure.Internal, south);
        await _platform.AddPointAsync("S-PUBLIC", "MN3", Disclosure.Public, south);
        await _platform.AddPointAsync("NOWHERE", "MN4", Disclosure.Internal);
        var everywhere = await _platform.ActiveAsync(Roles.Operator, "chief");
        using var whole = await _platform.OwnClientAsync(everywhere);
        using var narrow = await _platform.OwnClientAsync(everywhere, new(Regions: [north]));
        Assert.Equal(["N-INTERNAL", "NOWHERE", "S-INTERNAL", "S-PUBLIC"], await Points(whole));
        Assert.Equal(["N-INTERNAL", "S-PUBLIC"], await Points(narrow));
        using var refused = await narrow.PostAsync("/api/v1/ingest/observations", HttpIngestTests.Json(HttpIngestTests.Row("point", "S-PUBLIC")));
        Assert.Equal("intake.row-unknown-point", (string)(await refused.Content.ReadFromJsonAsync<JsonNode>())!["rows"]![0]!["code"]!);

        // A region beyond what the account holds gives nothing that the account does not have.
        using var beyond = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.Viewer, "northerner", north), new(Regions: [south]));
        Assert.Equal(["S-PUBLIC"], await Points(beyond));
    }

    [Fact]
    public void Whatever_is_asked_of_a_key_it_is_never_more_than_its_account() => Gen.Select(
        Gen.OneOf([.. Roles.All.Select(Gen.Const)]), Gen.Enum<Permission>().List[0, 6], Gen.Bool, Gen.Int[0, 7], Gen.Int[0, 7], Gen.Bool, Gen.Bool).Sample((role, permissions, everywhere, held, scope, inRegions, limited) =>
    {
        var owner = Viewer.Visitor with { PersonId = Guid.NewGuid(), Role = role, Everywhere = everywhere, Regions = System.Collections.Frozen.FrozenSet.ToFrozenSet(RegionsOf(held)) };
        var within = inRegions ? System.Collections.Frozen.FrozenSet.ToFrozenSet(RegionsOf(scope)) : null;
        var key = new ApiKey { Hash = "", Name = "", Permissions = limited ? permissions : null, Regions = inRegions ? [.. RegionsOf(scope)] : null };
        var viewer = KeyScope.Narrow(owner, key, within);
        Assert.Subset(owner.Role.Permissions.ToHashSet(), viewer.Role.Permissions.ToHashSet());
        if (limited) Assert.Subset(new HashSet<Permission>([Permission.SeePublic, .. permissions]), viewer.Role.Permissions.ToHashSet());
        if (inRegions) Assert.False(viewer.Everywhere);
        foreach (var region in RegionsOf(7))
            Assert.False((viewer.Everywhere || viewer.Regions.Contains(region)) && !(owner.Everywhere || owner.Regions.Contains(region)));
    });

    [Fact]
    public async Task A_limited_key_makes_no_other_and_none_is_made_with_more_than_its_account_may()
    {
        var li = await _platform.ActiveAsync(Roles.Viewer, "li");
        using var whole = await _platform.OwnClientAsync(li);
        using var limited = await _platform.OwnClientAsync(li, new([Permission.SeeInternal]));
        Assert.Equal("common.forbidden", (await limited.RefusedAsync("/api/v1/account/keys", new { label = "better" })).Code);
        Assert.Equal("identity.key-beyond-owner", (await whole.RefusedAsync("/api/v1/account/keys", new { label = "more", permissions = new[] { "EditLedger" } })).Code);
        Assert.Equal("common.bad-parameter", (await whole.RefusedAsync("/api/v1/account/keys", new { label = "odd", permissions = new[] { "Everything" } })).Code);
        using var made = await whole.PostAsJsonAsync("/api/v1/account/keys", new { label = "less", permissions = new[] { "SeeInternal" }, perDay = 5, days = 30 });
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var listed = (await whole.ItemsAsync("/api/v1/account/keys")).Single(k => (string)k["name"]! == "less");
        Assert.Equal((5, "SeeInternal"), ((int)listed["perDay"]!, (string)listed["permissions"]![0]!));
        Assert.DoesNotContain("qs_", listed.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_revoked_by_its_owner_and_by_who_grants_rights_and_by_nobody_else()
    {
        var li = await _platform.ActiveAsync(Roles.Viewer, "li");
        using var mine = await _platform.OwnClientAsync(li);
        using var used = await _platform.OwnClientAsync(li);
        using var wang = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.Operator, "wang"));
        using var officer = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.SecurityOfficer, "officer"));
        Assert.Equal(HttpStatusCode.OK, (await used.GetAsync("/api/v1/points")).StatusCode);
        var keys = await mine.ItemsAsync("/api/v1/account/keys");
        Assert.Equal(2, keys.Count);
        Assert.All(keys, k => Assert.NotNull(k["lastUsedAt"]));
        Assert.Equal("identity.unknown-key", (await wang.RefusedAsync($"/api/v1/account/keys/{keys[0]["id"]}/revoke", new { })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await officer.PostAsJsonAsync($"/api/v1/keys/{keys[0]["id"]}/revoke", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await used.GetAsync("/api/v1/points")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await mine.PostAsJsonAsync($"/api/v1/account/keys/{keys[1]["id"]}/revoke", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mine.GetAsync("/api/v1/points")).StatusCode);
        Assert.Equal(["li", "officer"], (await _platform.AuditAsync()).Where(e => e.Action == "revoke").Select(e => e.Actor).Order());
    }

    [Fact]
    public async Task Beyond_its_requests_a_minute_a_key_is_told_when_to_come_again()
    {
        using var client = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.Viewer, "li"), new(PerMinute: 3));
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/points")).StatusCode);
        using var refused = await client.GetAsync("/api/v1/points");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("identity.too-many-requests", (string)(await refused.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
    }

    [Fact]
    public async Task By_MQTT_a_message_is_a_request()
    {
        await using var platform = await RunningPlatform.StartAsync(with: s => s with { MqttPort = Loopback.FreePort() });
        await platform.AddPointAsync("P1", "TEST0001", region: await platform.AddRegionAsync("R1"));
        await platform.KeyAsync(Roles.DataProvider, "provider");
        await using var sender = await MqttSender.ConnectAsync(platform.Settings.MqttPort, "provider", await platform.AddKeyAsync("provider", "twice", limits: new(PerMinute: 2)));
        for (var hour = 0; hour < 2; hour++) Assert.True((await sender.SendAsync("qingshan/P1/json", Document(hour))).IsSuccess);
        // No acknowledgement comes, so that the sender keeps it: the connection ends.
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => sender.SendAsync("qingshan/P1/json", Document(2)));
        Assert.Equal(2, platform.Get<PacketJournal>().LastSynced);

        static string Document(int hour) =>
            $$"""{"observations":[{"point":"P1","factor":"a21026","kind":"mean:PT1H","start":"2014-01-01T0{{hour}}:00:00+08:00","value":7,"unit":"µg/m³"}]}""";
    }

    [Fact]
    public async Task A_minute_is_over_by_the_clock_and_a_day_at_midnight_in_Beijing()
    {
        var time = new ManualTime(Noon);
        var meter = new KeyMeter(_platform.Get<PlatformDbs>(), time);
        var key = await KeyAsync(new(PerMinute: 2, PerDay: 5));
        Assert.Equal([true, true, false], await TakeAsync(meter, key, 3));
        Assert.Equal(60, (await meter.TakeAsync(key, CancellationToken.None))!.Seconds);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([true, true, false], await TakeAsync(meter, key, 3));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([true, false], await TakeAsync(meter, key, 2));
        var wait = (await meter.TakeAsync(key, CancellationToken.None))!;
        // 12:02 in Beijing.
        Assert.Equal((KeyQuota.Day, (11 * 60) + 58), (wait.Quota, (int)wait.After.TotalMinutes));
        time.Advance(wait.After);
        Assert.Equal([true, true, false], await TakeAsync(meter, key, 3));
    }

    [Fact]
    public async Task What_a_day_allows_is_neither_given_twice_by_a_restart_nor_lost_by_a_stop()
    {
        var time = new ManualTime(Noon);
        var key = await KeyAsync(new(PerDay: 100));
        var first = new KeyMeter(_platform.Get<PlatformDbs>(), time);
        await TakeAsync(first, key, 42);
        await first.StopAsync(CancellationToken.None);
        var second = new KeyMeter(_platform.Get<PlatformDbs>(), time);
        Assert.Equal(58, (await TakeAsync(second, key, 100)).Count(let => let));

        // Killed: what was left of a block is lost, and no request more than the day allows is let through.
        var other = await KeyAsync(new(PerDay: 100));
        Assert.Equal(42, (await TakeAsync(new KeyMeter(_platform.Get<PlatformDbs>(), time), other, 42)).Count(let => let));
        Assert.InRange((await TakeAsync(new KeyMeter(_platform.Get<PlatformDbs>(), time), other, 100)).Count(let => let), 53, 58);
    }

    private async Task<ApiKey> KeyAsync(KeyLimits limits)
    {
        var user = $"u{Guid.NewGuid():N}"[..12];
        await _platform.KeyAsync(Roles.Viewer, user);
        return (await _platform.Get<ApiKeys>().FindAsync(await _platform.AddKeyAsync(user, "limited", limits: limits), CancellationToken.None))!;
    }

    private static async Task<List<bool>> TakeAsync(KeyMeter meter, ApiKey key, int times)
    {
        var let = new List<bool>();
        for (var i = 0; i < times; i++) let.Add(await meter.TakeAsync(key, CancellationToken.None) is null);
        return let;
    }

    private static IEnumerable<Guid> RegionsOf(int bits) => Enumerable.Range(0, 3).Where(i => (bits >> i & 1) == 1).Select(i => new Guid(i + 1, 0, 0, new byte[8]));

    private static async Task<IEnumerable<string>> Points(HttpClient who) => (await who.ItemsAsync("/api/v1/points")).Select(p => (string)p["code"]!);
}
