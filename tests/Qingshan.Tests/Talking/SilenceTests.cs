using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>超时与重发 · Devices that do not answer, or not at once.</summary>
public sealed class SilenceTests : IAsyncLifetime
{
    private const string Mn = "TALK0001";
    private RunningPlatform _platform = null!;
    private HttpClient _officer = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await Commanding.StartTalkingAsync(s => s with { TalkTimeout = 2, TalkResends = 2 });
        await _platform.AddPointAsync("P1", Mn);
        _officer = await _platform.SignedInAsync(Roles.DutyOfficer, "officer");
    }

    public async ValueTask DisposeAsync()
    {
        _officer.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_device_that_is_silent_is_asked_again_with_the_same_number_until_it_answers()
    {
        var times = 0;
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => ++times < 3 ? Task.CompletedTask : d.AnswerAsync(a, 1, "RtdInterval=30"));
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "answered", "failed", "timed-out");
        Assert.Equal(("answered", 3), ((string)done["command"]!["state"]!, done.Down().Count));
        Assert.Single(device.Asked.Select(a => a.Qn).Distinct());
    }

    [Fact]
    public async Task A_device_that_stays_silent_is_given_up_after_the_last_resend()
    {
        using var device = await TestDevice.ConnectAsync(_platform, Mn);
        var done = await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "answered", "failed", "timed-out");
        Assert.Equal(("timed-out", 3), ((string)done["command"]!["state"]!, done.Down().Count));
        Assert.Contains("发送 3 次", done.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeout_and_resends_that_a_device_was_told_count_from_then_on()
    {
        using var leader = await _platform.SignedInAsync(Roles.DutyLeader, "leader");
        using var device = await TestDevice.ConnectAsync(_platform, Mn, (d, a) => a.Command == 1000 ? d.AnswerAsync(a) : Task.CompletedTask);
        var told = await _officer.AskAsync(Mn, 1000, new { timeout = "1", resends = "4" });
        await leader.ApproveAsync(told);
        await _officer.BecomesAsync(told, "answered");
        Assert.Equal(5, (await _officer.BecomesAsync(await _officer.AskAsync(Mn, 1061), "timed-out")).Down().Count);
    }
}
