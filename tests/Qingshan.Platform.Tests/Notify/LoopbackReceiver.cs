using System.Net;

namespace Qingshan.Platform.Tests.Notify;

/// <summary>A request as it came over the socket.</summary>
internal sealed record Received(string Method, string Path, System.Collections.Specialized.NameValueCollection Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>A real HTTP server on loopback that keeps what it was sent and answers as the test wants.</summary>
internal sealed class LoopbackReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<Received> _received = [];

    public LoopbackReceiver()
    {
        Url = $"http://localhost:{Loopback.FreePort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    public (int Status, string Body) Answer { get; set; } = (200, "");

    /// <summary>Answers come when this is through.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public IReadOnlyList<Received> All
    {
        get
        {
            lock (_received) return [.. _received];
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // Closed by the test.
            }
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            lock (_received) _received.Add(new(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers, body.ToArray()));
            await Until;
            context.Response.StatusCode = Answer.Status;
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Answer.Body));
            context.Response.Close();
        }
    }
}
