using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan cases</c>: cases, what was drawn to be checked, precision, and looking after them now.</summary>
internal static class CaseCommands
{
    public static Command Build() => new("cases", "工单 · Cases")
    {
        ReadCommands.List("list", "工单，先到期的在前 · Cases, what is due first", "/api/v1/cases",
            ["region", "point", "workflow", "state", "severity"], ["number", "stateName", "overdue", "severity", "subject", "title", "due", "assignedTo", "organisation"]),
        ReadCommands.List("drawn", "抽查清单 · Signals drawn at random that wait to be checked", "/api/v1/cases/drawn", [], ["id", "detector", "point", "severity", "text", "since"]),
        ReadCommands.List("precision", "检测器准确率 · How often detectors were right", "/api/v1/cases/precision", [],
            ["detector", "name", "drawnN", "drawnShare", "drawnLow", "drawnHigh", "waiting", "allN", "allShare", "allLow", "allHigh"], Shares),
        ReadCommands.List("workflows", "流程 · Workflows", "/api/v1/workflows", [], ["key", "name", "prefix"]),
        Run(),
    };

    /// <summary>The two shares side by side in one row.</summary>
    private static IEnumerable<JsonObject> Shares(JsonNode detector)
    {
        var row = detector.DeepClone().AsObject();
        foreach (var which in (string[])["drawn", "all"])
            foreach (var member in (string[])["n", "share", "low", "high"]) row[$"{which}{char.ToUpperInvariant(member[0])}{member[1..]}"] = detector[which]![member]?.DeepClone();
        return [row];
    }

    private static Command Run()
    {
        var command = new Command("run", "立即抽查、并入、检查时限 · Draw, join and look at deadlines now").WithCommonOptions();
        command.SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            using var answer = await client.Http.PostAsync(new Uri("/api/v1/operation/cases", UriKind.Relative), null, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var run = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!;
            Console.WriteLine($"抽查 {run["drawn"]} 条，并入 {run["joined"]} 条，临期 {run["reminded"]} 个，逾期 {run["overdue"]} 个 · {run["drawn"]} drawn, {run["joined"]} joined, {run["reminded"]} due soon, {run["overdue"]} overdue");
            return 0;
        }, cancel));
        return command;
    }
}
