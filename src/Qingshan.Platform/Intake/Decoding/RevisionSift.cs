using Qingshan.Hj212;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 补传核对 · What is sent again confirms or revises. Before a batch is stored: a value that says what is in effect already is counted with
/// its packet and not stored a second time; another value is a revision. A packet that is read again adds nothing to what a later one said.
/// Values that go on in time, as nearly all do, are not looked for in the store.
/// </summary>
internal sealed class RevisionSift(IObservationStore store, LatestBook latest)
{
    /// <summary>A value is in effect by the packet that brought it, and by content.</summary>
    private readonly Dictionary<(int Series, DateTime Start), Observation> _inEffect = [];
    private readonly Dictionary<int, DateTime> _newest = [];
    private readonly Dictionary<DateTime, LateDay> _late = [];
    private readonly HashSet<int> _lateSeries = [];

    /// <summary>Everything before the batch has to be stored by now.</summary>
    public async Task<ObservationBatch> SiftAsync(ReadyBatch ready, CancellationToken cancel)
    {
        FindLate(ready);
        if (_late.Count == 0) return ready.Batch;
        _inEffect.Clear();
        // By day, of all series together: one device may send years, and after an outage a thousand send a day.
        foreach (var day in _late.Values)
            await foreach (var o in store.ReadAsync(day.Series, day.From, day.To.AddTicks(10), cancel)) _inEffect[(o.Series, o.Start)] = o;

        var kept = new List<Observation>(ready.Batch.Observations.Count);
        var outcome = new Dictionary<long, (int Same, bool Changed, int Later)>();
        foreach (var o in ready.Batch.Observations)
        {
            if (!_lateSeries.Contains(o.Series) || ready.Imported.Contains(o.Packet))
            {
                kept.Add(o);
                continue;
            }
            var said = _inEffect.TryGetValue((o.Series, o.Start), out var before);
            var (same, changed, later) = outcome.GetValueOrDefault(o.Packet);
            if (said && IsSame(o, before)) outcome[o.Packet] = (same + 1, changed, later);
            else if (said && ready.Again.TryGetValue(o.Packet, out var original) && before.Packet > original) outcome[o.Packet] = (same, changed, later + 1);
            else
            {
                if (said) outcome[o.Packet] = (same, true, later);
                _inEffect[(o.Series, o.Start)] = o;
                kept.Add(o);
            }
        }
        return ready.Batch with { Observations = kept, Packets = [.. ready.Batch.Packets.Select(p => outcome.TryGetValue(p.Sequence, out var found) ? With(p, found, ready.Marked) : p)] };
    }

    /// <summary>The series that get values for times that they have reached already, by the days of these.</summary>
    private void FindLate(ReadyBatch ready)
    {
        _newest.Clear();
        _late.Clear();
        _lateSeries.Clear();
        foreach (var o in ready.Batch.Observations)
        {
            if (ready.Imported.Contains(o.Packet)) continue;
            if (!_newest.TryGetValue(o.Series, out var reached)) reached = latest.Of(o.Series)?.Start ?? DateTime.MinValue;
            if (o.Start > reached) _newest[o.Series] = o.Start;
            else
            {
                _newest[o.Series] = reached;
                if (!_late.TryGetValue(o.Start.Date, out var day)) _late[o.Start.Date] = day = new();
                day.Add(o);
                _lateSeries.Add(o.Series);
            }
        }
    }

    private static bool IsSame(in Observation a, in Observation b) => (a with { Received = b.Received, Packet = b.Packet }).Equals(b);

    private static PacketRow With(PacketRow row, (int Same, bool Changed, int Later) found, HashSet<long> marked)
    {
        string[] names =
        [
            .. row.Reason.Length == 0 ? (string[])[] : [row.Reason], .. found.Same > 0 ? [WireName.Of(FrameNotes.RepeatedSame)] : (string[])[],
            .. found.Changed ? [WireName.Of(FrameNotes.RepeatedChanged)] : (string[])[], .. found.Later > 0 ? ["said-later"] : (string[])[],
        ];
        // Who marks what is sent again (RF) does as the standard says.
        var verdict = row.Verdict == Verdict.Accepted && !marked.Contains(row.Sequence) ? Verdict.AcceptedWithNotes : row.Verdict;
        return row with { Observations = row.Observations - found.Same - found.Later, Reason = string.Join(',', names), Verdict = verdict };
    }

    /// <summary>What came late for one day (UTC).</summary>
    private sealed class LateDay
    {
        public HashSet<int> Series { get; } = [];

        public DateTime From { get; private set; } = DateTime.MaxValue;

        public DateTime To { get; private set; } = DateTime.MinValue;

        public void Add(in Observation o)
        {
            Series.Add(o.Series);
            if (o.Start < From) From = o.Start;
            if (o.Start > To) To = o.Start;
        }
    }
}
