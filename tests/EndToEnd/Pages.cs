using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>The path from a TCP socket to the page, as people see it.</summary>
[Trait("needs", "server")]
public sealed class Pages(RunningProgram program, Browser browser)
{
    [Fact]
    public async Task The_home_page_shows_the_map_and_the_list_and_says_what_is_simulated()
    {
        await using var visit = await browser.OpenAsync(program);
        await visit.Page.GotoAsync("/");

        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("在线监测");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(visit.Page.Locator("qs-map[data-ready='drawn']")).ToBeVisibleAsync();
        Assert.True(await visit.Page.Locator("a[href^='/points/']").CountAsync() >= 50);
        Assert.True(await visit.Page.GetByText("模拟").CountAsync() > 0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_point_has_its_values_and_a_curve_that_moves()
    {
        await using var visit = await browser.OpenAsync(program);
        var point = await SomePointAsync("air-station");
        await ReportsAsync(point);
        await visit.Page.GotoAsync($"/points/{point}");

        await Expect(visit.Page.Locator("qs-chart[data-ready='drawn']").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-live-series]").First).ToBeVisibleAsync();
        // Each instrument reports every half minute: within a minute the page changes by itself.
        await visit.Page.Locator(".qs-live-changed").First.WaitForAsync(new() { Timeout = 60_000, State = WaitForSelectorState.Attached });
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_language_switch_changes_the_whole_page_and_is_remembered()
    {
        await using var visit = await browser.OpenAsync(program);
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByText("English", new() { Exact = true }).ClickAsync();

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Monitoring");
        await visit.Page.GotoAsync("/about");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visit.Page.GetByText("中文", new() { Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_first_administrator_signs_in_chooses_a_password_and_sees_packets_down_to_their_bytes()
    {
        await using var visit = await browser.OpenAsync(program);
        await visit.Page.GotoAsync("/quarantine");
        // Refused: sign in first. A wrong password is told without saying which part was wrong.
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await SignInAsync(visit.Page, "admin", "not the password");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("用户名或密码不对");
        await SignInAsync(visit.Page, "admin", program.OneTimePassword);

        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/password"));
        foreach (var field in await visit.Page.Locator("input[type=password]").AllAsync())
            await field.FillAsync(await field.GetAttributeAsync("autocomplete") == "current-password" ? program.OneTimePassword : "a long enough password 1");
        await visit.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(visit.Page.GetByText("admin").First).ToBeVisibleAsync();

        await visit.Page.GotoAsync($"/points/{await SomePointAsync("air-station")}");
        await visit.Page.Locator("a[href^='/packets/']").First.ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("DataTime");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("23 23 30");
        await visit.Page.GotoAsync("/quarantine");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("隔离");
        await visit.Page.GetByText("退出").ClickAsync();
        await visit.Page.GotoAsync("/quarantine");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        // The wrong password was answered with 401, which the console reports; nothing else may be there.
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("401", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_interface_can_be_tried_in_the_browser()
    {
        await using var visit = await browser.OpenAsync(program);
        await visit.Page.GotoAsync("/docs");
        await Expect(visit.Page.GetByText("/api/v1/regions").First).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_does_not_exist_has_a_page_that_says_what_to_do()
    {
        await using var visit = await browser.OpenAsync(program);
        var answer = await visit.Page.GotoAsync("/no/such/page");
        Assert.Equal(404, answer!.Status);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("没有");
    }

    private static async Task SignInAsync(IPage page, string user, string password)
    {
        await page.FillAsync("#user", user);
        await page.FillAsync("#password", password);
        await page.Locator("main button[type=submit]").ClickAsync();
    }

    /// <summary>Waits until a point has instants: the demo sends two days of hours first, and a page shows the series that there are.</summary>
    private async Task ReportsAsync(string point)
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        for (var i = 0; i < 120; i++, await Task.Delay(500))
        {
            var latest = JsonNode.Parse(await http.GetStringAsync($"/api/v1/latest?point={point}"))!;
            if (latest["items"]!.AsArray().SelectMany(p => p!["values"]!.AsArray()).Any(v => (string)v!["kind"]! == "instant")) return;
        }
        Assert.Fail($"{point} reports nothing within a minute.");
    }

    private async Task<string> SomePointAsync(string kind)
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        var points = JsonNode.Parse(await http.GetStringAsync($"/api/v1/points?kind={kind}&size=1"))!;
        return (string)points["items"]![0]!["code"]!;
    }
}
