using System.Collections.Concurrent;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Qingshan.Tests.Intake.Mqtt;

/// <summary>A client that publishes at QoS 1 and keeps what it hears.</summary>
internal sealed class MqttSender : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly ConcurrentQueue<(string Topic, string Text)> _heard = [];

    private MqttSender() => _client.ApplicationMessageReceivedAsync += message =>
    {
        _heard.Enqueue((message.ApplicationMessage.Topic, Encoding.UTF8.GetString(message.ApplicationMessage.Payload)));
        return Task.CompletedTask;
    };

    public bool IsConnected => _client.IsConnected;

    /// <summary>What the broker says to whoever comes with a password.</summary>
    public static async Task<MqttClientConnectResultCode> AskedAsync(int port, string user, string password)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        return (await client.ConnectAsync(OptionsOf(port, user, password))).ResultCode;
    }

    public static async Task<MqttSender> ConnectAsync(int port, string user, string password)
    {
        var sender = new MqttSender();
        Assert.Equal(MqttClientConnectResultCode.Success, (await sender._client.ConnectAsync(OptionsOf(port, user, password))).ResultCode);
        return sender;
    }

    /// <summary>What the broker says to a subscription.</summary>
    public async Task<MqttClientSubscribeResultCode> HearAsync(string topic) =>
        (await _client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce)).Items.Single().ResultCode;

    /// <summary>Returns when it is acknowledged.</summary>
    public Task<MqttClientPublishResult> SendAsync(string topic, string text) =>
        _client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(text).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(), TestContext.Current.CancellationToken);

    /// <summary>The next message that is heard.</summary>
    public async Task<(string Topic, string Text)> HeardAsync()
    {
        (string, string) message = default;
        await Until.TrueAsync(() => Task.FromResult(_heard.TryDequeue(out message)), "Nothing was heard.");
        return message;
    }

    private static MqttClientOptions OptionsOf(int port, string user, string password) =>
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithCredentials(user, password).WithTimeout(TimeSpan.FromSeconds(10)).Build();

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }
}

internal static class Until
{
    public static async Task TrueAsync(Func<Task<bool>> holds, string otherwise)
    {
        for (var i = 0; !await holds(); i++)
        {
            Assert.True(i < 600, otherwise);
            await Task.Delay(50);
        }
    }
}
