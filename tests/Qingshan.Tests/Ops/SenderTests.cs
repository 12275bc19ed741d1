using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Composition;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Ops;

/// <summary>Senders that do not behave: none of them may cost memory, or hold up one that does.</summary>
public sealed class SenderTests
{
    private const string Good = "TEST0001", Other = "TEST0002";

    [Fact]
    public async Task A_frame_that_is_begun_and_not_ended_is_kept_as_it_is_and_ends_the_connection()
    {
        await using var platform = await StartAsync(s => s with { GatewayPatience = 1 });
        using var device = await platform.ConnectAsync();
        await device.SendAsync(Packet(Good, 0));
        Assert.NotNull(await device.ReplyAsync());

        // Byte by byte, so that it is never silent, and never done.
        const string begun = "##0312QN=20140101000000001;ST=22;CN=2061;";
        await device.SendAsync(begun);
        var closed = device.IsClosedAsync(60);
        while (!closed.IsCompleted)
        {
            await TryAsync(() => device.SendAsync("x"));
            await Task.WhenAny(closed, Task.Delay(100));
        }
        Assert.True(await closed);
        var last = await PayloadsAsync(platform);
        Assert.StartsWith(begun + "x", last[^1], StringComparison.Ordinal);
        await IsCountedAsync(platform, "half-frame");
        await IsServedAsync(platform);
    }

