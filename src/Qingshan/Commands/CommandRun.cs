using System.CommandLine;

namespace Qingshan.Commands;

/// <summary>Runs a command that needs the platform, running or at rest.</summary>
internal static class CommandRun
{
    public static async Task<int> WithPlatformAsync(ParseResult parsed, Func<PlatformClient, CancellationToken, Task<int>> run, CancellationToken cancel)
    {
        if (!(await PlatformClient.OpenAsync(CommonOptions.SettingsOf(parsed), cancel)).TryGet(out var client, out var error)) return Say.Error(error);
        await using (client) return await run(client, cancel);
    }
}
