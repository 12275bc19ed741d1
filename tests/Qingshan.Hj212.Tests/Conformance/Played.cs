using System.Net;
using System.Net.Sockets;

namespace Qingshan.Hj212.Tests.Conformance;

/// <summary>Equipment that a test plays at the far end of a real connection, as well or as badly as it is told.</summary>
internal static class Played
{
    public const string Mn = "010000A8900016F000169DC0", Pw = "123456";

    /// <summary>What a conformance test finds in the equipment, by name.</summary>
    public static async Task<Dictionary<string, ConformanceFinding>> FindingsAsync(
        Func<Stream, CancellationToken, Task> equipment, Func<Stream, CancellationToken, Task<IReadOnlyList<ConformanceFinding>>> test, CancellationToken cancel)
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start();
        using var near = new TcpClient { NoDelay = true };
        var far = door.AcceptTcpClientAsync(cancel);
        await near.ConnectAsync((IPEndPoint)door.LocalEndpoint, cancel);
        using var other = await far;
        other.NoDelay = true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var playing = PlayAsync(equipment, other, over.Token);
        var findings = await test(near.GetStream(), cancel);
        await over.CancelAsync();
        await playing;
        return findings.ToDictionary(f => f.Check.Id);
    }

    public static string[] Failed(Dictionary<string, ConformanceFinding> findings) =>
        [.. findings.Values.Where(f => f.Outcome == ConformanceOutcome.Failed).Select(f => f.Check.Id)];

    public static string Why(Dictionary<string, ConformanceFinding> findings) => string.Join('\n', findings.Values
        .Where(f => f.Outcome != ConformanceOutcome.Passed).Select(f => $"{f.Check.Id}: {f.En} {string.Join(" | ", f.Came)}"));

    private static async Task PlayAsync(Func<Stream, CancellationToken, Task> equipment, TcpClient client, CancellationToken over)
    {
        try
        {
            await equipment(client.GetStream(), over);
            client.Close();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The test is over.
        }
    }
}
