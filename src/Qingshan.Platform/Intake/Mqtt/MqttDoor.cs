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
/// and a client hears nothing but the answers to its own. Clients sign in with an API key as the password.
/// </summary>
public sealed class MqttDoor(
    MqttOptions options, PacketJournal journal, LedgerBook ledger, DeviceSecrets secrets, SeriesBook series, DeviceBoard board, GatewayMeter gateway, MqttMeter meter,
    ApiKeys keys, KeyMeter quotas, Audit audit, TimeProvider time, ILogger<MqttDoor> log)
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
        await _server.StartAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is not null) await _server.StopAsync(new MqttServerStopOptions());
    }

    public void Dispose() => _server?.Dispose();

    private async Task SignInAsync(ValidatingConnectionEventArgs who)
    {
        var viewer = (await FindAsync(who.Password ?? "", who.CancellationToken))?.Viewer;
        if (viewer is not null && viewer.May(Permission.Ingest))
        {
            who.SessionItems[Key] = who.Password;
            return;
        }
        who.ReasonCode = viewer is null ? MqttConnectReasonCode.BadUserNameOrPassword : MqttConnectReasonCode.NotAuthorized;
        await audit.RecordAsync(viewer ?? Viewer.Visitor with { Address = who.RemoteEndPoint?.ToString() }, "refuse", "MQTT", AuditOutcome.Refused,
            viewer is null ? "the key is not valid" : "needs Ingest", who.CancellationToken);
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

    private async Task SubscribeAsync(InterceptingSubscriptionEventArgs wish)
    {
        var viewer = (await FindAsync(wish.SessionItems[Key] as string ?? "", wish.CancellationToken))?.Viewer;
        if (viewer is not null && viewer.May(Permission.Ingest) && MqttTopic.IsAnswers(wish.TopicFilter.Topic, out var name) && Holds(viewer, name)) return;
        wish.ProcessSubscription = false;
        wish.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
    }

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
