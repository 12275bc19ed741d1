using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>双人审批 · What changes a device or makes it act is sent only when a second person has approved it.</summary>
public sealed class TwoPeopleTests : IAsyncLifetime
{
    private const string Mn = "TALK0001";
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await Commanding.StartTalkingAsync();
        await _platform.AddPointAsync("P1", Mn, region: await _platform.AddRegionAsync("NORTH"));
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Nothing_is_sent_before_a_second_person_has_approved_it_and_who_asked_cannot()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a));
        using var asking = await _platform.SignedInAsync(Roles.DutyLeader, "asking");
        using var second = await _platform.SignedInAsync(Roles.DutyLeader, "second");
        using var officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
        var command = await asking.AskAsync(Mn, 3012, new { factor = "a34004" }, "比对前采样");
        Assert.Equal("asked", (string)command["state"]!);
        var approve = $"/api/v1/device-commands/{command["id"]}/approve";
        Assert.Equal((HttpStatusCode.Forbidden, "intake.command-own"), await asking.RefusedAsync(approve, new { reason = "" }));
        Assert.Equal((HttpStatusCode.Forbidden, "common.forbidden"), await officer.RefusedAsync(approve, new { reason = "" }));
        // A command on the machine is nobody in particular.
        Assert.Equal((HttpStatusCode.Forbidden, "intake.command-needs-person"), await _platform.Operator.RefusedAsync(approve, new { reason = "" }));
        Assert.Empty(device.Asked);

        await second.ApproveAsync(command);
        var done = await asking.BecomesAsync(command, "answered");
        Assert.Equal("PolId=a34004", device.Asked.Single().Cp);
        Assert.Equal([("asked", "asking"), ("approved", "second"), ("sent", "program"), ("answered", "program")],
            done["events"]!.AsArray().Select(e => ((string)e!["state"]!, (string)e["by"]!)));
        Assert.Equal((HttpStatusCode.Conflict, "intake.command-decided"), await second.RefusedAsync(approve, new { reason = "" }));
        Assert.Equal([("command-asked", "asking"), ("command-approved", "second"), ("command-sent", "program"), ("command-answered", "program")],
            (await _platform.AuditAsync()).Where(e => e.Subject == $"Device {Mn} 3012" && e.Outcome == AuditOutcome.Done).Select(e => (e.Action, e.Actor)));
    }

    [Fact]
    public async Task Another_key_of_the_same_person_is_the_same_person()
    {
        var key = await _platform.KeyAsync(Roles.DutyLeader, "one");
        using var first = _platform.With(key);
        using var again = _platform.With(await _platform.AddKeyAsync("one", "another"));
        var command = await first.AskAsync(Mn, 2022);
        Assert.Equal((HttpStatusCode.Forbidden, "intake.command-own"), await again.RefusedAsync($"/api/v1/device-commands/{command["id"]}/approve", new { reason = "" }));
    }

    [Fact]
    public async Task What_is_refused_is_not_sent_and_says_why()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        using var officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
        using var leader = await _platform.SignedInAsync(Roles.DutyLeader, "leader");
        var command = await officer.AskAsync(Mn, 1062, new { seconds = "60" });
        Assert.Equal((HttpStatusCode.BadRequest, "intake.command-needs-reason"), await leader.RefusedAsync($"/api/v1/device-commands/{command["id"]}/refuse", new { reason = " " }));
        using (var refused = await leader.PostAsync($"/api/v1/device-commands/{command["id"]}/refuse", System.Net.Http.Json.JsonContent.Create(new { reason = "会与监测规范不符" }))) Assert.True(refused.IsSuccessStatusCode);
        var now = await officer.BecomesAsync(command, "refused");
        Assert.Contains("会与监测规范不符", now.LastWords(), StringComparison.Ordinal);
        await officer.BecomesAsync(await officer.AskAsync(Mn, 1061), "answered");
        Assert.Equal([1061], device.Asked.Select(a => a.Command));
    }

    [Fact]
    public async Task What_nobody_approves_in_time_expires_and_what_was_approved_too()
    {
        using var officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
        using var leader = await _platform.SignedInAsync(Roles.DutyLeader, "leader");
        var (asked, approved) = (await officer.AskAsync(Mn, 3015), await officer.AskAsync(Mn, 2012));
        await leader.ApproveAsync(approved);
        await using (var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program))
            await db.Set<DeviceCommand>().ExecuteUpdateAsync(s => s.SetProperty(c => c.ExpiresAt, DateTime.UtcNow.AddSeconds(-1)));
        Assert.Equal((HttpStatusCode.Conflict, "intake.command-decided"), await leader.RefusedAsync($"/api/v1/device-commands/{asked["id"]}/approve", new { reason = "" }));
        await officer.BecomesAsync(asked, "expired");
        await officer.BecomesAsync(approved, "expired");
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        await officer.BecomesAsync(await officer.AskAsync(Mn, 1061), "answered");
        Assert.Equal([1061], device.Asked.Select(a => a.Command));
    }

    [Fact]
    public async Task A_password_is_sent_and_shown_and_kept_nowhere_else()
    {
        const string secret = "abc987";
        using var officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
        using var leader = await _platform.SignedInAsync(Roles.DutyLeader, "leader");
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a));
        var command = await officer.AskAsync(Mn, 1072, new { password = secret });
        await leader.ApproveAsync(command);
        var done = await officer.BecomesAsync(command, "answered");
        Assert.Equal(secret, device.Asked.Single().Field("NewPW"));
        Assert.DoesNotContain(secret, done.ToJsonString(), StringComparison.Ordinal);
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        Assert.DoesNotContain(secret, (await db.Set<DeviceCommand>().SingleAsync()).Parameters, StringComparison.Ordinal);
        Assert.All(await _platform.AuditAsync(), e => Assert.DoesNotContain(secret, $"{e.Subject} {e.Detail}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_those_who_hold_the_device_ask_it_and_only_those_who_see_it_see_what_it_is_asked()
    {
        var south = await _platform.AddRegionAsync("SOUTH");
        await _platform.AddPointAsync("S", "TALKS", Disclosure.Internal, south);
        var command = await (await _platform.SignedInAsync(Roles.DutyOfficer, "everywhere")).AskAsync("TALKS", 1061);
        using var north = await _platform.SignedInAsync(Roles.DutyLeader, "north", (await NorthAsync()));
        Assert.Equal((HttpStatusCode.NotFound, "intake.unknown-device"), await north.RefusedAsync("/api/v1/device-commands", new { mn = "TALKS", command = 1061 }));
        Assert.Equal(HttpStatusCode.NotFound, (await north.GetAsync($"/api/v1/device-commands/{command["id"]}")).StatusCode);
        Assert.Empty(await north.ItemsAsync("/api/v1/device-commands"));
        // A public point of another jurisdiction can be seen, and its device not spoken to.
        await _platform.AddPointAsync("S-PUBLIC", "TALKSP", Disclosure.Public, south);
        Assert.Contains(await north.RefusedAsync("/api/v1/device-commands", new { mn = "TALKSP", command = 1061 }),
            new[] { (HttpStatusCode.Forbidden, (string?)"intake.device-outside-jurisdiction"), (HttpStatusCode.NotFound, "intake.unknown-device") });
    }

    [Theory]
    [InlineData(9014, "{}", "intake.command-not-offered")]
    [InlineData(1062, """{"seconds":"10"}""", "intake.command-bad-field")]
    [InlineData(1062, "{}", "intake.command-bad-field")]
    [InlineData(3012, """{"factor":"a;CN=1"}""", "intake.command-bad-field")]
    [InlineData(3021, """{"info":"i13004","value":"1&&CP=&&"}""", "intake.command-bad-field")]
    [InlineData(2061, """{"begin":"2026-11-02","end":"2026-11-01"}""", "intake.command-bad-field")]
    [InlineData(1061, """{"colour":"red"}""", "intake.command-unknown-field")]
    public async Task What_is_filled_in_wrongly_is_refused_with_what_it_may_be(int command, string parameters, string code)
    {
        using var officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
        var (_, said) = await officer.RefusedAsync("/api/v1/device-commands", new { mn = Mn, command, parameters = System.Text.Json.Nodes.JsonNode.Parse(parameters), reason = "x" });
        Assert.Equal(code, said);
    }

    [Fact]
    public async Task Commands_are_listed_newest_first_page_by_page_and_by_state()
    {
        using var officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
        var asked = new List<string>();
        for (var i = 0; i < 5; i++) asked.Insert(0, (string)(await officer.AskAsync(Mn, i == 2 ? 3015 : 1061))["id"]!);
        Assert.Equal(asked, (await officer.ItemsAsync("/api/v1/device-commands?size=2")).Select(c => (string)c["id"]!));
        Assert.Equal([asked[2]], (await officer.ItemsAsync($"/api/v1/device-commands?state=asked&mn={Mn}")).Select(c => (string)c["id"]!));
        using var wrong = await officer.GetAsync("/api/v1/device-commands?state=sleeping");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task What_makes_a_device_act_needs_a_reason()
    {
        using var officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
        Assert.Equal((HttpStatusCode.BadRequest, "intake.command-needs-reason"), await officer.RefusedAsync("/api/v1/device-commands", new { mn = Mn, command = 3015, reason = "" }));
        Assert.NotNull(await officer.AskAsync(Mn, 1061, reason: ""));
    }

    [Fact]
    public async Task What_was_sent_when_the_program_ended_is_unknown_and_never_sent_again_by_itself()
    {
        var leaderKey = await _platform.KeyAsync(Roles.DutyLeader, "leader");
        var officerKey = await _platform.KeyAsync(Roles.DutyOfficer, "officer");
        string waitingId;
        System.Text.Json.Nodes.JsonNode command;
        using (var officer = _platform.With(officerKey))
        using (var leader = _platform.With(leaderKey))
        using (var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.SayAsync(9011, "QnRtn=1", a.Qn)))
        {
            command = await officer.AskAsync(Mn, 3012, new { factor = "a34004" });
            await leader.ApproveAsync(command);
            await device.IsAskedAsync(3012);
            waitingId = (string)(await officer.AskAsync(Mn, 3015))["id"]!;
            await _platform.StopAsync();
        }
        await _platform.StartAgainAsync();
        using var again = _platform.With(officerKey);
        using var second = _platform.With(leaderKey);
        var now = await again.BecomesAsync(command, "unknown");
        Assert.Contains("重新下发", now.LastWords(), StringComparison.Ordinal);
        // What waited for approval still does.
        Assert.Equal("asked", (string)(await again.JsonAsync($"/api/v1/device-commands/{waitingId}"))["command"]!["state"]!);
        using var back = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        await again.BecomesAsync(await again.AskAsync(Mn, 1061), "answered");
        Assert.Equal([1061], back.Asked.Select(a => a.Command));
    }

    private async Task<Guid> NorthAsync()
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        return (await db.Set<Qingshan.Platform.Ledger.Region>().SingleAsync(r => r.Code == "NORTH")).Id;
    }
}
