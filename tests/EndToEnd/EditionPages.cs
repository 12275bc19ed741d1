using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>Which edition a region applies, said in a browser by who keeps its ledger.</summary>
[Trait("needs", "server")]
public sealed class EditionPages(RunningProgram program, Browser browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_keeps_the_ledger_says_which_edition_a_region_applies_and_everybody_reads_it(bool phone)
    {
        var basis = $"生态环境局公告 {Guid.NewGuid():N}"[..20];
        await using var visit = await program.SignedInAsync(browser, "operator", phone);
        await visit.Page.GotoAsync("/standards/editions");
        await visit.Page.SelectOptionAsync("#region", "SIM-CITY");
        await visit.Page.SelectOptionAsync("#edition", "HJ 633-2012");
        // A year that other tests do not look at.
        await visit.Page.FillAsync("#from", phone ? "2031-01-01" : "2032-01-01");
        await visit.Page.FillAsync("#to", phone ? "2030-01-01" : "2033-01-01");
        await visit.Page.FillAsync("#basis", basis);
        await visit.Page.Locator("form:has(#edition) button").ClickAsync();
        if (phone)
        {
            // The end lies before the beginning: what was typed is still there to be mended.
            await Expect(visit.Page.Locator("[role=alert]")).ToContainTextAsync("from < to");
            await Expect(visit.Page.Locator("#basis")).ToHaveValueAsync(basis);
            await visit.Page.FillAsync("#to", "2032-01-01");
            await visit.Page.Locator("form:has(#edition) button").ClickAsync();
        }
        await Expect(visit.Page.Locator("tr", new() { HasText = basis })).ToContainTextAsync("HJ 633-2012");
        var found = await visit.Page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}"));
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);

        await using var visitor = await browser.OpenAsync(program, phone);
        await visitor.Page.GotoAsync("/standards/editions");
        await Expect(visitor.Page.Locator("tr", new() { HasText = basis })).ToContainTextAsync("HJ 633-2012");
        await Expect(visitor.Page.Locator("#edition")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }
}
