using System.Net.Http.Headers;
using System.Text;

namespace Qingshan.Platform.Notify;

/// <summary>短信 · Asks the operator's gateway by HTTP to send a short message. Every provider wants something else: address, body and what counts as success are set up, not coded.</summary>
public sealed class SmsChannel(SmsOptions options, HttpClient http) : INoticeChannel
{
    internal const string ContentType = "Content-Type";

    public ChannelKind Kind => ChannelKind.Sms;

    public async Task<SendOutcome> SendAsync(NoticeMessage message, CancellationToken cancel)
    {
        // Short messages are paid for by their length: one language, no second link.
        var values = new SmsValues(message.To, $"{message.Subject.Zh}。{message.Link}", message.Delivery.ToString(), message.Severity.ToString().ToLowerInvariant());
        var type = options.Headers.FirstOrDefault(h => h.Key.Equals(ContentType, StringComparison.OrdinalIgnoreCase)).Value ?? "application/json";
        using var request = new HttpRequestMessage(options.Method, new Uri(SmsTemplate.Fill(options.Url, values, Uri.EscapeDataString)));
        foreach (var (name, value) in options.Headers)
            if (!name.Equals(ContentType, StringComparison.OrdinalIgnoreCase)) request.Headers.TryAddWithoutValidation(name, value);
        if (options.Body.Length > 0)
        {
            request.Content = new StringContent(SmsTemplate.Fill(options.Body, values, SmsTemplate.EscaperOf(type)), Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        var (answer, failure) = await Http.AskAsync(http, request, cancel);
        if (failure is not null) return SendOutcome.Later(failure);
        var said = $"HTTP {answer.Status} {Http.Short(answer.Text)}";
        return options.Success.Holds(answer.Status, answer.Text) ? SendOutcome.Sent(said) : SendOutcome.Later(said);
    }
}
