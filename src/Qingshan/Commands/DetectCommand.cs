using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan detect</c>: the detectors, now.</summary>
internal static class DetectCommand
{
    public static Command Build()
    {
        var command = new Command("detect", "立即检测线索 · Have the detectors look now");
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var began = TimeProvider.System.GetTimestamp();
            using var answer = await client.Http.PostAsync(new Uri("/api/v1/operation/detect", UriKind.Relative), null, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var run = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!;
            var took = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine($"查看 {run["looked"]} 处，新线索 {run["opened"]} 条，结束 {run["closed"]} 条，用时 {took:N1} 秒 · {run["looked"]} looked at, {run["opened"]} opened, {run["closed"]} closed, {took:N1} s");
            return 0;
        }, cancel));
        return command;
    }
}
