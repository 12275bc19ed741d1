using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Notify;

/// <summary>Reads what an operator has set and says at the start what is wrong with it, not when the first message should go out.</summary>
public static class ChannelSettings
{
    private const int ShortestSecret = 16;

    /// <summary>Null where no host is given: then there is no mail.</summary>
    public static Result<MailOptions?> Mail(string host, int port, string security, string user, string password, string from, string ca)
    {
        if (host.Length == 0) return (MailOptions?)null;
        if (!MailboxAddress.TryParse(from, out _)) return NotifyErrors.WrongMailFrom.Of(from);
        MailSecurity? wanted = security switch { "none" => MailSecurity.None, "starttls" => MailSecurity.StartTls, "tls" => MailSecurity.Tls, _ => null };
        if (wanted is not { } secure) return NotifyErrors.UnknownMailSecurity.Of(security);
        if (secure == MailSecurity.None && user.Length > 0) return NotifyErrors.LoginInTheClear.Of();
        if (ca.Length > 0 && CannotRead(ca) is { } why) return NotifyErrors.UnreadableMailCa.Of(ca, why);
        return new MailOptions(host, port > 0 ? port : secure == MailSecurity.Tls ? 465 : secure == MailSecurity.StartTls ? 587 : 25, secure,
            user.Length > 0 ? user : null, password.Length > 0 ? password : null, from, ca.Length > 0 ? ca : null);
    }

    public static Result<WebhookOptions?> Webhook(string url, string secret)
    {
        if (url.Length == 0) return (WebhookOptions?)null;
        if (!IsHttp(url)) return NotifyErrors.WrongUrl.Of("WebhookUrl");
        return secret.Length < ShortestSecret ? NotifyErrors.ShortSecret.Of(ShortestSecret) : new WebhookOptions(new Uri(url), secret);
    }

    /// <param name="headers"><c>Name: value</c>, several divided by <c>|</c>.</param>
    public static Result<SmsOptions?> Sms(string url, string method, string body, string headers, string success)
    {
        if (url.Length == 0) return (SmsOptions?)null;
        if (!IsHttp(SmsTemplate.Fill(url, new("1", "1", "1", "1"), v => v))) return NotifyErrors.WrongUrl.Of("SmsUrl");
        if (method is not ("GET" or "POST" or "PUT")) return NotifyErrors.WrongSmsMethod.Of(method);
        if (SmsTemplate.Unknown(url + body) is { } unknown) return NotifyErrors.UnknownSmsPlaceholder.Of(unknown);
        if (!(url + body).Contains("{phone}", StringComparison.Ordinal) || !(url + body).Contains("{text}", StringComparison.Ordinal)) return NotifyErrors.SmsWithoutText.Of();
        if (SmsSuccess.Parse(success) is not { } rule) return NotifyErrors.WrongSmsSuccess.Of(success);
        var read = new List<KeyValuePair<string, string>>();
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The value may be a key: only the place is told.
            if (header.Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value] || !CanBeSent(name, value)) return NotifyErrors.WrongSmsHeader.Of(read.Count + 1);
            read.Add(new(name, value));
        }
        return new SmsOptions(url, HttpMethod.Parse(method), body, read, rule);
    }

    public static bool IsHttp(string url) => Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme is "http" or "https";

    private static bool CanBeSent(string name, string value)
    {
        if (name.Equals(SmsChannel.ContentType, StringComparison.OrdinalIgnoreCase)) return MediaTypeHeaderValue.TryParse(value, out _);
        using var request = new HttpRequestMessage();
        return !value.Any(char.IsControl) && request.Headers.TryAddWithoutValidation(name, value);
    }

    private static string? CannotRead(string file)
    {
        try
        {
            var read = new X509Certificate2Collection();
            read.ImportFromPemFile(file);
            return read.Count > 0 ? null : "no certificate";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return e.Message;
        }
    }
}
