using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>Passkeys in a browser with a virtual authenticator (WebAuthn over CDP): the real ceremony, checked by the real server.</summary>
[Trait("needs", "server")]
public sealed class PasskeyPages(RunningProgram program, Browser browser)
{
    [Fact]
    public async Task A_passkey_is_added_named_used_to_sign_in_without_a_password_and_removed()
    {
        await using var visit = await program.SignedInAsync(browser, "viewer");
        var authenticator = await AuthenticatorAsync(visit.Page);
        await AddAsync(visit.Page, "办公室电脑");
        Assert.Single(await CredentialsAsync(authenticator));

        await SignOutAsync(visit.Page);
        await visit.Page.GotoAsync("/sign-in?back=/account");
        await visit.Page.GetByText("用通行密钥登录").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account$"));
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("我的账号");

        await visit.Page.GotoAsync("/account/passkeys");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "移除 办公室电脑" }).ClickAsync();
        await Expect(visit.Page.GetByText("还没有通行密钥")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);

        // The authenticator still has it: the server no longer knows it, and says so.
        await SignOutAsync(visit.Page);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.GetByText("用通行密钥登录").ClickAsync();
        await Expect(visit.Page.GetByText("通行密钥无效")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_finger_or_pin_nobody_is_let_in()
    {
        await using var visit = await program.SignedInAsync(browser, "viewer");
        var authenticator = await AuthenticatorAsync(visit.Page);
        await AddAsync(visit.Page, "手机");
        await authenticator.Session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator.Id, ["isUserVerified"] = false });
        await SignOutAsync(visit.Page);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.GetByText("用通行密钥登录").ClickAsync();
        await Expect(visit.Page.Locator("qs-passkey [role=alert]")).ToContainTextAsync("没有完成");
        Assert.Equal("/sign-in", new Uri(visit.Page.Url).AbsolutePath);
    }

    private static async Task AddAsync(IPage page, string name)
    {
        await page.GotoAsync("/account/passkeys");
        await page.FillAsync("#name", name);
        await page.GetByText("添加通行密钥").ClickAsync();
        await Expect(page.Locator("table")).ToContainTextAsync(name);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByText("退出").ClickAsync();
        await Expect(page.GetByText("登录", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    private static async Task<(ICDPSession Session, string Id)> AuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task<List<string>> CredentialsAsync((ICDPSession Session, string Id) authenticator)
    {
        var found = await authenticator.Session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = authenticator.Id });
        return [.. found!.Value.GetProperty("credentials").EnumerateArray().Select(c => c.GetProperty("credentialId").GetString()!)];
    }
}
