using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Qingshan.Platform.Identity;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>An issue of quality on its way, and what rules are set to, by the forms of their pages.</summary>
[Trait("needs", "server")]
public sealed class QualityPages(RunningProgram program, Browser browser)
{
    [Fact]
    public async Task An_issue_is_acknowledged_answered_closed_and_opened_again()
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);
        var point = (string)(await http.GetFromJsonAsync<JsonNode>("/api/v1/points?kind=air-station&size=2"))!["items"]![1]!["code"]!;
        var issue = await IssueAsync(http, point);
        await using var visit = await program.SignedInAsync(browser, Roles.Owner.Name);
        var page = visit.Page;
        await page.GotoAsync($"/quality/issues/{issue}");
        await PressAsync(page, "确认：已看到，正在处理");
        await Expect(page.Locator(".qs-title")).ToContainTextAsync("已确认");
        await page.FillAsync("#comment", "已联系运维单位");
        await PressAsync(page, "保存说明");
        await Expect(page.Locator(".qs-happened")).ToContainTextAsync("已联系运维单位");
        await page.SelectOptionAsync("#answer", new SelectOptionValue { Label = "情况说明" });
        await page.FillAsync("#answer-text", "零点漂移，已校准");
        await PressAsync(page, "提交答复");
        await Expect(page.Locator(".qs-title")).ToContainTextAsync("已答复");
        await page.FillAsync("#close", "自己核对过");
        await PressAsync(page, "关闭问题");
        // Nobody checks his own answer.
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await using var other = await program.SignedInAsync(browser, Roles.Owner.Name);
        page = other.Page;
        await page.GotoAsync($"/quality/issues/{issue}");
        await page.FillAsync("#close", "校准记录已核对");
        await PressAsync(page, "关闭问题");
        await Expect(page.Locator(".qs-title")).ToContainTextAsync("已关闭");
        await page.FillAsync("#reopen", "第二天又出现");
        await PressAsync(page, "重新打开");
        await Expect(page.Locator(".qs-title")).ToContainTextAsync("待确认");
        Assert.Equal(["确认", "说明", "答复", "关闭", "重新打开"], (await page.Locator(".qs-happened > li > b").AllInnerTextsAsync()).SkipWhile(act => act == "发现"));
        Assert.DoesNotContain(visit.Complaints.Concat(other.Complaints), c => !c.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_rule_is_set_to_is_entered_with_its_basis_and_taken_back()
    {
        await using var visit = await program.SignedInAsync(browser, Roles.Owner.Name);
        var (page, rule) = (visit.Page, visit.Page.Locator("#arrival"));
        await page.GotoAsync("/quality/rules");
        await SetAsync("90", "运维合同第三条");
        await Expect(rule.Locator("td.qs-long", new() { HasText = "运维合同第三条" })).ToContainTextAsync("90");
        await SetAsync("", "合同终止");
        await Expect(rule.Locator("td.qs-long", new() { HasText = "运维合同第三条" })).ToHaveCountAsync(0);
        await Expect(rule.Locator("li", new() { HasText = "合同终止" })).ToContainTextAsync("收回");
        await SetAsync("0", "太小");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        // What was refused was answered with its status, which the console tells.
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("400", StringComparison.Ordinal));

        // Of one kind of points, so that nothing else that is judged here changes.
        async Task SetAsync(string value, string basis)
        {
            if (!await rule.Locator("#arrival-value").IsVisibleAsync()) await rule.Locator("summary").ClickAsync();
            await rule.Locator("#arrival-parameter").SelectOptionAsync("limit");
            await rule.Locator("#arrival-kind").SelectOptionAsync("noise-point");
            await rule.Locator("#arrival-value").FillAsync(value);
            await rule.Locator("#arrival-basis").FillAsync(basis);
            await rule.GetByRole(AriaRole.Button, new() { Name = "设定" }).ClickAsync();
            await Expect(value == "0" ? page.GetByRole(AriaRole.Alert) : rule.Locator("li", new() { HasText = basis })).ToHaveCountAsync(1);
        }
    }

    private static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    /// <summary>A gas of which there is less than nothing, all of yesterday.</summary>
    internal static async Task<string> IssueAsync(HttpClient http, string point)
    {
        var day = DateTimeOffset.UtcNow.AddHours(7).Date.AddDays(-1);
        var rows = Enumerable.Range(0, 24).Select(h => string.Create(CultureInfo.InvariantCulture, $"{point},a21001,mean:PT1H,{day.AddHours(h):yyyy-MM-ddTHH:mm:ss}+08:00,-5,ug/m3,N"));
        using var body = new StringContent("point,factor,kind,start,value,unit,flag\n" + string.Join('\n', rows), System.Text.Encoding.UTF8, "text/csv");
        using var sent = await http.PostAsync("/api/v1/ingest/observations", body);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        for (var tries = 0; ; tries++)
        {
            foreach (var run in (string[])["derive", "judge"])
            {
                using var done = await http.PostAsync($"/api/v1/operation/{run}", null);
                // Beside other tests on the same program the ledger can be busy for longer than it waits: the program's own rounds try again, and so does this.
                Assert.True(done.IsSuccessStatusCode || tries < 39, await done.Content.ReadAsStringAsync());
            }
            var issues = (await http.GetFromJsonAsync<JsonNode>($"/api/v1/quality/issues?point={point}&rule=range"))!["items"]!.AsArray();
            if (issues.Count > 0) return (string)issues[0]!["id"]!;
            Assert.True(tries < 40, "No issue opens.");
            await Task.Delay(250);
        }
    }
}
