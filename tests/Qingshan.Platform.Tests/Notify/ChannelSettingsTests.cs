using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Tests.Notify;

/// <summary>Settings are wrong at the start or not at all, and no error repeats a secret.</summary>
public sealed class ChannelSettingsTests
{
    [Fact]
    public void Without_a_host_or_an_address_there_is_no_channel()
    {
        Assert.Null(ChannelSettings.Mail("", 0, "starttls", "", "", "", "").Value);
        Assert.Null(ChannelSettings.Webhook("", "").Value);
        Assert.Null(ChannelSettings.Sms("", "POST", "", "", "status").Value);
    }

    [Theory]
    [InlineData("starttls", 587)]
    [InlineData("tls", 465)]
    [InlineData("none", 25)]
    public void A_port_that_is_not_given_is_the_customary_one(string security, int port) =>
        Assert.Equal(port, ChannelSettings.Mail("mail", 0, security, "", "", "a@b.cn", "").Value!.Port);

    [Theory]
    [InlineData("starttls", "", "", "notify.wrong-mail-from")]
    [InlineData("ssl", "", "a@b.cn", "notify.unknown-mail-security")]
    [InlineData("none", "user", "a@b.cn", "notify.login-in-the-clear")]
    public void Mail_that_cannot_work_is_said(string security, string user, string from, string code) =>
        Assert.Equal(code, ChannelSettings.Mail("mail", 0, security, user, "secret", from, "").Error?.Code);

    [Fact]
    public void A_root_certificate_that_is_none_is_said()
    {
        var file = new TestFolder().File("ca.pem");
        Assert.Equal("notify.unreadable-mail-ca", ChannelSettings.Mail("mail", 0, "tls", "", "", "a@b.cn", file).Error?.Code);
        File.WriteAllText(file, "no certificate");
        Assert.Equal("notify.unreadable-mail-ca", ChannelSettings.Mail("mail", 0, "tls", "", "", "a@b.cn", file).Error?.Code);
    }

    [Theory]
    [InlineData("ftp://x", "0123456789abcdef", "notify.wrong-url")]
    [InlineData("https://x/hook", "tiny-key", "notify.short-secret")]
    public void A_webhook_that_cannot_work_is_said(string url, string secret, string code)
    {
        var error = ChannelSettings.Webhook(url, secret).Error;
        Assert.Equal(code, error?.Code);
        Assert.DoesNotContain(secret, error!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "POST", "{phone}{text}", "", "status", "notify.wrong-url")]
    [InlineData("https://x", "DELETE", "{phone}{text}", "", "status", "notify.wrong-sms-method")]
    [InlineData("https://x", "POST", "{phone}{message}", "", "status", "notify.unknown-sms-placeholder")]
    [InlineData("https://x", "POST", "{phone}", "", "status", "notify.sms-without-text")]
    [InlineData("https://x", "POST", "{phone}{text}", "", "ok", "notify.wrong-sms-success")]
    [InlineData("https://x", "POST", "{phone}{text}", "X-A: 1|secret-without-name", "status", "notify.wrong-sms-header")]
    [InlineData("https://x", "POST", "{phone}{text}", "Content-Type: secret", "status", "notify.wrong-sms-header")]
    [InlineData("https://x", "POST", "{phone}{text}", "Bad Name: secret", "status", "notify.wrong-sms-header")]
    public void A_gateway_that_cannot_work_is_said(string url, string method, string body, string headers, string success, string code)
    {
        var error = ChannelSettings.Sms(url, method, body, headers, success).Error;
        Assert.Equal(code, error?.Code);
        Assert.DoesNotContain("secret", error!.ToString(), StringComparison.Ordinal);
    }
}
