using System.CommandLine;
using System.Text.Json;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Spectre.Console;

namespace Qingshan.Commands;

/// <summary><c>qingshan import WHAT PATH</c>: files of history, regions, enterprises; with progress and a summary.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> What = new("what") { Description = "格式 · What (docs/importing.md): beijing-multisite, …" };
    private static readonly Argument<string> Where = new("path") { Description = "文件或目录 · File or folder (.gz accepted)" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "只检查并显示前几行，不入库 · Check and show the first rows; store nothing" };

    /// <summary>Options of single imports: the platform says which of them it takes.</summary>
    private static readonly Option<string?> Map = new("--map") { Description = "列映射 · Mapping of the columns of a CSV: text or a .json file", HelpName = "MAP" };

    private static readonly Option<string?>[] Options =
    [
        Map,
        new("--datum") { Description = "坐标系 · Datum of boundaries: wgs84, gcj02, cgcs2000", HelpName = "DATUM" },
        new("--approval-number") { Description = "审图号 · Approval number of the map that the boundaries come from", HelpName = "TEXT" },
    ];

    public static Command Build()
    {
        var command = new Command("import", "导入数据 · Import files; repeating it changes nothing") { What, Where, DryRun };
        foreach (var option in Options) command.Options.Add(option);
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, (client, stop) => RunAsync(client, Request(parsed), stop), cancel));
        return command;
    }

    private static string Request(ParseResult parsed)
    {
        var query = new List<KeyValuePair<string, string?>> { new("path", Path.GetFullPath(parsed.GetValue(Where)!)) };
        query.AddRange(Options.Select(o => KeyValuePair.Create(o.Name.TrimStart('-'), o == Map ? WholePath(parsed.GetValue(o)) : parsed.GetValue(o))).Where(o => o.Value is not null));
        if (parsed.GetValue(DryRun)) query.Add(new(ImportRequest.DryRun, "true"));
        return $"/api/v1/imports/{Uri.EscapeDataString(parsed.GetValue(What)!)}{QueryString.Create(query)}";
    }

    /// <summary>A file is named from where the command runs; the platform may run elsewhere on the machine.</summary>
    private static string? WholePath(string? map) => map?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true ? Path.GetFullPath(map) : map;

    private static async Task<int> RunAsync(PlatformClient client, string path, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, cancel);

        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
        var (report, problem) = await FollowAsync(lines, cancel);
        if (problem is not null) return Say.Problem(problem);
        if (report is not { Done: true }) return Say.Error(ProgramErrors.ImportCutOff.Of());
        Summary(report, TimeProvider.System.GetElapsedTime(began));
        return report.RowsRejected == 0 ? 0 : 2;
    }

    private static Task<(ImportReport?, Problem?)> FollowAsync(StreamReader lines, CancellationToken cancel) =>
        AnsiConsole.Progress().AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("…", maxValue: 1);
                ImportReport? last = null;
                while (await lines.ReadLineAsync(cancel) is { } line)
                {
                    using var document = JsonDocument.Parse(line);
                    if (document.RootElement.TryGetProperty("code", out _)) return (last, document.RootElement.Deserialize<Problem>(JsonSerializerOptions.Web));
                    last = document.RootElement.Deserialize<ImportReport>(JsonSerializerOptions.Web)!;
                    bar.Value = last.Share;
                    bar.Description = Markup.Escape(last.File ?? "完成 done");
                }
                return ((ImportReport?)last, (Problem?)null);
            });

    private static void Summary(ImportReport r, TimeSpan took)
    {
        var table = new Table().AddColumns("", "").HideHeaders().Border(TableBorder.Rounded);
        table.AddRow("文件 files", $"{r.Files:N0}");
        table.AddRow("读取行 rows read", $"{r.Rows:N0}");
        table.AddRow("未变行 rows unchanged", $"{r.RowsUnchanged:N0}");
        if (r.RowsRepeated > 0) table.AddRow("重复行 rows repeated", $"{r.RowsRepeated:N0}");
        table.AddRow("存入值 values stored", $"{r.ValuesStored:N0}");
        table.AddRow("台账记录 records stored", $"{r.RecordsStored:N0}");
        table.AddRow("拒收行 rows rejected", $"{r.RowsRejected:N0}");
        table.AddRow("用时 time", $"{took.TotalSeconds:N1} s");
        AnsiConsole.Write(table);
        foreach (var (reason, rows) in r.Reasons.OrderByDescending(w => w.Value)) Console.WriteLine($"  ✗ {reason}: {rows:N0}");
        foreach (var why in r.Rejected) Console.WriteLine($"    {why}");
        if (r.RowsRejected > r.Rejected.Count) Console.WriteLine($"    … {r.RowsRejected - r.Rejected.Count:N0} 行未列出 more");
        foreach (var note in r.Notes) Console.WriteLine($"  · {note}");
    }
}
