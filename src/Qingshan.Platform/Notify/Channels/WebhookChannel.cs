using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qingshan.Platform.Notify;

/// <summary>
/// 网络钩子 · Posts JSON to the operator's receiver and signs it, so that the receiver can tell it from anybody else's:
/// <c>Qingshan-Signature: v1=hex(HMAC-SHA256(secret, timestamp "." body))</c>. <c>Qingshan-Delivery</c> is the same at each try.
/// </summary>
public sealed class WebhookChannel(WebhookOptions options, TimeProvider time, HttpClient http) : INoticeChannel
{
    public const string DeliveryHeader = "Qingshan-Delivery";
    public const string TimestampHeader = "Qingshan-Timestamp";
    public const string SignatureHeader = "Qingshan-Signature";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ChannelKind Kind => ChannelKind.Webhook;

    public async Task<SendOutcome> SendAsync(NoticeMessage message, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            delivery = message.Delivery,
            user = message.To,
            person = message.Person,
            severity = message.Severity.ToString().ToLowerInvariant(),
            point = message.PointCode,
            subject = new { zh = message.Subject.Zh, en = message.Subject.En },
            text = new { zh = message.Body.Zh, en = message.Body.En },
            link = message.Link,
            about = message.SubjectLink,
        }, Json);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.Add(DeliveryHeader, message.Delivery.ToString());
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Sign(options.Secret, timestamp, body));
        var (answer, failure) = await Http.AskAsync(http, request, cancel);
        if (failure is not null) return SendOutcome.Later(failure);
        return answer.Status switch
        {
            >= 200 and < 300 => SendOutcome.Sent($"HTTP {answer.Status}"),
            (int)HttpStatusCode.Gone => SendOutcome.Never($"HTTP {answer.Status}"),
            // Whatever else it says, an operator can mend: the address, the secret, the receiver.
            _ => SendOutcome.Later($"HTTP {answer.Status} {Http.Short(answer.Text)}"),
        };
    }

    /// <summary>The signature's header: what a receiver works out for itself and compares.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.ASCII.GetBytes(timestamp + "."), .. body]));
}
