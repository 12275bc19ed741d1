using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary>A command that asks the platform to do one thing.</summary>
internal static class Post
{
    /// <param name="show">The member of the answer that is printed; null where there is nothing to say.</param>
    public static Task<int> RunAsync(ParseResult parsed, string path, JsonObject body, string? show, CancellationToken cancel) =>
        CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            using var answer = await client.Http.PostAsJsonAsync(path, body, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            if (show is not null) Console.WriteLine((await answer.Content.ReadFromJsonAsync<JsonObject>(stop))![show]!.GetValue<string>());
            return 0;
        }, cancel);
}
