using System.Diagnostics.Metrics;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;

namespace Qingshan.Composition;

/// <summary>What Prometheus is told about the path: how far the journal, the store and the readers are.</summary>
internal sealed class PlatformMeter : IDisposable
{
    public const string Name = "Qingshan.Platform";

    private readonly Meter _meter = new(Name);

    public PlatformMeter(PacketJournal journal, PacketConsumer consumer, SeriesBook series, LiveFeed live)
    {
        _meter.CreateObservableCounter("qingshan_journal_synced_packets", () => journal.LastSynced, description: "Packets in the journal");
        _meter.CreateObservableCounter("qingshan_journal_bytes", () => journal.Meter.BytesWritten, "By", "Bytes written since start");
        _meter.CreateObservableCounter("qingshan_journal_syncs", () => journal.Meter.Syncs, description: "Syncs since start");
        _meter.CreateObservableCounter("qingshan_journal_sync_seconds", () => journal.Meter.SyncTime.TotalSeconds, "s", "Time spent in syncs since start");
        _meter.CreateObservableGauge("qingshan_journal_longest_sync_seconds", () => journal.Meter.LongestSync.TotalSeconds, "s");
        _meter.CreateObservableGauge("qingshan_journal_refusing", () => journal.State == JournalState.Refusing ? 1 : 0, description: "1 while nothing can be kept");
        _meter.CreateObservableGauge("qingshan_store_lag_packets", () => consumer.Lag, description: "Packets acknowledged and not yet stored");
        _meter.CreateObservableGauge("qingshan_series", () => series.Count);
        _meter.CreateObservableGauge("qingshan_live_listeners", () => live.Listeners);
    }

    public void Dispose() => _meter.Dispose();
}
