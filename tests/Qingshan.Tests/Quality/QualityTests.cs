using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Standards;
using Qingshan.Tests.Path;
using Qingshan.Tests.Streams;

namespace Qingshan.Tests.Quality;

/// <summary>From values on the wire to a score, an issue, its answer and its end; and who may see and do what.</summary>
public sealed class QualityTests : IAsyncLifetime
{
    /// <summary>The last day of Beijing that is over and has been waited for, as the runner takes it.</summary>
    private readonly DateTime _day = BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1)).Date.AddDays(-1);
    private RunningPlatform _platform = null!;
    private Guid _north;
    private HttpClient _provider = null!, _checker = null!;

    private string Day => _day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        _north = await _platform.AddRegionAsync("NORTH");
        await _platform.AddPointAsync("N1", "MN1", Disclosure.Internal, _north);
        _provider = _platform.With(await _platform.KeyAsync(Roles.DataProvider, "provider", _north));
        _checker = _platform.With(await _platform.KeyAsync(Roles.ProvinceReviewer, "checker"));
        // The first look judges what was there before, and wakes nobody.
        await JudgeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _provider.Dispose();
        _checker.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_bad_value_becomes_a_score_and_an_issue_that_is_answered_and_closes_when_the_data_are_mended()
    {
        await SendAsync(bad: 3);
        Assert.Equal((1, 0), await JudgeAsync("range"));

        var score = await _provider.JsonAsync($"/api/v1/quality/scores?point=N1&from={Day}&to={Day}");
        var range = score["rules"]!.AsArray().Single(r => (string)r!["rule"]! == "range")!;
        Assert.Equal((24, 3, 87.5), ((int)range["checked"]!, (int)range["failed"]!, (double)range["score"]!));
        Assert.Equal(Day, (string)Assert.Single(score["days"]!.AsArray())!["day"]!);

        var issue = await RangeIssueAsync(_provider);
        Assert.Equal(("open", "N1", "单位 provider", Day), ((string)issue["state"]!, (string)issue["subject"]!, (string)issue["organisation"]!, (string)issue["since"]!));
        var id = (string)issue["id"]!;
        var detail = await _checker.JsonAsync($"/api/v1/quality/issues/{id}");
        var example = detail["days"]![0]!["examples"]![0]!;
        Assert.Contains("-5 ∉ [0, 10000]", (string)example["says"]!, StringComparison.Ordinal);
        // The evidence leads to the packet that brought the value.
        Assert.Contains("N1,a34004,mean:PT1H", (string)(await _checker.JsonAsync($"/api/v1/packets/{example["packet"]}"))["text"]!, StringComparison.Ordinal);
        Assert.Equal(["provider"], await ToldAsync(id, "发现"));

        await PostAsync(_provider, id, "acknowledge", new { });
        await PostAsync(_provider, id, "answer", new { answer = "mended", text = "已更换采样泵，重传数据" });
        Assert.Equal(["checker"], await ToldAsync(id, "答复"));
        Assert.Equal((0, 0), await JudgeAsync("range"));

        await SendAsync(bad: 0);
        Assert.Equal((0, 1), await JudgeAsync("range"));
        detail = await _provider.JsonAsync($"/api/v1/quality/issues/{id}");
        Assert.Equal("closed", (string)detail["issue"]!["state"]!);
        Assert.Equal([("opened", "program"), ("acknowledged", "provider"), ("answered", "provider"), ("closed", "program")], detail["history"]!.AsArray().Select(e => ((string)e!["kind"]!, (string)e["by"]!)));
        Assert.Equal(["provider"], await ToldAsync(id, "关闭"));
        Assert.Equal(["quality-acknowledged", "quality-answered"], (await _platform.AuditAsync()).Where(a => a.Subject == $"QualityIssue {id}" && a.Outcome == AuditOutcome.Done).Select(a => a.Action));

        // To judge again changes nothing.
        Assert.Equal((0, 0), await JudgeAsync("range"));
    }

    [Fact]
    public async Task Another_organisation_does_not_learn_of_it_and_visitors_are_refused()
    {
        await SendAsync(bad: 3);
        await JudgeAsync();
        var id = (string)(await RangeIssueAsync(_provider))["id"]!;
        var south = await _platform.AddRegionAsync("SOUTH");
        using var other = _platform.With(await _platform.KeyAsync(Roles.DataProvider, "other", south));
        Assert.Empty(await other.ItemsAsync("/api/v1/quality/issues"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/quality/issues/{id}")).StatusCode);
        Assert.Equal("quality.unknown-issue", await RefusalAsync(other, id, "acknowledge", new { }));
        Assert.Empty((await other.JsonAsync("/api/v1/quality/subjects"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.Visitor.GetAsync("/api/v1/quality/issues")).StatusCode);
        Assert.Empty((await _platform.Visitor.JsonAsync("/api/v1/quality/scores"))["rules"]!.AsArray());
        // The page is the visitor's, without the issues.
        var page = await _platform.Visitor.GetStringAsync("/quality");
        Assert.DoesNotContain("/quality/issues\"", page, StringComparison.Ordinal);
        // A key that was narrowed to other regions does not open what is the organisation's own.
        var narrowed = _platform.With(await _platform.AddKeyAsync("provider", "narrow", limits: new KeyLimits(Regions: [south])));
        Assert.Empty(await narrowed.ItemsAsync("/api/v1/quality/issues"));
    }

    [Fact]
    public async Task Who_answered_does_not_close_and_who_checks_does_and_may_open_it_again()
    {
        await SendAsync(bad: 3);
        await JudgeAsync();
        var id = (string)(await RangeIssueAsync(_provider))["id"]!;
        using var leader = _platform.With(await _platform.KeyAsync(Roles.CityReviewer, "leader"));
        Assert.Equal("common.forbidden", await RefusalAsync(_provider, id, "close", new { text = "好了" }));
        await PostAsync(leader, id, "answer", new { answer = "explained", text = "当天校准" });
        Assert.Equal("quality.own-answer", await RefusalAsync(leader, id, "close", new { text = "好了" }));
        Assert.Equal("quality.text-needed", await RefusalAsync(_checker, id, "close", new { text = " " }));
        await PostAsync(_checker, id, "close", new { text = "核实，属实" });
        Assert.Equal("quality.not-in-this-state", await RefusalAsync(_provider, id, "answer", new { answer = "mended", text = "x" }));
        // What was heeded in closing it opens nothing.
        Assert.Equal((0, 0), await JudgeAsync("range"));
        await PostAsync(_checker, id, "reopen", new { text = "证据不足" });
        Assert.Equal("open", (string)(await _provider.JsonAsync($"/api/v1/quality/issues/{id}"))["issue"]!["state"]!);
        Assert.Equal(["provider"], await ToldAsync(id, "重新打开"));
    }

    [Fact]
    public async Task What_is_not_answered_in_time_is_told_again_to_both()
    {
        await SendAsync(bad: 3);
        await JudgeAsync();
        var id = Guid.Parse((string)(await RangeIssueAsync(_provider))["id"]!);
        await using (var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program))
            await db.Set<QualityIssue>().Where(i => i.Id == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.DueAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1)));
        await JudgeAsync();
        Assert.Equal(["checker", "provider"], await ToldAsync($"{id}", "逾期"));
        Assert.True((bool)Assert.Single(await _provider.ItemsAsync("/api/v1/quality/issues?state=overdue"))["overdue"]!);
        // Once, and not at every look.
        await JudgeAsync();
        Assert.Single((await _provider.JsonAsync($"/api/v1/quality/issues/{id}"))["history"]!.AsArray(), e => (string)e!["kind"]! == "overdue");
        Assert.Equal("quality.bad-due", await RefusalAsync(_provider, $"{id}", "answer", new { answer = "mended", text = "换泵", due = "2020-01-01" }));
        await PostAsync(_provider, $"{id}", "answer", new { answer = "mended", text = "换泵", due = _day.AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        Assert.Empty(await _provider.ItemsAsync("/api/v1/quality/issues?state=overdue"));
    }

    [Fact]
    public async Task A_reviewers_mark_takes_the_value_out_and_ends_the_issue()
    {
        await SendAsync(bad: 3);
        await JudgeAsync();
        await RangeIssueAsync(_provider);
        var from = _day.AddHours(10);
        using var marked = await _platform.Operator.PostAsJsonAsync("/api/v1/points/N1/marks", new { factors = (string[])["a34004"], from = $"{from:yyyy-MM-ddTHH:mm}", to = $"{from.AddHours(3):yyyy-MM-ddTHH:mm}", stage = "station", reason = "instrument" });
        Assert.True(marked.IsSuccessStatusCode, await marked.Content.ReadAsStringAsync());
        Assert.Equal((0, 1), await JudgeAsync("range"));
        var score = await _provider.JsonAsync($"/api/v1/quality/scores?point=N1&from={Day}&to={Day}");
        Assert.Equal(21, (int)score["rules"]!.AsArray().Single(r => (string)r!["rule"]! == "range")!["checked"]!);
    }

    [Fact]
    public async Task A_parameter_is_a_row_with_history_that_counts_for_what_is_judged_from_then_on()
    {
        await SendAsync(bad: 3);
        await JudgeAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await _provider.PostAsJsonAsync("/api/v1/quality/parameters", new { rule = "range", parameter = "least", value = -10, factor = "a34004", basis = "试验" })).StatusCode);
        foreach (var (body, code) in ((object, string)[])[
            (new { rule = "none", parameter = "least", value = 1, basis = "x" }, "quality.unknown-rule"), (new { rule = "range", parameter = "none", value = 1, basis = "x" }, "quality.unknown-parameter"),
            (new { rule = "day", parameter = "least", value = 2, basis = "x" }, "quality.out-of-bounds"), (new { rule = "jump", parameter = "times", value = 5, factor = "a34004", basis = "x" }, "quality.not-of-factor"),
            (new { rule = "range", parameter = "least", value = 1 }, "catalog.bad-text"), (new { rule = "range", parameter = "least", value = 1, region = "NOWHERE", basis = "x" }, "ledger.unknown-region")])
        {
            using var refused = await _platform.Operator.PostAsJsonAsync("/api/v1/quality/parameters", body);
            Assert.Equal(code, (string)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!);
        }
        using var set = await _platform.Operator.PostAsJsonAsync("/api/v1/quality/parameters", new { rule = "range", parameter = "least", value = -10, factor = "a34004", region = "NORTH", basis = "试验" });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        // What was judged stays as it was judged, until something of the day changes.
        Assert.Equal((0, 0), await JudgeAsync("range"));
        await SendAsync(bad: 2);
        Assert.Equal((0, 1), await JudgeAsync("range"));
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var used = await (from s in db.Set<QualityScore>() join b in db.Set<QualityBasis>() on s.BasisId equals b.Id where s.Rule == "range" && s.Day == DateOnly.FromDateTime(_day) select b.Text).SingleAsync();
        Assert.Equal("least[a34004]=-10", used);
        Assert.Equal(-10, (double)(await _platform.Visitor.JsonAsync("/api/v1/quality/rules/range/history"))["items"]![0]!["value"]!);
        Assert.Contains(await _platform.AuditAsync(), a => a is { Action: "add", Subject: "QualityParameter range/least//a34004/NORTH" });
    }

    [Fact]
    public async Task Records_of_the_ledger_are_judged_for_who_holds_everything()
    {
        // A point whose degrees have changed places; the records are judged when a day closes, so at the first look of another platform.
        await using var platform = await RunningPlatform.StartAsync();
        var wrong = new MonitoringPoint { Code = "W1", Name = "W1", Kind = "air-station", Place = Place.Wgs84(39.9, 116.4), Disclosure = Disclosure.Public };
        Assert.True((await platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [wrong], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).IsOk);
        await platform.Services.GetRequiredService<QualityRunner>().RunAsync(CancellationToken.None);
        var issue = Assert.Single(await platform.Operator.ItemsAsync("/api/v1/quality/issues?rule=place"));
        Assert.Equal(("record.monitoring-point", 1), ((string)issue["subject"]!, (int)issue["failed"]!));
        Assert.Contains((await platform.Operator.JsonAsync("/api/v1/quality/subjects"))["items"]!.AsArray(), s => (string?)s!["records"] == "record.monitoring-point");
        Assert.Empty((await platform.Visitor.JsonAsync("/api/v1/quality/subjects"))["items"]!.AsArray());
        using var viewer = platform.With(await platform.KeyAsync(Roles.Viewer, "viewer", await platform.AddRegionAsync("R1")));
        Assert.Empty(await viewer.ItemsAsync("/api/v1/quality/issues"));
    }

    /// <summary>The hours of the day; some of them, from ten on, cannot be.</summary>
    private async Task SendAsync(int bad)
    {
        await _platform.SendAsync(Sent.Hours("N1", "a34004", _day, h => h >= 10 && h < 10 + bad ? -5 : 40 + h % 4));
        // What came in is judged once it was looked at by the streams.
        await _platform.RunAsync();
    }

    /// <returns>How many issues of a rule opened and closed.</returns>
    private async Task<(int Opened, int Closed)> JudgeAsync(string? rule = null)
    {
        var before = await CountAsync();
        using var judged = await _platform.Operator.PostAsync("/api/v1/operation/judge", null);
        Assert.True(judged.IsSuccessStatusCode, await judged.Content.ReadAsStringAsync());
        var after = await CountAsync();
        return (after.Opened - before.Opened, after.Closed - before.Closed);

        async Task<(int Opened, int Closed)> CountAsync()
        {
            await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
            var events = await (from e in db.Set<QualityEvent>() join i in db.Set<QualityIssue>() on e.IssueId equals i.Id where rule == null || i.Rule == rule select e.Kind).ToListAsync();
            return (events.Count(k => k is IssueEventKind.Opened or IssueEventKind.Reopened), events.Count(k => k == IssueEventKind.Closed));
        }
    }

    private static async Task<JsonNode> RangeIssueAsync(HttpClient who) => Assert.Single(await who.ItemsAsync("/api/v1/quality/issues?rule=range&state=unclosed&lang=zh"));

    /// <summary>Who has a notice of the issue whose subject begins with the event, by name.</summary>
    private async Task<List<string>> ToldAsync(string issue, string happened)
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var of = Guid.Parse(issue);
        return await (from n in db.Set<Notice>() join p in db.Users on n.PersonId equals p.Id where n.SubjectId == of && n.Topic == QualityTopic.Name && n.SubjectZh.StartsWith($"【青山】质量问题{happened}") orderby p.UserName select p.UserName).ToListAsync();
    }

    private static async Task PostAsync(HttpClient who, string id, string act, object body)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/quality/issues/{id}/{act}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> RefusalAsync(HttpClient who, string id, string act, object body)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/quality/issues/{id}/{act}", body);
        Assert.False(answer.IsSuccessStatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!;
    }
}
