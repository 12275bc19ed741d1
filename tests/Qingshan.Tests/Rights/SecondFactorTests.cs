using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>The authenticator (TOTP, RFC 6238), by the pages as people use them.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string Password = "a long enough password";
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync(with: s => s with { SecondFactorRoles = "operator" });
        foreach (var (user, role) in ((string, Role)[])[("li", Roles.Viewer), ("op", Roles.Operator)])
        {
            await _platform.ActiveAsync(role, user);
            await _platform.ChangeAsync(user, p => p.PasswordHash = _platform.Get<IPasswordHasher<Person>>().HashPassword(p, Password));
        }
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public void Codes_are_those_of_the_standard()
    {
        // RFC 6238, appendix B, SHA-1: the last six digits.
        Assert.Equal(["287082", "081804", "005924"], ((long[])[59, 1111111109, 1234567890]).Select(t => Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", t)));
    }

    [Fact]
    public async Task Signing_in_asks_for_a_code_once_it_is_set_up_and_takes_each_code_once()
    {
        using var visitor = new PageVisitor(_platform);
        await visitor.SignInAsync("li", Password);
        var (key, codes) = await EnrolAsync(visitor);
        Assert.Equal(10, codes.Count);
        Assert.DoesNotContain(key, (await visitor.GetAsync("/account/second-factor")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.RawAsync("/account/second-factor/qr")).StatusCode);

        using var second = new PageVisitor(_platform);
        Assert.StartsWith("/sign-in/code", (await second.SignInAsync("li", Password)).Path, StringComparison.Ordinal);
        // The password alone opens nothing.
        Assert.StartsWith("/sign-in", (await second.GetAsync("/account")).Path, StringComparison.Ordinal);
        Assert.Contains("验证码不对", (await CodeAsync(second, "000000")).Html, StringComparison.Ordinal);
        var code = NextCode(key);
        Assert.Equal("/account", (await CodeAsync(second, code)).Path);

        using var third = new PageVisitor(_platform);
        await third.SignInAsync("li", Password);
        Assert.Contains("验证码已用过", (await CodeAsync(third, code)).Html, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await third.GetAsync("/account")).Path, StringComparison.Ordinal);

        var log = await _platform.AuditAsync();
        Assert.Contains(log, e => e is { Action: "second-factor-on", Actor: "li" });
        Assert.Contains(log, e => e is { Action: "sign-in", Outcome: AuditOutcome.Refused, Detail: "account.code-used" });
        Assert.DoesNotContain(log, e => e.Detail?.Contains(key, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_phone_once()
    {
        using var visitor = new PageVisitor(_platform);
        await visitor.SignInAsync("li", Password);
        var (_, codes) = await EnrolAsync(visitor);
        using var second = new PageVisitor(_platform);
        await second.SignInAsync("li", Password);
        Assert.Equal("/account", (await CodeAsync(second, recovery: codes[0])).Path);
        Assert.Contains("还有 9 个恢复码", (await second.GetAsync("/account/second-factor")).Html, StringComparison.Ordinal);
        using var third = new PageVisitor(_platform);
        await third.SignInAsync("li", Password);
        Assert.Contains("验证码不对", (await CodeAsync(third, recovery: codes[0])).Html, StringComparison.Ordinal);
        Assert.Equal("/account", (await CodeAsync(third, recovery: codes[1])).Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wrong_codes_lock_the_account_like_wrong_passwords(bool recovery)
    {
        using var visitor = new PageVisitor(_platform);
        await visitor.SignInAsync("li", Password);
        var (key, _) = await EnrolAsync(visitor);
        using var second = new PageVisitor(_platform);
        await second.SignInAsync("li", Password);
        for (var i = 0; i < 5; i++) await (recovery ? CodeAsync(second, recovery: $"WRONG-{i:00000}") : CodeAsync(second, $"00000{i}"));
        Assert.Contains("账号已锁定", (await CodeAsync(second, NextCode(key))).Html, StringComparison.Ordinal);
        Assert.Null((await _platform.ViewerAsync("li")).PersonId);
    }

    [Fact]
    public async Task It_is_turned_off_with_the_password_and_the_old_key_counts_no_more()
    {
        using var visitor = new PageVisitor(_platform);
        await visitor.SignInAsync("li", Password);
        var (key, _) = await EnrolAsync(visitor);
        Assert.Contains("用户名或密码不对", (await visitor.PostAsync("/account/second-factor", "manage", ("Manage.What", "off"), ("Manage.Password", "wrong"))).Html, StringComparison.Ordinal);
        Assert.Equal("/account", (await visitor.PostAsync("/account/second-factor", "manage", ("Manage.What", "off"), ("Manage.Password", Password))).Path);
        using var second = new PageVisitor(_platform);
        Assert.Equal("/account", (await second.SignInAsync("li", Password)).Path);
        Assert.DoesNotContain(key, (await second.GetAsync("/account/second-factor")).Html.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_role_that_needs_it_sees_only_what_is_public_until_it_is_set_up()
    {
        using var visitor = new PageVisitor(_platform);
        await visitor.SignInAsync("op", Password);
        foreach (var path in (string[])["/quarantine", "/account", "/account/keys", "/relays"]) Assert.Equal("/account/second-factor", (await visitor.GetAsync(path)).Path);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
        Assert.Equal("/account/second-factor", (await visitor.GetAsync("/signals")).Path);
        await EnrolAsync(visitor);
        Assert.Equal("/quarantine", (await visitor.GetAsync("/quarantine")).Path);
    }

    [Fact]
    public async Task Neither_key_nor_recovery_codes_stand_in_the_database_as_they_are()
    {
        using var visitor = new PageVisitor(_platform);
        await visitor.SignInAsync("li", Password);
        var (key, codes) = await EnrolAsync(visitor);
        await using var db = _platform.Get<PlatformDbs>().Open(Viewer.Program);
        var kept = string.Join('\n', db.UserTokens.Select(t => t.Value));
        Assert.True(kept.Length > 100);
        Assert.DoesNotContain(key, kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(codes, c => kept.Contains(c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_has_lost_phone_and_codes_is_helped_by_who_grants_rights()
    {
        using var visitor = new PageVisitor(_platform);
        await visitor.SignInAsync("li", Password);
        await EnrolAsync(visitor);
        Assert.Equal("identity.not-oneself", (await _platform.Get<Grants>().ClearSecondFactorAsync(await _platform.ActiveAsync(Roles.SecurityOfficer, "guard"), "guard", CancellationToken.None))?.Code);
        Assert.Null(await _platform.Get<Grants>().ClearSecondFactorAsync(await _platform.ViewerAsync("guard"), "li", CancellationToken.None));
        using var second = new PageVisitor(_platform);
        Assert.Equal("/account", (await second.SignInAsync("li", Password)).Path);
        Assert.Contains(await _platform.AuditAsync(), e => e is { Action: "second-factor-off", Actor: "guard", Subject: "Person li" });
    }

    [Fact]
    public async Task A_setting_that_names_no_role_is_told_at_the_start()
    {
        var built = await Composition.PlatformHost.BuildAsync(_platform.Settings with { SecondFactorRoles = "operator, king" }, _ => { }, "http://localhost", quiet: true, CancellationToken.None);
        Assert.Equal("program.unknown-second-factor-role", built.Error?.Code);
    }

    /// <summary>Sets up the authenticator: the key as it is typed, and the recovery codes.</summary>
    private static async Task<(string Key, List<string> Codes)> EnrolAsync(PageVisitor visitor)
    {
        var html = (await visitor.GetAsync("/account/second-factor")).Html;
        var key = Regex.Match(html, "<code class=\"text-break\">([A-Z2-7 ]+)</code>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(32, key.Length);
        using (var picture = await visitor.RawAsync("/account/second-factor/qr"))
        {
            Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
            Assert.True(picture.Headers.CacheControl?.NoStore);
        }
        var done = await visitor.PostAsync("/account/second-factor", "confirm", ("Confirm.Digits", Code(key, DateTimeOffset.UtcNow.ToUnixTimeSeconds())));
        Assert.Contains("恢复码", done.Html, StringComparison.Ordinal);
        return (key, [.. Regex.Matches(done.Html, "<li><code>([^<]+)</code></li>").Select(m => m.Groups[1].Value)]);
    }

    private static Task<(string Path, HttpStatusCode Status, string Html)> CodeAsync(PageVisitor visitor, string code = "", string recovery = "") =>
        visitor.PostAsync("/sign-in/code?back=/account", "code", ("Form.Code", code), ("Form.Recovery", recovery));

    /// <summary>The one of the next half minute, which is accepted too: that of this one was used to set it up.</summary>
    private static string NextCode(string key) => Code(key, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 30);

    private static string Code(string key, long seconds)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var step = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(seconds / 30));
#pragma warning disable CA5350 // What every authenticator computes.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = ((hash[at] & 0x7f) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return $"{number % 1_000_000:000000}";
    }
}
