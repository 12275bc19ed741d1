using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;
using Qingshan.Tests.Relaying;

namespace Qingshan.Tests.Shadowing;

/// <summary>Overhearing another platform, and comparing a recording of it.</summary>
public sealed class ShadowTests
{
    private static readonly IPEndPoint Platform = new(IPAddress.Parse("10.0.0.1"), 9212);
    private static readonly DateTime Start = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = new TestFolder().Path;

    [Fact]
    public async Task What_is_overheard_is_stored_like_everything_else_and_not_one_byte_is_answered()
    {
        await using var platform = await RunningPlatform.StartAsync(with: s => s with { ShadowPort = Loopback.FreePort() });
        await platform.AddPointAsync("P1", "D1");
        using (var tee = await DeviceClient.ConnectAsync(platform.Settings.ShadowPort))
        {
            foreach (var piece in (RelayPair.Packet("D1", 1) + "noise" + RelayPair.Packet("STRANGER", 1) + RelayPair.Packet("D1", 2)).Chunk(50)) await tee.SendAsync(new string(piece));
            // A frame without its end is known by the pause behind it, as at the gateway.
            await tee.SendAsync(RelayPair.Packet("D1", 3)[..^2]);
            await RelayPair.UntilAsync(async () => (int)(await platform.Operator.JsonAsync("/api/v1/shadow"))["admitted"]! == 3);
            Assert.Null(await tee.ReplyAsync(1));
        }
        await platform.StoredAsync();

        var state = await platform.Operator.JsonAsync("/api/v1/shadow");
        Assert.Equal((3, 1, 1), ((int)state["admitted"]!, (int)state["unknown"]!, (int)state["damaged"]!));
        Assert.Equal("STRANGER", (string)Assert.Single(state["unknownDevices"]!.AsArray())!["mn"]!);
        Assert.Equal(["shadow", "shadow", "shadow"], (await platform.Operator.ItemsAsync("/api/v1/packets?point=P1")).Select(p => (string)p["channel"]!));
        Assert.Equal(["1.5", "2.5", "3.5"], await ValuesAsync(platform));

        // The device itself comes too: the same values again are the same values.
        await RelayPair.SendAsync(platform, RelayPair.Packet("D1", 1));
        await platform.StoredAsync();
        Assert.Equal(["1.5", "2.5", "3.5"], await ValuesAsync(platform));
    }

