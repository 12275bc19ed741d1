using System.CommandLine;

namespace Qingshan.Commands;

/// <summary><c>qingshan audit list|export|prove</c>: the audit log, for who has to find out.</summary>
internal static class AuditCommands
{
    private static readonly string[] Parameters = ["person", "action", "subject", "outcome", "address", "q", "from", "to"];

    public static Command Build() => new("audit", "审计日志 · The audit log")
    {
        ReadCommands.List("list", "检索审计日志，最新的在前 · Entries, newest first", "/api/v1/audit", Parameters, ["id", "at", "actor", "action", "outcome", "subject", "address", "repeats", "detail"]),
        Export(),
        Prove(),
    };

    private static Command Export()
    {
        var options = Parameters.Select(p => new Option<string?>($"--{p}") { Description = $"{p}= /api/v1/audit/export" }).ToList();
        var command = new Command("export", "导出审计日志 · The chosen entries, streamed as CSV or JSON lines; recorded in the log itself") { Output.Format };
        foreach (var option in options) command.Options.Add(option);
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var query = options.Where(o => parsed.GetValue(o) is not null).Select(o => $"{o.Name.TrimStart('-')}={Uri.EscapeDataString(parsed.GetValue(o)!)}")
                .Append($"format={(parsed.GetValue(Output.Format) == "json" ? "ndjson" : "csv")}");
            using var answer = await client.Http.GetAsync(new Uri("/api/v1/audit/export?" + string.Join('&', query), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            await using var output = Console.OpenStandardOutput();
            await answer.Content.CopyToAsync(output, stop);
            return 0;
        }, cancel));
        return command;
    }

    private static Command Prove()
    {
        Argument<long> entry = new("entry") { Description = "审计记录编号 · Number of the entry" };
        Option<string?> output = new("--output") { Description = "写入的文件 · File to write (a name of its own in this folder)" };
        var command = new Command("prove", "出具审计记录的证明文件 · Write a file that proves an entry") { entry, output };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            using var answer = await client.Http.GetAsync(new Uri(FormattableString.Invariant($"/api/v1/audit/{parsed.GetValue(entry)}/proof"), UriKind.Relative), stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var file = parsed.GetValue(output) ?? answer.Content.Headers.ContentDisposition!.FileName!.Trim('"');
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(stop), stop);
            Console.WriteLine($"已写入 {file} · written to {file}");
            return 0;
        }, cancel));
        return command;
    }
}
