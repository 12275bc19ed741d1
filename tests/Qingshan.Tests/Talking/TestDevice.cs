using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>A request as a device got it.</summary>
internal sealed record Asked(string Qn, int Command, string Cp, string Text)
{
    public string Field(string key) => Regex.Match(Cp, $"(?<![A-Za-z]){key}=([^;,]*)").Groups[1].Value;
}

/// <summary>A device at the end of a real connection, which does with each request what a test says.</summary>
internal sealed partial class TestDevice : IDisposable
{
    private readonly TcpClient _tcp = new() { NoDelay = true };
    private readonly string _mn;
    private readonly int _flag;
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _said;

    private TestDevice(string mn, int flag) => (_mn, _flag) = (mn, flag);

    /// <summary>Requests, without the platform's answers to what the device says.</summary>
    public ConcurrentQueue<Asked> Asked { get; } = [];

    /// <param name="flag">The version bits: 0, 4 or 8. Nothing that it says wants an answer.</param>
    public static async Task<TestDevice> ConnectAsync(RunningPlatform platform, string mn, Func<TestDevice, Asked, Task>? script = null, int flag = 4)
    {
        var device = new TestDevice(mn, flag);
        await device._tcp.ConnectAsync(IPAddress.Loopback, platform.Settings.GatewayPort);
        _ = device.ListenAsync(script ?? ((_, _) => Task.CompletedTask));
        await device.SayAsync(2011, "DataTime=20200101000000;a34004-Rtd=1");
        return device;
    }

    /// <param name="qn">Of the request where it answers one; now where null.</param>
    public Task SayAsync(int command, string cp, string? qn = null, DateTime? clock = null)
    {
        var st = command is >= 9011 and <= 9014 ? "91" : "22";
        var at = (clock ?? DateTime.UtcNow.AddMilliseconds(Interlocked.Increment(ref _said) % 100)).AddHours(8);
        return SendAsync(DeviceClient.Frame(string.Create(CultureInfo.InvariantCulture, $"QN={qn ?? at.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)};ST={st};CN={command};PW=654321;MN={_mn};Flag={_flag};CP=&&{cp}&&")));
    }

    /// <summary>Accepts a request, says the data and then the result.</summary>
    public async Task AnswerAsync(Asked asked, int exeRtn = 1, params string[] data)
    {
        await SayAsync(9011, "QnRtn=1", asked.Qn);
        foreach (var cp in data) await SayAsync(asked.Command, cp, asked.Qn);
        await SayAsync(9012, $"ExeRtn={exeRtn}", asked.Qn);
    }

    public Task HourAsync(DateTime start, double value) =>
        SayAsync(2061, string.Create(CultureInfo.InvariantCulture, $"DataTime={start.AddHours(8):yyyyMMddHHmmss};a34004-Avg={value},a34004-Flag=N"));

    public async Task SendAsync(string text)
    {
        await _one.WaitAsync();
        try
        {
            await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<Asked> IsAskedAsync(int command)
    {
        Asked? found = null;
        await Wait.UntilAsync(() => (found = Asked.FirstOrDefault(a => a.Command == command)) is not null, $"{_mn} is not asked {command}, but {string.Join(", ", Asked.Select(a => a.Command))}");
        return found!;
    }

    public void Dispose() => _tcp.Dispose();

    private async Task ListenAsync(Func<TestDevice, Asked, Task> script)
    {
        using var reader = new StreamReader(_tcp.GetStream());
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                var found = Request().Match(line);
                if (!found.Success) continue;
                var asked = new Asked(found.Groups["qn"].Value, int.Parse(found.Groups["cn"].Value, CultureInfo.InvariantCulture), found.Groups["cp"].Value, line);
                if (asked.Command is 9013 or 9014) continue;
                Asked.Enqueue(asked);
                await script(this, asked);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection has ended, by whichever side.
        }
    }

    [GeneratedRegex("QN=(?<qn>\\d{17}).*CN=(?<cn>\\d{4}).*CP=&&(?<cp>.*)&&")]
    private static partial Regex Request();
}

internal static class Wait
{
    public static Task UntilAsync(Func<bool> wanted, string otherwise) => UntilAsync(() => Task.FromResult(wanted()), () => otherwise);

    public static async Task UntilAsync(Func<Task<bool>> wanted, Func<string> otherwise)
    {
        for (var i = 0; i < 400; i++, await Task.Delay(50))
            if (await wanted()) return;
        Assert.Fail(otherwise());
    }
}
