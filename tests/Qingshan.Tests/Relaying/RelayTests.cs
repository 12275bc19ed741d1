using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Relaying;

/// <summary>Packets on their way from one running platform to another, over real sockets.</summary>
public sealed class RelayTests
{
    [Fact]
    public async Task The_upper_platform_gets_the_original_bytes_in_the_order_of_each_device_and_its_acknowledgements_are_kept()
    {
        await using var pair = await RelayPair.StartAsync(timeout: 30);
        await using var upper = await UpperAsync();
        await pair.PutAsync(upper.Settings.GatewayPort);
        // Not by the book: no tail, and a factor that nobody knows. It goes on as it came.
        var odd = RelayPair.Packet("D1", 900).Replace("a34004", "q99999", StringComparison.Ordinal);
        odd = DeviceClient.Frame(odd[6..^6]).TrimEnd();
        await Task.WhenAll(((string[])["D1", "D2", "D3"]).Select(d => RelayPair.SendAsync(pair.Lower, Enumerable.Range(0, 40).Select(n => RelayPair.Packet(d, n)))));
        await RelayPair.SendAsync(pair.Lower, odd);
        await pair.DoneAsync();

        foreach (var device in (string[])["D1", "D2", "D3"])
            Assert.Equal(RelayPair.Journal(pair.Lower).Where(p => p.Sender == device), RelayPair.Journal(upper).Where(p => p.Sender == device));
        Assert.Equal(121, RelayPair.Journal(upper).Count);
        var receipts = await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/receipts?size=50");
        Assert.Equal(Enumerable.Range(1, 121).Reverse(), receipts.Select(r => (int)r["packet"]!));
        var sent = RelayPair.Journal(pair.Lower)[16].Bytes;
        var of17 = Assert.Single(await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/receipts?packet=17"));
        Assert.Equal(UpperPlatform.Ack(sent), (string)of17["answer"]!);
        Assert.Equal((true, sent[9..26]), ((bool)of17["acknowledged"]!, (string)of17["qn"]!));
        Assert.Contains("qingshan_relay_waiting_packets{", await pair.Lower.Operator.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_away_gets_everything_when_it_is_back_and_nothing_twice()
    {
        await using var pair = await RelayPair.StartAsync(timeout: 30);
        var upper = await UpperAsync();
        await pair.PutAsync(upper.Settings.GatewayPort);
        await RelayPair.SendAsync(pair.Lower, RelayPair.Packet("D1", 0));
        await pair.DoneAsync();
        await upper.StopAsync();
        await RelayPair.SendAsync(pair.Lower, Enumerable.Range(1, 60).Select(n => RelayPair.Packet($"D{n % 3 + 1}", n)));
        await RelayPair.UntilAsync(async () => (string?)(await pair.StateAsync())["trouble"] == "no-connection");
        Assert.Equal(60, (int)(await pair.StateAsync())["waiting"]!);

        await upper.StartAgainAsync();
        await pair.DoneAsync();
        Assert.Equal(RelayPair.Journal(pair.Lower).Order(), RelayPair.Journal(upper).Order());
        Assert.Null((await pair.StateAsync())["trouble"]);
        await upper.DisposeAsync();
    }

    [Fact]
    public async Task A_platform_that_is_stopped_in_the_middle_goes_on_where_it_was()
    {
        await using var pair = await RelayPair.StartAsync(timeout: 30);
        var open = false;
        await using var upper = new UpperPlatform(frame => open || frame.Contains("MN=D1", StringComparison.Ordinal) ? [UpperPlatform.Ack(frame)] : []);
        await pair.PutAsync(upper.Port);
        await RelayPair.SendAsync(pair.Lower, Enumerable.Range(0, 30).Select(n => RelayPair.Packet($"D{n % 2 + 1}", n)));
        // D1 is through, D2 waits for the answer to its first: the position stands before it.
        await RelayPair.UntilAsync(async () => (await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/receipts")).Count == 15);
        Assert.Equal(1, (int)(await pair.StateAsync())["position"]!);
        await pair.Lower.StopAsync();
        open = true;
        await pair.Lower.StartAgainAsync();
        await pair.DoneAsync();

        Assert.Equal(Enumerable.Range(0, 15).Select(n => RelayPair.Packet("D1", 2 * n)), upper.Frames.Where(f => f.Contains("MN=D1", StringComparison.Ordinal)));
        // Only the one that was under way came twice.
        Assert.Equal([RelayPair.Packet("D2", 1), .. Enumerable.Range(0, 15).Select(n => RelayPair.Packet("D2", 2 * n + 1))], upper.Frames.Where(f => f.Contains("MN=D2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_that_comes_late_or_with_another_QN_has_the_packet_sent_again_and_loses_none()
    {
        await using var pair = await RelayPair.StartAsync(timeout: 1, resends: 3);
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        await using var upper = new UpperPlatform(frame => (frame, seen.AddOrUpdate(frame, 1, (_, n) => n + 1)) switch
        {
            (_, 1) when frame == RelayPair.Packet("D1", 1) => [UpperPlatform.Ack(frame, qn: "20990101000000000")],
            (_, 1) when frame == RelayPair.Packet("D2", 1) => [],
            // Both answers at once: to the first sending, late, and to the second.
            (_, 2) when frame == RelayPair.Packet("D2", 1) => [UpperPlatform.Ack(frame), UpperPlatform.Ack(frame)],
            _ => [UpperPlatform.Ack(frame)],
        });
        await pair.PutAsync(upper.Port);
        await RelayPair.SendAsync(pair.Lower, Enumerable.Range(0, 3).SelectMany(n => new[] { RelayPair.Packet("D1", n), RelayPair.Packet("D2", n) }));
        await pair.DoneAsync();

        foreach (var device in (string[])["D1", "D2"])
            Assert.Equal([0, 1, 1, 2], upper.Frames.Where(f => f.Contains($"MN={device}", StringComparison.Ordinal)).Select(f => Enumerable.Range(0, 3).Single(n => RelayPair.Packet(device, n) == f)));
        Assert.Equal(6, (await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/receipts")).Count);
        Assert.Equal(2, (int)(await pair.StateAsync())["strays"]!);
    }

    [Fact]
    public async Task A_packet_that_is_never_acknowledged_is_set_aside_and_goes_through_when_a_person_tries_it_again()
    {
        await using var pair = await RelayPair.StartAsync(timeout: 1, resends: 0);
        var poison = RelayPair.Packet("D1", 1);
        var healed = false;
        await using var upper = new UpperPlatform(frame => frame == poison && !healed ? [] : [UpperPlatform.Ack(frame)]);
        await pair.PutAsync(upper.Port);
        await RelayPair.SendAsync(pair.Lower, Enumerable.Range(0, 4).Select(n => RelayPair.Packet("D1", n)));
        await pair.DoneAsync();

        var aside = Assert.Single(await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/set-aside"));
        // Three rounds while nothing else was answered, and one more when the next was.
        Assert.Equal((2, "no-answer", "D1", 4), ((int)aside["packet"]!, (string)aside["reason"]!, (string)aside["mn"]!, (int)aside["tries"]!));
        Assert.Equal(1, (int)(await pair.StateAsync())["setAside"]!);
        healed = true;
        using var again = await pair.Lower.Operator.PostAsync("/api/v1/relays/province/set-aside?packet=2", null);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await RelayPair.UntilAsync(async () => (int)(await pair.StateAsync())["setAside"]! == 0);
        Assert.Equal([4, 3, 2, 1], (await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/receipts")).Select(r => (int)r["packet"]!));
        Assert.Contains(await pair.Lower.AuditAsync(), a => a.Action == "try-again" && a.Subject == "RelayTarget province");
    }

    [Fact]
    public async Task A_device_that_the_upper_platform_does_not_know_holds_up_nobody_else()
    {
        await using var pair = await RelayPair.StartAsync(timeout: 5);
        // A platform like ours shuts the door on devices that it does not know.
        await using var upper = await UpperAsync("D1", "D2");
        await RelayPair.SendAsync(pair.Lower, Enumerable.Range(0, 12).Select(n => RelayPair.Packet($"D{n % 3 + 1}", n)));
        await pair.PutAsync(upper.Settings.GatewayPort, new { start = "1" });
        await RelayPair.UntilAsync(async () => (int)(await pair.StateAsync())["setAside"]! > 0 && RelayPair.Journal(upper).Count(p => p.Sender is "D1" or "D2") == 8);
        Assert.All(await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/set-aside"), a => Assert.Equal(("D3", "cut-off"), ((string)a["mn"]!, (string)a["reason"]!)));
        Assert.Equal(8, (await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/receipts")).Count);
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_passed_on()
    {
        await using var pair = await RelayPair.StartAsync();
        await using var upper = new UpperPlatform(frame => [UpperPlatform.Ack(frame)]);
        var (north, south) = (await pair.Lower.AddRegionAsync("N"), await pair.Lower.AddRegionAsync("S"));
        await pair.Lower.AddPointAsync("NORTH", "NORTH1", region: north);
        await pair.Lower.AddPointAsync("SOUTH", "SOUTH1", region: south);
        await pair.PutAsync(upper.Port, new { region = "N" });
        var wanted = RelayPair.Packet("NORTH1", 1);
        var notice = DeviceClient.Frame("QN=20260101000000001;ST=22;CN=1013;PW=123456;MN=NORTH1;Flag=5;CP=&&PolId=a34004&&");
        await RelayPair.SendAsync(pair.Lower, RelayPair.Packet("SOUTH1", 1), notice, wanted, RelayPair.Packet("D1", 1));
        using (var stranger = await pair.Lower.ConnectAsync())
        {
            await stranger.SendAsync("noise" + wanted.Replace("Avg=1.5", "Avg=2.5", StringComparison.Ordinal) + RelayPair.Packet("STRANGER", 1));
            Assert.True(await stranger.IsClosedAsync());
        }
        await pair.DoneAsync();
        Assert.Equal([wanted], upper.Frames);

        // Another choice begins from where it was, or from where it is told to.
        await pair.PutAsync(upper.Port, new { region = "", devices = (string[])["D1", "NORTH1"], commands = (int[])[1013, 2061], start = "1" });
        await pair.DoneAsync();
        Assert.Equal([wanted, notice, wanted], upper.Frames.Where(f => f.Contains("MN=NORTH1", StringComparison.Ordinal)));
        Assert.Equal([RelayPair.Packet("D1", 1)], upper.Frames.Where(f => !f.Contains("MN=NORTH1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_new_target_begins_now_or_at_a_packet_or_at_a_time()
    {
        await using var pair = await RelayPair.StartAsync();
        await RelayPair.SendAsync(pair.Lower, Enumerable.Range(0, 5).Select(n => RelayPair.Packet("D1", n)));
        await using var upper = new UpperPlatform(frame => [UpperPlatform.Ack(frame)]);
        Assert.Equal(5, (int)(await pair.PutAsync(upper.Port, new { enabled = false }))["position"]!);
        Assert.Equal(2, (int)(await pair.PutAsync(upper.Port, new { start = "3" }))["position"]!);
        Assert.Equal(0, (int)(await pair.PutAsync(upper.Port, new { start = "2020-01-01" }))["position"]!);
        Assert.Equal(5, (int)(await pair.PutAsync(upper.Port, new { start = "2099-01-01" }))["position"]!);
        foreach (var wrong in (string[])["0", "7", "gestern"])
        {
            using var answer = await pair.Lower.Operator.PostAsJsonAsync("/api/v1/relays", new { code = "province", start = wrong });
            Assert.Equal(("relay.wrong-start", HttpStatusCode.BadRequest), ((string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!, answer.StatusCode));
        }
    }

    [Fact]
    public async Task What_the_upper_platform_wants_of_a_device_is_refused_and_kept_and_goes_no_further()
    {
        await using var pair = await RelayPair.StartAsync();
        var request = DeviceClient.Frame("QN=20260101000000777;ST=22;CN=2061;PW=123456;MN=D1;Flag=5;CP=&&BeginTime=20260101000000,EndTime=20260102000000&&");
        await using var upper = new UpperPlatform(frame => frame.Contains("CN=9011", StringComparison.Ordinal) ? [] : [UpperPlatform.Ack(frame), request]);
        await pair.PutAsync(upper.Port);
        using var device = await pair.Lower.ConnectAsync();
        await device.SendAsync(RelayPair.Packet("D1", 1));
        Assert.Contains("CN=9014", await device.ReplyAsync(), StringComparison.Ordinal);

        await RelayPair.UntilAsync(() => Task.FromResult(upper.Frames.Count == 2));
        Assert.Equal(DeviceClient.Frame("QN=20260101000000777;ST=91;CN=9011;PW=123456;MN=D1;Flag=4;CP=&&QnRtn=2&&"), upper.Frames.Last());
        Assert.Equal(("D1", 2061, request), ((await pair.Lower.Operator.ItemsAsync("/api/v1/relays/province/commands")).Select(c => ((string)c["mn"]!, (int)c["command"]!, (string)c["text"]!)).Single()));
        Assert.Null(await device.ReplyAsync(0.5));
    }

    [Fact]
    public async Task Whoever_holds_a_region_sets_up_relays_of_that_region_only_and_every_change_is_audited()
    {
        await using var pair = await RelayPair.StartAsync();
        var north = await pair.Lower.AddRegionAsync("N");
        using var local = pair.Lower.With(await pair.Lower.KeyAsync(Roles.Operator, "li", north));
        await pair.PutAsync(9, new { enabled = false });
        Assert.Empty(await local.ItemsAsync("/api/v1/relays"));
        using var all = await local.PostAsJsonAsync("/api/v1/relays", new { code = "mine", host = "localhost", enabled = false });
        Assert.Equal(HttpStatusCode.Forbidden, all.StatusCode);
        using var ours = await local.PostAsJsonAsync("/api/v1/relays", new { code = "mine", host = "localhost", region = "N", enabled = false });
        Assert.Equal(HttpStatusCode.OK, ours.StatusCode);
        Assert.Equal("mine", (string)Assert.Single(await local.ItemsAsync("/api/v1/relays"))["code"]!);
        Assert.Contains(await pair.Lower.AuditAsync(), a => a is { Action: "add", Subject: "RelayTarget mine", Actor: "li" });
    }

    [Fact]
    public async Task A_target_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        await using var pair = await RelayPair.StartAsync();
        await using var upper = new UpperPlatform(frame => [UpperPlatform.Ack(frame)]);
        await RelayPair.SendAsync(pair.Lower, RelayPair.Packet("D1", 1));
        await pair.PutAsync(upper.Port, new { tls = true, start = "1" });
        await RelayPair.UntilAsync(async () => (await pair.StateAsync())["trouble"] is not null);
        Assert.Equal(1, (int)(await pair.StateAsync())["waiting"]!);
        Assert.DoesNotContain(upper.Frames, f => f.Contains("MN=D1", StringComparison.Ordinal));
    }

    /// <summary>Another platform like ours, that knows the devices.</summary>
    private static async Task<RunningPlatform> UpperAsync(params string[] devices)
    {
        var upper = await RunningPlatform.StartAsync();
        foreach (var mn in devices.Length > 0 ? devices : ["D1", "D2", "D3"]) await upper.AddPointAsync($"U{mn}", mn);
        return upper;
    }
}
