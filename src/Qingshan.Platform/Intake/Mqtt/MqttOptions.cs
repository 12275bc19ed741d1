using System.Security.Cryptography.X509Certificates;

namespace Qingshan.Platform.Intake;

/// <summary>What the settings say about MQTT, read and checked at the start.</summary>
/// <param name="Broker">The existing broker that is listened to; null for none.</param>
/// <param name="Door">The broker of the program's own; null for none.</param>
public sealed record MqttOptions(MqttBrokerOptions? Broker, MqttDoorOptions? Door);

/// <param name="User">The program's own account at the broker; null signs in without one.</param>
/// <param name="ClientId">Under which the broker keeps what comes while the program is away: always the same.</param>
/// <param name="Topics">What is subscribed to.</param>
/// <param name="Roots">Roots to trust in place of the system's; empty for those.</param>
public sealed record MqttBrokerOptions(
    string Host, int Port, bool Tls, string? User, string Password, string ClientId, IReadOnlyList<string> Topics, X509Certificate2Collection Roots)
{
    /// <summary>For people and logs: without the password.</summary>
    public override string ToString() => $"{(Tls ? "mqtts" : "mqtt")}://{Host}:{Port}";
}

/// <param name="Listen"><c>localhost</c>, <c>*</c> or an IP address.</param>
public sealed record MqttDoorOptions(string Listen, int Port);
