using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>The switch in the header, as a colleague uses it; and what the command line does with keys and people.</summary>
public sealed class ActingTests : IAsyncLifetime
{
    private const string Password = "a long enough password";
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        foreach (var (user, role) in ((string, Role)[])[("zhang", Roles.DutyLeader), ("li", Roles.Viewer)])
        {
            await _platform.ActiveAsync(role, user, null, "值班中心");
            await _platform.ChangeAsync(user, p => p.PasswordHash = _platform.Get<IPasswordHasher<Person>>().HashPassword(p, Password));
        }
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task The_colleague_switches_to_whom_he_acts_for_and_back_and_every_page_says_so()
    {
        using var zhang = new PageVisitor(_platform);
        await zhang.SignInAsync("zhang", Password);
        var given = await zhang.PostAsync("/account/delegations", "delegate", ("Form.Receiver", "li"), ("Form.To", "2099-01-01T00:00"), ("Form.Reason", "休假"), ("Form.Permissions", "KeepDutyLog"));
        Assert.Contains("不超过 366 天", given.Html, StringComparison.Ordinal);
        var until = DateTime.UtcNow.AddHours(20).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        given = await zhang.PostAsync("/account/delegations", "delegate", ("Form.Receiver", "li"), ("Form.To", until), ("Form.Reason", "休假"), ("Form.Permissions", "KeepDutyLog"), ("Form.Permissions", "SeeInternal"));
        Assert.Contains("生效中", given.Html, StringComparison.Ordinal);

        using var li = new PageVisitor(_platform);
        await li.SignInAsync("li", Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await li.GetAsync("/duty")).Status);
        var id = await DelegationAsync();
        var acting = await li.PostAsync("/account", "/account/act", ("delegation", $"{id}"));
        Assert.Contains("正代 zhang 行使权限", acting.Html, StringComparison.Ordinal);
        Assert.Equal("/duty", (await li.GetAsync("/duty")).Path);
        Assert.Contains("正代 zhang 行使权限", (await li.PostAsync("/duty", "entry", ("Entry.Text", "代为巡查"))).Html, StringComparison.Ordinal);
        // What was not delegated is not there, nor is his own account.
        Assert.Equal(HttpStatusCode.Forbidden, (await li.GetAsync("/quarantine")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await li.GetAsync("/account")).Status);

        await li.PostAsync("/", "/account/act");
        Assert.Equal("/account", (await li.GetAsync("/account")).Path);
        Assert.Equal(HttpStatusCode.Forbidden, (await li.GetAsync("/duty")).Status);
        var log = await _platform.AuditAsync();
        Assert.Contains(log, e => e is { Action: "act-for", Actor: "li for zhang" });
        Assert.Contains(log, e => e is { Actor: "li for zhang", Outcome: AuditOutcome.Done } && e.Subject.StartsWith("DutyEntry", StringComparison.Ordinal));
        Assert.Contains(log, e => e is { Action: "refuse", Actor: "li for zhang", Subject: "GET /quarantine" });
        Assert.Contains(log, e => e is { Action: "act-for-end", Actor: "li for zhang" });
    }

    [Fact]
    public async Task What_comes_after_the_end_is_not_done_in_the_colleagues_own_name()
    {
        var zhang = await _platform.ViewerAsync("zhang");
        var id = (await _platform.Get<Delegations>().AddAsync(zhang, new("li", [Permission.KeepDutyLog, Permission.SeeInternal], DateTime.UtcNow, DateTime.UtcNow.AddHours(1), "休假"), CancellationToken.None)).Value;
        using var li = new PageVisitor(_platform);
        await li.SignInAsync("li", Password);
        await li.PostAsync("/account", "/account/act", ("delegation", $"{id}"));
        Assert.Null(await _platform.Get<Delegations>().RevokeAsync(zhang, id, CancellationToken.None));
        var told = await li.GetAsync("/duty");
        Assert.Equal("/account/delegations?over=true", told.Path);
        Assert.Contains("以本人身份继续", told.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await li.GetAsync("/duty")).Status);
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked_and_people_closed_by_the_command_line()
    {
        _platform.Get<LocalCommand>().Write(_platform.Settings.Folder);
        var key = (await RunAsync("keys", "add", "li", "--label", "narrow", "--permission", "SeeInternal", "--per-day", "5")).Out.Trim();
        using var client = _platform.With(key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/signals")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/account/keys")).StatusCode);
        var listed = System.Text.Json.Nodes.JsonNode.Parse((await RunAsync("keys", "list", "--format", "json")).Out)!.AsArray().Single()!;
        Assert.Equal(("li", "narrow", 5), ((string)listed["userName"]!, (string)listed["name"]!, (int)listed["perDay"]!));
        Assert.Equal(0, (await RunAsync("keys", "revoke", (string)listed["id"]!)).Exit);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/signals")).StatusCode);
        Assert.Contains("[identity.key-beyond-owner]", (await RunAsync("keys", "add", "li", "--label", "wide", "--permission", "EditLedger")).Error, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("people", "close", "li")).Exit);
        Assert.Null((await _platform.ViewerAsync("li")).PersonId);
        Assert.Matches("^[a-z2-9]{16}$", (await RunAsync("people", "password", "zhang")).Out.Trim());
        Assert.True((await _platform.ViewerAsync("zhang")).MustChangePassword);
        Assert.Contains("KeepDutyLog", (await RunAsync("rights", "what", "zhang")).Out, StringComparison.Ordinal);
        Assert.Contains("\"inForce\": false", (await RunAsync("separation", "status")).Out, StringComparison.Ordinal);
    }

    private Task<CliRun> RunAsync(params string[] args) => Cli.RunAsync([.. args, "--data", _platform.Settings.Data]);

    private async Task<Guid> DelegationAsync()
    {
        await using var db = _platform.Get<PlatformDbs>().Open(Viewer.Program);
        return (await db.Set<Delegation>().SingleAsync()).Id;
    }
}