    [Fact]
    public async Task What_is_overheard_is_not_passed_on()
    {
        await using var upper = new UpperPlatform(frame => [UpperPlatform.Ack(frame)]);
        await using var platform = await RunningPlatform.StartAsync(with: s => s with { ShadowPort = Loopback.FreePort() });
        await platform.AddPointAsync("P1", "D1");
        await RelayPair.PutAsync(platform, upper.Port);
        using var tee = await DeviceClient.ConnectAsync(platform.Settings.ShadowPort);
        await tee.SendAsync(RelayPair.Packet("D1", 1));
        await RelayPair.UntilAsync(async () => (int)(await platform.Operator.JsonAsync("/api/v1/shadow"))["admitted"]! == 1);
        await RelayPair.SendAsync(platform, RelayPair.Packet("D1", 2));
        await RelayPair.UntilAsync(() => Task.FromResult(!upper.Frames.IsEmpty));
        Assert.Equal([RelayPair.Packet("D1", 2)], upper.Frames);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_capture_tells_by_device_what_the_old_platform_did_and_ours_would(bool ng)
    {
        var damaged = RelayPair.Packet("D1", 3).Replace("Avg=3.5", "Avg=9.5", StringComparison.Ordinal);
        var request = DeviceClient.Frame("QN=20260101000000777;ST=22;CN=2061;PW=123456;MN=D1;Flag=5;CP=&&BeginTime=20260101000000,EndTime=20260102000000&&");
        var talk = new CapturedTalk(ng, 40001);
        talk.Up(RelayPair.Packet("D1", 1), at: 0).Down(UpperPlatform.Ack(RelayPair.Packet("D1", 1)), at: 30);
        talk.Up(RelayPair.Packet("D1", 2), at: 1000);                                                             // never answered
        talk.Up(damaged, at: 2000).Down(UpperPlatform.Ack(damaged), at: 2010);                                    // answered all the same
        talk.Up(RelayPair.Packet("D1", 4), at: 3000).Down(UpperPlatform.Ack(RelayPair.Packet("D1", 4), 9011, cp: "QnRtn=4"), at: 3020);
        talk.Down(request, at: 4000).Up(UpperPlatform.Ack(request, 9011, cp: "QnRtn=1"), at: 4005);
        talk.Up(RelayPair.Packet("D2", 1), at: 5000).Down(UpperPlatform.Ack(RelayPair.Packet("D2", 1)), at: 5050);
        var file = Save("old.pcap", talk.Bytes);

        var run = await Cli.RunAsync("shadow", file, "--json");
        Assert.Equal(2, run.Exit);
        var report = JsonNode.Parse(run.Out)!;
        var d1 = report["devices"]!.AsArray().Single(d => (string)d!["mn"]! == "D1")!;
        Assert.Equal((5, 4, 1), ((int)d1["frames"]!, (int)d1["accepted"]! + (int)d1["noted"]!, (int)d1["damaged"]!));
        Assert.Equal((2, 1, 1, 1), ((int)d1["answeredByOld"]!, (int)d1["oldOnly"]!, (int)d1["oursOnly"]!, (int)d1["refusedByOld"]!));
        Assert.Equal(["old-only crc-mismatch", "old-refuses return code 4", "ours-only "], d1["examples"]!.AsArray().Select(e => $"{e!["what"]} {e["why"]}").Order());
        Assert.Equal((10.0, 30.0), ((double)d1["latency"]!["min"]!, (double)d1["latency"]!["max"]!));
        var command = Assert.Single(d1["commands"]!.AsArray())!;
        Assert.Equal((2061, 1), ((int)command["command"]!, (int)command["replies"]!["QnRtn=1"]!));
        Assert.Equal((1, 0), ((int)report["devices"]!.AsArray().Single(d => (string)d!["mn"]! == "D2")!["answeredByOld"]!, (int)report["missingBytes"]!));

        var table = await Cli.RunAsync("shadow", file);
        Assert.Contains("They differ", table.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retransmission_and_disorder_change_nothing_and_a_device_that_is_not_registered_shows()
    {
        var packets = Enumerable.Range(0, 50).Select(n => RelayPair.Packet("D1", n)).ToList();
        var talk = new CapturedTalk(ng: false, 40001, disorder: 7);
        foreach (var (packet, i) in packets.Select((p, i) => (p, i))) talk.Up(packet, i * 1000).Down(UpperPlatform.Ack(packet), i * 1000 + 20);
        var file = Save("shuffled.pcap", talk.Bytes);
        Assert.Equal(0, (await Cli.RunAsync("shadow", file)).Exit);

        await using var platform = await RunningPlatform.StartAsync();
        await platform.AddPointAsync("P2", "D2");
        var run = await Cli.RunAsync("shadow", file, "--json", "--ledger", "--data", platform.Settings.Data);
        var device = JsonNode.Parse(run.Out)!["devices"]![0]!;
        Assert.Equal((2, 50, false, 50, 50), (run.Exit, (int)device["frames"]!, (bool)device["known"]!, (int)device["oldOnly"]!, (int)device["answeredByOld"]!));
    }

    [Fact]
    public async Task The_values_of_the_old_platform_are_compared_one_by_one()
    {
        var packets = string.Concat(Enumerable.Range(1, 4).Select(n => RelayPair.Packet("D1", n)));
        var file = Save("stream.bin", Encoding.ASCII.GetBytes(packets));
        var table = Save("values.csv", Encoding.UTF8.GetBytes("""
            mn,factor,kind,time,value
            D1,a34004,hour,2026-01-01 00:01:00,1.5
            D1,a34004,mean:PT1H,2026-01-01T00:02:00+08:00,2.51
            D1,a34004,2061,2026-01-01T00:04:00,4.5
            D1,a34004,hour,2026-01-01T00:05:00,5.5
            """));
        var run = await Cli.RunAsync("shadow", file, "--json", "--values", table);
        var values = JsonNode.Parse(run.Out)!["values"]!;
        Assert.Equal((2, 2, 1, 1, 1), (run.Exit, (int)values["identical"]!, (int)values["differs"]!, (int)values["missingHere"]!, (int)values["missingThere"]!));
        Assert.False((bool)JsonNode.Parse(run.Out)!["answersSeen"]!);

        values = JsonNode.Parse((await Cli.RunAsync("shadow", file, "--json", "--values", table, "--tolerance", "0.01")).Out)!["values"]!;
        Assert.Equal((3, 0), ((int)values["identical"]!, (int)values["differs"]!));

        var bad = Save("bad.csv", Encoding.UTF8.GetBytes("mn,factor,kind,time,value\nD1,a34004,weekly,2026-01-01,1\n"));
        var refused = await Cli.RunAsync("shadow", file, "--values", bad);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("shadow.wrong-table", refused.Error, StringComparison.Ordinal);
        var empty = await Cli.RunAsync("shadow", Save("empty.bin", []));
        Assert.Contains("shadow.no-frames", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("needs", "server")]
    public async Task What_tcpdump_captures_of_a_running_platform_agrees_with_it()
    {
        if (!File.Exists("/usr/bin/tcpdump")) Assert.Skip("tcpdump is not installed.");
        await using var platform = await RunningPlatform.StartAsync();
        await platform.AddPointAsync("P1", "D1");
        var file = System.IO.Path.Combine(_folder, "live.pcap");
        using var tcpdump = Process.Start(new ProcessStartInfo("/usr/bin/tcpdump", ["-i", "lo", "-U", "-Z", "root", "-w", file, "tcp", "port", $"{platform.Settings.GatewayPort}"]) { RedirectStandardError = true })!;
        string? said;
        while ((said = await tcpdump.StandardError.ReadLineAsync()) is not null && !said.Contains("listening on", StringComparison.Ordinal)) { }
        if (said is null) Assert.Skip("tcpdump may not capture here.");
        await RelayPair.SendAsync(platform, Enumerable.Range(0, 20).Select(n => RelayPair.Packet("D1", n)));
        var bytes = 0L;
        // It writes each packet as it comes; when it says nothing more, it has them all.
        await RelayPair.UntilAsync(() => Task.FromResult(bytes > 5000 & bytes == (bytes = new FileInfo(file).Length)));
        using (var term = Process.Start("kill", $"{tcpdump.Id}")) await term.WaitForExitAsync();
        await tcpdump.WaitForExitAsync();

        var run = await Cli.RunAsync("shadow", file, "--json", "--old-port", $"{platform.Settings.GatewayPort}", "--ledger", "--data", platform.Settings.Data);
        Assert.True(run.Exit == 0, run.Out + run.Error);
        var device = JsonNode.Parse(run.Out)!["devices"]![0]!;
        Assert.Equal((20, 20, 20), ((int)device["frames"]!, (int)device["answeredByOld"]!, (int)device["answeredByOurs"]!));
    }

    private static async Task<IEnumerable<string>> ValuesAsync(RunningPlatform platform)
    {
        var series = (int)Assert.Single(await platform.Operator.ItemsAsync("/api/v1/series?point=P1"))["id"]!;
        return (await platform.Operator.ExportAsync($"series={series}&from=2026-01-01&to=2026-01-02")).Select(r => r["value"]);
    }

    private string Save(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A captured connection of a device with the old platform.</summary>
    /// <param name="disorder">Every so many segments one comes twice, and the two after it change places; 0: all in order.</param>
    private sealed class CapturedTalk(bool ng, int port, int disorder = 0)
    {
        private readonly CaptureWriter _file = new(ng);
        private readonly IPEndPoint _device = new(IPAddress.Parse("10.1.2.3"), port);
        private readonly List<(IPEndPoint From, IPEndPoint To, uint Sequence, byte[] Payload, int At)> _segments = [];
        // Close to the end of the numbers, so that they begin again at 0 in the middle.
        private uint _up = uint.MaxValue - 500, _down = 5;

        public byte[] Bytes
        {
            get
            {
                _file.Segment(Start, _device, Platform, uint.MaxValue - 500, 2, []);
                _file.Segment(Start, Platform, _device, 5, 18, []);
                for (var i = 0; disorder > 0 && i + 3 < _segments.Count; i += disorder)
                {
                    _segments.Insert(i + 1, _segments[i]);
                    if (_segments[i + 2].From == _segments[i + 3].From) (_segments[i + 2], _segments[i + 3]) = (_segments[i + 3], _segments[i + 2]);
                }
                foreach (var (from, to, sequence, payload, at) in _segments) _file.Segment(Start.AddMilliseconds(at), from, to, sequence, 16, payload);
                return _file.Bytes;
            }
        }

        public CapturedTalk Up(string text, int at)
        {
            foreach (var piece in Encoding.ASCII.GetBytes(text).Chunk(60))
            {
                _segments.Add((_device, Platform, unchecked(_up + 1), piece, at));
                _up = unchecked(_up + (uint)piece.Length);
            }
            return this;
        }

        public CapturedTalk Down(string text, int at)
        {
            _segments.Add((Platform, _device, _down + 1, Encoding.ASCII.GetBytes(text), at));
            _down += (uint)text.Length;
            return this;
        }
    }
}