    [Fact]
    public async Task Bytes_without_end_in_which_there_is_no_frame_are_kept_up_to_the_limit_and_end_the_connection()
    {
        await using var platform = await StartAsync();
        using var device = await platform.ConnectAsync();
        var noise = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("GET /index.html HTTP/1.1\r\nHost: example\r\n\r\n", 100)));
        var closed = device.IsClosedAsync(60);
        while (!closed.IsCompleted) await TryAsync(() => device.SendAsync(noise));
        Assert.True(await closed);
        var limit = new GatewayLimits().Noise;
        Assert.InRange((await PayloadsAsync(platform)).Sum(p => p.Length), limit + 1, 2 * limit);
        await IsCountedAsync(platform, "noise");
        await IsServedAsync(platform);
    }

    [Fact]
    public async Task A_device_whose_check_values_are_wrong_is_heard_for_as_long_as_it_likes()
    {
        await using var platform = await StartAsync();
        using var device = await platform.ConnectAsync();
        var wrong = Packet(Good, 1).Replace("a34004-Rtd=1", "a34004-Rtd=2", StringComparison.Ordinal);
        for (var bytes = 0; bytes < 2 * new GatewayLimits().Noise; bytes += 50 * wrong.Length)
            await device.SendAsync(string.Concat(Enumerable.Repeat(wrong, 50)));
        await device.SendAsync(Packet(Good, 3));
        Assert.NotNull(await device.ReplyAsync());
    }

    [Fact]
    public async Task Who_does_not_take_its_answers_is_cut_and_what_it_sent_is_kept()
    {
        await using var platform = await StartAsync(s => s with { GatewayPatience = 1, DeviceRate = 0 });
        using var deaf = new TcpClient { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(IPAddress.Loopback, platform.Settings.GatewayPort);
        var frames = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => Packet(Good, i))));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        // Sends until nobody reads any more, and then until the line is gone.
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (true) await deaf.GetStream().WriteAsync(frames, patience.Token);
        });
        await IsCountedAsync(platform, "answers-not-taken");
        Assert.True(platform.Services.GetRequiredService<PacketJournal>().LastSynced > 500);
        await IsServedAsync(platform);
    }

    [Fact]
    public async Task A_flood_of_one_device_is_read_at_its_rate_while_the_others_are_answered()
    {
        await using var platform = await StartAsync(s => s with { DeviceRate = 50 });
        var journal = platform.Services.GetRequiredService<PacketJournal>();
        using var flood = await platform.ConnectAsync();
        using var second = await platform.ConnectAsync();
        var sending = Task.WhenAll(((DeviceClient[])[flood, second]).Select(async connection =>
        {
            var packets = string.Concat(Enumerable.Range(0, 1000).Select(i => Packet(Good, i)));
            await TryAsync(async () =>
            {
                while (true) await connection.SendAsync(packets);
            });
        }));
        // Its burst is taken at once.
        while (journal.LastSynced < 50 * new GatewayLimits().BurstSeconds) await Task.Delay(10);

        using (var device = await platform.ConnectAsync())
        {
            for (var i = 0; i < 50; i++)
            {
                await device.SendAsync(Packet(Other, i));
                Assert.NotNull(await device.ReplyAsync(60));
            }
        }
        // What each connection read at one go, a megabyte at most, is all that it is ahead; the rest of its bytes wait on its own side.
        Assert.InRange(journal.LastSynced, 1050, 50 + (2 * 2 * (1 << 20) / Packet(Good, 0).Length));
        Assert.True(await MetricAsync(platform, "qingshan_intake_slowed_seconds_total") > 0);
        flood.Dispose();
        second.Dispose();
        await sending;
    }

    [Fact]
    public async Task A_connection_that_says_nothing_for_very_long_is_closed_and_its_device_is_not_connected()
    {
        await using var platform = await StartAsync(s => s with { GatewayIdle = 0.05 });
        using var device = await platform.ConnectAsync();
        await device.SendAsync(Packet(Good, 0));
        Assert.NotNull(await device.ReplyAsync());
        Assert.True(await device.IsClosedAsync(60));
        await IsCountedAsync(platform, "idle");
        var board = platform.Services.GetRequiredService<DeviceBoard>();
        while (board.Of(Good).IsConnected) await Task.Delay(10);
    }

    [Fact]
    public async Task The_line_of_a_silent_device_is_probed_so_that_one_that_is_gone_is_noticed()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ss") || File.Exists("/bin/ss"), "ss of iproute2, which tells the timers of a connection, is not here.");
        await using var platform = await StartAsync();
        using var device = await platform.ConnectAsync();
        await device.SendAsync(Packet(Good, 0));
        Assert.NotNull(await device.ReplyAsync());
        var timers = "";
        for (var i = 0; i < 100 && !timers.Contains("timer:(keepalive", StringComparison.Ordinal); i++)
        {
            using var ss = Process.Start(new ProcessStartInfo("ss", ["-Htno", "state", "established", "sport", "=", $":{platform.Settings.GatewayPort}"]) { RedirectStandardOutput = true })!;
            timers = await ss.StandardOutput.ReadToEndAsync();
            await ss.WaitForExitAsync();
        }
        Assert.Contains("timer:(keepalive", timers, StringComparison.Ordinal);
    }

    private static async Task<RunningPlatform> StartAsync(Func<Settings, Settings>? set = null)
    {
        var platform = await RunningPlatform.StartAsync(with: set);
        await platform.AddPointAsync("P1", Good);
        await platform.AddPointAsync("P2", Other);
        return platform;
    }

    /// <summary>Another device, meanwhile and afterwards, is.</summary>
    private static async Task IsServedAsync(RunningPlatform platform)
    {
        using var device = await platform.ConnectAsync();
        await device.SendAsync(Packet(Other, 0));
        Assert.NotNull(await device.ReplyAsync());
        await platform.StoredAsync();
    }

    private static async Task<List<string>> PayloadsAsync(RunningPlatform platform)
    {
        var journal = platform.Services.GetRequiredService<PacketJournal>();
        var found = new List<string>();
        await foreach (var batch in journal.ReadFrom(1, TestContext.Current.CancellationToken))
        {
            foreach (var entry in batch.Entries) found.Add(Encoding.UTF8.GetString(entry.Payload.Span));
            if (batch.NextSequence > journal.LastSynced) break;
        }
        return found;
    }

    private static async Task IsCountedAsync(RunningPlatform platform, string reason) =>
        Assert.True(await MetricAsync(platform, $"qingshan_intake_cut_total{{reason=\"{reason}\"}}") >= 1, reason);

    private static async Task<double> MetricAsync(RunningPlatform platform, string name)
    {
        var lines = (await platform.Operator.GetStringAsync("/metrics")).Split('\n');
        var (metric, label) = name.Split('{') is [var m, var l] ? (m, l[..^1]) : (name, "");
        return lines.Where(l => l.StartsWith(metric, StringComparison.Ordinal) && l.Contains(label, StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Sends into a line that may be gone at any moment: that is what is waited for.</summary>
    private static async Task TryAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Assert.NotNull(e);
        }
    }

    private static string Packet(string mn, int number)
    {
        var hour = new DateTime(2014, 1, 1).AddMinutes(number);
        return DeviceClient.Frame($"QN={hour:yyyyMMddHHmmss}001;ST=22;CN=2011;PW=123456;MN={mn};Flag=5;CP=&&DataTime={hour:yyyyMMddHHmmss};a34004-Rtd={number},a34004-Flag=N&&");
    }
}
