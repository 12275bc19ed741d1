using System.Diagnostics.Metrics;

namespace Qingshan.Platform.Intake;

/// <summary>What the gateway counts, for health, metrics and tests.</summary>
public sealed class GatewayMeter : IDisposable
{
    public const string Name = "Qingshan.Intake";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _frames;
    private long _connections;

    public GatewayMeter()
    {
        _frames = _meter.CreateCounter<long>("qingshan_intake_frames", description: "Frames received, by admission");
        _meter.CreateObservableGauge("qingshan_intake_connections", () => Connections, description: "Open device connections");
    }

    public long Connections => Interlocked.Read(ref _connections);

    internal void Opened() => Interlocked.Increment(ref _connections);

    internal void Closed() => Interlocked.Decrement(ref _connections);

    internal void Received(Admission admission) => _frames.Add(1, new KeyValuePair<string, object?>("admission", Names[(int)admission]));

    private static readonly string[] Names = ["", "admitted", "unknown-device", "damaged", "wrong-address", "wrong-password"];

    public void Dispose() => _meter.Dispose();
}
