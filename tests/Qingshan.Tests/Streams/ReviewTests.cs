using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Streams;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Streams;

/// <summary>三级审核 · What people and checks say of values, and what becomes of the values made of them. Times are Beijing time.</summary>
public sealed class ReviewTests : IAsyncLifetime
{
    private const string PM25 = "a34004", PM10 = "a34002";
    private static readonly string[] Six = ["a21026", "a21004", "a21005", "a05024", PM10, PM25];
    private static readonly DateTime Day = new(2026, 4, 1);
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        await _platform.AddPointAsync("A", "TESTA");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task An_hour_that_is_marked_invalid_enters_nothing_and_only_what_it_touches_is_derived_again()
    {
        await _platform.AddPointAsync("B", "TESTB");
        foreach (var point in (string[])["A", "B"])
            foreach (var factor in Six) await _platform.SendAsync(Sent.Hours(point, factor, Day, h => factor == "a21005" ? 1 + h % 3 : factor == PM25 && h == 5 ? 60 : 20 + h % 3, hours: 48));
        await _platform.RunAsync();
        var before = await _platform.AllDerivedAsync();
        Assert.Contains(await _platform.DerivedAsync("A", PM25, "mean:P1D"), d => d.Start == Day && Math.Abs(d.Value - (20 * 24 + 24 + 60 - 22) / 24.0) < 1e-9);

        var batch = await MarkAsync("A", PM25, Day.AddHours(5), Day.AddHours(6), "station", "instrument");
        await _platform.RunAsync();
        var changed = (await _platform.AllDerivedAsync()).Except(before).Select(r => r.Name).Order(StringComparer.Ordinal);
        // The index of the hour has other factors still; that of the day is not changed by so little, nor is anything of B.
        Assert.Subset(new HashSet<string>
        {
            $"A {PM25} mean:P1D 2026-04-01T00:00", $"A {PM25} mean:P30D 2026-04-01T00:00", $"A {Indices.Aqi} mean:PT1H 2026-04-01T05:00", $"A {Indices.Aqi} mean:P1D 2026-04-01T00:00",
        }, changed.ToHashSet());
        Assert.Contains(await _platform.DerivedAsync("A", PM25, "mean:P1D"), d => d.Start == Day && Math.Abs(d.Value - (20 * 24 + 24 - 22) / 23.0) < 1e-9);

        await PostAsync($"/api/v1/marks/{batch}/withdraw", null);
        await _platform.RunAsync();
        Assert.Equal(before.Order(Comparer<Sent.DerivedRow>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))),
            (await _platform.AllDerivedAsync()).Order(Comparer<Sent.DerivedRow>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))));
    }

    [Fact]
    public async Task A_higher_stage_overrules_a_lower_one_and_a_lower_one_does_not_touch_it_again()
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day, _ => 30));
        await MarkAsync("A", PM25, Day, Day.AddHours(12), "station", "instrument");
        Assert.Equal((30, "D"), await DayAsync());
        await MarkAsync("A", PM25, Day, Day.AddHours(12), "city", "checked");
        Assert.Equal((30, "N"), await DayAsync());
        Assert.Equal("review.reviewed-above", await RefusedAsync("/api/v1/points/A/marks", Mark(PM25, Day, Day.AddHours(1), "station", "instrument"), HttpStatusCode.Conflict));
        await MarkAsync("A", PM25, Day, Day.AddHours(12), "province", "other", "省级复核：采样管脱落");
        Assert.Equal((30, "D"), await DayAsync());
    }

    [Fact]
    public async Task A_reviewer_may_say_that_a_value_is_valid_which_the_device_called_faulty()
    {
        await _platform.SendAsync([.. Enumerable.Range(0, 24).Select(h => Sent.Row("A", PM25, "mean:PT1H", Day.AddHours(h), 30, h < 10 ? "D" : "N"))]);
        Assert.Equal((30, "D"), await DayAsync());
        await MarkAsync("A", PM25, Day, Day.AddHours(10), "station", "checked");
        Assert.Equal((30, "N"), await DayAsync());
    }

    [Theory]
    [InlineData(10, 24)]
    [InlineData(30, 23)]
    public async Task An_hour_that_is_invalid_in_part_counts_if_forty_five_minutes_are_left(int minutes, int hours)
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day, h => h == 7 ? 54 : 30));
        await MarkAsync("A", PM25, Day.AddHours(7).AddMinutes(5), Day.AddHours(7).AddMinutes(5 + minutes), "enterprise", "calibration");
        Assert.Equal(hours == 24 ? 31 : 30, (await DayAsync()).Value, 9);
    }

    [Fact]
    public async Task What_a_device_says_of_its_day_does_not_stand_against_a_review_of_its_hours()
    {
        await _platform.SendAsync([.. Sent.Hours("A", PM25, Day, h => h < 3 ? 300 : 30), Sent.Row("A", PM25, "mean:P1D", Day, 63.75)]);
        foreach (var factor in Six.Except([PM25])) await _platform.SendAsync(Sent.Hours("A", factor, Day, _ => factor == "a21005" ? 0.5 : 10));
        await _platform.RunAsync();
        var before = Assert.Single(await _platform.DerivedAsync("A", Indices.Aqi, "mean:P1D")).Value;
        await MarkAsync("A", PM25, Day, Day.AddHours(5), "station", "instrument");
        // Nineteen hours are too few for a day: the device's own day is no better than they are.
        Assert.True(double.IsNaN(Assert.Single(await _platform.DerivedAsync("A", Indices.Aqi, "mean:P1D")).Value), $"was {before}");
    }

    [Fact]
    public async Task Marks_that_were_entered_before_a_stop_are_heeded_after_the_next_start()
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day, h => h == 5 ? 54 : 30));
        Assert.Equal(31, (await DayAsync()).Value, 9);
        await MarkAsync("A", PM25, Day.AddHours(5), Day.AddHours(6), "station", "instrument");
        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        Assert.Equal(30, (await DayAsync()).Value, 9);
    }

    [Fact]
    public async Task A_day_is_accepted_once_its_doubts_are_decided_and_waits_again_when_late_data_change_it()
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day, h => 30 + h % 5));
        await _platform.SendAsync(Sent.Hours("A", PM10, Day, h => h == 9 ? 12 : 60 + h % 7));
        await _platform.RunAsync();
        var waiting = Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/review/waiting?since=2026-01-01"));
        Assert.Equal(("A", "2026-04-01", "raw", 48, 2), ((string)waiting["point"]!, (string)waiting["day"]!, (string)waiting["stage"]!, (int)waiting["present"]!, (int)waiting["questionable"]!));

        var accept = new JsonObject { ["from"] = "2026-04-01", ["to"] = "2026-04-01", ["stage"] = "station" };
        Assert.Equal("review.questions-open", await RefusedAsync("/api/v1/points/A/review/accept", accept, HttpStatusCode.Conflict));
        await PostAsync("/api/v1/points/A/marks", Mark(PM10, Day.AddHours(9), Day.AddHours(10), "station", "instrument"));
        await PostAsync("/api/v1/points/A/marks", Mark(PM25, Day.AddHours(9), Day.AddHours(10), "station", "checked"));
        await _platform.RunAsync();
        await PostAsync("/api/v1/points/A/review/accept", accept);
        Assert.Empty(await _platform.Operator.ItemsAsync("/api/v1/review/waiting?since=2026-01-01"));
        Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/review/waiting?since=2026-01-01&stage=city"));
        Assert.Equal("review.reviewed-above", await RefusedAsync("/api/v1/points/A/marks", Mark(PM25, Day, Day.AddHours(1), "enterprise", "fault"), HttpStatusCode.Conflict));

        await _platform.SendAsync([Sent.Row("A", PM25, "mean:PT1H", Day.AddHours(3), 35)]);
        await _platform.RunAsync();
        Assert.True((bool)Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/review/waiting?since=2026-01-01"))["reopened"]!);
    }

    [Fact]
    public async Task Maintenance_can_be_planned_and_nothing_else_said_of_what_lies_ahead()
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day, _ => 30));
        await _platform.RunAsync();
        var ahead = DateTime.UtcNow.AddHours(8 + 48);
        await MarkAsync("A", null, ahead, ahead.AddHours(4), "enterprise", "maintenance", "更换切割器");
        Assert.Equal("review.only-plans", await RefusedAsync("/api/v1/points/A/marks", Mark(PM25, ahead, ahead.AddHours(4), "station", "instrument"), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Who_may_review_what_follows_role_and_jurisdiction()
    {
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N", "TESTN", region: north);
        await _platform.SendAsync(Sent.Hours("N", PM25, Day, _ => 30));
        await _platform.RunAsync();
        using var reviewer = _platform.With(await _platform.KeyAsync(Roles.StationReviewer, "reviewer", north));
        using var stranger = _platform.With(await _platform.KeyAsync(Roles.ProvinceReviewer, "stranger", south));
        using var viewer = _platform.With(await _platform.KeyAsync(Roles.Viewer, "viewer", north));
        var body = Mark(PM25, Day, Day.AddHours(1), "station", "instrument");

        Assert.Equal("review.stage-forbidden", await RefusedAsync("/api/v1/points/N/marks", body, HttpStatusCode.Forbidden, viewer));
        Assert.Equal("review.outside-jurisdiction", await RefusedAsync("/api/v1/points/N/marks", body, HttpStatusCode.Forbidden, stranger));
        Assert.Equal("review.stage-forbidden", await RefusedAsync("/api/v1/points/N/marks", Mark(PM25, Day, Day.AddHours(1), "city", "instrument"), HttpStatusCode.Forbidden, reviewer));
        Assert.Equal("review.unknown-reason", await RefusedAsync("/api/v1/points/N/marks", Mark(PM25, Day, Day.AddHours(1), "station", "range"), HttpStatusCode.BadRequest, reviewer));
        Assert.Equal("review.needs-detail", await RefusedAsync("/api/v1/points/N/marks", Mark(PM25, Day, Day.AddHours(1), "station", "other"), HttpStatusCode.BadRequest, reviewer));
        Assert.Equal("review.not-measured", await RefusedAsync("/api/v1/points/N/marks", Mark("w01018", Day, Day.AddHours(1), "station", "instrument"), HttpStatusCode.BadRequest, reviewer));

        var batch = (string)(await PostAsync("/api/v1/points/N/marks", body, reviewer))["batch"]!;
        Assert.Equal("review.stage-forbidden", await RefusedAsync($"/api/v1/marks/{batch}/withdraw", null, HttpStatusCode.Forbidden, viewer));
        Assert.Contains(await _platform.AuditAsync(), e => e.Action == "mark-data" && e.Actor == "reviewer" && e.Subject == "MonitoringPoint N");
        var seen = await reviewer.JsonAsync($"/api/v1/points/N/review?from=2026-04-01&to=2026-04-02&factor={PM25}&lang=en");
        Assert.Equal(["station", "invalid", "instrument"], seen["hours"]![0]!["rows"]![0]!.AsArray().Skip(4).Take(3).Select(v => (string)v!));
        Assert.Equal("reviewer", (string)Assert.Single(seen["marks"]!.AsArray(), m => (string)m!["stage"]! != "automatic")!["by"]!);
    }

    [Fact]
    public async Task The_transmission_figures_of_a_quarter_count_what_was_due_received_and_valid()
    {
        await _platform.AddPointAsync("S", "TESTS", kind: "waste-gas-outlet");
        // Ten days of the first quarter: what the point exists for is the whole quarter.
        var begin = new DateTime(2026, 1, 1);
        await _platform.SendAsync(Sent.Hours("S", "a21026", begin, h => h is >= 48 and < 72 ? null : 10 + h % 7, hours: 240, unit: "mg/m3"));
        await _platform.RunAsync();
        await MarkAsync("S", null, begin.AddHours(48), begin.AddHours(60), "enterprise", "stopped");
        await MarkAsync("S", "a21026", begin.AddHours(100), begin.AddHours(104), "enterprise", "fault");
        await _platform.RunAsync();
        var figures = await _platform.Operator.JsonAsync("/api/v1/points/S/transmission?quarter=2026-Q1");
        Assert.Equal((90 * 24, 12, 90 * 24 - 12, 216, 212), ((int)figures["hours"]!, (int)figures["excused"]!, (int)figures["due"]!, (int)figures["received"]!, (int)figures["valid"]!));
        Assert.Equal(216.0 / 2148, (double)figures["rate"]!, 12);
        Assert.Equal(212.0 / 216, (double)figures["validRate"]!, 12);
        Assert.Equal(212.0 / 2148, (double)figures["effective"]!, 12);
        Assert.Equal("stopped", (string)Assert.Single(figures["excuses"]!.AsArray())!["reason"]!);
        using var wrong = await _platform.Operator.GetAsync("/api/v1/points/S/transmission?quarter=2026-Q5");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Missing_hours_of_an_outlet_are_substituted_by_the_rule_for_its_kind_and_taken_back_with_the_mark()
    {
        await _platform.AddPointAsync("G", "TESTG", kind: "waste-gas-outlet");
        await _platform.AddPointAsync("W", "TESTW", kind: "waste-water-outlet");
        var begin = new DateTime(2026, 1, 1);
        await _platform.SendAsync(Sent.Hours("G", "a21026", begin, h => h is >= 2100 and < 2106 ? null : h == 2000 ? 80 : h == 1000 ? 200 : 20 + h % 7, hours: 2160, unit: "mg/m3"));
        await _platform.SendAsync(Sent.Hours("W", "w01018", Day, h => h is >= 10 and < 14 ? null : h, unit: "mg/L"));
        await _platform.RunAsync();

        var put = await PostAsync("/api/v1/points/G/substitutions", Span("a21026", begin.AddHours(2098), begin.AddHours(2108)));
        // The largest of the 180 valid hours before the gap; the 200 lies further back.
        Assert.Equal(6, (int)put["count"]!);
        Assert.Equal(80, Assert.Single(await SubstitutedAsync("G", begin.AddHours(2098), begin.AddHours(2108))));
        put = await PostAsync("/api/v1/points/W/substitutions", Span("w01018", Day.AddHours(10), Day.AddHours(14)));
        Assert.Equal(4, (int)put["count"]!);
        Assert.Equal(7.5, Assert.Single(await SubstitutedAsync("W", Day.AddHours(10), Day.AddHours(14))));
        Assert.Equal("review.cannot-substitute", await RefusedAsync("/api/v1/points/W/substitutions", Span("w01018", Day.AddHours(2), Day.AddHours(4)), HttpStatusCode.Conflict));
        await _platform.SendAsync(Sent.Hours("A", PM25, Day, h => h == 3 ? null : 30));
        await _platform.RunAsync();
        Assert.Equal("review.cannot-substitute", await RefusedAsync("/api/v1/points/A/substitutions", Span(PM25, Day.AddHours(3), Day.AddHours(4)), HttpStatusCode.Conflict));

        await PostAsync($"/api/v1/marks/{put["batch"]}/withdraw", null);
        await _platform.RunAsync();
        Assert.Empty(await SubstitutedAsync("W", Day.AddHours(10), Day.AddHours(14)));
    }

    private async Task<double[]> SubstitutedAsync(string point, DateTime from, DateTime to) =>
    [
        .. (await _platform.Operator.JsonAsync($"/api/v1/points/{point}/review?from={from:yyyy-MM-ddTHH:mm:ss}&to={to:yyyy-MM-ddTHH:mm:ss}"))["hours"]![0]!["rows"]!.AsArray()
            .Where(r => (string?)r![7] == "substituted" && r[1] is not null).Select(r => (double)r![1]!).Distinct(),
    ];

    private static JsonObject Span(string factor, DateTime from, DateTime to) =>
        new() { ["factor"] = factor, ["from"] = $"{from:yyyy-MM-ddTHH:mm:ss}", ["to"] = $"{to:yyyy-MM-ddTHH:mm:ss}", ["stage"] = "station" };

    private static JsonObject Mark(string? factor, DateTime from, DateTime to, string stage, string reason, string? detail = null) => new()
    {
        ["factors"] = factor is null ? null : new JsonArray(factor), ["from"] = $"{from:yyyy-MM-ddTHH:mm:ss}", ["to"] = $"{to:yyyy-MM-ddTHH:mm:ss}",
        ["stage"] = stage, ["reason"] = reason, ["detail"] = detail,
    };

    private async Task<string> MarkAsync(string point, string? factor, DateTime from, DateTime to, string stage, string reason, string? detail = null)
    {
        await _platform.RunAsync();
        return (string)(await PostAsync($"/api/v1/points/{point}/marks", Mark(factor, from, to, stage, reason, detail)))["batch"]!;
    }

    private async Task<(double Value, string Flag)> DayAsync()
    {
        var day = Assert.Single(await _platform.DerivedAsync("A", PM25, "mean:P1D"));
        return (day.Value, day.Flag);
    }

    private async Task<JsonNode> PostAsync(string path, JsonObject? body, HttpClient? who = null)
    {
        using var answer = await (who ?? _platform.Operator).PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string> RefusedAsync(string path, JsonObject? body, HttpStatusCode status, HttpClient? who = null)
    {
        using var answer = await (who ?? _platform.Operator).PostAsJsonAsync(path, body);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }
}
