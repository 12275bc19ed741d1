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
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.FillAsync("#user", user);
        await visit.Page.FillAsync("#password", once.Split('\n')[^1].Trim());
        await visit.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/password"));
        await visit.Page.FillAsync("#present", once.Split('\n')[^1].Trim());
        await visit.Page.FillAsync("#wanted", Password);
        await visit.Page.FillAsync("#again", Password);
        await visit.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        return visit;
    }

    /// <summary>Nobody can be given the role of the first account, which another test signs in to: a second owner is made in the database itself.</summary>
    private static async Task MakeOwnerAsync(RunningProgram program, string user)
    {
        await using var db = new PlatformDbs(LedgerPlace.Sqlite(new(program.Data)), TimeProvider.System).Open(Viewer.Program);
        (await db.Users.SingleAsync(p => p.UserName == user)).Role = Roles.Owner.Name;
        await db.SaveChangesAsync();
    }
}
