using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Duty;

/// <summary>A shift through the interface: roster, signal, notice, receipt, log, hand-over, bulletin; by the people who may.</summary>
public sealed class DutyTests : IAsyncLifetime
{
    private const string Bureau = "值班测试局";
    private RunningPlatform _platform = null!;
    private Guid _north;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        _north = await _platform.AddRegionAsync("NORTH");
        await _platform.AddRegionAsync("SOUTH");
        await _platform.AddPointAsync("N-AIR", "MN1", Disclosure.Public, _north);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_shift_goes_from_the_roster_to_the_hand_over()
    {
        using var leader = await PersonAsync("leader", Roles.DutyLeader);
        using var officer = await PersonAsync("officer", Roles.DutyOfficer);
        var today = DateTime.UtcNow.AddHours(8);
        object Shift(string user, double from, double to) =>
            new { shifts = new[] { new { userName = user, level = 1, from = $"{today.AddHours(from):yyyy-MM-ddTHH:mm:ss}", to = $"{today.AddHours(to):yyyy-MM-ddTHH:mm:ss}" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsJsonAsync("/api/v1/roster", Shift("officer", -1, 8))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await leader.PostAsJsonAsync("/api/v1/roster", Shift("officer", -1, 8))).StatusCode);
        Assert.Equal("notify.shift-twice", await CodeAsync(leader.PostAsJsonAsync("/api/v1/roster", Shift("officer", 2, 9))));
        Assert.Equal("notify.not-of-organisation", await CodeAsync(leader.PostAsJsonAsync("/api/v1/roster", Shift("nobody", 2, 9))));
        Assert.Equal("common.bad-parameter", await CodeAsync(leader.PostAsJsonAsync("/api/v1/roster", Shift("officer", 9, 2))));

        var signal = await SignalAsync();
        await _platform.Services.GetRequiredService<NoticeRunner>().RunAsync(CancellationToken.None);
        var notice = Assert.Single(await officer.ItemsAsync("/api/v1/notices"));
        Assert.Equal((signal.ToString(), "duty", "N-AIR"), ((string)notice["about"]!, (string)notice["reason"]!, (string)notice["point"]!));
        var duty = await leader.JsonAsync("/api/v1/duty");
        Assert.Equal("officer", (string)duty["onDuty"]![0]!["userName"]!);
        Assert.Equal((string)notice["id"]!, (string)duty["open"]!["notices"]![0]!["id"]!);

        // Only the person whom it is for can confirm it.
        Assert.Equal("notify.unknown-notice", await CodeAsync(leader.PostAsync($"/api/v1/notices/{notice["id"]}/read", null)));
        Assert.Equal(HttpStatusCode.NoContent, (await officer.PostAsync($"/api/v1/notices/{notice["id"]}/read", null)).StatusCode);
        Assert.NotNull((string?)(await leader.ItemsAsync("/api/v1/notices?all=true"))[0]["read"]);

        var entry = await (await officer.PostAsJsonAsync("/api/v1/duty-log", new { kind = "call", text = "市民来电", signal })).Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(HttpStatusCode.OK, (await leader.PostAsJsonAsync("/api/v1/duty-log", new { kind = "call", text = "两位市民来电", corrects = (long)entry!["id"]! })).StatusCode);
        Assert.Equal("notify.corrected-already", await CodeAsync(officer.PostAsJsonAsync("/api/v1/duty-log", new { text = "三位", corrects = (long)entry["id"]! })));
        Assert.Equal("notify.wrong-text", await CodeAsync(officer.PostAsJsonAsync("/api/v1/duty-log", new { text = " \n " })));
        var lines = await officer.ItemsAsync("/api/v1/duty-log");
        Assert.Equal([("两位市民来电", "leader"), ("市民来电", "officer")], lines.Select(l => ((string)l["text"]!, (string)l["author"]!)));
        Assert.Equal((long)lines[0]["id"]!, (long)lines[1]["correctedBy"]!);

        var handOver = await (await officer.PostAsJsonAsync("/api/v1/hand-overs", new { text = "一条线索未办完" })).Content.ReadFromJsonAsync<JsonNode>();
        var kept = $"/api/v1/hand-overs/{handOver!["id"]}";
        await CloseAsync(signal);
        Assert.Equal(signal.ToString(), (string)(await leader.JsonAsync(kept))["lists"]!["signals"]![0]!["id"]!);
        Assert.Empty((await leader.JsonAsync("/api/v1/duty"))["open"]!["signals"]!.AsArray());
        Assert.Equal("notify.own-hand-over", await CodeAsync(officer.PostAsJsonAsync($"{kept}/take", new { })));
        Assert.Equal(HttpStatusCode.NoContent, (await leader.PostAsJsonAsync($"{kept}/take", new { text = "收到" })).StatusCode);
        Assert.Equal("notify.taken-already", await CodeAsync(leader.PostAsJsonAsync($"{kept}/take", new { })));
        Assert.Equal("收到", (string)(await officer.JsonAsync(kept))["remark"]!);

        var audit = (await _platform.AuditAsync()).Select(a => $"{a.Actor} {a.Action} {a.Subject.Split(' ')[0]}").ToList();
        Assert.All((string[])["leader add Shift", "officer confirm Notice", "officer write DutyEntry", "leader correct DutyEntry", "officer hand-over HandOver", "leader take-over HandOver"], a => Assert.Contains(a, audit));
    }

    [Fact]
    public async Task Another_organisation_sees_nothing_of_it()
    {
        using var officer = await PersonAsync("officer", Roles.DutyOfficer);
        using var other = _platform.With(await _platform.KeyAsync(Roles.DutyLeader, "other", _platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["SOUTH"].Id));
        await SignalAsync();
        await officer.PostAsJsonAsync("/api/v1/duty-log", new { text = "内部" });
        var handOver = await (await officer.PostAsJsonAsync("/api/v1/hand-overs", new { text = "内部" })).Content.ReadFromJsonAsync<JsonNode>();
        Assert.Empty(await other.ItemsAsync("/api/v1/duty-log"));
        Assert.Empty(await other.ItemsAsync("/api/v1/hand-overs"));
        Assert.Empty((await other.JsonAsync("/api/v1/duty"))["open"]!["signals"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/hand-overs/{handOver!["id"]}")).StatusCode);
        Assert.Equal("ledger.unknown-region", await CodeAsync(other.GetAsync("/api/v1/bulletins/NORTH/2026-01-01")));
        // The one that comes with its own region, and the visitor, whom nobody tells anything.
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/bulletins/SOUTH/2026-01-01")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.Visitor.GetAsync("/api/v1/bulletins/NORTH/2026-01-01")).StatusCode);
    }

    [Fact]
    public async Task Addresses_are_checked_and_nobody_elses_and_a_channel_has_to_be_there()
    {
        using var officer = await PersonAsync("officer", Roles.DutyOfficer);
        Assert.Equal("notify.wrong-mail-address", await CodeAsync(officer.PutAsJsonAsync("/api/v1/addresses", new { mail = "Wang <a@b.cn>" })));
        Assert.Equal("notify.wrong-phone", await CodeAsync(officer.PutAsJsonAsync("/api/v1/addresses", new { phone = "138-0000" })));
        Assert.Equal(HttpStatusCode.NoContent, (await officer.PutAsJsonAsync("/api/v1/addresses", new { mail = "a@b.cn", phone = "+8613800000000" })).StatusCode);
        Assert.Equal("a@b.cn", (string)(await officer.JsonAsync("/api/v1/addresses"))["mail"]!);
        Assert.DoesNotContain(await _platform.AuditAsync(), a => a.Detail?.Contains("a@b.cn", StringComparison.Ordinal) == true);
        Assert.Equal("notify.no-such-channel", await CodeAsync(officer.PostAsJsonAsync("/api/v1/subscriptions", new { channel = "mail", leastSeverity = "warning" })));
        Assert.Equal("notify.needs-person", await CodeAsync(_platform.Operator.GetAsync("/api/v1/subscriptions")));
    }

    [Fact]
    public async Task The_bulletin_of_a_day_is_made_of_what_devices_sent_that_day()
    {
        using var officer = await PersonAsync("officer", Roles.DutyOfficer);
        // The hours of a day that is over, as an instrument reports them: PM2.5 80, the others low, ozone rising to 100.
        using var device = await _platform.ConnectAsync();
        for (var hour = 0; hour < 24; hour++)
        {
            var at = $"20260302{hour:00}0000";
            var values = new Dictionary<string, double> { ["a34004"] = 80, ["a34002"] = 40, ["a21026"] = 10, ["a21004"] = 20, ["a21005"] = 0.5, ["a05024"] = 40 + (hour * 2.5) };
            await device.SendAsync(DeviceClient.Frame($"QN={at}001;ST=22;CN=2061;PW=123456;MN=MN1;Flag=5;CP=&&DataTime={at};{string.Join(';', values.Select(v => $"{v.Key}-Avg={v.Value},{v.Key}-Flag=N"))}&&"));
            Assert.NotNull(await device.ReplyAsync());
        }
        await _platform.StoredAsync();
        await _platform.Services.GetRequiredService<StreamRunner>().RunAsync(CancellationToken.None);

        var bulletin = await officer.JsonAsync("/api/v1/bulletins/NORTH/2026-03-02");
        var station = bulletin["air"]![0]!;
        // HJ 633-2026 came into force on 2026-03-01: 80 µg/m³ of PM2.5 lie between 60 (100) and 115 (150).
        Assert.Equal(("HJ 633-2026", 119, 3), ((string)bulletin["airEdition"]!, (int)station["aqi"]!, (int)station["level"]!["number"]!));
        Assert.Equal("PM₂.₅", (string)station["primary"]![0]!["zh"]!);
        var capture = bulletin["capture"]![0]!;
        Assert.Equal((6 * 24, 6 * 24), ((int)capture["expected"]!, (int)capture["valid"]!));
        // The day after nothing came: that counts against it.
        var after = (await officer.JsonAsync("/api/v1/bulletins/NORTH/2026-03-03"));
        Assert.Null(after["air"]![0]!["aqi"]);
        Assert.Equal((6 * 24, 0, 1), ((int)after["capture"]![0]!["expected"]!, (int)after["capture"]![0]!["valid"]!, (int)after["capture"]![0]!["silent"]!));
        Assert.Equal("bulletin.wrong-day", await CodeAsync(officer.GetAsync("/api/v1/bulletins/NORTH/2026-02-30")));
        Assert.Equal("bulletin.wrong-day", await CodeAsync(officer.GetAsync("/api/v1/bulletins/NORTH/2999-01-01")));

        var file = new TestFolder().File("bulletin.docx");
        await _platform.StopAsync();
        var run = await Cli.RunAsync("bulletin", "make", "NORTH", "2026-03-02", "--output", file, "--data", _platform.Settings.Data);
        await _platform.StartAgainAsync();
        Assert.True(run.Exit == 0, run.Error);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Contains("119", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_opens_the_folder_itself_takes_no_notice_away_from_the_program()
    {
        using var officer = await PersonAsync("officer", Roles.DutyOfficer);
        var now = DateTime.UtcNow;
        Assert.True((await _platform.Services.GetRequiredService<Roster>().AddAsync(Viewer.Program, [new("officer", 1, now.AddHours(-1), now.AddHours(8))], CancellationToken.None)).IsOk);
        await SignalAsync();
        await _platform.StopAsync();
        Assert.Equal(0, (await Cli.RunAsync("roster", "--data", _platform.Settings.Data)).Exit);
        await _platform.StartAgainAsync();
        await using (var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program)) Assert.Empty(await db.Set<Notice>().ToListAsync());
        await _platform.Services.GetRequiredService<NoticeRunner>().RunAsync(CancellationToken.None);
        await using (var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program)) Assert.Single(await db.Set<Notice>().ToListAsync());
    }

    private async Task<HttpClient> PersonAsync(string user, Role role)
    {
        var people = _platform.Services.GetRequiredService<People>();
        Assert.True((await people.AddAsync(Viewer.Program, user, user, role.Name, Bureau, _north, CancellationToken.None)).IsOk);
        return _platform.With(await _platform.AddKeyAsync(user, user));
    }

    private async Task<Guid> SignalAsync()
    {
        var now = DateTime.UtcNow;
        var point = _platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["N-AIR"];
        var signal = new Signal { Detector = "constant", SubjectId = point.Id, RegionId = point.RegionId, Severity = Severity.Serious, State = SignalState.Open, Zh = "不变", En = "constant", Since = now, Until = now, OpenedAt = now, UpdatedAt = now };
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        db.AddRange(signal, new SignalEvent { SignalId = signal.Id, At = now, Kind = SignalEventKind.Opened, Severity = signal.Severity, By = "constant", Text = "" });
        await db.SaveChangesAsync();
        return signal.Id;
    }

    private async Task CloseAsync(Guid id)
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var signal = await db.Set<Signal>().SingleAsync(s => s.Id == id);
        (signal.State, signal.ClosedAt) = (SignalState.Closed, DateTime.UtcNow);
        await db.SaveChangesAsync();
    }

    private static async Task<string?> CodeAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())?["code"];
    }
}
