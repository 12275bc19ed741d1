using System.Globalization;
using System.Text.Json.Nodes;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>A reviewer at work: from the mark on the curve to the index that is computed again.</summary>
[Trait("needs", "server")]
public sealed class ReviewPages(RunningProgram program, Browser browser)
{
    private const string Station = "SIM-AIR-001";

    [Fact]
    public async Task A_mark_changes_the_index_and_taking_it_back_restores_it()
    {
        await using var visit = await program.SignedInAsync(browser, "station-reviewer");
        var (hour, before) = await IndexAsync(null);
        var (day, at) = (hour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), hour.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await visit.Page.GotoAsync($"/review/{Station}?day={day}&factor=a34004");
        await Expect(visit.Page.Locator("qs-review[data-ready='drawn']")).ToBeVisibleAsync();

        // The keys choose on the curve what then stands in the form.
        await visit.Page.Locator("qs-review").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Home");
        await visit.Page.Keyboard.PressAsync("Shift+ArrowRight");
        var (first, last) = (await visit.Page.InputValueAsync("#from"), await visit.Page.InputValueAsync("#to"));
        Assert.Equal(TimeSpan.FromHours(2), DateTime.Parse(last, CultureInfo.InvariantCulture) - DateTime.Parse(first, CultureInfo.InvariantCulture));

        await visit.Page.FillAsync("#from", at);
        await visit.Page.FillAsync("#to", hour.AddHours(1).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await visit.Page.SelectOptionAsync("#reason", "instrument");
        await visit.Page.CheckAsync("input[name='Form.AllFactors']");
        await visit.Page.Locator("#mark button[value=mark]").ClickAsync();
        await Expect(visit.Page.Locator("[data-review=undo]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("table").First).ToContainTextAsync("仪器异常");
        await BecomesAsync(hour, null);

        await visit.Page.Locator("qs-review[data-ready='drawn']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("u");
        await Expect(visit.Page.Locator("[data-review=undo]")).ToHaveCountAsync(0);
        await BecomesAsync(hour, before);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_place()
    {
        await using var visit = await program.SignedInAsync(browser, "station-reviewer");
        await visit.Page.GotoAsync($"/review/{Station}");
        await visit.Page.SelectOptionAsync("#reason", "other");
        await visit.Page.Locator("#mark button[value=mark]").ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("请写明原因");
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("400", StringComparison.Ordinal));
    }

    private async Task BecomesAsync(DateTime hour, double? wanted)
    {
        for (var i = 0; i < 120; i++, await Task.Delay(500))
            if ((await IndexAsync(hour)).Index == wanted) return;
        Assert.Fail($"The index of {hour} is {(await IndexAsync(hour)).Index} and not {wanted}.");
    }

    /// <summary>The hourly index of the station at an hour (Beijing), or the last one that there is.</summary>
    private async Task<(DateTime Hour, double? Index)> IndexAsync(DateTime? hour)
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        for (var i = 0; i < 120; i++, await Task.Delay(500))
        {
            var series = JsonNode.Parse(await http.GetStringAsync($"/api/v1/series?point={Station}&factor=aqs010"))!["items"]!.AsArray().FirstOrDefault(s => (string)s!["kind"]! == "mean:PT1H");
            if (series is null) continue;
            var from = DateTime.UtcNow.AddDays(-2).ToString("O", CultureInfo.InvariantCulture);
            var rows = JsonNode.Parse(await http.GetStringAsync($"/api/v1/observations?series={series["id"]}&from={from}"))!["rows"]!.AsArray()
                .Select(r => (Hour: DateTimeOffset.FromUnixTimeMilliseconds((long)r![0]!).UtcDateTime.AddHours(8), Index: (double?)r[1])).ToList();
            if (hour is not null) return (hour.Value, rows.First(r => r.Hour == hour).Index);
            if (rows.FindLast(r => r.Index is not null) is { Index: not null } last) return last;
        }
        Assert.Fail("The station has no index within a minute.");
        return default;
    }
}
