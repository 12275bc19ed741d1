using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>请求 → 9011 → 数据 → 9012 · A request and what devices make of it.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private const string Mn = "TALK0001", Other = "TALK0002";
    private RunningPlatform _platform = null!;
    private HttpClient _officer = null!;

    public async ValueTask InitializeAsync()
    {
        // A device here floods and does not read: neither its rate nor its silence are the matter.
        _platform = await Commanding.StartTalkingAsync(s => s with { DeviceRate = 0, GatewayPatience = 600 });
        await _platform.AddPointAsync("P1", Mn);
        await _platform.AddPointAsync("P2", Other);
        _officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
    }

    public async ValueTask DisposeAsync()
    {
        _officer.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_request_gets_its_answer_its_data_and_its_result_and_all_of_it_is_kept()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a, 1, "PolId=a34004;a34004-SN=0123456789"));
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 3019, new { factor = "a34004" }), "answered", "failed", "timed-out");
        Assert.Equal("answered", (string)done["command"]!["state"]!);
        Assert.Equal(["CN=3019", "CN=9011", "CN=3019", "CN=9012"], done["frames"]!.AsArray().Select(f => ((string)f!["text"]!).Split(';').Single(p => p.StartsWith("CN=", StringComparison.Ordinal))));
        // It spoke 2017 with this password and ST: so it is spoken to, and the password is shown to nobody.
        var sent = device.Asked.Single();
        Assert.Contains(";ST=22;CN=3019;PW=654321;MN=TALK0001;Flag=5;CP=&&PolId=a34004&&", sent.Text, StringComparison.Ordinal);
        Assert.All(done["frames"]!.AsArray(), f => Assert.DoesNotContain("654321", (string)f!["text"]!, StringComparison.Ordinal));
        // What came is in the journal like everything that comes.
        await _platform.StoredAsync();
        foreach (var frame in done.Up())
            Assert.Contains(sent.Qn, (string)(await _officer.JsonAsync($"/api/v1/packets/{frame["packet"]}"))["text"]!, StringComparison.Ordinal);
        Assert.Equal(["command-asked", "command-sent", "command-answered"],
            (await _platform.AuditAsync()).Where(e => e.Subject == $"Device {Mn} 3019").Select(e => e.Action));
    }

    [Theory]
    [InlineData(2, "请求被拒绝")]
    [InlineData(3, "密码（PW）错误")]
    [InlineData(77, "QnRtn=77")]
    public async Task A_device_that_will_not_is_waited_for_no_longer_and_its_reason_is_named(int qnRtn, string says)
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.SayAsync(9011, $"QnRtn={qnRtn}", a.Qn));
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "answered", "failed", "timed-out");
        Assert.Equal("failed", (string)done["command"]!["state"]!);
        Assert.Contains(says, done.LastWords(), StringComparison.Ordinal);
        Assert.Single(done.Down());
    }

    [Fact]
    public async Task A_device_that_accepts_and_gives_no_result_is_waited_for_and_not_asked_again()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.SayAsync(9011, "QnRtn=1", a.Qn));
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "answered", "failed", "timed-out");
        Assert.Equal(("timed-out", 1), ((string)done["command"]!["state"]!, done.Down().Count));
        Assert.Contains("没有返回执行结果", done.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_in_several_packets_are_counted_by_what_was_asked_for_and_become_observations()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, async (d, a) =>
        {
            await d.SayAsync(9011, "QnRtn=1", a.Qn);
            await d.SayAsync(2061, "DataTime=20261101080000;a34004-Avg=1.5", a.Qn);
            // Of the next two the QN is their own, as the parts of a packet have it; the last was not asked for.
            await d.SayAsync(2061, "DataTime=20261101090000;a34004-Avg=2.5");
            await d.SayAsync(2061, "DataTime=20261101100000;a34004-Avg=3.5");
            await d.SayAsync(2061, "DataTime=20261103000000;a34004-Avg=9");
            await d.SayAsync(9012, "ExeRtn=1", a.Qn);
        });
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 2061, new { begin = "2026-11-01T08:00", end = "2026-11-01T10:00" }), "answered", "failed", "timed-out");
        Assert.Contains("BeginTime=20261101080000;EndTime=20261101100000", device.Asked.First().Cp, StringComparison.Ordinal);
        Assert.Contains("数据 3 包", done.LastWords(), StringComparison.Ordinal);
        await _platform.StoredAsync();
        var series = Assert.Single(await _officer.ItemsAsync("/api/v1/series?point=P1"), s => (string)s["kind"]! == "mean:PT1H");
        var rows = await _officer.ExportAsync($"series={series["id"]}&from=2026-11-01&to=2026-11-02");
        Assert.Equal([1.5, 2.5, 3.5], rows.Select(r => r.Number("value")));
    }

    [Fact]
    public async Task A_result_without_an_answer_before_it_is_a_result()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.SayAsync(9012, "ExeRtn=100", a.Qn));
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 2051, new { begin = "2026-11-01T08:00", end = "2026-11-01T10:00" }), "answered", "failed", "timed-out");
        Assert.Equal("failed", (string)done["command"]!["state"]!);
        Assert.Contains("没有数据", done.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_is_done_with_the_9013_that_answers_it()
    {
        using var leader = await _platform.SignedInAsync(Roles.DutyLeader, "leader");
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.SayAsync(9013, "", a.Qn));
        var stop = await _officer.AskAsync(Mn, 2012);
        await leader.ApproveAsync(stop);
        Assert.Equal("answered", (string)(await _officer.BecomesAsync(stop, "answered", "failed", "timed-out"))["command"]!["state"]!);
    }

    [Fact]
    public async Task A_device_that_dies_in_the_middle_leaves_it_unknown_and_is_not_asked_again_by_itself()
    {
        var dying = await TestDevice.ConnectAsync(_platform, Mn, async (d, a) =>
        {
            await d.SayAsync(9011, "QnRtn=1", a.Qn);
            d.Dispose();
        });
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "answered", "failed", "timed-out", "unknown");
        Assert.Equal("unknown", (string)done["command"]!["state"]!);
        dying.Dispose();
        using var back = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a, 1, "MinInterval=10"));
        await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1063), "answered");
        Assert.Equal([1063], back.Asked.Select(a => a.Command));
    }

    [Fact]
    public async Task Answers_to_another_number_and_a_flood_of_them_are_only_journalled()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, async (d, a) =>
        {
            var flood = new StringBuilder();
            for (var i = 0; i < 3000; i++)
                flood.Append(DeviceClient.Frame(string.Create(CultureInfo.InvariantCulture, $"QN=20200101000000{i % 1000:D3};ST=91;CN={(i % 2 == 0 ? 9011 : 9012)};PW=1;MN={Mn};Flag=4;CP=&&{(i % 2 == 0 ? "QnRtn=2" : "ExeRtn=2")}&&")));
            await d.SendAsync(flood.ToString());
            await d.AnswerAsync(a, 1, "RtdInterval=30");
        });
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "answered", "failed", "timed-out");
        Assert.Equal(("answered", 3), ((string)done["command"]!["state"]!, done.Up().Count));
    }

    [Fact]
    public async Task A_device_gets_one_request_after_the_other()
    {
        var (open, most) = (0, 0);
        using var device = await TestDevice.ConnectAsync(_platform, Mn, async (d, a) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await d.SayAsync(9011, "QnRtn=1", a.Qn);
            Interlocked.Decrement(ref open);
            await d.SayAsync(9012, "ExeRtn=1", a.Qn);
        });
        var asked = new List<JsonNode>();
        for (var i = 0; i < 5; i++) asked.Add(await _officer.AskAsync(Mn, i % 2 == 0 ? 1061 : 1063));
        foreach (var command in asked) await _officer.BecomesAsync(command, "answered");
        Assert.Equal((1, 5), (most, device.Asked.Count));
    }

    [Fact]
    public async Task A_command_waits_for_a_device_that_is_away()
    {
        var waiting = await _officer.AskAsync(Mn, 1061);
        Assert.Equal("approved", (string)waiting["state"]!);
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        await _officer.BecomesAsync(waiting, "answered");
    }

    [Theory]
    [InlineData(0, "Flag=1", "Flag=0")]
    [InlineData(8, "Flag=9", "Flag=8")]
    public async Task A_device_is_spoken_to_in_the_edition_that_it_speaks(int flag, string request, string lacking)
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"), flag);
        await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "answered");
        Assert.Contains($";{request};", device.Asked.Single().Text, StringComparison.Ordinal);
        Assert.DoesNotContain($";{lacking};", device.Asked.Single().Text, StringComparison.Ordinal);
        // What the edition lacks is not even asked for: 1063 came with 2017, 2071 went with it.
        var wanted = flag == 0 ? new { mn = Mn, command = 1063, parameters = new Dictionary<string, string>() }
            : new { mn = Mn, command = 2071, parameters = new Dictionary<string, string> { ["begin"] = "2026-11-01", ["end"] = "2026-11-02" } };
        Assert.Equal((HttpStatusCode.Conflict, "intake.command-not-in-edition"), await _officer.RefusedAsync("/api/v1/device-commands", wanted));
    }

    [Fact]
    public async Task A_device_that_does_not_read_makes_its_own_exchange_fail_and_no_other_wait()
    {
        using var deaf = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(IPAddress.Loopback, _platform.Settings.GatewayPort);
        var upload = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(
            DeviceClient.Frame($"QN=20261101000000000;ST=22;CN=2011;PW=1;MN={Mn};Flag=5;CP=&&DataTime=20261101000000;a34004-Rtd=1&&"), 500)));
        // It wants its uploads acknowledged and reads none of it, until the platform takes no more from it.
        while (true)
        {
            using var stuck = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            try
            {
                await deaf.SendAsync(upload, stuck.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        using var other = await TestDevice.ConnectAsync(_platform, Other, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        var lost = await _officer.AskAsync(Mn, 1061);
        var fine = await _officer.AskAsync(Other, 1061);
        await _officer.BecomesAsync(fine, "answered");
        var failed = await _officer.BecomesAsync(lost, "failed", "answered", "timed-out");
        Assert.Equal(("failed", 0), ((string)failed["command"]!["state"]!, failed.Down().Count));
        await other.SayAsync(2011, "DataTime=20261101000100;a34004-Rtd=2");
        await _officer.BecomesAsync(await _officer.AskAsync(Other, 1063), "answered");
    }
}
