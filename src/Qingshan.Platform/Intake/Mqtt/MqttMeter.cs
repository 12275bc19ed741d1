using System.Diagnostics.Metrics;

namespace Qingshan.Platform.Intake;

/// <summary>How MQTT stands, for health and metrics.</summary>
public sealed class MqttMeter : IDisposable
{
    private readonly Meter _meter = new(GatewayMeter.Name);
    private readonly Counter<long> _messages;
    private volatile string _state = "off";

    public MqttMeter()
    {
        _messages = _meter.CreateCounter<long>("qingshan_mqtt_messages", description: "Messages received by MQTT, by what became of them");
        _meter.CreateObservableGauge("qingshan_mqtt_connected", () => _state == Connected ? 1 : 0, description: "1 while the existing broker is connected");
    }

    internal const string Connected = "connected";

    /// <summary><c>off</c>, <c>connected</c>, or why the existing broker is not.</summary>
    public string State
    {
        get => _state;
        internal set => _state = value;
    }

    internal void Kept() => _messages.Add(1, new KeyValuePair<string, object?>("outcome", "kept"));

    internal void NotKept() => _messages.Add(1, new KeyValuePair<string, object?>("outcome", "not-kept"));

    internal void Ignored() => _messages.Add(1, new KeyValuePair<string, object?>("outcome", "ignored"));

    public void Dispose() => _meter.Dispose();
}
