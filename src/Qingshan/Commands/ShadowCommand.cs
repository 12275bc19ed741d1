using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Commands;

/// <summary>
/// <c>qingshan shadow FILE</c>: a recording of another platform's traffic, and where ours would have done otherwise. Needs no running
/// platform; with <c>--ledger</c> it reads the list of devices of a data folder.
/// </summary>
internal static class ShadowCommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> Source = new("file") { Description = "pcap、pcapng，或单条连接的原始字节 · pcap, pcapng, or the plain bytes of a stream" };
    private static readonly Option<int> OldPort = new("--old-port") { Description = "旧平台的端口 · Port of the old platform (9212)", HelpName = "N", DefaultValueFactory = _ => 9212 };
    private static readonly Option<bool> Ledger = new("--ledger") { Description = "按本平台台账判断设备是否已登记 · Compare devices with the ledger of --data" };
    private static readonly Option<string?> Values = new("--values") { Description = "旧平台的数据表 CSV：mn,factor,kind,time,value · The old platform's values", HelpName = "FILE" };
    private static readonly Option<double> Tolerance = new("--tolerance") { Description = "数值允许的相对误差 · How far a value may be off, as a part of it (0)", HelpName = "X" };
    private static readonly Option<bool> Json = new("--json") { Description = "输出 JSON · Write JSON" };

    public static Command Build()
    {
        var command = new Command("shadow", "影子对比：旧平台的录制流量 · Compare a recording of another platform's traffic with what ours would do") { Source, OldPort, Ledger, Values, Tolerance, Json };
        command.WithCommonOptions().SetAction(RunAsync);
        return command;
    }

    /// <returns>0 where the two agree, 2 where they differ, 1 where it cannot be told.</returns>
    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var name = parsed.GetValue(Source)!;
        try
        {
            var known = parsed.GetValue(Ledger) ? DevicesOf(CommonOptions.SettingsOf(parsed)) : null;
            var table = parsed.GetValue(Values) is { } file ? await File.ReadAllTextAsync(file, cancel) : null;
            await using var stream = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20);
            if (!ShadowComparison.Run(stream, name, parsed.GetValue(OldPort), known, table, parsed.GetValue(Tolerance)).TryGet(out var report, out var error)) return Say.Error(error);
            if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(report, Readable));
            else Print(report);
            return report.Agrees ? 0 : 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say.Error(ShadowErrors.CannotRead.Of(name, e.Message));
        }
        catch (System.Data.Common.DbException e)
        {
            return Say.Error(ShadowErrors.CannotRead.Of("--ledger", e.Message));
        }
    }

    private static HashSet<string> DevicesOf(Composition.Settings settings) =>
        [.. new LedgerBook(new PlatformDbs(settings.LedgerPlace, TimeProvider.System), TimeProvider.System).Now.Devices.Keys];

    private static void Print(ShadowReport report)
    {
        Console.WriteLine($"连接 connections {report.Connections} · 设备 devices {report.Devices.Count} · 帧 frames {report.Devices.Sum(d => d.Frames)}");
        if (!report.AnswersSeen) Console.WriteLine("录制中没有旧平台的应答，无法比较应答 · the recording holds no answers of the old platform, which so are not compared");
        if (report.MissingBytes > 0) Console.WriteLine($"录制遗漏 {report.MissingBytes} 字节 · the recording misses {report.MissingBytes} bytes");
        if (report.BreaksOff) Console.WriteLine("文件在数据包中间中断 · the file breaks off inside a packet");
        Output.Write("table", ["mn", "known", "frames", "accepted", "noted", "damaged", "again", "old", "ours", "old-only", "ours-only", "refused", "median ms", "p95 ms", "max ms"],
            [.. report.Devices.Select(Row)]);
        var commands = report.Devices.SelectMany(d => d.Commands.Select(c => new JsonObject
        {
            ["mn"] = d.Mn, ["command"] = c.Command, ["times"] = c.Count, ["replies"] = string.Join(" ", c.Replies.Select(r => $"{r.Key}×{r.Value}")),
        })).ToList();
        if (commands.Count > 0) Output.Write("table", ["mn", "command", "times", "replies"], commands);
        var examples = report.Devices.SelectMany(d => d.Examples.Select(e => new JsonObject
        {
            ["mn"] = d.Mn, ["time"] = Time(e.At), ["qn"] = e.Qn, ["cn"] = e.Command, ["what"] = e.What, ["why"] = e.Why,
        })).ToList();
        if (examples.Count > 0) Output.Write("table", ["mn", "time", "qn", "cn", "what", "why"], examples);
        if (report.Values is { } values)
        {
            Console.WriteLine($"数值 values: 相同 identical {values.Identical} · 不同 differ {values.Differs} · 录制缺 missing here {values.MissingHere} · 旧平台缺 missing there {values.MissingThere}");
            if (values.Examples.Count > 0)
                Output.Write("table", ["mn", "factor", "kind", "time", "old", "ours"],
                    [.. values.Examples.Select(v => new JsonObject { ["mn"] = v.Mn, ["factor"] = v.Factor, ["kind"] = v.Kind, ["time"] = Time(v.Time), ["old"] = v.Old, ["ours"] = v.Ours })]);
        }
        Console.WriteLine(report.Agrees ? "一致 · They agree" : "有差异 · They differ");
    }

    private static JsonObject Row(ShadowDeviceReport d) => new()
    {
        ["mn"] = d.Mn, ["known"] = d.Known switch { true => "yes", false => "NO", null => "?" }, ["frames"] = d.Frames, ["accepted"] = d.Accepted, ["noted"] = d.Noted, ["damaged"] = d.Damaged,
        ["again"] = d.SentAgain, ["old"] = d.AnsweredByOld, ["ours"] = d.AnsweredByOurs, ["old-only"] = d.OldOnly, ["ours-only"] = d.OursOnly, ["refused"] = d.RefusedByOld,
        ["median ms"] = Math.Round(d.Latency?.Median ?? 0, 1), ["p95 ms"] = Math.Round(d.Latency?.P95 ?? 0, 1), ["max ms"] = Math.Round(d.Latency?.Max ?? 0, 1),
    };

    private static string Time(DateTime utc) => utc == default ? "" : Standards.BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
