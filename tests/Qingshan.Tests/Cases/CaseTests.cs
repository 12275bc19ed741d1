using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Standards;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Cases;

/// <summary>From packets on the wire to a signal, a case, its checking, review and end; and who may see and do what.</summary>
public sealed partial class CaseTests : IAsyncLifetime
{
    private const string Mn = "CASETEST";
    private static readonly DateTime Y2020 = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The hour that runs now, in Beijing time: the hours before it are over.</summary>
    private readonly DateTime _hour = BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime) is var now ? now.Date.AddHours(now.Hour) : default;
    private RunningPlatform _platform = null!;
    private HttpClient _officer = null!, _leader = null!, _south = null!;
    private int _sent;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync(with: s => s with { CaseDrawShare = 1 });
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("OUT", Mn, region: north, kind: "waste-gas-outlet");
        var limit = new PointLimit
        {
            Code = "OUT/a21026", PointId = _platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["OUT"].Id, Factor = "a21026", Period = "PT1H", Upper = 35, Unit = "mg/m³", Basis = "许可证", RegionId = north,
        };
        Assert.True((await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [limit], Y2020, "test", CancellationToken.None)).IsOk);
        var people = _platform.Services.GetRequiredService<People>();
        foreach (var (user, role, organisation, region) in ((string, Role, string, Guid)[])[("officer", Roles.DutyOfficer, "北局", north), ("leader", Roles.DutyLeader, "北局", north), ("south", Roles.DutyLeader, "南局", south)])
            Assert.True((await people.AddAsync(Viewer.Program, user, user, role.Name, organisation, region, CancellationToken.None)).IsOk);
        (_officer, _leader, _south) = (_platform.With(await _platform.AddKeyAsync("officer", "k")), _platform.With(await _platform.AddKeyAsync("leader", "k")), _platform.With(await _platform.AddKeyAsync("south", "k")));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in (HttpClient[])[_officer, _leader, _south]) client.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_packet_becomes_a_signal_a_case_is_checked_sent_back_reviewed_and_closed()
    {
        var (signal, number) = await OpenAsync();
        Assert.Equal($"XS-{BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime).Year}-000001", number);
        Assert.Equal(number, (string)Assert.Single(await _officer.ItemsAsync("/api/v1/cases?state=inbox"))["number"]!);
        await PostAsync(_officer, number, "steps", new { step = "dispatch", assignTo = "officer" });
        await PostAsync(_officer, number, "steps", Submitted);
        Assert.Equal(["leader"], await ToldAsync("提交复核"));
        await PostAsync(_leader, number, "steps", new { step = "remand", text = "请补充照片" });
        Assert.Equal(["officer"], await ToldAsync("退回"));
        using var jpeg = new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        using (var attached = await _officer.PostAsync($"/api/v1/cases/{number}/files?name=现场.png", jpeg)) Assert.True(attached.IsSuccessStatusCode, await attached.Content.ReadAsStringAsync());
        await PostAsync(_officer, number, "steps", Submitted);
        Assert.Equal("cases.verdict-missing", await RefusalAsync(_leader, number, "steps", new { step = "close", text = "同意" }));
        // Who needs more has not said whether it is so.
        await VerdictAsync(_officer, signal, "needs-more", "等监测报告");
        Assert.Equal("cases.verdict-missing", await RefusalAsync(_leader, number, "steps", new { step = "close", text = "同意" }));
        await VerdictAsync(_officer, signal, "confirmed", "现场监测超标");
        await PostAsync(_leader, number, "steps", new { step = "close", text = "同意" });

        var detail = await _leader.JsonAsync($"/api/v1/cases/{number}?lang=zh");
        Assert.Equal(("closed", "已办结"), ((string)detail["case"]!["state"]!, (string)detail["case"]!["stateName"]!));
        Assert.Equal(["opened", "joined", "stepped", "stepped", "stepped", "attached", "stepped", "judged", "judged", "stepped"], detail["history"]!.AsArray().Select(e => (string)e!["kind"]!));
        Assert.Equal("site", (string)detail["history"]!.AsArray().First(e => e!["form"] is not null)!["form"]!["way"]!);
        Assert.Equal(("confirmed", "officer"), ((string)detail["signals"]![0]!["verdict"]!, (string)detail["signals"]![0]!["verdictBy"]!));
        Assert.Equal(["reopen"], detail["steps"]!.AsArray().Select(s => (string)s!["key"]!));
        Assert.Equal(["case-opened", "case-joined", "case-step", "case-step", "case-step", "case-attached", "case-step", "case-verdict", "case-verdict", "case-step"],
            (await _platform.AuditAsync()).Where(a => a.Subject == $"Case {number}" && a.Outcome == AuditOutcome.Done).Select(a => a.Action));

        // The file is what its bytes are, and is saved, never shown.
        var file = detail["files"]![0]!;
        Assert.Equal(("现场.png.jpg", "image/jpeg"), ((string)file["name"]!, (string)file["mediaType"]!));
        using var download = await _leader.GetAsync($"/api/v1/cases/{number}/files/{file["id"]}");
        Assert.Equal(("attachment", "nosniff", 7), (download.Content.Headers.ContentDisposition!.DispositionType, download.Headers.GetValues("X-Content-Type-Options").Single(), (await download.Content.ReadAsByteArrayAsync()).Length));

        // The case file holds the values with their packets.
        using var document = new ZipArchive(new MemoryStream(await _leader.GetByteArrayAsync($"/api/v1/cases/{number}/file.docx?lang=zh")));
        using var reader = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        var xml = await reader.ReadToEndAsync();
        Assert.All((string[])[number, "现场监测超标", "现场检查", "现场.png.jpg", "55"], text => Assert.Contains(text, xml, StringComparison.Ordinal));

        await PostAsync(_leader, number, "steps", new { step = "reopen", text = "企业申诉" });
        Assert.Equal("checking", (string)(await _officer.JsonAsync($"/api/v1/cases/{number}"))["case"]!["state"]!);
    }

    [Fact]
    public async Task Another_organisation_sees_nothing_until_the_case_is_transferred_to_it()
    {
        var (signal, number) = await OpenAsync();
        Assert.Empty(await _south.ItemsAsync("/api/v1/cases"));
        foreach (var path in (string[])["", "/file.docx", $"/files/{Guid.NewGuid()}"]) Assert.Equal(HttpStatusCode.NotFound, (await _south.GetAsync($"/api/v1/cases/{number}{path}")).StatusCode);
        Assert.Equal("cases.unknown", await RefusalAsync(_south, number, "comment", new { text = "x" }));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.Visitor.GetAsync("/api/v1/cases")).StatusCode);
        var organisation = (await _platform.Operator.ItemsAsync("/api/v1/organisations")).First(o => (string)o["name"]! == "南局")["id"];
        await PostAsync(_officer, number, "steps", new { step = "transfer", text = "企业属南区", organisation });
        Assert.Equal(["south"], await ToldAsync("移送"));
        Assert.Equal(number, (string)Assert.Single(await _south.ItemsAsync("/api/v1/cases?state=inbox"))["number"]!);
        await VerdictAsync(_south, signal, "needs-more", "待现场");
        // The case came, and not the point's signals as such.
        Assert.Empty(await _south.ItemsAsync("/api/v1/signals"));
    }

    [Fact]
    public async Task A_missed_deadline_is_told_to_who_handles_it_and_who_supervises()
    {
        var (_, number) = await OpenAsync();
        await PostAsync(_officer, number, "steps", new { step = "dispatch", assignTo = "officer" });
        await using (var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program))
            await db.Set<Case>().ExecuteUpdateAsync(s => s.SetProperty(c => c.DueAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1)));
        Assert.Equal(1, (int)(await RunAsync())["overdue"]!);
        Assert.Equal(0, (int)(await RunAsync())["overdue"]!);
        Assert.Equal(["leader", "officer"], await ToldAsync("逾期"));
        Assert.True((bool)Assert.Single(await _leader.ItemsAsync("/api/v1/cases?state=overdue"))["overdue"]!);
        Assert.Contains("工单逾期", await OpenPageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_submitted_does_not_close_and_a_viewer_only_looks()
    {
        var (signal, number) = await OpenAsync();
        await VerdictAsync(_officer, signal, "confirmed", "属实");
        await PostAsync(_leader, number, "steps", new { step = "dispatch", assignTo = "leader" });
        await PostAsync(_leader, number, "steps", Submitted);
        Assert.Equal("cases.own-work", await RefusalAsync(_leader, number, "steps", new { step = "close", text = "同意" }));
        Assert.Equal("common.forbidden", await RefusalAsync(_officer, number, "steps", new { step = "close", text = "同意" }));
        Assert.Equal("common.forbidden", await RefusalAsync(_officer, number, "supervise", new { due = "2030-01-01", text = "x" }));
    }

    [Fact]
    public async Task Files_that_are_not_what_a_case_needs_are_refused()
    {
        var (_, number) = await OpenAsync();
        foreach (var (bytes, code) in ((byte[], string)[])[([0x4D, 0x5A, 0, 1], "cases.file-type"), (new byte[(20 << 20) + 1], "cases.file-too-large")])
        {
            using var body = new ByteArrayContent(bytes);
            using var refused = await _officer.PostAsync($"/api/v1/cases/{number}/files?name=a.pdf", body);
            Assert.Equal(code, (string)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!);
        }
        Assert.Empty(Directory.GetFiles(_platform.Settings.Folder.CaseFilesFolder));
    }

    [Fact]
    public async Task What_was_drawn_is_checked_without_a_case_and_counts_for_the_detectors_precision()
    {
        var signal = await SignalAsync();
        Assert.Equal(1, (int)(await RunAsync())["drawn"]!);
        Assert.Equal(signal, (string)Assert.Single((await _officer.JsonAsync("/api/v1/cases/drawn"))["items"]!.AsArray())!["id"]!);
        Assert.Empty((await _south.JsonAsync("/api/v1/cases/drawn"))["items"]!.AsArray());
        await VerdictAsync(_officer, signal, "unfounded", "校准期间");
        await VerdictAsync(_officer, signal, "confirmed", "复查属实");
        Assert.Empty((await _officer.JsonAsync("/api/v1/cases/drawn"))["items"]!.AsArray());
        var precision = (await _officer.JsonAsync("/api/v1/cases/precision"))["items"]!.AsArray().Single(p => (string)p!["detector"]! == "exceedance")!;
        Assert.Equal((1, 1.0, 0), ((int)precision["drawn"]!["n"]!, (double)precision["drawn"]!["share"]!, (int)precision["waiting"]!));
        Assert.InRange((double)precision["drawn"]!["low"]!, 0.2, 0.21);
        Assert.Contains("n = 1", await OpenPageAsync($"/signals/{signal}"), StringComparison.Ordinal);
    }

    private static object Submitted => new { step = "submit", text = "已到现场", form = new { way = "site", day = "2026-11-29", measures = "责令整改" } };

    private async Task<(string Signal, string Number)> OpenAsync()
    {
        var signal = await SignalAsync();
        using var opened = await _officer.PostAsJsonAsync("/api/v1/cases", new { signal });
        Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync());
        return (signal, (string)(await opened.Content.ReadFromJsonAsync<JsonObject>())!["number"]!);
    }

    private async Task<string> SignalAsync()
    {
        foreach (var (before, value) in ((int, int)[])[(5, 30), (4, 52), (3, 55)])
        {
            using var device = await _platform.ConnectAsync();
            var qn = _hour.AddMilliseconds(++_sent).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
            var at = _hour.AddHours(-before).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            await device.SendAsync(DeviceClient.Frame($"QN={qn};ST=31;CN=2061;PW=123456;MN={Mn};Flag=5;CP=&&DataTime={at};a21026-Avg={value},a21026-ZsAvg={value},a21026-Flag=N&&"));
            Assert.NotNull(await device.ReplyAsync());
        }
        await _platform.StoredAsync();
        await _platform.Services.GetRequiredService<StreamRunner>().RunAsync(CancellationToken.None);
        await _platform.Services.GetRequiredService<SignalRunner>().RunAsync(CancellationToken.None);
        return (string)Assert.Single(await _officer.ItemsAsync("/api/v1/signals?detector=exceedance"))["id"]!;
    }

    private async Task<JsonNode> RunAsync()
    {
        using var run = await _platform.Operator.PostAsync("/api/v1/operation/cases", null);
        Assert.True(run.IsSuccessStatusCode, await run.Content.ReadAsStringAsync());
        return (await run.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<string> OpenPageAsync(string path)
    {
        using var answer = await _leader.GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Who has a notice of a case about something, by name.</summary>
    private async Task<List<string>> ToldAsync(string what)
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        return await (from n in db.Set<Notice>() join p in db.Users on n.PersonId equals p.Id where n.Topic == CaseTopic.Name && n.SubjectZh.Contains(what) orderby p.UserName select p.UserName!).ToListAsync();
    }

    private static async Task VerdictAsync(HttpClient who, string signal, string verdict, string text)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/signals/{signal}/verdict", new { verdict, text });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task PostAsync(HttpClient who, string number, string act, object body)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/cases/{number}/{act}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> RefusalAsync(HttpClient who, string number, string act, object body)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/cases/{number}/{act}", body);
        Assert.False(answer.IsSuccessStatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!;
    }
}
