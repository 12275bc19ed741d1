using System.Buffers;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Listens to an existing broker. A message is acknowledged (PUBACK) when the journal has synced it, in the order of arrival; what
/// cannot be kept is not, the connection is given up, and the broker delivers it again. The session stays while the program is away.
/// </summary>
public sealed class MqttListener(
    MqttOptions options, PacketJournal journal, LedgerBook ledger, DeviceSecrets secrets, SeriesBook series, DeviceBoard board, GatewayMeter gateway, MqttMeter meter, TimeProvider time, ILogger<MqttListener> log)
    : BackgroundService
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1), LongestBackOff = TimeSpan.FromMinutes(1);

    /// <summary>How many messages may wait for a sync; the broker holds back the others.</summary>
    private const int Waiting = 256;

    private readonly MqttIntake _intake = new(journal, ledger, secrets, series, board, gateway, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Broker is not { } broker) return;
        await Task.Yield();
        for (var backOff = FirstBackOff; !stoppingToken.IsCancellationRequested;)
        {
            var since = time.GetTimestamp();
            meter.State = await ListenAsync(broker, stoppingToken);
            if (stoppingToken.IsCancellationRequested) return;
            // Whoever was connected for a while was not turned away.
            if (time.GetElapsedTime(since) > LongestBackOff) backOff = FirstBackOff;
            log.LogWarning("MQTT {Broker}: {Reason}; tried again in {Seconds} s", broker, meter.State, backOff.TotalSeconds);
            await Task.Delay(backOff, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
        }
    }

    /// <summary>One connection from its beginning to its end; says why it ended.</summary>
    private async Task<string> ListenAsync(MqttBrokerOptions broker, CancellationToken stopping)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var reason = "the connection ended";
        var over = ended.Token;
        client.DisconnectedAsync += async gone =>
        {
            reason = gone.Exception?.Message ?? gone.ReasonString ?? gone.Reason.ToString();
            // Told for the last time when the client is disposed of; then there is nobody left to tell.
            if (!over.IsCancellationRequested) await ended.CancelAsync();
        };
        var taken = Channel.CreateBounded<(MqttApplicationMessageReceivedEventArgs Message, MqttTaken Taken)>(Waiting);
        client.ApplicationMessageReceivedAsync += async message =>
        {
            message.AutoAcknowledge = false;
            // The order of arrival is that of the journal, and that of the acknowledgements.
            await taken.Writer.WriteAsync((message, await TakeAsync(message.ApplicationMessage, broker, over)), over);
        };
        try
        {
            var connected = await client.ConnectAsync(OptionsOf(broker), stopping);
            if (connected.ResultCode != MqttClientConnectResultCode.Success) return $"the broker refuses the connection: {connected.ResultCode} {connected.ReasonString}".TrimEnd();
            var subscribed = await client.SubscribeAsync(FiltersOf(broker), stopping);
            if (subscribed.Items.FirstOrDefault(i => i.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2) is { } refused)
                return $"the broker refuses the subscription to {refused.TopicFilter.Topic}: {refused.ResultCode}";
            meter.State = MqttMeter.Connected;
            log.LogInformation("MQTT {Broker}: connected, listening to {Topics}", broker, string.Join(", ", broker.Topics));
            await AcknowledgeAsync(client, taken.Reader, over);
            await client.TryDisconnectAsync();
        }
        catch (OperationCanceledException)
        {
            // The broker went away, or the program stops: what is not acknowledged comes again.
            if (stopping.IsCancellationRequested) await client.TryDisconnectAsync();
        }
        catch (Exception e) when (e is MqttCommunicationException or IOException or InvalidOperationException)
        {
            reason = e.Message;
        }
        return reason;
    }

    private async Task<MqttTaken> TakeAsync(MqttApplicationMessage message, MqttBrokerOptions broker, CancellationToken ended)
    {
        if (MqttTopic.TryParse(message.Topic, out var topic)) return await _intake.TakeAsync(topic, message.Payload.ToArray(), broker.ToString(), ended);
        meter.Ignored();
        log.LogWarning("MQTT {Broker}: a message on {Topic}, which ends neither in /NAME/hj212 nor in /NAME/json, is not taken", broker, message.Topic);
        return default;
    }

    /// <summary>Acknowledges what is synced, until something cannot be kept.</summary>
    private async Task AcknowledgeAsync(IMqttClient client, ChannelReader<(MqttApplicationMessageReceivedEventArgs Message, MqttTaken Taken)> taken, CancellationToken ended)
    {
        await foreach (var (message, what) in taken.ReadAllAsync(ended))
        {
            if (await what.WhenSyncedAsync(journal, ended) is { } failure)
            {
                meter.NotKept();
                log.LogWarning("The journal could not keep a message, the broker has to deliver it again: {Failure}", failure.Message);
                return;
            }
            if (what.Kept.Taken) meter.Kept();
            await message.AcknowledgeAsync(ended);
            if (what.AnswerTopic is { } answer)
                await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(answer).WithPayload(what.Answer).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtMostOnce).Build(), ended);
        }
    }

    private static MqttClientOptions OptionsOf(MqttBrokerOptions broker)
    {
        var built = new MqttClientOptionsBuilder()
            .WithTcpServer(broker.Host, broker.Port)
            .WithClientId(broker.ClientId)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithCleanSession(false)
            .WithTimeout(TimeSpan.FromSeconds(10));
        if (broker.User is { } user) built = built.WithCredentials(user, broker.Password);
        if (broker.Tls) built = built.WithTlsOptions(tls =>
        {
            tls.UseTls().WithTargetHost(broker.Host);
            if (broker.Roots.Count > 0) tls.WithTrustChain(broker.Roots);
        });
        return built.Build();
    }

    private static MqttClientSubscribeOptions FiltersOf(MqttBrokerOptions broker)
    {
        var built = new MqttClientSubscribeOptionsBuilder();
        foreach (var topic in broker.Topics) built = built.WithTopicFilter(topic, MqttQualityOfServiceLevel.AtLeastOnce);
        return built.Build();
    }
}
