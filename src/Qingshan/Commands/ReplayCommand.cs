using System.CommandLine;
using System.Globalization;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Qingshan.Simulation;

namespace Qingshan.Commands;

/// <summary><c>qingshan replay FORMAT FOLDER</c>: history once more, over real HJ 212 connections, as its stations would have sent it.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> Format = new("format") { Description = "格式 · Format: beijing-multisite" };
    private static readonly Argument<string> Folder = new("folder") { Description = "目录 · Folder with the files" };
    private static readonly Option<string> From = new("--from") { Description = "起(含，北京时间) · From, inclusive: 2014-01-01", Required = true };
    private static readonly Option<string?> To = new("--to") { Description = "止(不含) · To, exclusive (the end of the data)" };
    private static readonly Option<double> Speed = new("--speed") { Description = "倍速，0 为不等待 · How much faster than time; 0 does not wait", DefaultValueFactory = _ => 3600 };
    private static readonly Option<string> Host = new("--host") { Description = "网关地址 · Address of the gateway", DefaultValueFactory = _ => "127.0.0.1" };

    public static Command Build()
    {
        var command = new Command("replay", "回放历史数据 · Send history over real HJ 212 connections into a running program") { Format, Folder, From, To, Speed, Host };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, (client, stop) => RunAsync(parsed, client, stop), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, PlatformClient client, CancellationToken cancel)
    {
        if (!client.IsRunning) return Say.Error(ProgramErrors.NotRunning.Of());
        if (parsed.GetValue(Format) != "beijing-multisite") return Say.Error(ImportErrors.UnknownFormat.Of(parsed.GetValue(Format), "beijing-multisite"));
        if (!Query.Time("--from", parsed.GetValue(From), default).TryGet(out var from, out var error)) return Say.Error(error);
        if (!Query.Time("--to", parsed.GetValue(To), DateTime.MaxValue).TryGet(out var to, out error)) return Say.Error(error);

        var folder = Path.GetFullPath(parsed.GetValue(Folder)!);
        var path = $"/api/v1/imports/beijing-multisite/prepare?path={Uri.EscapeDataString(folder)}";
        using var prepared = await client.Http.PostAsync(new Uri(path, UriKind.Relative), null, cancel);
        if (!prepared.IsSuccessStatusCode) return await Say.ProblemAsync(prepared, cancel);

        var history = new ReplayHistory(new BeijingMultisite(), folder, from, to);
        if (!history.Load(cancel).TryGet(out var stations, out error)) return Say.Error(error);
        var replay = new Replay(parsed.GetValue(Host)!, CommonOptions.SettingsOf(parsed).GatewayPort, parsed.GetValue(Speed), TimeProvider.System);
        var report = await replay.RunAsync(stations, cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"站点 stations {stations.Count}  发送 sent {report.Sent:N0}  已应答 acknowledged {report.Acknowledged:N0}  未应答 not acknowledged {report.Sent - report.Acknowledged:N0}"));
        return report.Sent == report.Acknowledged ? 0 : 2;
    }
}
