using System.Diagnostics.Metrics;

namespace Qingshan.Platform.Intake;

/// <summary>What Prometheus is told of each relay, by the code of its target.</summary>
internal sealed class RelayMeter : IDisposable
{
    private readonly Meter _meter = new(GatewayMeter.Name);

    public RelayMeter(RelayRunner runner, RelayBooks books, PacketJournal journal)
    {
        _meter.CreateObservableGauge("qingshan_relay_waiting_packets", () => Of(runner, r => Math.Max(0, journal.LastSynced - (books.Of(r.Target.Id).Position ?? 0))), description: "Packets of the journal behind the relay's position");
        _meter.CreateObservableGauge("qingshan_relay_set_aside_packets", () => Of(runner, r => books.Of(r.Target.Id).SetAside), description: "Packets that the target does not acknowledge");
        _meter.CreateObservableGauge("qingshan_relay_connected", () => Of(runner, r => r.Connected is null ? 0 : 1), description: "1 while connected");
        _meter.CreateObservableCounter("qingshan_relay_sent_frames", () => Of(runner, r => r.Sent), description: "Frames written to the target, those that were sent again included");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Of(RelayRunner runner, Func<RelayRun, long> what) =>
        runner.All.Select(r => new Measurement<long>(what(r), new KeyValuePair<string, object?>("relay", r.Target.Code)));
}
