using System.CommandLine;

namespace Qingshan.Commands;

/// <summary>Runs a command that needs the platform, running or at rest.</summary>
internal static class CommandRun
{
    /// <param name="more">Settings for the case that the command opens the folder itself.</param>
    public static async Task<int> WithPlatformAsync(ParseResult parsed, Func<PlatformClient, CancellationToken, Task<int>> run, CancellationToken cancel, params (string Name, string? Value)[] more)
    {
        if (!(await PlatformClient.OpenAsync(CommonOptions.SettingsOf(parsed, more), cancel)).TryGet(out var client, out var error)) return Say.Error(error);
        await using (client) return await run(client, cancel);
    }
}
