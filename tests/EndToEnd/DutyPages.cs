using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>The duty officer's day in a browser: two people of one organisation, with and without a mouse.</summary>
[Trait("needs", "server")]
public sealed partial class DutyPages(RunningProgram program, Browser browser)
{
    private const string Region = "SIM-CITY";

    [Fact]
    public async Task A_shift_is_entered_written_handed_over_and_taken_over()
    {
        var (leader, officer) = (await AddAsync("duty-leader"), await AddAsync("duty-officer"));
        await using var first = await SignedInAsync(leader);
        await first.Page.GotoAsync("/duty/roster");
        await first.Page.SelectOptionAsync("#user", officer.User);
        await first.Page.FillAsync("#from", Beijing(-1));
        await first.Page.FillAsync("#to", Beijing(8));
        await first.Page.Locator("form:has(#user) button").ClickAsync();
        await Expect(first.Page.GetByText("值班中")).ToBeVisibleAsync();

        await using var second = await SignedInAsync(officer);
        await second.Page.GotoAsync("/duty");
        await Expect(second.Page.Locator(".qs-duty")).ToContainTextAsync(officer.User);
        await WriteAsync(second.Page, "巡查一切正长");
        await second.Page.GetByText("更正", new() { Exact = true }).First.ClickAsync();
        await Expect(second.Page.Locator("#text")).ToHaveValueAsync("巡查一切正长");
        await WriteAsync(second.Page, "巡查一切正常");
        await Expect(second.Page.Locator("s")).ToHaveTextAsync("巡查一切正长");

        await second.Page.GotoAsync("/duty/hand-over");
        await second.Page.FillAsync("#text", "没有未办事项");
        await second.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(second.Page).ToHaveURLAsync(new Regex("/duty/hand-overs/[0-9a-f-]{36}$"));

        await first.Page.GotoAsync("/duty");
        await first.Page.GetByText("查看并接班").ClickAsync();
        await first.Page.GetByText("确认接班").ClickAsync();
        await Expect(first.Page.Locator("main")).ToContainTextAsync("接班。");
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task The_bulletin_is_a_page_and_a_Word_document()
    {
        await using var visit = await SignedInAsync(await AddAsync("duty-officer"));
        await visit.Page.GotoAsync("/bulletin");
        await visit.Page.SelectOptionAsync("#region", Region);
        await visit.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("环境质量日报");
        await Expect(visit.Page.Locator(".alert")).ToContainTextAsync("模拟");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByText("下载 Word 文档").ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        // A Word document is a ZIP file.
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(await download.PathAsync()))[..2]);
        Assert.Empty(visit.Complaints);
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        if (!page.Url.Contains("/duty", StringComparison.Ordinal)) await page.GotoAsync("/duty");
        await page.FillAsync("#text", text);
        await page.Locator("form:has(#text) button[type=submit]").ClickAsync();
        await Expect(page.Locator(".qs-said").First).ToHaveTextAsync(text);
    }

    private static string Beijing(double hours) => DateTimeOffset.UtcNow.AddHours(8 + hours).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>An account as an administrator makes it, with its one-time password.</summary>
    private async Task<(string User, string Password)> AddAsync(string role)
    {
        var user = "p" + Guid.NewGuid().ToString("N")[..8];
        using var command = Process.Start(new ProcessStartInfo(RunningProgram.Path,
            ["people", "add", user, "--role", role, "--organisation", "值班测试局", "--region", Region, "--name", user, "--data", program.Data, "--port", $"{program.Port}"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        var password = Password().Match(said);
        Assert.True(password.Success, said);
        return (user, password.Value);
    }

    private async Task<Visit> SignedInAsync((string User, string Password) who)
    {
        var visit = await browser.OpenAsync(program);
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.FillAsync("#user", who.User);
        await visit.Page.FillAsync("#password", who.Password);
        await visit.Page.Locator("main button[type=submit]").ClickAsync();
        await visit.Page.FillAsync("#present", who.Password);
        await visit.Page.FillAsync("#wanted", "a long enough password 2");
        await visit.Page.FillAsync("#again", "a long enough password 2");
        await visit.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        return visit;
    }

    [GeneratedRegex("\\b[abcdefghijkmnpqrstuvwxyz23456789]{16}\\b")]
    private static partial Regex Password();
}
