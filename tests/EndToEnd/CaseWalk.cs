using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>A case from the packet that made its signal to its end, as five people of two bureaus handle it in the browser.</summary>
[Trait("needs", "server"), Collection(CaseCollection.Name)]
public sealed class CaseWalk(CaseProgram program, Browser browser)
{
    private readonly string _day = DateTimeOffset.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_case_is_opened_checked_sent_back_transferred_overdue_told_by_mail_closed_by_somebody_else_and_reopened()
    {
        await program.SignalAsync("WALK");
        await using var officer = await EnterAsync("officer", "duty-officer", CaseProgram.North);
        await using var leader = await EnterAsync("leader", "duty-leader", CaseProgram.North);
        await using var southern = await EnterAsync("southern", "duty-officer", CaseProgram.South);
        await using var head = await EnterAsync("head", "duty-leader", CaseProgram.South);
        foreach (var (visit, mail) in ((Visit, string)[])[(southern, "southern@south.test"), (head, "head@south.test")]) await ReachAsync(visit.Page, mail);

        // From the signal to the case.
        await officer.Page.GotoAsync("/signals?detector=exceedance&state=all");
        await officer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("超过上限") }).First.ClickAsync();
        await officer.Page.FillAsync("#case-text", "连续两小时超标");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "立案" }).ClickAsync();
        await Expect(officer.Page).ToHaveURLAsync(new Regex("/cases/XS-[0-9-]+$"));
        var path = new Uri(officer.Page.Url).AbsolutePath;
        var number = path.Split('/')[^1];

        // The other bureau knows nothing of it.
        await southern.Page.GotoAsync("/cases?state=all");
        await Expect(southern.Page.Locator($"a[href='{path}']")).ToHaveCountAsync(0);
        Assert.Equal(404, (await southern.Page.GotoAsync(path))!.Status);

        // Given out, handed in, sent back.
        await StepAsync(officer.Page, path, "dispatch", "", ("assign", "officer"));
        await StateAsync(officer.Page, "核查中");
        await StepAsync(officer.Page, path, "submit", "已电话核实", ("day", _day));
        await StateAsync(officer.Page, "待复核");
        await leader.Page.GotoAsync("/cases?state=inbox");
        await leader.Page.Locator($"a[href='{path}']").ClickAsync();
        await StepAsync(leader.Page, path, "remand", "请到现场核实");
        await StateAsync(leader.Page, "核查中");
        await officer.Page.GotoAsync(path);
        await Expect(officer.Page.Locator(".qs-happened")).ToContainTextAsync("请到现场核实");

        // Transferred: now the other bureau has it, and what belongs to it.
        await StepAsync(officer.Page, path, "transfer", "企业属南区", ("organisation", CaseProgram.South));
        await StateAsync(officer.Page, "待分派");
        await southern.Page.GotoAsync("/cases?state=inbox");
        await southern.Page.Locator($"a[href='{path}']").ClickAsync();
        await Expect(southern.Page.Locator("main")).ToContainTextAsync("55 mg/m³");
        await StepAsync(southern.Page, path, "dispatch", "", ("assign", "southern"));
        await StateAsync(southern.Page, "核查中");

        // The deadline passes: who handles it and who supervises get a mail that leads to the case.
        await program.MissDeadlineAsync(number);
        await OverdueMailAsync(number, "southern@south.test", "head@south.test");
        await southern.Page.GotoAsync(path);
        await Expect(southern.Page.Locator(".qs-title")).ToContainTextAsync("逾期");

        // 待查 ends nothing; a verdict for good does, and the review is somebody else's.
        await JudgeAsync(southern.Page, path, "needs-more", "等监测报告");
        await StepAsync(southern.Page, path, "submit", "已到现场", ("day", _day));
        await StateAsync(southern.Page, "待复核");
        await StepAsync(head.Page, path, "close", "同意");
        await Expect(head.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("还有线索没有定论");
        await JudgeAsync(southern.Page, path, "confirmed", "监测报告确认超标");
        await StepAsync(head.Page, path, "close", "同意");
        await StateAsync(head.Page, "已办结");
        await Expect(head.Page.Locator("main")).ToContainTextAsync("监测报告确认超标");

        await StepAsync(head.Page, path, "reopen", "企业申诉");
        await StateAsync(head.Page, "核查中");
        Assert.Equal(["分派核查", "提交复核", "退回补充核查", "移送其他单位", "分派核查", "逾期", "结论", "提交复核", "结论", "复核通过，办结", "重新核查"],
            (await head.Page.Locator(".qs-happened > li > b").AllInnerTextsAsync()).Where(act => act is not ("立案" or "并入线索")));
        // What was refused was answered with its status, which the console tells; nothing else is in it.
        foreach (var visit in (Visit[])[officer, leader, southern, head]) Assert.DoesNotContain(visit.Complaints, c => !c.Contains("404", StringComparison.Ordinal) && !c.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Working_days_and_deadlines_are_entered_with_their_basis_and_who_did_it()
    {
        await using var visit = await browser.OpenAsync(program.Running);
        await visit.Page.SignInFirstAsync("calendar", await program.PersonAsync("calendar", "operator", "省厅"));
        await visit.Page.GotoAsync("/cases/calendar?year=2027");
        await Expect(visit.Page.GetByText("程序中没有 2027 年的放假安排")).ToBeVisibleAsync();
        await visit.Page.FillAsync("#day", "2027-02-08");
        await visit.Page.FillAsync("#day-basis", "国办通知");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登记" }).ClickAsync();
        await Expect(visit.Page.Locator("td.qs-day-entered")).ToHaveTextAsync("8休");
        await Expect(visit.Page.Locator("tr", new() { HasText = "2027-02-08" })).ToContainTextAsync("calendar");
        await visit.Page.SelectOptionAsync("#state", "lead-check/review");
        await visit.Page.FillAsync("#days", "3");
        await visit.Page.FillAsync("#deadline-basis", "核查办法第九条");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "设定" }).ClickAsync();
        await Expect(visit.Page.Locator("tr", new() { HasText = "核查办法第九条" })).ToContainTextAsync("待复核");
        Assert.Equal(3, (int)(await program.JsonAsync("/api/v1/workflows"))["items"]![0]!["states"]!.AsArray().Single(s => (string)s!["key"]! == "review")!["days"]!);
        Assert.DoesNotContain("2027-02-08", (await program.JsonAsync("/api/v1/calendar?year=2027"))["working"]!.AsArray().Select(d => (string)d!));
        var written = (await program.JsonAsync("/api/v1/audit?size=50"))["items"]!.AsArray().Where(a => (string)a!["actor"]! == "calendar").Select(a => (string)a!["subject"]!).ToList();
        Assert.Contains(written, w => w.Contains("2027-02-08", StringComparison.Ordinal));
        Assert.Contains(written, w => w.Contains("lead-check/review", StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    private async Task<Visit> EnterAsync(string user, string role, string organisation)
    {
        var visit = await browser.OpenAsync(program.Running);
        await visit.Page.SignInFirstAsync(user, await program.PersonAsync(user, role, organisation));
        return visit;
    }

    private static async Task ReachAsync(IPage page, string mail)
    {
        await page.GotoAsync("/account/subscriptions");
        await page.FillAsync("#mail", mail);
        await page.Locator("form:has(#mail) button[type=submit]").ClickAsync();
        await Expect(page.Locator("#mail")).ToHaveValueAsync(mail);
    }

    /// <summary>A step by its form.</summary>
    private static async Task StepAsync(IPage page, string path, string step, string text, params (string Field, string Value)[] fields)
    {
        await page.GotoAsync(path);
        foreach (var (field, value) in fields)
        {
            var input = page.Locator($"#{step}-{field}");
            if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT") await input.SelectOptionAsync(field == "assign" ? new SelectOptionValue { Value = value } : new SelectOptionValue { Label = value });
            else await input.FillAsync(value);
        }
        if (text.Length > 0) await page.FillAsync($"#{step}-text", text);
        await page.Locator($"form:has(#{step}-text) button[type=submit]").ClickAsync();
    }

    private static async Task JudgeAsync(IPage page, string path, string verdict, string grounds)
    {
        await page.GotoAsync(path);
        await page.SelectOptionAsync("select[name=verdict]", verdict);
        await page.FillAsync(".qs-verdict input[name=text]", grounds);
        await page.Locator(".qs-verdict button").ClickAsync();
        await Expect(page.Locator("main .qs-said", new() { HasText = grounds }).First).ToBeVisibleAsync();
    }

    private static Task StateAsync(IPage page, string state) => Expect(page.Locator(".qs-title .qs-severity")).ToContainTextAsync(state);

    private async Task OverdueMailAsync(string number, params string[] people)
    {
        foreach (var person in people)
        {
            // Others came to the same person before: the one about the deadline is waited for.
            for (var (count, found) = (1, false); !found; count++)
            {
                var mail = await MimeMessage.LoadAsync((await program.Mail.ReceivedAsync(count, person))[count - 1]);
                found = mail.Subject?.Contains("逾期", StringComparison.Ordinal) == true;
                if (!found) continue;
                Assert.Contains(number, mail.Subject, StringComparison.Ordinal);
                Assert.Contains($"/cases/{number}", mail.TextBody, StringComparison.Ordinal);
            }
        }
    }
}
