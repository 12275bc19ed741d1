using System.CommandLine;
using System.Text.Json;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Spectre.Console;

namespace Qingshan.Commands;

/// <summary><c>qingshan import FORMAT FOLDER</c>: files of history, with progress and a summary.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> Format = new("format") { Description = "格式 · Format: beijing-multisite" };
    private static readonly Argument<string> Folder = new("folder") { Description = "目录 · Folder with the files (.gz accepted)" };

    public static Command Build()
    {
        var command = new Command("import", "导入历史数据 · Import files of history; repeating it changes nothing") { Format, Folder }.WithCommonOptions();
        command.SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, (client, stop) =>
            RunAsync(client, parsed.GetValue(Format)!, Path.GetFullPath(parsed.GetValue(Folder)!), stop), cancel));
        return command;
    }

    private static async Task<int> RunAsync(PlatformClient client, string format, string folder, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports/{Uri.EscapeDataString(format)}?folder={Uri.EscapeDataString(folder)}");
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
        table.AddRow("存入值 values stored", $"{r.ValuesStored:N0}");
        table.AddRow("拒收行 rows rejected", $"{r.RowsRejected:N0}");
        table.AddRow("用时 time", $"{took.TotalSeconds:N1} s");
        AnsiConsole.Write(table);
        foreach (var why in r.Rejected) Console.WriteLine($"  ✗ {why}");
        if (r.RowsRejected > r.Rejected.Count) Console.WriteLine($"  … {r.RowsRejected - r.Rejected.Count:N0} 行未列出 more");
    }
}
