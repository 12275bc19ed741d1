using System.Text.Json.Nodes;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>补取 · Periods that a device did not send are asked for, and what comes fills the gap.</summary>
public sealed class GapTests
{
    private const string Mn = "TALK0001";

    /// <summary>Midnight in Beijing, some days ago.</summary>
    private static readonly DateTime Day = DateTime.UtcNow.AddHours(8).Date.AddDays(-2).AddHours(-8);

    [Fact]
    public async Task Hours_that_are_missing_are_asked_for_and_stand_among_the_others()
    {
        await using var platform = await StartAsync();
        using var device = await TestDevice.ConnectAsync(platform, Mn, SendsWhatIsAskedAsync);
        foreach (var hour in (int[])[1, 2, 5]) await device.HourAsync(Day.AddHours(hour), hour);
        var asked = await device.IsAskedAsync(2061);
        Assert.Equal((Hj(3), Hj(4)), (asked.Field("BeginTime"), asked.Field("EndTime")));
        var gap = await GapBecomesAsync(platform, "filled");
        Assert.Equal((2, 0, 2061), ((int)gap["periods"]!, (int)gap["missing"]!, (int)gap["command"]!));
        await platform.StoredAsync();
        var series = (await platform.Operator.ItemsAsync("/api/v1/series?point=P1")).Single(s => ((string)s["kind"]!).Contains("PT1H", StringComparison.Ordinal));
        var rows = await platform.Operator.ExportAsync($"series={series["id"]}&from={Day.AddDays(-1):yyyy-MM-dd}&to={Day.AddDays(3):yyyy-MM-dd}");
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(r => r.Number("value")));
        var pull = (await platform.Operator.ItemsAsync("/api/v1/device-commands")).Single();
        Assert.Equal(("gap", "program"), ((string)pull["origin"]!, (string)pull["askedBy"]!));
        await platform.Operator.BecomesAsync(pull, "answered");
    }

    [Fact]
    public async Task A_gap_is_found_across_a_restart_and_asked_for_once_the_device_is_back()
    {
        await using var platform = await StartAsync();
        using (var device = await TestDevice.ConnectAsync(platform, Mn))
        {
            foreach (var hour in (int[])[1, 2]) await device.HourAsync(Day.AddHours(hour), hour);
            await platform.CameAsync(3);
        }
        await platform.StopAsync();
        await platform.StartAgainAsync();
        using var back = await TestDevice.ConnectAsync(platform, Mn, SendsWhatIsAskedAsync);
        await back.HourAsync(Day.AddHours(5), 5);
        var asked = await back.IsAskedAsync(2061);
        Assert.Equal((Hj(3), Hj(4)), (asked.Field("BeginTime"), asked.Field("EndTime")));
        await GapBecomesAsync(platform, "filled");
    }

    [Fact]
    public async Task What_the_device_sends_by_itself_is_not_asked_for()
    {
        await using var platform = await StartAsync(pullAfter: 3600);
        using var device = await TestDevice.ConnectAsync(platform, Mn, SendsWhatIsAskedAsync);
        foreach (var hour in (int[])[1, 5, 3, 2, 4]) await device.HourAsync(Day.AddHours(hour), hour);
        var gap = await GapBecomesAsync(platform, "filled");
        Assert.Equal((3, 0), ((int)gap["periods"]!, (int)gap["tries"]!));
        Assert.Empty(device.Asked);
    }

    [Fact]
    public async Task A_device_that_does_not_know_the_command_is_asked_once_and_it_is_said()
    {
        await using var platform = await StartAsync();
        using var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.SayAsync(9011, "QnRtn=8", a.Qn));
        foreach (var hour in (int[])[1, 3]) await device.HourAsync(Day.AddHours(hour), hour);
        var gap = await GapBecomesAsync(platform, "given-up");
        Assert.Contains("CN", (string)gap["lastTry"]!, StringComparison.Ordinal);
        // Neither is the next gap asked for; other commands still are answered.
        await device.HourAsync(Day.AddHours(8), 8);
        await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(Mn, 1061), "failed");
        Assert.Equal([2061, 1061], device.Asked.Select(a => a.Command));
        Assert.Single(await platform.Operator.ItemsAsync("/api/v1/device-gaps"));
    }

    [Fact]
    public async Task A_device_without_the_data_is_left_in_peace_for_a_while()
    {
        await using var platform = await StartAsync();
        using var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a, a.Command == 2061 ? 100 : 1, a.Command == 1061 ? ["RtdInterval=30"] : []));
        foreach (var hour in (int[])[1, 3]) await device.HourAsync(Day.AddHours(hour), hour);
        await device.IsAskedAsync(2061);
        JsonNode? gap = null;
        await Wait.UntilAsync(async () => (int)(gap = (await platform.Operator.ItemsAsync("/api/v1/device-gaps")).Single())["tries"]! == 1, () => gap!.ToJsonString());
        Assert.Equal("open", (string)gap!["state"]!);
        Assert.Contains("没有数据", (string)gap["lastTry"]!, StringComparison.Ordinal);
        Assert.InRange((DateTime)gap["nextAt"]!, DateTime.UtcNow.AddMinutes(3), DateTime.UtcNow.AddMinutes(6));
        await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(Mn, 1061), "answered");
        Assert.Equal([2061, 1061], device.Asked.Select(a => a.Command));
    }

    [Fact]
    public async Task Where_it_is_switched_off_nothing_is_asked_for()
    {
        await using var platform = await Commanding.StartTalkingAsync(s => s with { PullMissing = false });
        await platform.AddPointAsync("P1", Mn);
        using var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        foreach (var hour in (int[])[1, 5]) await device.HourAsync(Day.AddHours(hour), hour);
        await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(Mn, 1061), "answered");
        Assert.Empty(await platform.Operator.ItemsAsync("/api/v1/device-gaps"));
        Assert.Equal([1061], device.Asked.Select(a => a.Command));
    }

    private static async Task<RunningPlatform> StartAsync(int pullAfter = 0)
    {
        var platform = await Commanding.StartTalkingAsync(s => s with { PullAfter = pullAfter });
        await platform.AddPointAsync("P1", Mn);
        return platform;
    }

    private static string Hj(int hour) => Day.AddHours(8 + hour).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task SendsWhatIsAskedAsync(TestDevice device, Asked asked)
    {
        await device.SayAsync(9011, "QnRtn=1", asked.Qn);
        var (begin, end) = (Parse(asked.Field("BeginTime")), Parse(asked.Field("EndTime")));
        for (var at = begin; at <= end; at = at.AddHours(1)) await device.HourAsync(at, (at - Day).TotalHours);
        await device.SayAsync(9012, "ExeRtn=1", asked.Qn);

        static DateTime Parse(string hj) => DateTime.ParseExact(hj, "yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture).AddHours(-8);
    }

    private static async Task<JsonNode> GapBecomesAsync(RunningPlatform platform, string state)
    {
        List<JsonNode> gaps = [];
        await Wait.UntilAsync(async () => (gaps = await platform.Operator.ItemsAsync("/api/v1/device-gaps")) is [var one] && (string)one["state"]! == state,
            () => string.Join('\n', gaps.Select(g => g.ToJsonString())));
        return gaps[0];
    }
}
