using System.Text;

namespace Qingshan.Platform.Notify;

/// <summary>What the channels over HTTP share.</summary>
internal static class Http
{
    private const int LongestAnswer = 16 * 1024;

    /// <summary>Does not follow redirections: what is signed for one address, or carries its key, is for no other.</summary>
    public static HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(30) };

    public static async Task<((int Status, string Text) Answer, string? Failure)> AskAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            await using var content = await answer.Content.ReadAsStreamAsync(cancel);
            var buffer = new byte[LongestAnswer];
            var read = await content.ReadAtLeastAsync(buffer, LongestAnswer, throwOnEndOfStream: false, cancel);
            return (((int)answer.StatusCode, Encoding.UTF8.GetString(buffer, 0, read)), null);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is HttpRequestException or IOException or OperationCanceledException)
        {
            // The address may carry a key, the message does not.
            return (default, $"{request.RequestUri?.Host}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The beginning of an answer, on one line.</summary>
    public static string Short(string text) => (text.Length > 200 ? text[..200] + "…" : text).ReplaceLineEndings(" ").Trim();
}
