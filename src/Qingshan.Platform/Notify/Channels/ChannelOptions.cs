namespace Qingshan.Platform.Notify;

/// <summary>How notices leave the platform: what the operator has set up. A channel that is null does not exist.</summary>
/// <param name="Address">Where people reach the pages: links of messages begin with it.</param>
public sealed record NotifyOptions(string Address, MailOptions? Mail, WebhookOptions? Webhook, SmsOptions? Sms, EscalationRule Escalation, TimeSpan Every);

public sealed record MailOptions(string Host, int Port, MailSecurity Security, string? User, string? Password, string From, string? CaFile);

public enum MailSecurity
{
    /// <summary>In the clear: for a relay on the same machine.</summary>
    None,

    /// <summary>Begins in the clear and has to change to TLS before anything is said.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,
}

public sealed record WebhookOptions(Uri Url, string Secret);

/// <param name="Url">May hold placeholders.</param>
/// <param name="Body">Template with placeholders; empty for a gateway that takes all from the address.</param>
public sealed record SmsOptions(string Url, HttpMethod Method, string Body, IReadOnlyList<KeyValuePair<string, string>> Headers, SmsSuccess Success);
