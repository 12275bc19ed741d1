using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan store status|compact|verify</c>: the months of the store of observations.</summary>
internal static class StoreCommands
{
    private static readonly string[] Columns = ["month", "version", "rows", "bytes", "wrong"];

    public static Command Build() => new("store", "观测库 · The store of observations: its months and their files")
    {
        ReadCommands.List("status", "各月份及其封存文件 · Months, open and closed, and their files", "/api/v1/operation/store", [],
            ["month", "hotRows", "due", "version", "rows", "bytes", "sha256", "issuedAt"]),
        Compact(),
        Run("verify", "校验封存文件 · Compare the files of closed months with their hashes", _ => "/api/v1/operation/store/verify"),
    };

    private static Command Compact()
    {
        Option<string?> month = new("--month") { Description = "只封存此月，例如 2014-01 · Only this month, due or not" };
        var command = Run("compact", "封存已到期的月份 · Close the months that are due into files",
            parsed => "/api/v1/operation/store/compact" + (parsed.GetValue(month) is { } one ? $"?month={Uri.EscapeDataString(one)}" : ""));
        command.Options.Add(month);
        return command;
    }

    /// <summary>Each month is said as it is done. 2 where something is wrong.</summary>
    private static Command Run(string name, string about, Func<ParseResult, string> path)
    {
        var command = new Command(name, about) { Output.Format };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path(parsed));
            using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var (rows, wrong) = (new List<JsonObject>(), 0);
            await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable<JsonObject>(await answer.Content.ReadAsStreamAsync(stop), cancellationToken: stop))
            {
                rows.Add(row!);
                if (row!["wrong"] is not null) wrong++;
                await Console.Error.WriteLineAsync($"{(row["wrong"] is null ? "✓" : "✗")} {row["month"]}");
            }
            Output.Write(parsed.GetValue(Output.Format), Columns, rows);
            return wrong == 0 ? 0 : 2;
        }, cancel));
        return command;
    }
}
