using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Qingshan.Platform.Notify;

/// <summary>
/// 邮件 · Sends by SMTP to the operator's server. The Message-ID comes from the delivery: a mail that is sent again after a crash
/// carries the same one, by which mail programs tell that they have it.
/// </summary>
public sealed class MailChannel(MailOptions options, TimeProvider time) : INoticeChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly X509Certificate2Collection _trusted = Trusted(options.CaFile);

    public ChannelKind Kind => ChannelKind.Mail;

    public async Task<SendOutcome> SendAsync(NoticeMessage message, CancellationToken cancel)
    {
        if (!MailboxAddress.TryParse(message.To, out var to)) return SendOutcome.Never($"'{message.To}' is not a mail address");
        to.Name = message.Person;
        using var mail = Write(message, to);
        using var smtp = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        if (_trusted.Count > 0)
        {
            // Closed networks have a root of their own, and nobody there to ask whether it was revoked.
            smtp.CheckCertificateRevocation = false;
            smtp.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors);
        }
        try
        {
            await smtp.ConnectAsync(options.Host, options.Port, options.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            }, cancel);
            if (options.User is { } user) await smtp.AuthenticateAsync(user, options.Password ?? "", cancel);
            var answer = await smtp.SendAsync(mail, cancel);
            await smtp.DisconnectAsync(quit: true, CancellationToken.None);
            return SendOutcome.Sent(answer);
        }
        catch (SmtpCommandException e)
        {
            var said = $"{(int)e.StatusCode} {e.Message}";
            // 5xx for this address or this text stays so; for the sender it is a setting, which can be mended.
            var forGood = (int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            return forGood ? SendOutcome.Never(said) : SendOutcome.Later(said);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is ProtocolException or CommandException or AuthenticationException or SslHandshakeException
            or ServiceNotAuthenticatedException or ServiceNotConnectedException or SocketException or IOException or TimeoutException or NotSupportedException or OperationCanceledException)
        {
            return SendOutcome.Later($"{options.Host}:{options.Port}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private MimeMessage Write(NoticeMessage message, MailboxAddress to)
    {
        var from = MailboxAddress.Parse(options.From);
        var about = message.SubjectLink is null ? "" : $"详情 · Details\n{message.SubjectLink}\n\n";
        return new MimeMessage([from], [to], $"{message.Subject.Zh} · {message.Subject.En}", new TextPart("plain")
        {
            Text = $"{message.Body.Zh}\n\n{message.Body.En}\n\n{about}请登录并确认已阅 · Sign in and confirm that you have read this\n{message.Link}\n",
        })
        {
            MessageId = $"{message.Delivery:N}@{from.Address[(from.Address.LastIndexOf('@') + 1)..]}",
            Date = time.GetUtcNow(),
            Headers = { { "Auto-Submitted", "auto-generated" } },
        };
    }

    private bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        // The wrong name stays wrong, whoever signed it.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server);
    }

    private static X509Certificate2Collection Trusted(string? file)
    {
        var trusted = new X509Certificate2Collection();
        if (file is not null) trusted.ImportFromPemFile(file);
        return trusted;
    }
}
