using System.Buffers;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// A broker of the program's own, which is only a door: what is published on a data topic goes into the journal and to nobody else,
/// and a client hears nothing but the answers to its own, and what later rooms let it hear (<see cref="IMqttTopics"/>). Clients sign in with
/// an API key as the password.
/// </summary>
public sealed class MqttDoor(
    MqttOptions options, PacketJournal journal, LedgerBook ledger, DeviceSecrets secrets, SeriesBook series, DeviceBoard board, GatewayMeter gateway, MqttMeter meter,
    ApiKeys keys, KeyMeter quotas, MqttHearers hearers, IEnumerable<IMqttTopics> rooms, Audit audit, TimeProvider time, ILogger<MqttDoor> log)
    : IHostedService, IDisposable
{
    private const string Key = "key";

    private readonly MqttIntake _intake = new(journal, ledger, secrets, series, board, gateway, time);
    private MqttServer? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Door is not { } door) return;
        var address = door.Listen switch { "*" or "0.0.0.0" => IPAddress.Any, "localhost" => IPAddress.Loopback, var text => IPAddress.Parse(text) };
        var built = new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(door.Port).WithDefaultEndpointBoundIPAddress(address);
        // One address is bound; both families of "any" are not needed beside a proxy.
        built = built.WithDefaultEndpointBoundIPV6Address(IPAddress.None);
        _server = new MqttServerFactory().CreateMqttServer(built.Build());
        _server.ValidatingConnectionAsync += SignInAsync;
        _server.InterceptingPublishAsync += PublishAsync;
        _server.InterceptingSubscriptionAsync += SubscribeAsync;
        _server.ClientUnsubscribedTopicAsync += left =>
        {
            hearers.Remove(left.ClientId, left.TopicFilter);
            return Task.CompletedTask;
        };
        _server.SessionDeletedAsync += ended =>
        {
            hearers.Forget(ended.Id);
            return Task.CompletedTask;
        };
        await _server.StartAsync();
        hearers.Serve(_server);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        hearers.Serve(null);
        if (_server is not null) await _server.StopAsync(new MqttServerStopOptions());
    }

    public void Dispose() => _server?.Dispose();

    private async Task SignInAsync(ValidatingConnectionEventArgs who)
    {
        if (await FindAsync(who.Password ?? "", who.CancellationToken) is not null)
        {
            // Whoever had the name before heard by another key.
            hearers.Forget(who.ClientId);
            who.SessionItems[Key] = who.Password;
            return;
        }
        who.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
        await audit.RecordAsync(Viewer.Visitor with { Address = who.RemoteEndPoint?.ToString() }, "refuse", "MQTT", AuditOutcome.Refused, "the key is not valid", who.CancellationToken);
    }

    /// <summary>The PUBACK follows when this has ended; closing the connection is what leaves it out.</summary>
    private async Task PublishAsync(InterceptingPublishEventArgs publish)
    {
        // What the program itself answers passes.
        if (!publish.SessionItems.Contains(Key)) return;
        publish.ProcessPublish = false;
        var found = await FindAsync(publish.SessionItems[Key] as string ?? "", publish.CancellationToken);
        if (found is { } asks && await quotas.TakeAsync(asks.Key, publish.CancellationToken) is not null)
        {
            publish.Response.ReasonCode = MqttPubAckReasonCode.QuotaExceeded;
            publish.CloseConnection = true;
            return;
        }
        var viewer = found?.Viewer is { } owner && owner.May(Permission.Ingest) ? owner : null;
        if (viewer is not null && RoomOf(publish.ApplicationMessage.Topic) is { } room)
        {
            await PublishAsync(publish, viewer, room);
            return;
        }
        if (viewer is null || !MqttTopic.TryParse(publish.ApplicationMessage.Topic, out var topic) || !Holds(viewer, topic.Name))
        {
            meter.Ignored();
            publish.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            // Version 3.1.1 knows no reason: there, what is not taken must not look as if it were.
            publish.CloseConnection = true;
            await audit.RecordAsync(viewer ?? Viewer.Visitor, "refuse", $"MQTT {publish.ApplicationMessage.Topic}", AuditOutcome.Refused, "not a data topic of what this key holds", publish.CancellationToken);
            return;
        }
        var taken = await _intake.TakeAsync(topic, publish.ApplicationMessage.Payload.ToArray(), viewer.Name, publish.CancellationToken);
        if (await taken.WhenSyncedAsync(journal, publish.CancellationToken) is { } failure)
        {
            meter.NotKept();
            publish.CloseConnection = true;
            log.LogWarning("The journal could not keep a message, the client has to send it again: {Failure}", failure.Message);
            return;
        }
        if (taken.Kept.Taken)
        {
            meter.Kept();
            await audit.RecordAsync(viewer, "ingest", $"packet {taken.Kept.Sequence}", AuditOutcome.Done, $"MQTT {publish.ApplicationMessage.Topic}", publish.CancellationToken);
        }
        if (taken.AnswerTopic is { } answer)
            await _server!.InjectApplicationMessage(new(new MqttApplicationMessageBuilder().WithTopic(answer).WithPayload(taken.Answer).Build()), publish.CancellationToken);
    }

    private async Task PublishAsync(InterceptingPublishEventArgs publish, Viewer viewer, IMqttTopics room)
    {
        if (await room.TakeAsync(viewer, publish.ApplicationMessage.Topic, publish.ApplicationMessage.Payload.ToArray(), publish.CancellationToken) is not { } refused)
        {
            meter.Kept();
            return;
        }
        // Version 5 is told why; version 3.1.1 knows no reason, and what is not taken must not look as if it were: the connection ends.
        publish.Response.ReasonCode = MqttPubAckReasonCode.PayloadFormatInvalid;
        publish.Response.ReasonString = refused.ToString();
        publish.CloseConnection = true;
        meter.Ignored();
        await audit.RecordAsync(viewer, "refuse", $"MQTT {publish.ApplicationMessage.Topic}", AuditOutcome.Refused, refused.Code, publish.CancellationToken);
    }

    private async Task SubscribeAsync(InterceptingSubscriptionEventArgs wish)
    {
        var asks = (await FindAsync(wish.SessionItems[Key] as string ?? "", wish.CancellationToken))?.Viewer;
        if (RoomOf(wish.TopicFilter.Topic) is { } room && wish.SessionItems[Key] is string key && asks is { } hearer)
        {
            if (await room.MayHearAsync(hearer, wish.TopicFilter.Topic, wish.CancellationToken))
            {
                hearers.Add(new(wish.ClientId, key, wish.TopicFilter.Topic, wish.TopicFilter.QualityOfServiceLevel));
                return;
            }
            wish.ProcessSubscription = false;
            wish.Response.ReasonCode = MqttSubscribeReasonCode.TopicFilterInvalid;
            return;
        }
        var viewer = asks is not null && asks.May(Permission.Ingest) ? asks : null;
        if (viewer is not null && MqttTopic.IsAnswers(wish.TopicFilter.Topic, out var name) && Holds(viewer, name)) return;
        wish.ProcessSubscription = false;
        wish.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
    }

    private IMqttTopics? RoomOf(string topic) => rooms.FirstOrDefault(r => r.Owns(topic));

    /// <summary>Asked at every message: a key that was revoked, or whose person lost a right, ends nothing of its own accord.</summary>
    private async Task<(ApiKey Key, Viewer Viewer)?> FindAsync(string text, CancellationToken cancel) =>
        await keys.FindAsync(text, cancel) is { } key && await keys.ViewerOfAsync(key, cancel) is { PersonId: not null } viewer ? (key, viewer) : null;

    /// <summary>Whether a name is that of a device or point that a viewer may speak for. A name that nobody has is taken, as at the gateway, to be found in quarantine.</summary>
    private bool Holds(Viewer viewer, string name)
    {
        var now = ledger.Now;
        if (now.Devices.TryGetValue(name, out var device)) return Policy.Holds(viewer, device);
        return !now.PointsByCode.TryGetValue(name, out var point) || Policy.Holds(viewer, point);
    }
}
