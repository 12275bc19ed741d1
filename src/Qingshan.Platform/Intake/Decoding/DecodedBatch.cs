using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What decoders fill: observations whose series are known, and those whose series have first to be made.
/// </summary>
internal sealed class DecodedBatch(long after)
{
    private readonly List<(SeriesKey Key, string Unit, Action<int, UnitFit>? Learn, Observation Value)> _waiting = [];

    public long After { get; } = after;

    public long Position { get; set; } = after;

    public List<Observation> Observations { get; } = [];

    public List<PacketRow> Packets { get; } = [];

    public int Rows => Observations.Count + _waiting.Count;

    public bool IsEmpty => Position == After;

    public void Add(in Observation observation) => Observations.Add(observation);

    /// <summary>Adds a value of a series that may not exist yet.</summary>
    /// <param name="unit">In which it is; the series may have been given another one meanwhile.</param>
    /// <param name="learn">Told the series' id, once it is known, and how values of this unit fit it.</param>
    public void Add(in SeriesKey key, string unit, in Observation value, Action<int, UnitFit>? learn = null) => _waiting.Add((key, unit, learn, value));

    /// <summary>Makes the missing series and gives the batch as the store takes it.</summary>
    public async Task<ObservationBatch> CompleteAsync(SeriesBook book, CancellationToken cancel)
    {
        if (_waiting.Count > 0)
        {
            var series = await book.EnsureAsync(_waiting.ConvertAll(w => (w.Key, w.Unit)), cancel);
            for (var i = 0; i < series.Count; i++)
            {
                var (_, unit, learn, value) = _waiting[i];
                if (!UnitFit.TryBetween(unit, series[i].Unit, out var fit))
                {
                    LeaveOut(value.Packet);
                    continue;
                }
                learn?.Invoke(series[i].Id, fit);
                Observations.Add(fit.Of(value) with { Series = series[i].Id });
            }
            _waiting.Clear();
        }
        return new(After, Position, Observations, Packets);
    }

    /// <summary>A value in a unit that cannot be that of its series: it stays in the packet, whose verdict says so.</summary>
    private void LeaveOut(long packet)
    {
        var at = Packets.FindIndex(p => p.Sequence == packet);
        if (at < 0) return;
        var (row, code) = (Packets[at], IntakeErrors.RowUnitDiffers.Code);
        Packets[at] = row with
        {
            Verdict = row.Verdict == Verdict.Accepted ? Verdict.AcceptedWithNotes : row.Verdict, Observations = row.Observations - 1,
            Reason = row.Reason.Contains(code, StringComparison.Ordinal) ? row.Reason : row.Reason.Length == 0 ? code : $"{row.Reason},{code}",
        };
    }
}
