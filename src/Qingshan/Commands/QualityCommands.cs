using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan quality</c>: scores, issues, and judging now.</summary>
internal static class QualityCommands
{
    public static Command Build() => new("quality", "数据质量 · Quality of data")
    {
        ReadCommands.List("scores", "质量得分，最差的在前 · Points and types of records by score, the worst first", "/api/v1/quality/subjects",
            ["region", "kind", "point", "organisation", "records", "class", "from", "to"], ["point", "records", "name", "score", "checked", "failed"]),
        ReadCommands.List("issues", "质量问题 · Issues, what is due first", "/api/v1/quality/issues",
            ["region", "kind", "point", "class", "rule", "state", "organisation"], ["id", "state", "overdue", "ruleName", "subject", "subjectName", "organisation", "since", "last", "failed", "checked", "dueAt"]),
        ReadCommands.List("rules", "质量规则 · Rules with their formulas", "/api/v1/quality/rules", [], ["key", "class", "name", "formula"]),
        Judge(),
    };

    private static Command Judge()
    {
        var command = new Command("judge", "立即评判 · Judge now").WithCommonOptions();
        command.SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var began = TimeProvider.System.GetTimestamp();
            using var answer = await client.Http.PostAsync(new Uri("/api/v1/operation/judge", UriKind.Relative), null, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var run = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!;
            var took = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine($"评判 {run["judged"]} 个点位日，新问题 {run["opened"]} 个，关闭 {run["closed"]} 个，逾期 {run["overdue"]} 个，用时 {took:N1} 秒 · {run["judged"]} days of points judged, {run["opened"]} opened, {run["closed"]} closed, {run["overdue"]} overdue, {took:N1} s");
            return 0;
        }, cancel));
        return command;
    }
}
