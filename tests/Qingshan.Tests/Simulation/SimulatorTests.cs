using Qingshan.Hj212;
using Qingshan.Simulation;

namespace Qingshan.Tests.Simulation;

public sealed class SimulatorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);

    private static LoadOptions Load(TinyPlatform platform, long packets) => new()
    {
        Port = platform.Port,
        Packets = packets,
        // Long enough that a busy machine makes no resends of its own; tests of resends set their own.
        Timeout = TimeSpan.FromSeconds(10),
        FirstBackOff = TimeSpan.FromMilliseconds(20),
        Duration = TimeSpan.FromSeconds(30),
    };

    [Fact]
    public async Task Every_acknowledged_packet_is_in_the_log_and_the_report_adds_up()
    {
        using var platform = new TinyPlatform();
        var file = new TestFolder().File("acknowledged.txt");
        var report = await Play(20, Load(platform, 2000) with { AcknowledgedLog = file, Window = 3 });

        Assert.Equal((2000, 2000, 0), (report.Sent, report.Acknowledged, report.Waiting));
        Assert.Equal((20, 20, 0), (report.Devices, report.Connections, report.Connected));
        Assert.Equal(0, platform.Damaged);
        var lines = await File.ReadAllLinesAsync(file, Cancel);
        Assert.Equal(2000, lines.Distinct().Count());
        Assert.Equal(platform.Frames.Select(f => $"{f.Mn} {f.Qn}").Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
        Assert.True(report.Latency.P50 > TimeSpan.Zero && report.Latency.P50 <= report.Latency.P99 && report.Latency.P99 <= report.Latency.Max);
        Assert.True(report.AcknowledgedPerSecond > 0);
    }

    [Fact]
    public async Task Load_packets_have_eight_factors_and_an_instant_of_their_own()
    {
        using var platform = new TinyPlatform();
        _ = await Play(2, Load(platform, 100));
        Assert.All(platform.Frames, f => Assert.Equal(8, f.Text.Split("-Rtd=").Length - 1));
        Assert.Equal(100, platform.Frames.Select(f => (f.Mn, f.DataTime)).Distinct().Count());
    }

    [Fact]
    public async Task A_silent_platform_is_sent_the_same_packet_again_until_it_answers()
    {
        var asked = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        using var platform = new TinyPlatform { Answers = f => asked.AddOrUpdate(f.Mn + f.Qn, 1, (_, n) => n + 1) >= 3 };
        var report = await Play(3, Load(platform, 6) with { Timeout = Short });

        Assert.Equal((6, 6, 0), (report.Sent, report.Acknowledged, report.GivenUp));
        Assert.True(report.Resent >= 12 && report.Timeouts == report.Resent, $"{report.Resent} resent, {report.Timeouts} timeouts");
        Assert.All(asked.Values, n => Assert.True(n >= 3));
        Assert.Equal(6, platform.Frames.Select(f => f.Text).Distinct().Count());
    }

    [Fact]
    public async Task A_rate_is_kept()
    {
        using var platform = new TinyPlatform { Keeps = false };
        var report = await Play(50, Load(platform, long.MaxValue) with { Packets = null, Rate = 1000, Duration = TimeSpan.FromSeconds(2), Window = 2 });
        Assert.InRange(report.Sent, 1500, 2100);
        Assert.Equal(report.Sent, report.Acknowledged);
    }

    [Fact]
    public async Task A_device_that_the_platform_shows_the_door_is_counted_as_refused()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var platform = new TinyPlatform { Answers = _ => false };
        var simulator = new Simulator(LoadRegion.Devices(1), TimeProvider.System);
        var run = simulator.LoadAsync(Load(platform, 1), stop.Token);
        while (platform.Frames.IsEmpty) await Task.Delay(5, Cancel);
        platform.Drop();
        while (simulator.Report!.Connections < 2) await Task.Delay(5, Cancel);
        await stop.CancelAsync();
        Assert.Equal((1, 0, 1), ((await run).Refused, (await run).Acknowledged, (await run).Waiting));
    }

    [Fact]
    public async Task After_three_resends_a_packet_is_given_up()
    {
        using var platform = new TinyPlatform { Answers = _ => false };
        var report = await Play(1, Load(platform, 1) with { Timeout = TimeSpan.FromMilliseconds(60) });
        Assert.Equal((1, 0, 3, 4, 1), (report.Sent, report.Acknowledged, report.Resent, report.Timeouts, report.GivenUp));
        while (platform.Frames.Count < 4) await Task.Delay(5, Cancel);
        Assert.Single(platform.Frames.Select(f => f.Text).Distinct());
    }

    [Fact]
    public async Task A_client_comes_back_after_the_platform_closed_and_loses_nothing()
    {
        using var platform = new TinyPlatform();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var simulator = new Simulator(LoadRegion.Devices(5), TimeProvider.System);
        var run = simulator.LoadAsync(Load(platform, 400) with { Rate = 400 }, stop.Token);
        while (simulator.Report is not { Acknowledged: > 50 }) await Task.Delay(5, Cancel);
        platform.Drop();
        var report = await run;

        Assert.Equal((400, 400), (report.Sent, report.Acknowledged));
        Assert.True(report.Connections > 5, $"{report.Connections} connections");
        Assert.Equal(400, platform.Frames.Select(f => f.Mn + f.Qn).Distinct().Count());
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_tried_again()
    {
        int port;
        using (var gone = new TinyPlatform()) port = gone.Port;
        var report = await new Simulator(LoadRegion.Devices(1), TimeProvider.System).LoadAsync(
            new() { Port = port, FirstBackOff = TimeSpan.FromMilliseconds(10), Duration = TimeSpan.FromMilliseconds(300), Drain = TimeSpan.Zero }, Cancel);
        Assert.True(report.ConnectFailures >= 2);
        Assert.Equal((0, 0), (report.Sent, report.Connections));
    }

    [Fact]
    public async Task Faults_on_the_wire_are_what_they_say()
    {
        using var twice = new TinyPlatform();
        var duplicates = await Play(2, Load(twice, 20) with { Faults = new() { Duplicate = new() } });
        Assert.Equal((20, 20), (duplicates.Acknowledged, duplicates.Faults[FaultKind.Duplicate]));
        Assert.Equal((40, 20), (twice.Frames.Count, twice.Frames.Select(f => f.Text).Distinct().Count()));

        using var spoilt = new TinyPlatform();
        var wrong = await Play(2, Load(spoilt, 6) with { Timeout = Short, Faults = new() { WrongCrc = new() } });
        Assert.Equal((6, 6), (wrong.Acknowledged, wrong.Faults[FaultKind.WrongCrc]));
        Assert.True(wrong.Resent >= 6, $"{wrong.Resent} resent");
        Assert.Equal((6, 6), (spoilt.Damaged, spoilt.Frames.Select(f => f.Text).Distinct().Count()));

        using var halves = new TinyPlatform();
        var half = await Play(1, Load(halves, 3) with { Faults = new() { HalfPacket = new(), HalfPacketPause = TimeSpan.FromMilliseconds(100) } });
        Assert.Equal((3, 3, 0), (half.Acknowledged, half.Faults[FaultKind.HalfPacket], halves.Damaged));
        Assert.True(half.Latency.P50 >= TimeSpan.FromMilliseconds(95), $"{half.Latency.P50}");

        using var again = new TinyPlatform();
        var corrected = await Play(1, Load(again, 5) with { Faults = new() { Reupload = new() } });
        Assert.Equal(5, corrected.Faults[FaultKind.Reupload]);
        Assert.All(again.Frames.GroupBy(f => f.DataTime), g => Assert.Equal((2, 2), (g.Select(f => f.Qn).Distinct().Count(), g.Select(f => f.Text[f.Text.IndexOf("CP=", StringComparison.Ordinal)..]).Distinct().Count())));
    }

    [Fact]
    public async Task In_rhythm_history_comes_first_and_periods_carry_their_start()
    {
        using var platform = new TinyPlatform();
        var devices = DemoPlan.Instance.Points.Select(DemoDevices.Of).Where((_, i) => i % 12 == 0).ToList();
        // Twelve hundred times faster than the clock: some simulated hours pass within the test.
        var report = await new Simulator(devices, TimeProvider.System).RunAsync(new SimulatorOptions
        {
            Port = platform.Port, HistoryHours = 6, SpeedUp = 1200, Duration = TimeSpan.FromSeconds(6), RealtimeEvery = TimeSpan.FromMinutes(10),
        }, Cancel);

        Assert.Equal(0, platform.Damaged);
        Assert.Equal(report.Sent, report.Acknowledged);
        foreach (var device in devices)
        {
            var mine = platform.Frames.Where(f => f.Mn == device.Mn).ToList();
            var hours = mine.Where(f => f.Command == CommandNumbers.Hour).Select(f => f.DataTime!.Value).Distinct().ToList();
            Assert.True(hours.Count >= 7, $"{device.Kind}: {hours.Count} hours");
            Assert.All(hours, h => Assert.Equal(0, h.Ticks % TimeSpan.TicksPerHour));
            Assert.Equal(hours.Order(), hours);
            Assert.All(mine.Where(f => f.Command == CommandNumbers.Minute), f => Assert.Equal(0, f.DataTime!.Value.Ticks % TimeSpan.FromMinutes(10).Ticks));
            Assert.Contains(mine, f => f.Command == CommandNumbers.Realtime);
            Assert.Equal(mine.Count, mine.Select(f => f.Qn).Distinct().Count());
        }
    }

    [Fact]
    public async Task A_device_whose_line_is_down_sends_what_was_before_and_then_nothing()
    {
        using var platform = new TinyPlatform();
        List<SimulatedDevice> devices = [.. DemoPlan.Instance.Points.Take(2).Select(DemoDevices.Of)];
        await new Simulator(devices, TimeProvider.System).RunAsync(new SimulatorOptions
        {
            Port = platform.Port, HistoryHours = 3, Duration = TimeSpan.FromSeconds(4), RealtimeEvery = TimeSpan.FromSeconds(1),
            Faults = new() { Silence = new(1, new HashSet<string> { devices[0].Mn }) },
        }, Cancel);
        Assert.Equal([CommandNumbers.Hour], platform.Frames.Where(f => f.Mn == devices[0].Mn).Select(f => f.Command).Distinct());
        Assert.Contains(platform.Frames, f => f.Mn == devices[1].Mn && f.Command == CommandNumbers.Realtime);
    }

    private static Task<SimulatorReport> Play(int devices, LoadOptions options) =>
        new Simulator(LoadRegion.Devices(devices), TimeProvider.System).LoadAsync(options, Cancel);
}
