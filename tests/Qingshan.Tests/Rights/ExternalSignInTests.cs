using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Composition;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;
using Qingshan.Ui.Account;

namespace Qingshan.Tests.Rights;

/// <summary>Signing in at somebody else's (OpenID Connect), against a certified provider.</summary>
[Trait("needs", "server")]
public sealed class ExternalSignInTests : IAsyncLifetime
{
    private const string Password = "a long enough password";
    private readonly int _port = Loopback.FreePort();
    private readonly string _secret = System.IO.Path.Combine(new TestFolder().Path, "secret");
    private OidcProvider _provider = null!;
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OidcProvider.StartAsync($"http://localhost:{_port}");
        await StartAsync(_provider.Issuer);
    }

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null) await _platform.DisposeAsync();
        if (_provider is not null) await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Who_has_linked_the_identity_signs_in_to_that_account_and_with_no_more_rights_than_it_has()
    {
        using (var visitor = new PageVisitor(_platform))
        {
            await visitor.SignInAsync("li", Password);
            Assert.Contains("统一身份认证", (await visitor.GetAsync("/account/external")).Html, StringComparison.Ordinal);
            // What comes back is shown first, and linked by a form only.
            var shown = await AtProviderAsync(visitor, "li.ming", "/account/external");
            Assert.Contains("li.ming", shown.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("li.ming", (await visitor.GetAsync("/account/external")).Html, StringComparison.Ordinal);
            await AtProviderAsync(visitor, null, "/account/external");
            Assert.Equal("/account/external", (await visitor.SubmitAsync("link")).Path);
            Assert.Contains("li.ming", (await visitor.GetAsync("/account/external")).Html, StringComparison.Ordinal);
        }
        using var again = new PageVisitor(_platform);
        Assert.Equal("/account", (await AtProviderAsync(again, "li.ming", "/account")).Path);
        Assert.Contains("查看人员", (await again.GetAsync("/account")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await again.GetAsync("/quarantine")).Status);
        var log = await _platform.AuditAsync();
        Assert.Contains(log, e => e is { Action: "link", Actor: "li", Detail: "external li.ming" });
        Assert.Contains(log, e => e is { Action: "sign-in", Actor: "li", Outcome: AuditOutcome.Done, Detail: "external li.ming" });
    }

    [Fact]
    public async Task An_identity_that_is_linked_to_nobody_makes_no_account_and_opens_nothing()
    {
        using var visitor = new PageVisitor(_platform);
        var told = await AtProviderAsync(visitor, "stranger", "/account");
        Assert.Equal((HttpStatusCode.Forbidden, true), (told.Status, told.Html.Contains("没有关联账号", StringComparison.Ordinal)));
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/account")).Path, StringComparison.Ordinal);
        await using var db = _platform.Get<PlatformDbs>().Open(Viewer.Program);
        Assert.Equal(["li"], db.Users.Select(p => p.UserName));
        Assert.Contains(await _platform.AuditAsync(), e => e is { Action: "sign-in", Outcome: AuditOutcome.Refused, Subject: "external stranger", Detail: "external.not-linked" });
    }

    [Fact]
    public async Task Declined_at_the_provider_or_forged_on_the_way_is_a_page_that_says_so()
    {
        using var visitor = new PageVisitor(_platform);
        var declined = await AtProviderAsync(visitor, "cancel", "/account");
        Assert.Equal((HttpStatusCode.Forbidden, true), (declined.Status, declined.Html.Contains("取消", StringComparison.Ordinal)));
        var forged = await visitor.GetAsync("/sign-in/external/callback?code=stolen&state=invented");
        Assert.Equal((HttpStatusCode.BadGateway, true), (forged.Status, forged.Html.Contains("没有完成", StringComparison.Ordinal)));
        Assert.Equal(2, (await _platform.AuditAsync()).Count(e => e is { Action: "sign-in", Subject: "external", Outcome: AuditOutcome.Refused }));
    }

    [Fact]
    public async Task A_provider_that_is_away_or_does_not_know_the_secret_is_a_page_that_says_so()
    {
        await _provider.DisposeAsync();
        using (var visitor = new PageVisitor(_platform))
        {
            var away = await visitor.GetAsync("/sign-in/external/start");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (away.Status, away.Html.Contains("连不上", StringComparison.Ordinal)));
            Assert.Equal("/account", (await visitor.SignInAsync("li", Password)).Path);
        }
        await _platform.DisposeAsync();
        _provider = await OidcProvider.StartAsync($"http://localhost:{_port}", "quite another secret, of the same length");
        await StartAsync(_provider.Issuer);
        using var second = new PageVisitor(_platform);
        var refused = await AtProviderAsync(second, "li.ming", "/account");
        Assert.True(refused.Html.Contains("没有完成", StringComparison.Ordinal), $"{refused.Status} {refused.Path} {refused.Html}");
    }

    [Fact]
    public async Task Who_grants_rights_links_an_identity_for_another_but_not_while_duties_are_separate_nor_for_the_owner()
    {
        using var scope = _platform.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<ExternalDesk>();
        var guard = await _platform.ActiveAsync(Roles.SecurityOfficer, "guard");
        Assert.Null(await desk.LinkOtherAsync(guard, "li", "li.ming", CancellationToken.None));
        using (var visitor = new PageVisitor(_platform)) Assert.Equal("/account", (await AtProviderAsync(visitor, "li.ming", "/account")).Path);
        Assert.Equal("identity.not-oneself", (await desk.LinkOtherAsync(guard, "guard", "x", CancellationToken.None))?.Code);
        Assert.Equal("common.forbidden", (await desk.LinkOtherAsync(await _platform.ViewerAsync("li"), "guard", "x", CancellationToken.None))?.Code);
        Assert.Equal("external.linked-elsewhere", (await desk.LinkOtherAsync(await _platform.ActiveAsync(Roles.SecurityOfficer, "guard2"), "guard", "li.ming", CancellationToken.None))?.Code);

        await _platform.ActiveAsync(Roles.Administrator, "admin2");
        await _platform.ActiveAsync(Roles.Auditor, "auditor");
        Assert.Null(await _platform.Get<Separation>().PutIntoForceAsync(guard, CancellationToken.None));
        Assert.Equal("external.link-only-oneself", (await desk.LinkOtherAsync(guard, "auditor", "guard.at.home", CancellationToken.None))?.Code);
    }

    [Theory]
    [InlineData("OidcAuthority")]
    [InlineData("OidcClientId")]
    [InlineData("OidcSecretFile")]
    public async Task A_setting_that_cannot_be_is_told_at_the_start(string which)
    {
        var wrong = which switch
        {
            "OidcAuthority" => _platform.Settings with { OidcAuthority = "http://login.example.cn" },
            "OidcClientId" => _platform.Settings with { OidcClientId = "" },
            _ => _platform.Settings with { OidcSecretFile = "/no/such/file" },
        };
        var built = await PlatformHost.BuildAsync(wrong, _ => { }, "http://localhost", quiet: true, CancellationToken.None);
        Assert.Equal("program.wrong-oidc", built.Error?.Code);
        Assert.Contains(which, built.Error!.Detail.En, StringComparison.Ordinal);
    }

    private async Task StartAsync(string issuer)
    {
        await File.WriteAllTextAsync(_secret, OidcProvider.Secret + "\n");
        _platform = await RunningPlatform.StartAsync(with: s => s with { Port = _port, OidcAuthority = issuer, OidcClientId = OidcProvider.ClientId, OidcSecretFile = _secret });
        await _platform.ActiveAsync(Roles.Viewer, "li");
        await _platform.ChangeAsync("li", p => p.PasswordHash = _platform.Get<IPasswordHasher<Person>>().HashPassword(p, Password));
    }

    /// <summary>From the platform to the provider, as somebody there, and back.</summary>
    /// <param name="user">Null where the provider still knows who it is.</param>
    private static async Task<(string Path, HttpStatusCode Status, string Html)> AtProviderAsync(PageVisitor visitor, string? user, string back)
    {
        var there = await visitor.GetAsync($"/sign-in/external/start?back={Uri.EscapeDataString(back)}");
        return user is null || !there.Path.StartsWith("/interaction/", StringComparison.Ordinal) ? there : await visitor.SubmitAsync("login", ("user", user));
    }
}
