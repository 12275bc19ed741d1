using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What decoders fill: observations whose series are known, and those whose series have first to be made.
/// </summary>
internal sealed class DecodedBatch(long after)
{
    private readonly List<(SeriesKey Key, string Unit, Action<int>? Learn, Observation Value)> _waiting = [];

    public long After { get; } = after;

    public long Position { get; set; } = after;

    public List<Observation> Observations { get; } = [];

    public List<PacketRow> Packets { get; } = [];

    public int Rows => Observations.Count + _waiting.Count;

    public bool IsEmpty => Position == After;

    public void Add(in Observation observation) => Observations.Add(observation);

    /// <summary>Adds a value of a series that may not exist yet.</summary>
    /// <param name="learn">Told the series' id, once it is known.</param>
    public void Add(in SeriesKey key, string unit, in Observation value, Action<int>? learn = null) => _waiting.Add((key, unit, learn, value));

    /// <summary>Makes the missing series and gives the batch as the store takes it.</summary>
    public async Task<ObservationBatch> CompleteAsync(SeriesBook book, CancellationToken cancel)
    {
        if (_waiting.Count > 0)
        {
            var series = await book.EnsureAsync(_waiting.ConvertAll(w => (w.Key, w.Unit)), cancel);
            for (var i = 0; i < series.Count; i++)
            {
                _waiting[i].Learn?.Invoke(series[i].Id);
                Observations.Add(_waiting[i].Value with { Series = series[i].Id });
            }
            _waiting.Clear();
        }
        return new(After, Position, Observations, Packets);
    }
}
