using System.Collections.Concurrent;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Qingshan.Platform.Intake;

/// <summary>Who at the program's own broker wants to hear a topic of a later room.</summary>
/// <param name="Key">The API key of the session; what it may hear is asked each time.</param>
public sealed record MqttHearer(string ClientId, string Key, string Topic, MqttQualityOfServiceLevel Quality);

/// <summary>
/// The hearers, and the way to one of them. A message goes to one client and not onto a topic: two who hear the same topic may not be
/// allowed the same.
/// </summary>
public sealed class MqttHearers
{
    private readonly ConcurrentDictionary<(string ClientId, string Topic), MqttHearer> _hearers = new();
    private volatile MqttServer? _server;

    public IReadOnlyCollection<MqttHearer> All => [.. _hearers.Values];

    /// <returns>False where the client is gone or does not keep up.</returns>
    public async Task<bool> TellAsync(MqttHearer hearer, byte[] payload)
    {
        if (_server is not { } server || await server.GetSessionAsync(hearer.ClientId) is not { } session) return false;
        var message = new MqttApplicationMessageBuilder().WithTopic(hearer.Topic).WithPayload(payload).WithQualityOfServiceLevel(hearer.Quality).Build();
        return session.TryEnqueueApplicationMessage(message, out _);
    }

    internal void Serve(MqttServer? server) => _server = server;

    internal void Add(MqttHearer hearer) => _hearers[(hearer.ClientId, hearer.Topic)] = hearer;

    internal void Remove(string clientId, string topic) => _hearers.TryRemove((clientId, topic), out _);

    internal void Forget(string clientId)
    {
        foreach (var (who, topic) in _hearers.Keys)
            if (who == clientId) Remove(who, topic);
    }
}
