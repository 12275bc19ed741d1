namespace Qingshan.Platform.Notify;

/// <summary>The channels that the operator has set up.</summary>
public sealed class Channels : IDisposable
{
    private readonly HttpClient _http = Http.NewClient();
    private readonly List<INoticeChannel> _all = [];

    public Channels(NotifyOptions options, TimeProvider time)
    {
        if (options.Mail is { } mail) _all.Add(new MailChannel(mail, time));
        if (options.Webhook is { } webhook) _all.Add(new WebhookChannel(webhook, time, _http));
        if (options.Sms is { } sms) _all.Add(new SmsChannel(sms, _http));
    }

    public IReadOnlyList<ChannelKind> Kinds => [.. _all.Select(c => c.Kind)];

    public INoticeChannel? Find(ChannelKind kind) => _all.Find(c => c.Kind == kind);

    public void Dispose() => _http.Dispose();
}
