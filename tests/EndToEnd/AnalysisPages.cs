using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Qingshan.Platform.Identity;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>An analyst goes from the data browser to a method, and from there to a figure, its numbers and its call.</summary>
[Trait("needs", "server")]
public sealed partial class AnalysisPages(RunningProgram program, Browser browser)
{
    [Fact]
    public async Task From_data_to_a_figure_and_what_can_be_taken_away()
    {
        await using var visit = await program.SignedInAsync(browser, Roles.Viewer.Name);
        var page = visit.Page;
        await page.GotoAsync("/data?kind=air-station");
        await page.GetByRole(AriaRole.Link, new() { Name = "分析这些数据" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "滑动平均", Exact = false }).First.ClickAsync();
        await Expect(page.Locator("#col-value")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "运行" }).ClickAsync();

        await Expect(page.Locator("svg[role=img]")).ToBeVisibleAsync();
        await Expect(page.GetByText("qingshan analyse rolling-mean")).ToBeVisibleAsync();
        // What the demo shows is made by a program, and the result says so.
        await Expect(page.Locator("h1 .qs-simulated")).ToBeVisibleAsync();
        var picture = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PNG" }).ClickAsync());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(await picture.PathAsync()))[..4]);
        await page.GetByRole(AriaRole.Link, new() { Name = "修改设置再运行" }).ClickAsync();
        await Expect(page.Locator("#col-value")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_takes_long_shows_how_far_it_is_and_can_be_cancelled()
    {
        var point = await SpringAsync();
        await using var visit = await program.SignedInAsync(browser, Roles.Viewer.Name);
        var page = visit.Page;
        await page.GotoAsync($"/analysis/weather-normalisation?kind=air-station&point={point}&factor=a34004&factor=a01007&period=mean:PT1H&from=2025-01-01&to=2025-04-01&set.trees=5000&set.leaves=255");
        await page.Locator("form[method=post] button.btn-primary").ClickAsync();
        await page.WaitForURLAsync(RunAddress());
        await Expect(page.Locator("qs-run progress")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("已取消");
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("409", StringComparison.Ordinal));
    }

    /// <summary>Three months of hours at a point of the demo, so that there is something to learn from.</summary>
    private async Task<string> SpringAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);
        var point = (string)(await http.GetFromJsonAsync<JsonObject>("/api/v1/points?kind=air-station"))!["items"]![0]!["code"]!;
        var start = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var rows = Enumerable.Range(0, 2100).SelectMany(h => (object[])[Row("a34004", h, 40 + 30 * Math.Sin(h / 9.0) + h % 7, "ug/m3"), Row("a01007", h, 2 + 1.5 * Math.Cos(h / 9.0), "m/s")]);
        using var sent = await http.PostAsJsonAsync("/api/v1/ingest/observations", new { observations = rows });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        var table = $"/api/v1/analysis/selection?point={point}&factor=a34004&period=mean:PT1H&from=2025-01-01&to=2025-04-01";
        while ((await http.GetAsync(table)) is var answer && (!answer.IsSuccessStatusCode || (await answer.Content.ReadAsStringAsync()).Count(c => c == '\n') < 2100)) await Task.Delay(200);
        return point;

        object Row(string factor, int hour, double value, string unit) => new { point, factor, kind = "mean:PT1H", start = start.AddHours(hour), value, unit, flag = "N", channel = "" };
    }

    /// <summary>Runs a method on what its page proposes; gives the address of the result.</summary>
    internal static async Task<string> RunAsync(IPage page, string method)
    {
        await page.GotoAsync($"/analysis/{method}?kind=air-station");
        await page.Locator("form[method=post] button.btn-primary").ClickAsync();
        await page.WaitForURLAsync(RunAddress());
        return new Uri(page.Url).AbsolutePath;
    }

    [GeneratedRegex("/analysis/runs/")]
    private static partial Regex RunAddress();
}
