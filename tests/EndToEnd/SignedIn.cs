using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Qingshan.Platform.Identity;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>Somebody with a role, as the operator makes the account and the person signs in for the first time.</summary>
internal static class SignedIn
{
    private const string Password = "a long enough password 1";

    public static async Task<Visit> SignedInAsync(this RunningProgram program, Browser browser, string role, bool phone = false)
    {
        var user = $"{role}-{Guid.NewGuid():N}"[..30];
        var once = await program.CommandAsync("people", "add", user, "--role", role == Roles.Owner.Name ? Roles.None.Name : role, "--organisation", "测试单位");
        if (role == Roles.Owner.Name) await MakeOwnerAsync(program, user);
        var visit = await browser.OpenAsync(program, phone);
        await visit.Page.SignInFirstAsync(user, once.Split('\n')[^1].Trim());
        return visit;
    }

    /// <summary>For the first time: with the one-time password, which is exchanged for one of the person's own.</summary>
    public static async Task SignInFirstAsync(this IPage page, string user, string once)
    {
        await page.SignInAsync(user, once);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/password"));
        await page.FillAsync("#present", once);
        await page.FillAsync("#wanted", Password);
        await page.FillAsync("#again", Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    public static async Task SignInAsync(this IPage page, string user, string password = Password)
    {
        if (new Uri(page.Url).AbsolutePath != "/sign-in") await page.GotoAsync("/sign-in");
        await page.FillAsync("#user", user);
        await page.FillAsync("#password", password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
    }

    /// <summary>Nobody can be given the role of the first account, which another test signs in to: a second owner is made in the database itself.</summary>
    private static async Task MakeOwnerAsync(RunningProgram program, string user)
    {
        await using var db = new PlatformDbs(LedgerPlace.Sqlite(new(program.Data)), TimeProvider.System).Open(Viewer.Program);
        (await db.Users.SingleAsync(p => p.UserName == user)).Role = Roles.Owner.Name;
        await db.SaveChangesAsync();
    }
}
