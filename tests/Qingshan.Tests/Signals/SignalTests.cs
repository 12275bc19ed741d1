using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Standards;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Signals;

/// <summary>From packets on the wire to a signal, what people do with it, and its end.</summary>
public sealed class SignalTests : IAsyncLifetime
{
    private const string Mn = "SIGNALTEST";
    private static readonly DateTime Y2020 = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The hour that runs now, in Beijing time: the hours before it are over.</summary>
    private readonly DateTime _hour = BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime) is var now ? now.Date.AddHours(now.Hour) : default;
    private RunningPlatform _platform = null!;
    private MonitoringPoint _point = null!;
    private int _sent;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        var region = await _platform.AddRegionAsync("R1");
        _point = await _platform.AddPointAsync("OUT", Mn, region: region, kind: "waste-gas-outlet");
        var ledger = _platform.Services.GetRequiredService<LedgerBook>();
        var limit = new PointLimit
        {
            Code = "OUT/a21026", PointId = ledger.Now.PointsByCode["OUT"].Id, Factor = "a21026", Period = "PT1H", Upper = 35, Unit = "mg/m³", Basis = "许可证 91TEST001P", RegionId = region,
        };
        Assert.True((await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [limit], Y2020, "test", CancellationToken.None)).IsOk);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Hours_above_the_limit_open_a_signal_and_their_correction_closes_it()
    {
        await SendHoursAsync((5, 20, 30), (4, 30, 52), (3, 32, 55));
        Assert.Equal((1, 0), await LookAsync());
        var signal = Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/signals?lang=zh"));
        Assert.Equal(("exceedance", "OUT", "open", "warning"), ((string)signal["detector"]!, (string)signal["point"]!, (string)signal["state"]!, (string)signal["severity"]!));
        Assert.Contains("55 mg/m³（折算值），限值 35 mg/m³", (string)signal["text"]!, StringComparison.Ordinal);

        var detail = await _platform.Operator.JsonAsync($"/api/v1/signals/{signal["id"]}");
        Assert.Equal((55, 35, "许可证 91TEST001P"), ((double)detail["worst"]!, (double)detail["limit"]!, (string)detail["basis"]!));
        // The evidence leads to the packets, and those to the bytes.
        var rows = detail["evidence"]!.AsArray();
        Assert.Equal([52, 55], rows.Select(r => (double)r!["value"]!["converted"]!));
        var packet = await _platform.Operator.JsonAsync($"/api/v1/packets/{rows[1]!["packets"]![0]}");
        Assert.Contains("a21026-ZsAvg=55", (string)packet["text"]!, StringComparison.Ordinal);

        // To look again changes nothing, also after a new start.
        Assert.Equal((0, 0), await LookAsync());
        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        Assert.Equal((0, 0), await LookAsync());

        // The device sends the hours again, corrected: nothing is left of the exceedance.
        await SendHoursAsync((4, 18, 31), (3, 19, 32));
        Assert.Equal((0, 1), await LookAsync());
        detail = await _platform.Operator.JsonAsync($"/api/v1/signals/{signal["id"]}");
        Assert.Equal(("closed", true), ((string)detail["signal"]!["state"]!, (bool)detail["signal"]!["withdrawn"]!));
        Assert.Equal(["opened", "closed"], detail["history"]!.AsArray().Select(e => (string)e!["kind"]!));
    }

    [Fact]
    public async Task Good_hours_close_it_and_a_longer_one_is_worse()
    {
        await SendHoursAsync((9, 20, 37), (8, 20, 37));
        await LookAsync();
        await SendHoursAsync((7, 20, 37), (6, 20, 37));
        await LookAsync();
        var id = (string)Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/signals"))["id"]!;
        Assert.Equal(["opened", "worsened"], await HistoryAsync(id));
        await SendHoursAsync((5, 20, 30), (4, 20, 30));
        Assert.Equal((0, 0), await LookAsync());
        await SendHoursAsync((3, 20, 30));
        Assert.Equal((0, 1), await LookAsync());
        Assert.Equal(["opened", "worsened", "closed"], await HistoryAsync(id));
        Assert.Equal((0, 0), await LookAsync());
    }

    [Fact]
    public async Task Hours_that_the_platform_derived_lead_to_the_packets_of_their_minutes()
    {
        // Ten-minute values of two hours that are over and waited for.
        for (var hours = 4; hours > 2; hours--)
            for (var m = 0; m < 60; m += 10) await SendAsync(2051, _hour.AddHours(-hours).AddMinutes(m), "a21026-Min=40,a21026-Avg=44,a21026-Max=48,a21026-Flag=N");
        await LookAsync();
        var signal = Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/signals"));
        var detail = await _platform.Operator.JsonAsync($"/api/v1/signals/{signal["id"]}");
        var rows = detail["evidence"]!.AsArray();
        Assert.Equal([44, 44], rows.Select(r => (double)r!["value"]!["value"]!));
        Assert.All(rows, r => Assert.Equal(6, (int)r!["packetCount"]!));
        var packet = await _platform.Operator.JsonAsync($"/api/v1/packets/{rows[0]!["packets"]![0]}");
        Assert.Contains("CN=2051", (string)packet["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_looked_at_before_a_crash_is_looked_at_after_it()
    {
        await SendHoursAsync((5, 20, 30), (4, 30, 52));
        await LookAsync();
        await SendHoursAsync((3, 32, 55));
        await _platform.StoredAsync();
        await _platform.Services.GetRequiredService<StreamRunner>().RunAsync(CancellationToken.None);
        // The program ends between deriving and looking.
        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        Assert.Equal((1, 0), await LookAsync());
    }

    [Fact]
    public async Task Old_history_opens_nothing()
    {
        for (var h = 1; h < 30; h++) await SendAsync(2061, _hour.AddDays(-20).AddHours(h), "a21026-Avg=90,a21026-ZsAvg=120,a21026-Flag=N");
        Assert.Equal((0, 0), await LookAsync());
    }

    [Fact]
    public async Task People_acknowledge_comment_and_assign_and_all_of_it_is_kept()
    {
        var id = await OneAsync();
        await _platform.KeyAsync(Roles.DutyOfficer, "zhang");
        var officer = _platform.With(await _platform.KeyAsync(Roles.DutyOfficer, "li"));
        await PostAsync(officer, id, "acknowledge", new { });
        await PostAsync(officer, id, "acknowledge", new { });
        await PostAsync(officer, id, "comment", new { text = "已电话通知企业" });
        await PostAsync(officer, id, "assign", new { userName = "zhang" });

        var detail = await _platform.Operator.JsonAsync($"/api/v1/signals/{id}");
        Assert.Equal(("li", "zhang"), ((string)detail["signal"]!["acknowledgedBy"]!, (string)detail["assignedToName"]!));
        Assert.Equal([("opened", "exceedance", ""), ("acknowledged", "li", ""), ("commented", "li", "已电话通知企业"), ("assigned", "li", "zhang（zhang）")],
            detail["history"]!.AsArray().Select(e => ((string)e!["kind"]!, (string)e["by"]!, (string)e["text"]!)));
        Assert.Equal(["signal-acknowledged", "signal-commented", "signal-assigned"],
            (await _platform.AuditAsync()).Where(a => a.Subject == $"Signal {id}" && a.Outcome == AuditOutcome.Done).Select(a => a.Action));

        using var empty = await officer.PostAsJsonAsync($"/api/v1/signals/{id}/comment", new { text = " " });
        Assert.Equal(("signals.empty-comment", HttpStatusCode.BadRequest), (await CodeAsync(empty), empty.StatusCode));
        using var nobody = await officer.PostAsJsonAsync($"/api/v1/signals/{id}/assign", new { userName = "wang" });
        Assert.Equal("signals.cannot-assign", await CodeAsync(nobody));
    }

    [Fact]
    public async Task Only_the_jurisdiction_sees_signals_of_a_point_even_where_the_point_is_public()
    {
        var id = await OneAsync();
        var (here, elsewhere) = (_point.RegionId ?? _platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["R1"].Id, await _platform.AddRegionAsync("R2"));
        var local = _platform.With(await _platform.KeyAsync(Roles.Viewer, "local", here));
        var foreign = _platform.With(await _platform.KeyAsync(Roles.DutyOfficer, "foreign", elsewhere));
        Assert.Single(await local.ItemsAsync("/api/v1/signals"));
        Assert.Empty(await foreign.ItemsAsync("/api/v1/signals"));
        using var hidden = await foreign.PostAsJsonAsync($"/api/v1/signals/{id}/acknowledge", new { });
        Assert.Equal((HttpStatusCode.NotFound, "signals.unknown"), (hidden.StatusCode, await CodeAsync(hidden)));
        using var visitor = await _platform.Visitor.GetAsync("/api/v1/signals");
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.StatusCode);
        // A viewer sees and does not handle; whoever may not see packets gets no packet numbers.
        using var refused = await local.PostAsJsonAsync($"/api/v1/signals/{id}/acknowledge", new { });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.All((await local.JsonAsync($"/api/v1/signals/{id}"))["evidence"]!.AsArray(), r => Assert.Empty(r!["packets"]!.AsArray()));
        // Nobody can be given what they may not see.
        using var assigned = await _platform.Operator.PostAsJsonAsync($"/api/v1/signals/{id}/assign", new { userName = "foreign" });
        Assert.Equal("signals.cannot-assign", await CodeAsync(assigned));
    }

    [Fact]
    public async Task The_list_is_filtered_paged_and_has_what_needs_attention_first()
    {
        var db = _platform.Services.GetRequiredService<PlatformDbs>();
        var point = _platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["OUT"].Id;
        await using (var open = db.Open(Viewer.Program))
        {
            for (var i = 0; i < 12; i++)
            {
                var at = Y2020.AddDays(i % 3);
                open.Add(new Signal
                {
                    Detector = "silent", SubjectId = point, Part = $"{i}", Severity = (Severity)(i % 3), State = i < 9 ? SignalState.Open : SignalState.Closed, Zh = $"{i}", En = $"{i}",
                    Since = at, Until = at, OpenedAt = at, UpdatedAt = at, AcknowledgedAt = i < 3 ? at : null,
                });
            }
            await open.SaveChangesAsync();
        }
        var all = await _platform.Operator.ItemsAsync("/api/v1/signals?size=5");
        Assert.Equal(12, all.Select(s => (string)s["id"]!).Distinct().Count());
        Assert.Equal(["serious", "serious", "serious", "warning", "warning", "warning", "notice", "notice", "notice"], all.Take(9).Select(s => (string)s["severity"]!));
        // New ones before acknowledged ones; and of one severity and moment the order stays, so that pages do not overlap.
        Assert.NotNull(all[2]["acknowledgedAt"]);
        Assert.All(all.Skip(9), s => Assert.Equal("closed", (string)s["state"]!));
        Assert.Equal(3, (await _platform.Operator.ItemsAsync("/api/v1/signals?state=open&severity=serious&detector=silent&point=OUT&region=R1&kind=waste-gas-outlet")).Count);
        Assert.Equal(8, (await _platform.Operator.ItemsAsync("/api/v1/signals?since=2020-01-02")).Count);
        Assert.Empty(await _platform.Operator.ItemsAsync("/api/v1/signals?kind=air-station"));
        foreach (var wrong in (string[])["severity=2", "state=closing", "detector=nose", "after=AAAA", "since=soon"])
        {
            using var answer = await _platform.Operator.GetAsync($"/api/v1/signals?{wrong}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private async Task<string> OneAsync()
    {
        await SendHoursAsync((4, 30, 52), (3, 32, 55));
        Assert.Equal((1, 0), await LookAsync());
        return (string)Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/signals"))["id"]!;
    }

    private async Task SendHoursAsync(params (int Before, int Measured, int Converted)[] hours)
    {
        foreach (var (before, measured, converted) in hours)
            await SendAsync(2061, _hour.AddHours(-before), $"a21026-Avg={measured},a21026-ZsAvg={converted},a21026-Flag=N");
    }

    private async Task SendAsync(int command, DateTime start, string values)
    {
        using var device = await _platform.ConnectAsync();
        var qn = _hour.AddMilliseconds(++_sent).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        var at = start.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        await device.SendAsync(DeviceClient.Frame($"QN={qn};ST=31;CN={command};PW=123456;MN={Mn};Flag=5;CP=&&DataTime={at};{values}&&"));
        Assert.NotNull(await device.ReplyAsync());
    }

    /// <summary>Stores, derives, looks.</summary>
    private async Task<(int Opened, int Closed)> LookAsync()
    {
        await _platform.StoredAsync();
        await _platform.Services.GetRequiredService<StreamRunner>().RunAsync(CancellationToken.None);
        var run = await _platform.Services.GetRequiredService<SignalRunner>().RunAsync(CancellationToken.None);
        return (run.Opened, run.Closed);
    }

    private async Task<List<string>> HistoryAsync(string id) =>
        [.. (await _platform.Operator.JsonAsync($"/api/v1/signals/{id}"))["history"]!.AsArray().Select(e => (string)e!["kind"]!)];

    private static async Task PostAsync(HttpClient who, string id, string what, object body)
    {
        using var answer = await who.PostAsJsonAsync($"/api/v1/signals/{id}/{what}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer) => (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
}
