using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary><c>qingshan hj212 conformance HOST:PORT</c>: plays a device or a platform against somebody else's equipment, and reports clause by clause.</summary>
internal static class Hj212ConformanceCommand
{
    private static readonly Argument<string> Place = new("address") { Description = "地址 · HOST:PORT of the equipment, or where to listen for a device" };
    private static readonly Option<string> As = Choice("--as", "扮演的一方 · What to play", "device", "platform");
    private static readonly Option<string> Edition = Choice("--edition", "协议版本 · Edition spoken", "2017", "2005", "2025");
    private static readonly Option<string> Mn = new("--mn") { Description = "设备的 MN · MN of the device", Required = true };
    private static readonly Option<string> Pw = new("--pw") { Description = "设备的 PW · PW of the device", Required = true };
    private static readonly Option<string> St = new("--st") { Description = "系统类型 · System type (32)", DefaultValueFactory = _ => "32" };
    private static readonly Option<bool> Connect = new("--connect") { Description = "扮演平台时主动连接设备，而非等待 · As the platform: connect to the device instead of waiting for it" };
    private static readonly Option<bool> SetClock = new("--set-clock") { Description = "允许设置设备时钟（1012） · Allow setting the device's clock (1012)" };
    private static readonly Option<string?> Factor = new("--factor") { Description = "设备监测的一个因子 · A factor that the device measures", HelpName = "CODE" };
    private static readonly Option<double> Timeout = Seconds("--timeout", "等待应答的秒数 · Seconds that an answer may take", 10);
    private static readonly Option<double> Silence = Seconds("--silence", "确认没有应答的秒数 · Seconds in which nothing has to come where nothing is to be answered", 1);
    private static readonly Option<double> Watch = Seconds("--watch", "等待设备连接和上传的秒数 · Seconds that a device may take to connect and to upload", 90);
    private static readonly Option<bool> Json = new("--json") { Description = "输出 JSON · Print JSON" };

    public static Command Build()
    {
        var command = new Command("conformance", "逐条检验他方设备或平台是否符合标准 · Test somebody else's device or platform against the standard")
        {
            Place, As, Edition, Mn, Pw, St, Connect, SetClock, Factor, Timeout, Silence, Watch, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var place = parsed.GetValue(Place)!;
        if (!TrySplit(place, out var host, out var port)) return Say.Error(Hj212ConformanceErrors.BadAddress.Of(place));
        var options = new ConformanceOptions(parsed.GetValue(Mn)!, parsed.GetValue(Pw)!, parsed.GetValue(Edition) switch
        {
            "2005" => Hj212.Edition.V2005,
            "2017" => Hj212.Edition.V2017,
            _ => Hj212.Edition.V2025,
        })
        {
            St = parsed.GetValue(St)!,
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
            Silence = TimeSpan.FromSeconds(parsed.GetValue(Silence)),
            Watch = TimeSpan.FromSeconds(parsed.GetValue(Watch)),
            Factor = parsed.GetValue(Factor),
            SetClock = parsed.GetValue(SetClock),
        };
        // What is written into every header is tried before anybody is called.
        if (Unwritable(options) is { } refusal) return Say.Error(refusal);

        var device = parsed.GetValue(As) == "device";
        if (!(await OpenAsync(host, port, listen: !device && !parsed.GetValue(Connect), options.Watch, cancel)).TryGet(out var peer, out var error)) return Say.Error(error);
        using (peer)
        {
            var findings = device
                ? await PlatformConformance.RunAsync(peer.GetStream(), options, TimeProvider.System, cancel)
                : await DeviceConformance.RunAsync(peer.GetStream(), options, TimeProvider.System, cancel);
            ConformanceReport.Write(findings, device ? "platform" : "device", place, options, parsed.GetValue(Json));
            return findings.Any(f => f.Outcome == ConformanceOutcome.Failed) || findings.All(f => f.Outcome != ConformanceOutcome.Passed) ? 1 : 0;
        }
    }

    /// <summary>A connection to the equipment: ours, or the first that comes.</summary>
    private static async Task<Result<TcpClient>> OpenAsync(string host, int port, bool listen, TimeSpan patience, CancellationToken cancel)
    {
        try
        {
            if (!listen)
            {
                var client = new TcpClient { NoDelay = true };
                await client.ConnectAsync(host, port, cancel).AsTask().WaitAsync(patience, cancel);
                return client;
            }
            var address = host is "*" or "0.0.0.0" ? IPAddress.Any : (await Dns.GetHostAddressesAsync(host, AddressFamily.InterNetwork, cancel))[0];
            using var door = new TcpListener(address, port);
            door.Start(1);
            Console.Error.WriteLine($"  等待设备连接 Waiting for a device at {host}:{port} …");
            return await door.AcceptTcpClientAsync(cancel).AsTask().WaitAsync(patience, cancel);
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            return (listen ? Hj212ConformanceErrors.NobodyCame : Hj212ConformanceErrors.NotReached).Of($"{host}:{port}", e.Message);
        }
    }

    private static Error? Unwritable(ConformanceOptions options)
    {
        var envelope = new Envelope(options.Mn, options.St, options.Pw, options.Edition);
        var refusal = MessageWriter.Write(new System.Buffers.ArrayBufferWriter<byte>(), envelope, new DataAck());
        return refusal is null ? null : Hj212ConformanceErrors.BadHeader.Of(new Text(refusal.Zh, refusal.En));
    }

    private static bool TrySplit(string place, out string host, out int port)
    {
        var colon = place.LastIndexOf(':');
        (host, port) = (colon > 0 ? place[..colon].Trim('[', ']') : "", 0);
        return colon > 0 && int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;
    }

    private static Option<string> Choice(string name, string description, string first, params string[] more)
    {
        var option = new Option<string>(name) { Description = $"{description} ({first})", DefaultValueFactory = _ => first };
        option.AcceptOnlyFromAmong([first, .. more]);
        return option;
    }

    private static Option<double> Seconds(string name, string description, double standard) =>
        new(name) { Description = $"{description} ({standard.ToString(CultureInfo.InvariantCulture)})", HelpName = "SECONDS", DefaultValueFactory = _ => standard };
}
