using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>Signals as a duty officer uses them: what is there, why, and what is done about it.</summary>
public sealed class SignalPages(Browser browser, RunningProgram program)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signal_leads_to_its_curve_its_values_and_their_packets_and_takes_what_people_say(bool phone)
    {
        await DetectAsync();
        await using var visit = await browser.OpenAsync(program, phone, operates: true);
        await visit.Page.GotoAsync("/signals?detector=exceedance&state=all");
        await Expect(visit.Page.Locator(".qs-severity").First).ToBeVisibleAsync();
        await CleanAsync(visit);

        await visit.Page.Locator("table a[href^='/signals/']").First.ClickAsync();
        await Expect(visit.Page.Locator("qs-chart[data-ready='drawn']")).ToBeVisibleAsync();
        var said = $"已通知企业核查 {(phone ? "二" : "一")}";
        await visit.Page.FillAsync("#comment", said);
        await visit.Page.GetByText("保存说明").ClickAsync();
        await Expect(visit.Page.Locator(".qs-happened")).ToContainTextAsync(said);
        await Expect(visit.Page.Locator("qs-chart[data-ready='drawn']")).ToBeVisibleAsync();
        await CleanAsync(visit);

        await visit.Page.Locator("a[href^='/packets/']").First.ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("DataTime");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_visitor_sees_no_signals_not_even_on_the_page_of_a_public_point()
    {
        await DetectAsync();
        await using var visit = await browser.OpenAsync(program);
        await visit.Page.GotoAsync("/signals");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        using var http = Operator();
        var signals = await http.GetFromJsonAsync<JsonNode>("/api/v1/signals?state=open&size=1000");
        var points = await http.GetFromJsonAsync<JsonNode>("/api/v1/points?kind=water-section");
        var known = points!["items"]!.AsArray().Select(p => (string)p!["code"]!).ToHashSet();
        var code = signals!["items"]!.AsArray().Select(s => (string)s!["point"]!).FirstOrDefault(known.Contains) ?? known.First();
        await visit.Page.GotoAsync($"/points/{code}");
        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#open-signals")).ToHaveCountAsync(0);
    }

    private static async Task CleanAsync(Visit visit)
    {
        var found = await visit.Page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length}) {v.Nodes[0].Html}"));
        var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{visit.Page.Url} is {wide} pixels wider than the screen");
    }

    /// <summary>Waits until the history of the demo is there, and the detectors have found something in it.</summary>
    private async Task DetectAsync()
    {
        using var http = Operator();
        for (var i = 0; i < 60; i++, await Task.Delay(1000))
        {
            foreach (var what in (string[])["derive", "detect"])
            {
                using var done = await http.PostAsync($"/api/v1/operation/{what}", null);
                Assert.True(done.IsSuccessStatusCode, $"{what}: {done.StatusCode}");
            }
            if ((await http.GetFromJsonAsync<JsonNode>("/api/v1/signals?detector=exceedance"))!["items"]!.AsArray().Count > 0) return;
        }
        Assert.Fail("Two days of the demo region hold no exceedance.");
    }

    private HttpClient Operator()
    {
        var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);
        return http;
    }
}
