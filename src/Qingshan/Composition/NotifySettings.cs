using Qingshan.Platform.Common;
using Qingshan.Platform.Notify;

namespace Qingshan.Composition;

/// <summary>What the settings say about telling people.</summary>
internal static class NotifySettings
{
    public static Result<NotifyOptions> Of(Settings settings)
    {
        var address = settings.Address.Length > 0 ? settings.Address : $"http://localhost:{settings.Port}";
        if (!ChannelSettings.IsHttp(address)) return NotifyErrors.WrongUrl.Of(nameof(Settings.Address));
        var mail = ChannelSettings.Mail(settings.MailHost, settings.MailPort, settings.MailSecurity, settings.MailUser, settings.MailPassword, settings.MailFrom, settings.MailCa);
        var webhook = ChannelSettings.Webhook(settings.WebhookUrl, settings.WebhookSecret);
        var sms = ChannelSettings.Sms(settings.SmsUrl, settings.SmsMethod, settings.SmsBody, settings.SmsHeaders, settings.SmsSuccess);
        if ((mail.Error ?? webhook.Error ?? sms.Error) is { } error) return error;
        return new NotifyOptions(address, mail.Value, webhook.Value, sms.Value,
            new(Minutes(settings.EscalateNotice), Minutes(settings.EscalateWarning), Minutes(settings.EscalateSerious)), TimeSpan.FromSeconds(settings.NotifyEvery));
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(Math.Max(0, minutes));
}
