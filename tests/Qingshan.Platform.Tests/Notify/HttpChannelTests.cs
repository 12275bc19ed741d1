using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Tests.Notify;

/// <summary>Webhook and SMS gateway against a real HTTP server.</summary>
public sealed class HttpChannelTests : IDisposable
{
    private const string Secret = "a secret of enough length";
    private static readonly ManualTime Time = new(new DateTime(2026, 11, 24, 2, 0, 0));
    private readonly LoopbackReceiver _receiver = new();

    public void Dispose() => _receiver.Dispose();

    [Fact]
    public async Task A_receiver_can_tell_by_the_signature_that_a_post_is_ours_and_fresh()
    {
        var message = Messages.To("wang");
        Assert.Equal(SendResult.Sent, (await Webhook().SendAsync(message, CancellationToken.None)).Result);

        var got = Assert.Single(_receiver.All);
        // As a receiver does it that has read the documentation.
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.ASCII.GetBytes(got.Headers["Qingshan-Timestamp"]! + "."), .. got.Body]);
        Assert.Equal("v1=" + Convert.ToHexStringLower(signed), got.Headers["Qingshan-Signature"]);
        Assert.Equal(Time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), got.Headers["Qingshan-Timestamp"]);
        Assert.Equal(message.Delivery.ToString(), got.Headers["Qingshan-Delivery"]);
        var body = JsonNode.Parse(got.Body)!;
        Assert.Equal(("wang", "serious", "P1", message.Subject.Zh, message.Body.En, message.SubjectLink),
            ((string)body["user"]!, (string)body["severity"]!, (string)body["point"]!, (string)body["subject"]!["zh"]!, (string)body["text"]!["en"]!, (string)body["about"]!));
    }

    [Theory]
    [InlineData(200, SendResult.Sent)]
    [InlineData(204, SendResult.Sent)]
    [InlineData(302, SendResult.TryAgain)]
    [InlineData(401, SendResult.TryAgain)]
    [InlineData(410, SendResult.Refused)]
    [InlineData(503, SendResult.TryAgain)]
    public async Task What_a_receiver_answers_decides_what_becomes_of_it(int status, SendResult expected)
    {
        _receiver.Answer = (status, "");
        var outcome = await Webhook().SendAsync(Messages.To("wang"), CancellationToken.None);
        Assert.Equal(expected, outcome.Result);
        Assert.Contains($"{status}", outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_tried_again_and_the_detail_keeps_the_keys_of_its_address()
    {
        using var http = Http.NewClient();
        var channel = new WebhookChannel(new(new($"http://localhost:{Loopback.FreePort()}/hook?key=do-not-show"), Secret), Time, http);
        var outcome = await channel.SendAsync(Messages.To("wang"), CancellationToken.None);
        Assert.Equal(SendResult.TryAgain, outcome.Result);
        Assert.DoesNotContain("do-not-show", outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_sms_gateway_gets_what_its_template_says_and_no_text_breaks_out_of_it()
    {
        _receiver.Answer = (200, """{"code":0,"msg":"ok"}""");
        var channel = Sms("send?to={phone}", "POST", """{"mobile":"{phone}","content":"{text}","serial":"{id}"}""", "X-App: qingshan | Authorization: Bearer key", "json:code=0");
        var message = Messages.To("+8613800000000") with { Subject = new("说“引号\"和\\反斜”", "quotes") };
        var outcome = await channel.SendAsync(message, CancellationToken.None);
        Assert.True(outcome.Result == SendResult.Sent, outcome.Detail);

        var got = Assert.Single(_receiver.All);
        Assert.Equal("/send?to=%2B8613800000000", got.Path);
        Assert.Equal(("qingshan", "Bearer key"), (got.Headers["X-App"], got.Headers["Authorization"]));
        var body = JsonNode.Parse(got.Body)!;
        Assert.Equal((message.To, "说“引号\"和\\反斜”。" + message.Link, message.Delivery.ToString()), ((string)body["mobile"]!, (string)body["content"]!, (string)body["serial"]!));
    }

    [Fact]
    public async Task A_form_is_encoded_as_a_form()
    {
        await Sms("", "POST", "to={phone}&text={text}", "Content-Type: application/x-www-form-urlencoded; charset=utf-8", "status")
            .SendAsync(Messages.To("+86 138") with { Subject = new("甲&乙=丙", "") }, CancellationToken.None);
        var got = Assert.Single(_receiver.All);
        Assert.StartsWith("application/x-www-form-urlencoded", got.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("甲&乙=丙。http://localhost:5080/notices/1", System.Web.HttpUtility.ParseQueryString(got.Text)["text"]);
    }

    [Theory]
    [InlineData("status", 200, "anything", true)]
    [InlineData("status", 500, "anything", false)]
    [InlineData("contains:OK", 200, "0,OK,17", true)]
    [InlineData("contains:OK", 200, "ERR", false)]
    [InlineData("json:result.code=0", 200, """{"result":{"code":0}}""", true)]
    [InlineData("json:result.code=0", 200, """{"result":{"code":4}}""", false)]
    [InlineData("json:result.code=0", 200, "<html>", false)]
    [InlineData("json:result.code=0", 200, """[1]""", false)]
    public async Task The_rule_of_success_decides_whether_the_gateway_has_taken_it(string rule, int status, string answer, bool taken)
    {
        _receiver.Answer = (status, answer);
        var outcome = await Sms("", "POST", "{phone}{text}", "Content-Type: text/plain", rule).SendAsync(Messages.To("1"), CancellationToken.None);
        Assert.Equal(taken ? SendResult.Sent : SendResult.TryAgain, outcome.Result);
    }

    private WebhookChannel Webhook() => new(new(new(_receiver.Url + "hook"), Secret), Time, Http.NewClient());

    private SmsChannel Sms(string path, string method, string body, string headers, string success)
    {
        var read = ChannelSettings.Sms(_receiver.Url + path, method, body, headers, success);
        Assert.True(read.IsOk, read.Error?.ToString());
        return new(read.Value!, Http.NewClient());
    }
}
