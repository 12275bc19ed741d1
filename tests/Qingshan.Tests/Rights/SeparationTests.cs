using System.Net;
using System.Net.Http.Json;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;
using Qingshan.Tests.Talking;

namespace Qingshan.Tests.Rights;

/// <summary>三员分立: administrator, security officer and auditor, and that nobody becomes two of them.</summary>
public sealed class SeparationTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public void Nobody_of_the_three_holds_what_another_of_the_three_holds_for_himself()
    {
        var own = Roles.Separate.ToDictionary(r => r, r => r.Permissions.Except([Permission.SeePublic, Permission.OwnAccount, Permission.SeeRights]).ToList());
        Assert.Equal([Permission.ManagePeople, Permission.Operate], own[Roles.Administrator].Order());
        Assert.Equal([Permission.GrantRights], own[Roles.SecurityOfficer]);
        Assert.Equal([Permission.ReadAudit], own[Roles.Auditor]);
        Assert.All(Roles.All.Except(Roles.Separate).Where(r => r != Roles.Owner), r =>
            Assert.DoesNotContain(r.Permissions, p => p is Permission.ManagePeople or Permission.GrantRights or Permission.ReadAudit));
    }

    [Fact]
    public async Task It_needs_one_active_account_of_each_and_makes_the_owner_an_administrator()
    {
        var owner = await _platform.OwnerAsync();
        using var http = await _platform.OwnClientAsync(owner);
        await _platform.ActiveAsync(Roles.Administrator, "admin2");
        await _platform.ActiveAsync(Roles.SecurityOfficer, "officer");
        Assert.Equal((HttpStatusCode.Conflict, "separation.incomplete"), await http.RefusedAsync("/api/v1/separation/put-into-force", new { }));
        Assert.Equal(["auditor"], (await http.JsonAsync("/api/v1/separation"))["missing"]!.AsArray().Select(m => (string)m!));
        // An account that nobody has signed in to is nobody.
        await _platform.ActiveAsync(Roles.Auditor, "auditor");
        await _platform.ChangeAsync("auditor", p => p.MustChangePassword = true);
        Assert.Equal((HttpStatusCode.Conflict, "separation.incomplete"), await http.RefusedAsync("/api/v1/separation/put-into-force", new { }));
        await _platform.ChangeAsync("auditor", p => p.MustChangePassword = false);
        // Nor is a second one that only its maker has the password of.
        await _platform.ActiveAsync(Roles.Auditor, "late");
        await _platform.ChangeAsync("late", p => p.MustChangePassword = true);
        Assert.Equal((HttpStatusCode.Conflict, "separation.not-signed-in"), await http.RefusedAsync("/api/v1/separation/put-into-force", new { }));
        await _platform.ChangeAsync("late", p => p.MustChangePassword = false);

        Done(await http.PostAsJsonAsync("/api/v1/separation/put-into-force", new { }));
        Assert.Equal(Roles.Administrator, (await _platform.ViewerAsync(People.FirstAdministrator)).Role);
        // The key that the owner had is gone with what the owner was.
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v1/people")).StatusCode);
        Assert.Contains(await _platform.AuditAsync(), e => e is { Action: "separation", Subject: "put into force", Actor: People.FirstAdministrator });
    }

    [Fact]
    public async Task In_force_no_route_and_no_command_but_the_one_that_ends_it_joins_two_of_the_three()
    {
        var (admin, officer, auditor) = await PutIntoForceAsync();
        using var administrator = await _platform.OwnClientAsync(admin);
        using var security = await _platform.OwnClientAsync(officer);
        using var audits = await _platform.OwnClientAsync(auditor);
        using var machine = _platform.Operator;

        // An administrator grants nothing, also not with a new account or by a key of another's.
        Assert.Equal("common.forbidden", (await administrator.RefusedAsync("/api/v1/people/admin2/role", new { role = "security-officer" })).Code);
        Assert.Equal("common.forbidden", (await administrator.RefusedAsync("/api/v1/people", new { userName = "x", organisation = "y", role = "security-officer" })).Code);
        Assert.Equal("common.forbidden", (await administrator.RefusedAsync("/api/v1/keys", new { userName = "officer", label = "x" })).Code);
        // Nor does he become another by a new password for him.
        Assert.Equal("separation.password-of-officer", (await administrator.RefusedAsync("/api/v1/people/officer/password", new { })).Code);
        Assert.Equal("separation.password-of-officer", (await administrator.RefusedAsync("/api/v1/people/auditor/password", new { })).Code);
        // A security officer grants nothing to himself, makes no accounts, and makes no keys of others.
        Assert.Equal("identity.not-oneself", (await security.RefusedAsync("/api/v1/people/officer/role", new { role = "administrator" })).Code);
        Assert.Equal("common.forbidden", (await security.RefusedAsync("/api/v1/people", new { userName = "x", organisation = "y" })).Code);
        Assert.Equal("separation.own-keys-only", (await security.RefusedAsync("/api/v1/keys", new { userName = "auditor", label = "x" })).Code);
        Assert.Equal("identity.not-oneself", (await security.RefusedAsync($"/api/v1/organisations/{await OrganisationAsync(security, "单位 officer")}/jurisdictions", new { })).Code);
        // Who made an account knows its one-time password: it becomes none of the three before its person has changed it.
        Done(await administrator.PostAsJsonAsync("/api/v1/people", new { userName = "fresh", organisation = "新单位" }));
        Assert.Equal("separation.not-signed-in", (await security.RefusedAsync("/api/v1/people/fresh/role", new { role = "auditor" })).Code);
        // Nobody is made the owner, by anybody.
        foreach (var who in (HttpClient[])[security, machine])
            Assert.Equal("identity.not-grantable", (await who.RefusedAsync("/api/v1/people/auditor/role", new { role = "owner" })).Code);
        // The last of each stays.
        Assert.Equal("separation.last-of-three", (await security.RefusedAsync("/api/v1/people/auditor/role", new { role = "none" })).Code);
        Assert.Equal("separation.last-of-three", (await administrator.RefusedAsync("/api/v1/people/officer/close", new { })).Code);
        // An auditor changes nothing.
        foreach (var path in (string[])["/api/v1/people", "/api/v1/people/officer/role", "/api/v1/people/officer/close", "/api/v1/keys", "/api/v1/separation/end"])
            Assert.Equal("common.forbidden", (await audits.RefusedAsync(path, new { })).Code);
        // Who operates the machine cannot do it unnoticed either.
        Assert.Equal("separation.in-force", (await machine.RefusedAsync("/api/v1/people/admin2/role", new { role = "auditor" })).Code);
        Assert.Equal("separation.in-force", (await machine.RefusedAsync("/api/v1/people", new { userName = "x", organisation = "y", role = "auditor" })).Code);
        Assert.Equal("separation.own-keys-only", (await machine.RefusedAsync("/api/v1/keys", new { userName = "officer", label = "x" })).Code);
        Assert.Equal("separation.password-of-officer", (await machine.RefusedAsync("/api/v1/people/officer/password", new { })).Code);
        // Only the command on the machine ends it.
        Assert.Equal("separation.local-only", (await security.RefusedAsync("/api/v1/separation/end", new { })).Code);
        Assert.Equal([Roles.Administrator, Roles.SecurityOfficer, Roles.Auditor], await Task.WhenAll(((string[])["admin2", "officer", "auditor"]).Select(async u => (await _platform.ViewerAsync(u)).Role)));
    }

    [Fact]
    public async Task An_administrator_makes_the_account_a_security_officer_grants_it_and_each_is_in_the_log_with_before_and_after()
    {
        var (admin, officer, _) = await PutIntoForceAsync();
        using var administrator = await _platform.OwnClientAsync(admin);
        using var security = await _platform.OwnClientAsync(officer);
        Done(await administrator.PostAsJsonAsync("/api/v1/people", new { userName = "li", displayName = "李", organisation = "北方监测站" }));
        Assert.Equal(Roles.None, (await _platform.ViewerAsync("li")).Role);
        var region = await _platform.AddRegionAsync("NORTH");
        Done(await security.PostAsJsonAsync("/api/v1/people/li/role", new { role = "viewer" }));
        Assert.False((await _platform.ViewerAsync("li")).Everywhere);
        Assert.Empty((await _platform.ViewerAsync("li")).Regions);
        Done(await security.PostAsJsonAsync($"/api/v1/organisations/{await OrganisationAsync(security, "北方监测站")}/jurisdictions", new { region = "NORTH" }));
        Assert.Equal([region], (await _platform.ViewerAsync("li")).Regions);
        Done(await administrator.PostAsJsonAsync("/api/v1/people/li/close", new { }));
        Assert.Null((await _platform.ViewerAsync("li")).PersonId);

        var log = (await _platform.AuditAsync()).Where(e => e.Outcome == AuditOutcome.Done).ToList();
        Assert.Contains(log, e => e is { Actor: "admin2", Action: "add", Subject: "Person li" });
        Assert.Contains(log, e => e is { Actor: "officer", Action: "role", Subject: "Person li", Detail: "none becomes viewer" });
        Assert.Contains(log, e => e is { Actor: "officer", Action: "grant", Subject: "Organisation 北方监测站" } && e.Detail!.Contains(region.ToString(), StringComparison.Ordinal));
        Assert.Contains(log, e => e is { Actor: "admin2", Action: "close", Subject: "Person li", Detail: "open before" });
    }

    [Fact]
    public async Task The_command_on_the_machine_ends_it_and_gives_the_first_account_everything_again()
    {
        await PutIntoForceAsync();
        _platform.Get<LocalCommand>().Write(_platform.Settings.Folder);
        Assert.Equal(0, (await Cli.RunAsync("separation", "end", "--data", _platform.Settings.Data)).Exit);
        Assert.Equal(Roles.Owner, (await _platform.ViewerAsync(People.FirstAdministrator)).Role);
        Assert.Contains(await _platform.AuditAsync(), e => e is { Action: "separation", Subject: "ended", Actor: LocalCommand.Name });
        Assert.Contains("separation.not-in-force", (await Cli.RunAsync("separation", "end", "--data", _platform.Settings.Data)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_is_in_force_nobody_but_the_owner_is_both_and_the_owner_is_neither_closed_nor_changed()
    {
        await _platform.OwnerAsync();
        using var administrator = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.Administrator, "admin2"));
        using var security = await _platform.OwnClientAsync(await _platform.ActiveAsync(Roles.SecurityOfficer, "officer"));
        Assert.Equal("identity.owner-stays", (await administrator.RefusedAsync("/api/v1/people/admin/close", new { })).Code);
        Assert.Equal("identity.owners-password", (await administrator.RefusedAsync("/api/v1/people/admin/password", new { })).Code);
        Assert.Equal("identity.owner-stays", (await security.RefusedAsync("/api/v1/people/admin/role", new { role = "viewer" })).Code);
        // The owner's account opens everything: a key of it is made by nobody else.
        Assert.Equal("identity.owners-key", (await security.RefusedAsync("/api/v1/keys", new { userName = "admin", label = "x" })).Code);
    }

    [Fact]
    public async Task The_first_account_of_a_platform_from_before_there_were_owners_stays_who_it_was()
    {
        await _platform.OwnerAsync();
        await _platform.ChangeAsync(People.FirstAdministrator, p => p.Role = Roles.Administrator.Name);
        Assert.Null(await _platform.Get<People>().FirstPasswordAsync(CancellationToken.None));
        _platform.Get<Viewers>().Forget();
        Assert.Equal(Roles.Owner, (await _platform.ViewerAsync(People.FirstAdministrator)).Role);
    }

    private async Task<(Viewer Administrator, Viewer Officer, Viewer Auditor)> PutIntoForceAsync()
    {
        var owner = await _platform.OwnerAsync();
        var three = (await _platform.ActiveAsync(Roles.Administrator, "admin2"), await _platform.ActiveAsync(Roles.SecurityOfficer, "officer"), await _platform.ActiveAsync(Roles.Auditor, "auditor"));
        Assert.Null(await _platform.Get<Separation>().PutIntoForceAsync(owner, CancellationToken.None));
        return three;
    }

    private static async Task<string> OrganisationAsync(HttpClient who, string name) =>
        (string)(await who.ItemsAsync("/api/v1/organisations")).Single(o => (string)o["name"]! == name)["id"]!;

    private static void Done(HttpResponseMessage answer)
    {
        using (answer) Assert.True(answer.IsSuccessStatusCode, answer.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }
}
