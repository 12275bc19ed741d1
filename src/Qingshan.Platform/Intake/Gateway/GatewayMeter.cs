using System.Diagnostics.Metrics;

namespace Qingshan.Platform.Intake;

/// <summary>What the gateway counts, for health, metrics and tests.</summary>
public sealed class GatewayMeter : IDisposable
{
    public const string Name = "Qingshan.Intake";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _frames, _cut;
    private readonly Counter<double> _slowed;
    private long _connections;

    public GatewayMeter()
    {
        _frames = _meter.CreateCounter<long>("qingshan_intake_frames", description: "Frames received, by admission");
        _cut = _meter.CreateCounter<long>("qingshan_intake_cut", description: "Connections cut by the gateway, by reason");
        _slowed = _meter.CreateCounter<double>("qingshan_intake_slowed_seconds", "s", "Time in which devices that send more than DeviceRate were not read");
        _meter.CreateObservableGauge("qingshan_intake_connections", () => Connections, description: "Open device connections");
    }

    public long Connections => Interlocked.Read(ref _connections);

    internal void Opened() => Interlocked.Increment(ref _connections);

    internal void Closed() => Interlocked.Decrement(ref _connections);

    internal void Received(Admission admission) => _frames.Add(1, new KeyValuePair<string, object?>("admission", Names[(int)admission]));

    internal void Cut(CutReason reason) => _cut.Add(1, new KeyValuePair<string, object?>("reason", Of(reason)));

    internal void Slowed(TimeSpan by) => _slowed.Add(by.TotalSeconds);

    internal static string Of(CutReason reason) => Reasons[(int)reason];

    private static readonly string[] Reasons = ["half-frame", "noise", "answers-not-taken", "idle"];

    private static readonly string[] Names = ["", "admitted", "unknown-device", "damaged", "wrong-address", "wrong-password"];

    public void Dispose() => _meter.Dispose();
}
