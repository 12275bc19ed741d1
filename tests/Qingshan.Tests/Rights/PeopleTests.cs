using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>Accounts, keys, jurisdictions, and what the audit log says of them.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task The_first_administrators_password_changes_at_every_start_until_it_was_used()
    {
        var first = await StartOnceAsync();
        var second = await StartOnceAsync();
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        Assert.False(await OpensAsync(first));
        Assert.True(await OpensAsync(second));

        await using (var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program))
        {
            // What the page does when the one-time password is exchanged.
            (await db.Users.SingleAsync()).MustChangePassword = false;
            await db.SaveChangesAsync();
        }
        Assert.Null(await StartOnceAsync());
        Assert.True(await OpensAsync(second));
    }

    [Fact]
    public async Task A_key_sees_the_internal_points_of_its_jurisdiction_and_of_no_other()
    {
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N-INTERNAL", "MN1", Disclosure.Internal, north);
        await _platform.AddPointAsync("S-INTERNAL", "MN2", Disclosure.Internal, south);
        await _platform.AddPointAsync("S-PUBLIC", "MN3", Disclosure.Public, south);
        await _platform.AddPointAsync("NOWHERE", "MN4", Disclosure.Internal);
        using var device = await _platform.ConnectAsync();
        foreach (var mn in (string[])["MN1", "MN2", "MN3"])
        {
            await device.SendAsync(DeviceClient.Frame($"QN=20140101010000001;ST=22;CN=2061;PW=123456;MN={mn};Flag=5;CP=&&DataTime=20140101000000;a34004-Avg=1,a34004-Flag=N&&"));
            Assert.NotNull(await device.ReplyAsync());
        }
        await _platform.StoredAsync();

        using var officer = _platform.With(await _platform.KeyAsync(Roles.DutyOfficer, "officer", north));
        using var everywhere = _platform.With(await _platform.KeyAsync(Roles.DutyOfficer, "chief"));
        Assert.Equal(["N-INTERNAL", "S-PUBLIC"], await Points(officer));
        Assert.Equal(["N-INTERNAL", "NOWHERE", "S-INTERNAL", "S-PUBLIC"], await Points(everywhere));
        Assert.Equal(["S-PUBLIC"], await Points(_platform.Visitor));
        Assert.Equal(["N-INTERNAL", "S-PUBLIC"], (await officer.ItemsAsync("/api/v1/latest")).Select(p => (string)p["point"]!));
        Assert.Equal(["N-INTERNAL", "S-PUBLIC"], (await officer.ItemsAsync("/api/v1/series")).Select(s => (string)s["point"]!).Order());
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/api/v1/points/S-INTERNAL")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/api/v1/packets?point=S-INTERNAL")).StatusCode);
        Assert.Single(await officer.ItemsAsync("/api/v1/packets?point=N-INTERNAL"));
    }

    [Fact]
    public async Task A_public_point_of_another_jurisdiction_can_be_seen_and_neither_reported_for_nor_changed()
    {
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        var point = await _platform.AddPointAsync("S-PUBLIC", "MN1", Disclosure.Public, south);
        using var provider = _platform.With(await _platform.KeyAsync(Roles.DataProvider, "provider", north));
        using var answer = await provider.PostAsync("/api/v1/ingest/observations", HttpIngestTests.Json(HttpIngestTests.Row("point", "S-PUBLIC")));
        Assert.Equal("intake.row-unknown-point", (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["rows"]![0]!["code"]!);

        var editor = new Viewer(Guid.NewGuid(), "editor", Roles.Operator, false, System.Collections.Frozen.FrozenSet.ToFrozenSet([north]));
        var writer = _platform.Services.GetRequiredService<Qingshan.Platform.Ledger.LedgerWriter>();
        foreach (var region in (Guid[])[north, south])
        {
            var mine = new Qingshan.Platform.Ledger.MonitoringPoint
            {
                Code = "S-PUBLIC", Name = "taken over", Kind = "air-station", Place = point.Place, Disclosure = Disclosure.Public, RegionId = region,
            };
            Assert.Equal("ledger.outside-jurisdiction", (await writer.PutAsync(editor, [mine], DateTime.UtcNow, "test", CancellationToken.None)).Error?.Code);
        }
    }

    [Fact]
    public async Task A_revoked_an_expired_and_an_invented_key_are_refused_everywhere_and_not_taken_for_a_visitors()
    {
        var revoked = await _platform.KeyAsync(Roles.Operator, "revoked");
        var expired = await _platform.KeyAsync(Roles.Operator, "expired", expires: DateTime.UtcNow.AddSeconds(-1));
        using (var before = _platform.With(revoked)) Assert.Equal(HttpStatusCode.OK, (await before.GetAsync("/api/v1/quarantine")).StatusCode);
        await using (var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program))
        {
            (await db.Set<ApiKey>().SingleAsync(k => k.Name == "key of revoked")).RevokedAt = DateTime.UtcNow;
            await db.SaveChangesAsync();
        }
        foreach (var key in (string[])[revoked, expired, "qs_invented"])
        {
            using var client = _platform.With(key);
            foreach (var path in (string[])["/api/v1/quarantine", "/api/v1/points"])
            {
                using var answer = await client.GetAsync(path);
                var code = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
                Assert.Equal((HttpStatusCode.Unauthorized, "identity.bad-key"), (answer.StatusCode, code));
            }
        }
        await _platform.Services.GetRequiredService<Audit>().RecordSumsAsync(all: true, CancellationToken.None);
        var refusals = (await _platform.AuditAsync()).Where(e => e.Outcome == AuditOutcome.Refused).ToList();
        Assert.True(refusals.Sum(e => e.Repeats == 0 ? 1 : e.Repeats) >= 6);
        Assert.All(refusals, e => Assert.NotNull(e.Address));
    }

    [Fact]
    public async Task A_key_may_be_given_an_end_by_the_command_line_and_acts_for_its_account()
    {
        _platform.Services.GetRequiredService<LocalCommand>().Write(_platform.Settings.Folder);
        var region = await _platform.AddRegionAsync("NORTH");
        await _platform.AddPointAsync("N-INTERNAL", "MN1", Disclosure.Internal, region);
        var person = await Run("people", "add", "ming", "--role", "viewer", "--organisation", "北方监测站", "--region", "NORTH");
        Assert.Equal(0, person.Exit);
        Assert.Matches("^[a-z2-9]{16}$", person.Out.Trim());
        var key = await Run("keys", "add", "ming", "--label", "报表", "--days", "1");
        Assert.Equal(0, key.Exit);
        using var ming = _platform.With(key.Out.Trim());
        Assert.Equal(["N-INTERNAL"], await Points(ming));

        foreach (var (code, args) in ((string, string[])[])[
            ("identity.name-taken", ["people", "add", "MING", "--role", "viewer", "--organisation", "x"]),
            ("identity.unknown-role", ["people", "add", "li", "--role", "king", "--organisation", "x"]),
            ("ledger.unknown-region", ["people", "add", "li", "--role", "viewer", "--organisation", "y", "--region", "ATLANTIS"]),
            ("identity.unknown-person", ["keys", "add", "nobody", "--label", "x"])])
        {
            var refused = await Run(args);
            Assert.Equal((1, ""), (refused.Exit, refused.Out));
            Assert.Contains($"[{code}]", refused.Error, StringComparison.Ordinal);
        }

        Task<CliRun> Run(params string[] args) => Cli.RunAsync([.. args, "--data", _platform.Settings.Data]);
    }

    [Fact]
    public async Task Refusals_exports_ingests_imports_and_ledger_writes_are_audited_with_actor_and_address_and_without_secrets()
    {
        _platform.Services.GetRequiredService<LocalCommand>().Write(_platform.Settings.Folder);
        await _platform.AddPointAsync("P1", "MN1");
        var secrets = new List<string> { _platform.Services.GetRequiredService<LocalCommand>().Token, (await StartOnceAsync())! };
        var password = await Cli.RunAsync("people", "add", "wang", "--role", "operator", "--organisation", "单位", "--data", _platform.Settings.Data);
        var key = await Cli.RunAsync("keys", "add", "wang", "--label", "daily", "--data", _platform.Settings.Data);
        secrets.AddRange([password.Out.Trim(), key.Out.Trim(), key.Out.Trim()["qs_".Length..], ApiKeyHandler.HashOf(key.Out.Trim())]);
        using var wang = _platform.With(key.Out.Trim());

        using (var taken = await wang.PostAsync("/api/v1/ingest/observations", HttpIngestTests.Json(HttpIngestTests.Row("point", "P1")))) Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        await _platform.StoredAsync();
        var series = (await wang.ItemsAsync("/api/v1/series")).Single()["id"]!.ToString();
        await wang.ExportAsync($"series={series}&from=2014-01-01&to=2016-01-01");
        using (var refused = await wang.PostAsJsonAsync("/api/v1/people", new { })) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using (var unknown = await _platform.Visitor.GetAsync("/api/v1/quarantine?token=abc")) Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(0, (await Cli.RunAsync("import", "beijing-multisite", new Importing.MultisiteFolder("A").Path, "--data", _platform.Settings.Data)).Exit);

        var entries = await _platform.AuditAsync();
        Entry("ingest", "packet 1", "wang", AuditOutcome.Done);
        Entry("export", $"series {series}", "wang", AuditOutcome.Done);
        Entry("refuse", "POST /api/v1/people", "wang", AuditOutcome.Refused);
        Entry("refuse", "GET /api/v1/quarantine", "visitor", AuditOutcome.Refused);
        Entry("import", "beijing-multisite ", LocalCommand.Name, AuditOutcome.Done);
        Entry("add", "MonitoringPoint BJ-A", LocalCommand.Name, AuditOutcome.Done);
        Entry("add", "Region 110000", LocalCommand.Name, AuditOutcome.Done);
        Entry("add", "Person wang", LocalCommand.Name, AuditOutcome.Done);
        Entry("add", "ApiKey daily", LocalCommand.Name, AuditOutcome.Done);
        foreach (var text in entries.Select(e => $"{e.Actor} {e.Subject} {e.Detail}"))
            Assert.DoesNotContain(secrets, s => text.Contains(s, StringComparison.OrdinalIgnoreCase));

        void Entry(string action, string subject, string actor, AuditOutcome outcome)
        {
            var found = entries.Where(e => e.Action == action && e.Subject.StartsWith(subject, StringComparison.Ordinal)).ToList();
            Assert.True(found.Count == 1, $"{action} {subject}: {found.Count} entries");
            Assert.Equal((actor, outcome), (found[0].Actor, found[0].Outcome));
            Assert.True(IPAddress.IsLoopback(IPAddress.Parse(found[0].Address!)), $"{action} {subject}: {found[0].Address}");
        }
    }

    [Fact]
    public async Task The_audit_log_can_neither_be_changed_nor_shortened()
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        await StartOnceAsync();
        Assert.NotEmpty(await _platform.AuditAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Audit"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE Audit SET Actor = 'nobody'"));
        Assert.DoesNotContain(await _platform.AuditAsync(), e => e.Actor == "nobody");
    }

    /// <summary>What a start does, as <c>serve</c> does it.</summary>
    private Task<string?> StartOnceAsync() => _platform.Services.GetRequiredService<People>().FirstPasswordAsync(CancellationToken.None);

    private async Task<bool> OpensAsync(string password)
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var admin = await db.Users.SingleAsync(p => p.UserName == People.FirstAdministrator);
        return _platform.Services.GetRequiredService<IPasswordHasher<Person>>().VerifyHashedPassword(admin, admin.PasswordHash!, password) != PasswordVerificationResult.Failed;
    }

    private static async Task<IEnumerable<string>> Points(HttpClient who) => (await who.ItemsAsync("/api/v1/points")).Select(p => (string)p["code"]!);
}
