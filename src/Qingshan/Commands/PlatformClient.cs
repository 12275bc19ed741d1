using System.Net.Http.Headers;
using System.Net.Sockets;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Commands;

/// <summary>
/// How commands reach the platform: through the API, whether it runs or not. Where a program runs on the data folder, it
/// is asked; a folder at rest is opened by this process for the time of the command, without any door to the network.
/// </summary>
internal sealed class PlatformClient : IAsyncDisposable
{
    /// <summary>A program that does not answer by then hangs, or is none of ours.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly PlatformHost? _own;
    private readonly string? _socket;

    private PlatformClient(HttpClient http, PlatformHost? own, string? socket) => (Http, _own, _socket) = (http, own, socket);

    public HttpClient Http { get; }

    /// <summary>Whether a program runs on the folder.</summary>
    public bool IsRunning => _own is null;

    public static async Task<Result<PlatformClient>> OpenAsync(Settings settings, CancellationToken cancel)
    {
        if (await RunningAsync(settings, cancel) is { } running) return running;

        var socket = Path.Combine(Path.GetTempPath(), $"qingshan-{Guid.NewGuid():N}.sock");
        // A command tells nobody: it may lack the settings of the channels, and what it had told would not be told again. Nor does it close days or listen to brokers.
        var built = await PlatformHost.BuildAsync(settings with { NotifyEvery = 0, EvidenceEvery = 0, MqttBroker = "", MqttPort = 0 }, kestrel => kestrel.ListenUnixSocket(socket), "http://localhost", quiet: true, cancel);
        if (!built.TryGet(out var host, out var error)) return error;
        await host.App.StartAsync(cancel);
        return new PlatformClient(Client(new Uri("http://localhost"), host.Local.Token, socket), host, socket);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_own is null) return;
        await _own.App.StopAsync();
        await _own.DisposeAsync();
        File.Delete(_socket!);
    }

    /// <summary>The program that runs on the folder; a file left behind by a crash leads to none.</summary>
    private static async Task<PlatformClient?> RunningAsync(Settings settings, CancellationToken cancel)
    {
        if (LocalCommand.Read(settings.Folder) is not { } local) return null;
        var http = Client(new Uri(local.Address), local.Token, socket: null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.GetAsync(new Uri("/api/v1/operation/health", UriKind.Relative), patience.Token);
            if (answer.IsSuccessStatusCode) return new PlatformClient(http, null, null);
        }
        catch (HttpRequestException e)
        {
            // Nobody listens there any more. Opening the folder says clearly if somebody holds it all the same.
            await Console.Error.WriteLineAsync($"({local.Address}: {e.Message})");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"({local.Address}: no answer within {Patience.TotalSeconds:0} s)");
        }
        http.Dispose();
        return null;
    }

    private static HttpClient Client(Uri address, string token, string? socket)
    {
        var handler = new SocketsHttpHandler();
        if (socket is not null)
        {
            handler.ConnectCallback = async (_, cancel) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancel);
                return new NetworkStream(connection, ownsSocket: true);
            };
        }
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
