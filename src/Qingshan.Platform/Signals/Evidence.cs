using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Signals;

/// <summary>One value on which a signal rests.</summary>
/// <param name="Packets">The packets that brought it, or what it was derived of: the first of them, at most <see cref="SignalEvidence.MostPackets"/>.</param>
/// <param name="PacketCount">How many there are.</param>
public sealed record EvidenceRow(Observation Value, IReadOnlyList<long> Packets, int PacketCount);

/// <summary>
/// 证据 · The values of a signal with their packets: its series over its span, as they stand. It is read when it is asked for
/// and not copied: observations are only ever added to, so that series and span lead to every revision for good.
/// </summary>
public sealed class SignalEvidence(IObservationStore store, SeriesBook series, StreamBook streams, LatestBook latest, LedgerBook ledger)
{
    public const int MostRows = 200, MostPackets = 12;

    /// <summary>
    /// The newest values of the span, in order of time; of a silent point, the last value that came; of an enterprise none where what was found of
    /// it rests on documents, which the finding names, and not on a series.
    /// </summary>
    public async Task<IReadOnlyList<EvidenceRow>> OfAsync(Signal signal, Subject subject, CancellationToken cancel)
    {
        if ((subject.Point ?? (signal.SeriesId is { } its && series.Find(its) is { } measured ? ledger.Now.Points.GetValueOrDefault(measured.PointId) : null)) is not { } point) return [];
        if (signal.SeriesId is not { } id || series.Find(id) is not { } of) return LastOf(signal, point);
        var rows = new List<EvidenceRow>();
        var values = await store.ReadAsync(id, signal.Since, signal.Until, everyRevision: false, cancel).ToListAsync(cancel);
        if (values.Count > MostRows) values.RemoveRange(0, values.Count - MostRows);
        if (values.Count == 0) return [];
        if (of.Origin != Origin.RolledUp) return [.. values.Select(o => new EvidenceRow(o, [o.Packet], 1))];

        var brought = await BroughtAsync(point, of, values[0].Start, signal.Until, cancel);
        foreach (var o in values)
        {
            var packets = Packets(brought, o.Start, o.Start + of.Kind.Period);
            rows.Add(new(o, [.. packets.Take(MostPackets)], packets.Count));
        }
        return rows;
    }

    private List<EvidenceRow> LastOf(Signal signal, MonitoringPoint point)
    {
        var last = series.OfPoint(point.Id).Where(s => s.Origin is Origin.Reported or Origin.Simulated).Select(s => latest.Of(s.Id)).OfType<Observation>()
            .Where(o => o.Received <= signal.Until).OrderByDescending(o => o.Received).Take(1);
        return signal.Detector == "silent" ? [.. last.Select(o => new EvidenceRow(o, [o.Packet], 1))] : [];
    }

    /// <summary>What a derived series was made of in the end, coarsest first: an hour that a device reported before its minutes.</summary>
    private async Task<List<List<(DateTime Start, long Packet)>>> BroughtAsync(MonitoringPoint point, Series derived, DateTime from, DateTime to, CancellationToken cancel)
    {
        var all = new List<List<(DateTime, long)>>();
        foreach (var leaf in Leaves(point, derived).DistinctBy(s => s.Id).OrderByDescending(s => s.Kind.Period).ToList())
        {
            var packets = new List<(DateTime, long)>();
            await foreach (var o in store.ReadAsync(leaf.Id, from, to, everyRevision: false, cancel)) packets.Add((o.Start, o.Packet));
            all.Add(packets);
        }
        return all;
    }

    private IEnumerable<Series> Leaves(MonitoringPoint point, Series derived) =>
        streams.Describe(point, derived, series)?.Inputs.SelectMany(s => s.Origin == Origin.RolledUp ? Leaves(point, s) : [s]) ?? [];

    private static List<long> Packets(List<List<(DateTime Start, long Packet)>> brought, DateTime from, DateTime to)
    {
        foreach (var leaf in brought)
        {
            List<long> within = [.. leaf.Where(p => p.Start >= from && p.Start < to).Select(p => p.Packet).Distinct()];
            if (within.Count > 0) return within;
        }
        return [];
    }
}
