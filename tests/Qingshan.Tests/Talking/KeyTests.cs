using System.Buffers;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingshan.Hj212;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>密钥轮换 · A device that encrypts (2025) is spoken to in its own cipher, gets a new key, and is understood before and after.</summary>
public sealed class KeyTests
{
    private const string Mn = "KEYS0001", First = "0000000000000000", Second = "abcdefghijklmnop";

    [Fact]
    public async Task A_new_key_is_sent_under_the_old_one_and_packets_under_both_are_read()
    {
        await using var platform = await Commanding.StartTalkingAsync();
        await platform.AddPointAsync("P1", Mn, region: await platform.AddRegionAsync("NORTH"));
        using (var put = await platform.Operator.PutAsJsonAsync($"/api/v1/devices/{Mn}/secrets", new { key = First })) Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        using var asking = await platform.SignedInAsync(Roles.DutyLeader, "asking");
        using var second = await platform.SignedInAsync(Roles.DutyLeader, "second");
        using var device = await DeviceClient.ConnectAsync(platform.Settings.GatewayPort);
        await device.SendAsync(Upload(First, 1));
        Assert.Contains("CN=9014", await device.ReplyAsync(), StringComparison.Ordinal);
        await platform.StoredAsync();

        var command = await asking.AskAsync(Mn, 1014, new { key = Second }, "例行更换");
        await second.ApproveAsync(command);
        var request = Decrypted(await device.FrameAsync(), First);
        Assert.Contains("CN=1014", request, StringComparison.Ordinal);
        Assert.Contains($"NewSK={Second}", request, StringComparison.Ordinal);
        foreach (var reply in (string[])["CN=9011;PW=123456;MN=KEYS0001;Flag=8;CP=&&QnRtn=1&&", "CN=9012;PW=123456;MN=KEYS0001;Flag=8;CP=&&ExeRtn=1&&"])
            await device.SendAsync(DeviceClient.Frame($"{request[..request.IndexOf(';', StringComparison.Ordinal)]};ST=91;{reply}"));
        var done = await asking.BecomesAsync(command, "answered");
        Assert.DoesNotContain(Second, done.ToJsonString(), StringComparison.Ordinal);

        await device.SendAsync([.. Upload(First, 2), .. Upload(Second, 3)]);
        Assert.NotNull(await device.ReplyAsync());
        Assert.NotNull(await device.ReplyAsync());
        await platform.StoredAsync();
        var series = (await platform.Operator.ItemsAsync("/api/v1/series?point=P1")).Single();
        var rows = JsonNode.Parse(await platform.Operator.GetStringAsync($"/api/v1/observations?series={series["id"]}&from=2026-01-01&to=2026-12-01"))!["rows"]!.AsArray();
        Assert.Equal([1.0, 2.0, 3.0], rows.Select(r => (double)r![1]!));
    }

    [Fact]
    public async Task A_password_that_a_device_has_taken_is_used_from_then_on()
    {
        await using var platform = await Commanding.StartTalkingAsync();
        await platform.AddPointAsync("P1", Mn, region: await platform.AddRegionAsync("NORTH"));
        using var asking = await platform.SignedInAsync(Roles.DutyLeader, "asking");
        using var second = await platform.SignedInAsync(Roles.DutyLeader, "second");
        using var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a));
        var command = await asking.AskAsync(Mn, 1072, new { password = "654321" }, "例行更换");
        await second.ApproveAsync(command);
        await asking.BecomesAsync(command, "answered");
        await asking.AskAsync(Mn, 1061);
        var next = await device.IsAskedAsync(1061);
        Assert.Contains("PW=654321;", next.Text, StringComparison.Ordinal);
    }

    private static byte[] Upload(string key, int hour)
    {
        Assert.True(Sm4Key.TryParse(key, out var parsed));
        var buffer = new ArrayBufferWriter<byte>();
        new PacketWriter("22", "123456", Mn, Edition.V2025, new Sm4Cipher(parsed))
            .Begin(CommandNumbers.Hour, DateTime.UtcNow, new DateTime(2026, 11, 1, hour, 0, 0, DateTimeKind.Utc)).AddPeriod("a34004", hour, hour, hour).WriteTo(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The segment of a frame in plaintext.</summary>
    private static string Decrypted(byte[] frame, string key)
    {
        Assert.True(Sm4Key.TryParse(key, out var parsed));
        var rest = new ReadOnlySequence<byte>(frame);
        Assert.True(new FrameScanner().TryRead(ref rest, FeedState.Closed, out var scanned));
        Assert.True(Decryption.TryDecipher(scanned, new(parsed), out var plain));
        return System.Text.Encoding.UTF8.GetString(plain.GetSegment([]));
    }
}
