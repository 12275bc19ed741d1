using MimeKit;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Tests.Notify;

/// <summary>Mail through a real server, read back from its maildir.</summary>
[Trait("needs", "server")]
public sealed class MailTests(DebianExim server) : IClassFixture<DebianExim>
{
    private static readonly ManualTime Time = new(new DateTime(2026, 11, 24, 2, 0, 0));

    [Theory]
    [InlineData(MailSecurity.None)]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_mail_arrives_in_both_languages_with_its_links(MailSecurity security)
    {
        var message = Messages.To($"{security}@bureau.test".ToLowerInvariant());
        var outcome = await Channel(security).SendAsync(message, CancellationToken.None);
        Assert.True(outcome.Result == SendResult.Sent, outcome.Detail);

        var file = Assert.Single(await server.ReceivedAsync(1, $"{message.Delivery:N}"));
        var mail = await MimeMessage.LoadAsync(file);
        Assert.Equal("【青山】严重：东四站数据不变 · Serious: constant values at Dongsi", mail.Subject);
        Assert.Equal($"{message.Delivery:N}@bureau.test", mail.MessageId);
        Assert.Equal(("青山平台", "王值班", message.To), (mail.From[0].Name, mail.To[0].Name, mail.Headers["Envelope-to"]));
        Assert.Equal(Time.GetUtcNow(), mail.Date);
        Assert.All((string[])["东四站 PM2.5 连续 3 小时为 35.2 µg/m³，“不变”。", "PM2.5 at Dongsi has been 35.2 µg/m³ for 3 hours.", message.Link, message.SubjectLink!],
            part => Assert.Contains(part, mail.TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_operator_can_mend_is_tried_again_and_says_what_it_is()
    {
        await Later(Channel(MailSecurity.StartTls, password: "wrong"), "auth");
        await Later(Channel(MailSecurity.None, port: Loopback.FreePort()), "refused");
        await Later(new MailChannel(new("localhost", server.Tls, MailSecurity.Tls, DebianExim.User, DebianExim.Password, "a@bureau.test", CaFile: null), Time), "certificate");
        // The server wants a login and the settings have none.
        await Later(new MailChannel(new("localhost", server.Submission, MailSecurity.StartTls, null, null, "a@bureau.test", server.CaFile), Time), "authentication");
        // The relay offers no encryption: nothing is said in the clear instead.
        await Later(Channel(MailSecurity.StartTls, port: server.Relay), "STARTTLS");
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_and_an_address_that_does_not_exist_never()
    {
        server.Busy = true;
        try
        {
            await Later(Channel(MailSecurity.None), "451");
        }
        finally
        {
            server.Busy = false;
        }
        Assert.Equal(SendResult.Refused, (await Channel(MailSecurity.None).SendAsync(Messages.To("nobody@bureau.test"), CancellationToken.None)).Result);
        Assert.Equal(SendResult.Refused, (await Channel(MailSecurity.None).SendAsync(Messages.To("not an address"), CancellationToken.None)).Result);
    }

    [Fact]
    public async Task What_is_sent_again_carries_the_same_message_id()
    {
        var message = Messages.To("wang@bureau.test");
        for (var i = 0; i < 2; i++) Assert.Equal(SendResult.Sent, (await Channel(MailSecurity.None).SendAsync(message, CancellationToken.None)).Result);
        var mails = await server.ReceivedAsync(2, $"{message.Delivery:N}");
        Assert.Single((await Task.WhenAll(mails.Select(m => MimeMessage.LoadAsync(m)))).Select(m => m.MessageId).Distinct());
    }

    [Fact]
    public async Task From_the_signal_to_the_mailbox_of_whoever_is_on_duty()
    {
        var relay = new MailOptions("localhost", server.Relay, MailSecurity.None, null, null, "qingshan@bureau.test", null);
        var world = await NotifyWorld.NewAsync(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)), "http://localhost:1/", relay);
        var (officer, leader) = (await world.PersonAsync("officer", Roles.DutyOfficer), await world.PersonAsync("leader", Roles.DutyLeader));
        Assert.Null(await world.Subscriptions.SetAddressesAsync(officer, new("officer@bureau.test", null), CancellationToken.None));
        Assert.Null(await world.Subscriptions.SetAddressesAsync(leader, new("leader@bureau.test", null), CancellationToken.None));
        await world.OnDutyAsync("officer");
        await world.OnDutyAsync("leader", level: 2);

        server.Busy = true;
        var signal = await world.OpensAsync(severity: Severity.Serious);
        await world.RunAsync();
        server.Busy = false;
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await world.AllAsync<Delivery>()).State);
        world.Time.Advance(TimeSpan.FromSeconds(30));
        await world.RunAsync();
        var delivery = Assert.Single(await world.AllAsync<Delivery>());
        var mail = await MimeMessage.LoadAsync(Assert.Single(await server.ReceivedAsync(1, $"{delivery.Id:N}")));
        Assert.Equal(("officer@bureau.test", "【青山】严重 NORTH 一号站：PM2.5 连续 3 小时不变 · Serious, Station 1 NORTH: PM2.5 constant for 3 hours"), (mail.Headers["Envelope-to"], mail.Subject));
        Assert.Contains($"http://platform.test/signals/{signal.Id}", mail.TextBody, StringComparison.Ordinal);

        world.Time.Advance(TimeSpan.FromMinutes(15));
        await world.RunAsync();
        var escalated = (await world.AllAsync<Delivery>()).Single(d => d.Id != delivery.Id);
        mail = await MimeMessage.LoadAsync(Assert.Single(await server.ReceivedAsync(1, $"{escalated.Id:N}")));
        Assert.Equal("leader@bureau.test", mail.Headers["Envelope-to"]);
        Assert.StartsWith("【青山】升级：严重", mail.Subject, StringComparison.Ordinal);
    }

    private static async Task Later(MailChannel channel, string says)
    {
        var outcome = await channel.SendAsync(Messages.To("wang@bureau.test"), CancellationToken.None);
        Assert.Equal(SendResult.TryAgain, outcome.Result);
        Assert.Contains(says, outcome.Detail, StringComparison.OrdinalIgnoreCase);
    }

    private MailChannel Channel(MailSecurity security, string password = DebianExim.Password, int? port = null)
    {
        var secure = security != MailSecurity.None;
        return new(new("localhost", port ?? (security switch { MailSecurity.Tls => server.Tls, MailSecurity.StartTls => server.Submission, _ => server.Relay }), security,
            secure ? DebianExim.User : null, secure ? password : null, "青山平台 <qingshan@bureau.test>", secure ? server.CaFile : null), Time);
    }
}
