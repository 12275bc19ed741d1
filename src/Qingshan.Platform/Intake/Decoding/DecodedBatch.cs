using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What decoders fill: observations whose series are known, and those whose series have first to be made.
/// </summary>
internal sealed class DecodedBatch(long after)
{
    private readonly Dictionary<long, long> _again = [];
    private readonly List<(SeriesKey Key, string Unit, Action<int, UnitFit>? Learn, Observation Value)> _waiting = [];

    public long After { get; } = after;

    public long Position { get; set; } = after;

    public List<Observation> Observations { get; } = [];

    public List<PacketRow> Packets { get; } = [];

    /// <summary>Packets that say themselves that they are sent again (RF).</summary>
    public HashSet<long> Marked { get; } = [];

    /// <summary>Packets of files: whoever imported them has compared them with what is there.</summary>
    public HashSet<long> Imported { get; } = [];

    public int Rows => Observations.Count + _waiting.Count;

    public bool IsEmpty => Position == After;

    /// <summary>A packet is another one read again.</summary>
    public void ReadAgain(long packet, long original) => _again[packet] = original;

    public void Add(in Observation observation) => Observations.Add(observation);

    /// <summary>Adds a value of a series that may not exist yet.</summary>
    /// <param name="unit">In which it is; the series may have been given another one meanwhile.</param>
    /// <param name="learn">Told the series' id, once it is known, and how values of this unit fit it.</param>
    public void Add(in SeriesKey key, string unit, in Observation value, Action<int, UnitFit>? learn = null) => _waiting.Add((key, unit, learn, value));

    /// <summary>Makes the missing series and gives the batch as the store takes it.</summary>
    public async Task<ReadyBatch> CompleteAsync(SeriesBook book, CancellationToken cancel)
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
        return new(new(After, Position, Observations, Packets), Marked, Imported, _again);
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

/// <summary>A batch whose series are known, with what tells whether its values are new.</summary>
/// <param name="Again">Of packets that are read again: the packet that each was.</param>
internal sealed record ReadyBatch(ObservationBatch Batch, HashSet<long> Marked, HashSet<long> Imported, IReadOnlyDictionary<long, long> Again);
