using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;
using Qingshan.Tests.Path;
using Qingshan.Tests.Rights;

namespace Qingshan.Tests.Enterprises;

/// <summary>What an enterprise does at its door, and what comes of it on the other side.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private EnterpriseWorld _world = null!;
    private HttpClient _own = null!, _other = null!, _officer = null!, _leader = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await EnterpriseWorld.StartAsync();
        (_own, _other, _officer, _leader) = (await _world.OperatorOfAsync(_world.A), await _world.OperatorOfAsync(_world.B), await _world.ClientAsync("officer"), await _world.ClientAsync("leader"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Data_of_an_own_point_are_marked_within_the_deadline_and_not_after_it_nor_at_a_point_of_another()
    {
        var mark = new { from = EnterpriseWorld.Hour(2), to = EnterpriseWorld.Hour(1), reason = "calibration", detail = "零点校准" };
        var act = await PostAsync(_own, "/api/v1/own/points/A-POINT/marks", mark);
        var marked = Assert.Single((await _officer.JsonAsync($"/api/v1/points/A-POINT/review?from={Uri.EscapeDataString(EnterpriseWorld.Hour(3))}"))["marks"]!.AsArray())!;
        Assert.Equal(("enterprise", "calibration"), ((string)marked["stage"]!, (string)marked["reason"]!));
        foreach (var (who, sees) in ((HttpClient, bool)[])[(_own, true), (_other, false)])
            Assert.Equal(sees, WebUtility.HtmlDecode(await who.GetStringAsync("/own/marks?lang=zh")).Contains("零点校准", StringComparison.Ordinal));
        await PostAsync(_own, $"/api/v1/own/marks/{act["batch"]}/withdraw", null);

        // Two days ago it is too late for the enterprise, whatever the hour is now; who reviews may still mark.
        var late = new { from = EnterpriseWorld.Hour(50), to = EnterpriseWorld.Hour(49), reason = "fault", detail = "" };
        var refused = await RefusalAsync(_own, "/api/v1/own/points/A-POINT/marks", late);
        Assert.Equal("review.marked-too-late", (string)refused["code"]!);
        Assert.Contains(" 12:00（北京时间）", (string)refused["detail"]!, StringComparison.Ordinal);
        Assert.Contains("申诉", (string)refused["detail"]!, StringComparison.Ordinal);
        var reviewer = await _world.Platform.ActiveAsync(Roles.CityReviewer, "reviewer", _world.Region, "北局");
        var wish = new MarkWish(_world.A.Point, [], EnterpriseWorld.HourUtc(50), EnterpriseWorld.HourUtc(49), ReviewStage.City, "instrument", "");
        Assert.True((await _world.Platform.Get<ReviewDesk>().MarkAsync(reviewer, wish, CancellationToken.None)).IsOk);

        foreach (var point in (string[])["B-POINT", "NOWHERE"]) Assert.Equal("ledger.unknown-point", (string)(await RefusalAsync(_own, $"/api/v1/own/points/{point}/marks", mark))["code"]!);
        Assert.Equal("review.unknown-batch", (string)(await RefusalAsync(_other, $"/api/v1/own/marks/{(await PostAsync(_own, "/api/v1/own/points/A-POINT/marks", mark))["batch"]}/withdraw", null))["code"]!);
    }

    [Fact]
    public async Task An_officer_asks_the_enterprise_answers_with_files_and_the_case_shows_both()
    {
        var asked = await PostAsync(_officer, $"/api/v1/cases/{_world.A.Case}/inquiries", new { title = "请说明超标原因", text = "昨日3时", due = Day(5) });
        var number = (string)asked["number"]!;
        Assert.Equal(["A-admin", "A-operator"], await ToldAsync("inquiry", number));
        Assert.Equal(number, (string)Assert.Single(await _own.ItemsAsync("/api/v1/own/inquiries"))["number"]!);
        Assert.Empty(await _other.ItemsAsync("/api/v1/own/inquiries"));
        Assert.Null((string?)(await _own.JsonAsync($"/api/v1/own/inquiries/{number}"))["case"]);
        Assert.Equal("enterprises.unknown-inquiry", (string)(await RefusalAsync(_other, $"/api/v1/own/inquiries/{number}/answer", new { text = "抢答" }))["code"]!);

        // One file that is not what is taken, and nothing of the answer is.
        var wrong = new { text = "说明", files = new[] { File("报告.pdf", "%PDF-1.7 x"u8), File("工具.pdf", "MZ\0\0 program"u8) } };
        Assert.Equal("cases.file-type", (string)(await RefusalAsync(_own, $"/api/v1/own/inquiries/{number}/answer", wrong))["code"]!);
        Assert.Equal("cases.file-unpacks-too-large", (string)(await RefusalAsync(_own, $"/api/v1/own/inquiries/{number}/answer", new { text = "说明", files = new[] { File("表.xlsx", Bomb()) } }))["code"]!);
        Assert.Equal("waiting", (string)(await _own.JsonAsync($"/api/v1/own/inquiries/{number}"))["state"]!);

        await PostAsync(_own, $"/api/v1/own/inquiries/{number}/answer", new { text = "治理设施检修", files = new[] { File("照片.exe", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2]) } });
        Assert.Equal("enterprises.settled", (string)(await RefusalAsync(_own, $"/api/v1/own/inquiries/{number}/answer", new { text = "再说明" }))["code"]!);
        Assert.Contains("officer", await ToldAsync("case", _world.A.Case));
        var seen = Assert.Single((await _officer.JsonAsync($"/api/v1/cases/{_world.A.Case}/inquiries"))["items"]!.AsArray())!;
        Assert.Equal(("answered", "治理设施检修", "照片.exe.jpg"), ((string)seen["state"]!, (string)seen["answer"]!, (string)seen["files"]![0]!["name"]!));
        Assert.Contains("answered", (await _officer.JsonAsync($"/api/v1/cases/{_world.A.Case}"))["history"]!.AsArray().Select(e => (string)e!["kind"]!));

        // Saved, never shown; by the enterprise and by who sees the case, and by nobody else.
        var file = (string)seen["files"]![0]!["id"]!;
        foreach (var (who, path) in ((HttpClient, string)[])[(_officer, $"/api/v1/inquiries/{number}/files/{file}"), (_own, $"/api/v1/own/inquiries/{number}/files/{file}")])
        {
            using var sent = await who.GetAsync(path);
            Assert.Equal(("image/jpeg", "attachment", "nosniff"), (sent.Content.Headers.ContentType?.MediaType, sent.Content.Headers.ContentDisposition?.DispositionType, sent.Headers.GetValues("X-Content-Type-Options").Single()));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await _other.GetAsync($"/api/v1/own/inquiries/{number}/files/{file}")).StatusCode);
        Assert.Equal(["inquiry-asked", "inquiry-answered"], (await _world.Platform.AuditAsync()).Where(e => e.Subject == $"Inquiry {number}" && e.Action.StartsWith("inquiry", StringComparison.Ordinal)).Select(e => e.Action));
    }

    [Fact]
    public async Task What_is_not_answered_in_time_is_told_once_to_the_enterprise_and_to_whose_turn_the_case_is()
    {
        var number = (string)(await PostAsync(_officer, $"/api/v1/cases/{_world.A.Case}/inquiries", new { title = "请说明", text = "超标", due = Day(1) }))["number"]!;
        await using (var db = _world.Platform.Get<PlatformDbs>().Open(Viewer.Program))
            await db.Set<Inquiry>().Where(i => i.Number == number).ExecuteUpdateAsync(i => i.SetProperty(x => x.DueAt, DateTime.UtcNow.AddMinutes(-1)));
        foreach (var expected in (int[])[1, 0])
            Assert.Equal(expected, (int)(await PostAsync(_world.Platform.Operator, "/api/v1/operation/enterprises", null))["inquiries"]!);
        Assert.Equal("overdue", (string)(await _own.JsonAsync($"/api/v1/own/inquiries/{number}"))["state"]!);
        Assert.Contains("unanswered", (await _officer.JsonAsync($"/api/v1/cases/{_world.A.Case}"))["history"]!.AsArray().Select(e => (string)e!["kind"]!));
        await using var told = _world.Platform.Get<PlatformDbs>().Open(Viewer.Program);
        Assert.Equal(2, await told.Set<Notice>().CountAsync(n => n.Topic == "inquiry" && n.EventId == 2));
    }

    [Fact]
    public async Task Nobody_is_asked_where_the_ledger_names_no_enterprise_or_nobody_could_answer()
    {
        await _world.Platform.Get<People>().CloseAsync(Viewer.Program, "A-admin", true, CancellationToken.None);
        await _world.Platform.Get<People>().CloseAsync(Viewer.Program, "A-operator", true, CancellationToken.None);
        Assert.Equal("enterprises.nobody-to-answer", (string)(await RefusalAsync(_officer, $"/api/v1/cases/{_world.A.Case}/inquiries", new { title = "请说明", text = "超标", due = Day(3) }))["code"]!);
        Assert.Equal("enterprises.bad-due", (string)(await RefusalAsync(_officer, $"/api/v1/cases/{_world.B.Case}/inquiries", new { title = "请说明", text = "超标", due = Day(0) }))["code"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await _other.PostAsJsonAsync($"/api/v1/cases/{_world.A.Case}/inquiries", new { })).StatusCode);
    }

    [Fact]
    public async Task Results_taken_by_hand_go_through_the_journal_as_manual_values_and_one_wrong_line_takes_none()
    {
        const string Head = "point,factor,start,value,unit,method,sampler\n";
        var refused = await RefusalAsync(_own, "/api/v1/own/results", Csv(Head
            + "A-POINT,a21026,2026-11-01T10:00,12.5,mg/m3,HJ 57-2017,检测公司\nB-POINT,a21026,2026-11-01T10:00,12.5,mg/m3,HJ 57-2017,检测公司\nA-POINT,a21002,2026-11-01T10:00,x,mg/m3,HJ 693-2014,检测公司\nA-POINT,a34013,2026-11-01T10:00,5,mg/m3,,检测公司\n"));
        Assert.Equal(["intake.row-unknown-point", "intake.row-bad-value", "intake.row-needs-word"], refused["rows"]!.AsArray().Select(r => (string)r!["code"]!));
        Assert.Equal([2, 3, 4], refused["rows"]!.AsArray().Select(r => (int)r!["row"]!));
        Assert.Empty(await _own.ItemsAsync("/api/v1/own/results"));

        var filed = await PostAsync(_own, "/api/v1/own/results", Csv(Head + "A-POINT,a21026,2026-11-01T10:00,12500,ug/m3,HJ 57-2017,检测公司\nA-POINT,a34013,2026-11-01 10:00,5.5,mg/m3,HJ 836-2017,检测公司\n"));
        await _world.Platform.StoredAsync();
        var series = _world.Platform.Get<SeriesBook>().OfPoint(_world.A.Point.Id).Where(s => s.Origin == Origin.Manual).ToDictionary(s => s.Factor);
        Assert.Equal(["a21026", "a34013"], series.Keys.Order());
        var latest = _world.Platform.Get<LatestBook>().Of(series["a21026"].Id)!.Value;
        Assert.Equal((12500, "ug/m3", new DateTime(2026, 11, 1, 2, 0, 0, DateTimeKind.Utc)), (latest.Value, series["a21026"].Unit.Replace("µ", "u", StringComparison.Ordinal).Replace("³", "3", StringComparison.Ordinal), latest.Start));
        // The packet that the value names is the table as it was sent, with who sent it.
        using var packet = await _world.Platform.Operator.GetAsync($"/api/v1/packets/{latest.Packet}/bytes");
        Assert.Contains("HJ 836-2017,检测公司", await packet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("A-operator", (string)(await _world.Platform.Operator.JsonAsync($"/api/v1/packets/{latest.Packet}"))["packet"]!["sender"]!);
        Assert.Equal(2, (await _own.JsonAsync($"/api/v1/own/results/{filed["id"]}"))["lines"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.NotFound, (await _other.GetAsync($"/api/v1/own/results/{filed["id"]}")).StatusCode);
        Assert.Contains(await _world.Platform.AuditAsync(), e => e is { Action: "file-results", Actor: "A-operator" });
    }

    [Fact]
    public async Task An_objection_is_decided_with_reasons_by_who_had_no_part_in_it_and_the_enterprise_is_told()
    {
        await _world.Platform.ActiveAsync(Roles.CityReviewer, "reviewer", _world.Region, "北局");
        var wish = new MarkWish(_world.A.Point, [], EnterpriseWorld.HourUtc(2), EnterpriseWorld.HourUtc(1), ReviewStage.City, "instrument", "仪器");
        var batch = (await _world.Platform.Get<ReviewDesk>().MarkAsync(await _world.ViewerAsync("reviewer"), wish, CancellationToken.None)).Value;
        Assert.Equal("enterprises.nothing-to-object", (string)(await RefusalAsync(_other, "/api/v1/own/objections", new { about = "mark", subject = batch, text = "不服" }))["code"]!);
        var number = (string)(await PostAsync(_own, "/api/v1/own/objections", new { about = "mark", subject = batch, text = "仪器正常", files = new[] { File("记录.txt", "校准记录"u8) } }))["number"]!;
        Assert.Equal("enterprises.objected-already", (string)(await RefusalAsync(_own, "/api/v1/own/objections", new { about = "mark", subject = batch, text = "再次" }))["code"]!);
        Assert.Equal(["leader", "reviewer"], await ToldAsync("objection", number));
        Assert.Equal(number, (string)Assert.Single(await _leader.ItemsAsync("/api/v1/objections?state=waiting"))["number"]!);

        using var reviewer = await _world.ClientAsync("reviewer");
        Assert.Equal("enterprises.own-decision", (string)(await RefusalAsync(reviewer, $"/api/v1/objections/{number}/decide", new { decision = "refused", reasons = "维持" }))["code"]!);
        Assert.Equal("enterprises.text-needed", (string)(await RefusalAsync(_leader, $"/api/v1/objections/{number}/decide", new { decision = "accepted", reasons = " " }))["code"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await _officer.PostAsJsonAsync($"/api/v1/objections/{number}/decide", new { decision = "accepted", reasons = "同意" })).StatusCode);
        await PostAsync(_leader, $"/api/v1/objections/{number}/decide", new { decision = "accepted", reasons = "校准记录有效" });
        Assert.Equal("enterprises.decided", (string)(await RefusalAsync(_leader, $"/api/v1/objections/{number}/decide", new { decision = "refused", reasons = "改" }))["code"]!);
        Assert.Equal(("accepted", "校准记录有效"), ((string)(await _own.ItemsAsync("/api/v1/own/objections"))[0]["decision"]!, (string)(await _own.ItemsAsync("/api/v1/own/objections"))[0]["reasons"]!));
        Assert.Equal(["A-admin", "A-operator", "leader", "reviewer"], await ToldAsync("objection", number));
        Assert.Equal(["object", "objection-decided"], (await _world.Platform.AuditAsync()).Where(e => e.Subject == $"Objection {number}" && e.Outcome == AuditOutcome.Done).Select(e => e.Action));
    }

    [Fact]
    public async Task A_permit_report_is_filed_corrected_and_kept_as_records_that_name_who_filed()
    {
        var report = new { permit = _world.A.Permit, kind = "annual", from = "2025-01-01", remark = "全年", totals = new Dictionary<string, double> { ["a21026"] = 1200.5, ["a21002"] = 30 }, file = File("年报.pdf", "%PDF-1.7 report"u8) };
        Assert.Equal(("2025-12-31", 64), ((string)(await PostAsync(_own, "/api/v1/own/permit-reports", report))["through"]!, ((string)(await PostAsync(_own, "/api/v1/own/permit-reports", report))["sha256"]!).Length));
        await PostAsync(_own, "/api/v1/own/permit-reports", report with { totals = new() { ["a21026"] = 1100 } });
        await using (var db = _world.Platform.Get<PlatformDbs>().Open(Viewer.Program))
        {
            var filed = await db.Set<PermitReport>().SingleAsync(r => r.PermitId != Guid.Empty && r.Author == "A-operator");
            Assert.Equal([("a21026", 1100.0)], (await db.Set<ReportedTotal>().Where(t => t.ReportId == filed.Id).ToListAsync()).Select(t => (t.Factor, t.AmountKg)));
        }
        Assert.Equal("approvals.unknown-permit", (string)(await RefusalAsync(_other, "/api/v1/own/permit-reports", report))["code"]!);
        Assert.Equal("enterprises.wrong-report-period", (string)(await RefusalAsync(_own, "/api/v1/own/permit-reports", report with { from = "2025-02-01" }))["code"]!);
        Assert.Equal("enterprises.wrong-report-period", (string)(await RefusalAsync(_own, "/api/v1/own/permit-reports", report with { from = "2099-01-01" }))["code"]!);
        Assert.Equal("enterprises.only-pdf", (string)(await RefusalAsync(_own, "/api/v1/own/permit-reports", report with { file = File("年报.pdf", "just text"u8) }))["code"]!);
        Assert.Equal("enterprises.wrong-total", (string)(await RefusalAsync(_own, "/api/v1/own/permit-reports", report with { totals = new() { ["a21026"] = -1 } }))["code"]!);
        Assert.Contains(await _world.Platform.AuditAsync(), e => e is { Action: "file-permit-report", Actor: "A-operator" });
    }

    [Fact]
    public async Task An_administrator_of_an_enterprise_manages_its_operators_and_nobody_elses()
    {
        using var admin = await _world.ClientAsync("A-admin");
        var added = await PostAsync(admin, "/api/v1/own/accounts", new { userName = "zhang", displayName = "张三", mail = "zhang@example.cn" });
        Assert.Matches("^[a-z2-9]{16}$", (string)added["password"]!);
        await _world.Platform.ChangeAsync("zhang", p => p.MustChangePassword = false);
        var zhang = await _world.ViewerAsync("zhang");
        Assert.Equal((Roles.EnterpriseOperator, true), (zhang.Role, Policy.Owns(zhang, _world.A.Id)));
        foreach (var user in (string[])["B-operator", "A-admin", "officer", "nobody"])
            Assert.Equal("own.unknown-operator", (string)(await RefusalAsync(admin, $"/api/v1/own/accounts/{user}/close", null))["code"]!);
        await PostAsync(admin, "/api/v1/own/accounts/zhang/close", null);
        Assert.Null((await _world.ViewerAsync("zhang")).PersonId);
        Assert.Equal(HttpStatusCode.Forbidden, (await _own.GetAsync("/api/v1/own/accounts")).StatusCode);
        Assert.Equal("own.unknown-maintainer", (string)(await RefusalAsync(admin, "/api/v1/own/maintainers", new { maintainer = "北局", to = Day(30) }))["code"]!);
        Assert.Equal("own.wrong-period", (string)(await RefusalAsync(admin, "/api/v1/own/maintainers", new { maintainer = "运维公司", to = Day(500) }))["code"]!);
        Assert.DoesNotContain(Permission.ManageOwnAccounts, Delegations.Of(await _world.ViewerAsync("A-admin")));
    }

    [Fact]
    public async Task Every_writing_route_of_the_door_leaves_an_entry_with_who_it_was_and_from_where()
    {
        using var admin = await _world.ClientAsync("A-admin");
        var asked = $"/api/v1/cases/{_world.A.Case}/inquiries";
        var (one, two) = ((string)(await PostAsync(_officer, asked, new { title = "请说明", text = "超标", due = Day(3) }))["number"]!, (string)(await PostAsync(_officer, asked, new { title = "请补充", text = "记录", due = Day(3) }))["number"]!);
        await PostAsync(_own, $"/api/v1/own/inquiries/{one}/answer", new { text = "检修" });
        await PostAsync(_officer, $"/api/v1/inquiries/{two}/withdraw", null);
        Assert.Equal("enterprises.settled", (string)(await RefusalAsync(_own, $"/api/v1/own/inquiries/{two}/answer", new { text = "晚了" }))["code"]!);
        var act = await PostAsync(_own, "/api/v1/own/points/A-POINT/marks", new { from = EnterpriseWorld.Hour(2), to = EnterpriseWorld.Hour(1), reason = "fault" });
        await PostAsync(_own, $"/api/v1/own/marks/{act["batch"]}/withdraw", null);
        await PostAsync(_own, "/api/v1/own/results", Csv("point,factor,start,value,unit,method,sampler\nA-POINT,a34013,2026-11-01T10:00,5.5,mg/m3,HJ 836-2017,检测公司\n"));
        await PostAsync(_own, "/api/v1/own/permit-reports", new { permit = _world.A.Permit, kind = "annual", from = "2025-01-01", totals = new Dictionary<string, double> { ["a21026"] = 12 } });
        var objection = (string)(await PostAsync(_own, "/api/v1/own/objections", new { about = "data", subject = "A-POINT/2026-11-01", text = "校准" }))["number"]!;
        await PostAsync(_leader, $"/api/v1/objections/{objection}/decide", new { decision = "refused", reasons = "无记录" });
        await PostAsync(admin, "/api/v1/own/accounts", new { userName = "zhang", displayName = "张三" });
        foreach (var what in (string[])["password", "close", "reopen"]) await PostAsync(admin, $"/api/v1/own/accounts/zhang/{what}", null);
        var admitted = await PostAsync(admin, "/api/v1/own/maintainers", new { maintainer = "运维公司", to = Day(30) });
        await PostAsync(admin, $"/api/v1/own/maintainers/{admitted["id"]}/withdraw", null);
        await PostAsync(_world.Platform.Operator, "/api/v1/penalties", new { number = "罚1", enterprise = _world.A.CreditCode, decidedOn = "2026-05-06", fact = "超标", office = "市局" });

        var log = await _world.Platform.AuditAsync();
        foreach (var (action, actor, subject) in ((string, string, string)[])[
            ("inquiry-asked", "officer", $"Inquiry {one}"), ("inquiry-answered", "A-operator", $"Inquiry {one}"), ("inquiry-withdrawn", "officer", $"Inquiry {two}"), ("mark-data", "A-operator", "MonitoringPoint A-POINT"),
            ("withdraw-mark", "A-operator", "MonitoringPoint A-POINT"), ("file-results", "A-operator", $"Enterprise {_world.A.CreditCode}"), ("file-permit-report", "A-operator", $"PermitReport {_world.A.Permit}/Annual/2025-01-01"),
            ("object", "A-operator", $"Objection {objection}"), ("objection-decided", "leader", $"Objection {objection}"), ("add", "A-admin", "Person zhang"), ("one-time-password", "A-admin", "Person zhang"), ("close", "A-admin", "Person zhang"),
            ("reopen", "A-admin", "Person zhang"), ("admit-maintainer", "A-admin", "Organisation 甲厂AJQ单位"), ("withdraw-maintainer", "A-admin", "Organisation 甲厂AJQ单位"), ("add", LocalCommand.Name, "Penalty 罚1")])
            Assert.True(log.Exists(e => e.Action == action && e.Actor == actor && e.Subject == subject && e.Outcome == AuditOutcome.Done && e.Address is not null), $"{action} {actor} {subject}");
    }

    private static string Day(int later) => BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SentFileView File(string name, ReadOnlySpan<byte> content) => new(name, content.ToArray());

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    /// <summary>A workbook that says it unpacks to 300 MB.</summary>
    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++) part.Write(zeros);
        }
        return stream.ToArray();
    }

    private static async Task<JsonNode> PostAsync(HttpClient who, string path, object? body)
    {
        using var answer = await SendAsync(who, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> RefusalAsync(HttpClient who, string path, object? body)
    {
        using var answer = await SendAsync(who, path, body);
        Assert.False(answer.IsSuccessStatusCode, path);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient who, string path, object? body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        request.Headers.AcceptLanguage.ParseAdd("zh-CN");
        return who.SendAsync(request);
    }

    /// <summary>Who has a notice of something, by name.</summary>
    private async Task<List<string>> ToldAsync(string topic, string number)
    {
        await using var db = _world.Platform.Get<PlatformDbs>().Open(Viewer.Program);
        return [.. (await (from n in db.Set<Notice>() join p in db.Users on n.PersonId equals p.Id where n.Topic == topic && n.SubjectZh.Contains(number) select p.UserName!).Distinct().ToListAsync()).Order(StringComparer.Ordinal)];
    }
}
