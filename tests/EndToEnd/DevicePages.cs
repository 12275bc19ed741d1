using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>A device's profile said in a browser, and its packets read again by it.</summary>
[Trait("needs", "server")]
public sealed class DevicePages(RunningProgram program, Browser browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_keeps_the_ledger_says_how_a_device_speaks_and_has_its_packets_read_again(bool phone)
    {
        await using var visit = await program.SignedInAsync(browser, "operator", phone);
        await visit.Page.GotoAsync("/devices");
        var device = visit.Page.Locator("tbody a[href^='/devices/']").Nth(phone ? 1 : 0);
        var mn = await device.InnerTextAsync();
        await device.ClickAsync();
        await Expect(visit.Page.Locator("#dialogue")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("section:has(#learned)")).ToContainTextAsync("2017");

        // What cannot be is refused where it was typed, and what was typed is still there.
        await visit.Page.FillAsync("#aliases", "p01 = nothing");
        await visit.Page.FillAsync("#basis", "厂家函 12 号");
        await visit.Page.Locator("form:has(#aliases) button").ClickAsync();
        await Expect(visit.Page.Locator("form:has(#aliases) [role=alert]")).ToContainTextAsync("a34004");
        await Expect(visit.Page.Locator("#basis")).ToHaveValueAsync("厂家函 12 号");
        await visit.Page.FillAsync("#aliases", "p01 = a34004");
        await visit.Page.SelectOptionAsync("#clock", "offer");
        await visit.Page.Locator("label", new() { HasText = "包尾缺少或只有一半" }).ClickAsync();
        await visit.Page.Locator("form:has(#aliases) button").ClickAsync();
        await Expect(visit.Page.Locator("[role=status]")).ToContainTextAsync("已保存");
        await Expect(visit.Page.Locator("#aliases")).ToHaveValueAsync("p01 = a34004");
        await Expect(visit.Page.Locator("input[value=tail]")).ToBeCheckedAsync();

        await visit.Page.Locator("form:has(#again-basis) label", new() { HasText = "也包括已接受的报文" }).ClickAsync();
        await visit.Page.FillAsync("#again-basis", "编码对照已更正");
        await visit.Page.Locator("form:has(#again-basis) button").ClickAsync();
        await Expect(visit.Page.Locator("[role=status]")).ToContainTextAsync("重新解读");
        Assert.Contains(mn, Uri.UnescapeDataString(visit.Page.Url), StringComparison.Ordinal);

        await visit.Page.FillAsync("#secret-password", "654321");
        await visit.Page.Locator("form:has(#secret-password) button").ClickAsync();
        await Expect(visit.Page.Locator("section:has(#state)")).ToContainTextAsync("已登记");
        Assert.DoesNotContain("654321", await visit.Page.Locator("form:has(#secret-password)").InnerHTMLAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("400", StringComparison.Ordinal));
    }
}
