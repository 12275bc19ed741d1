using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>A store that moves every month into its file after each batch.</summary>
internal sealed class EverythingClosed(DuckDbStore store) : IObservationStore
{
    public long Position => store.Position;

    public async Task AppendAsync(ObservationBatch batch, CancellationToken cancel)
    {
        await store.AppendAsync(batch, cancel);
        foreach (var state in await store.Months.StatesAsync(cancel))
            if (state.HotRows > 0) await store.Months.CompactAsync(state.Month, DateTime.UnixEpoch, cancel);
        Assert.All(await store.Months.StatesAsync(cancel), s => Assert.Equal(0, s.HotRows));
    }

    public IAsyncEnumerable<Observation> ReadAsync(int series, DateTime from, DateTime to, bool everyRevision, CancellationToken cancel) =>
        store.ReadAsync(series, from, to, everyRevision, cancel);

    public IAsyncEnumerable<Observation> ReadAsync(IReadOnlyCollection<int> series, DateTime from, DateTime to, CancellationToken cancel) =>
        store.ReadAsync(series, from, to, cancel);

    public Task<IReadOnlyList<Bucket>> SummariseAsync(int series, DateTime from, DateTime to, TimeSpan width, bool circular, CancellationToken cancel) =>
        store.SummariseAsync(series, from, to, width, circular, cancel);

    public Task<IReadOnlyList<SeriesMonth>> MonthsAsync(IReadOnlyCollection<int>? series, DateTime from, DateTime to, CancellationToken cancel) =>
        store.MonthsAsync(series, from, to, cancel);

    public Task<long> CountAsync(ObservationFilter filter, CancellationToken cancel) => store.CountAsync(filter, cancel);

    public IAsyncEnumerable<Observation> FindAsync(ObservationFilter filter, ObservationOrder order, int take, CancellationToken cancel) =>
        store.FindAsync(filter, order, take, cancel);

    public Task<SeriesSpan?> SpanAsync(int series, CancellationToken cancel) => store.SpanAsync(series, cancel);

    public Task<IReadOnlyList<SeriesTally>> TalliesAsync(DateTime recent, CancellationToken cancel) => store.TalliesAsync(recent, cancel);

    public Task<IReadOnlyList<SeriesArrivals>> ArrivalsAsync(DateTime from, DateTime now, IReadOnlyList<TimeSpan> limits, CancellationToken cancel) => store.ArrivalsAsync(from, now, limits, cancel);

    public Task SaveLatestAsync(IReadOnlyCollection<Observation> latest, long position, CancellationToken cancel) => store.SaveLatestAsync(latest, position, cancel);

    public Task<IReadOnlyList<Observation>> LoadLatestAsync(CancellationToken cancel) => store.LoadLatestAsync(cancel);

    public Task<PacketRow?> PacketAsync(long sequence, CancellationToken cancel) => store.PacketAsync(sequence, cancel);

    public Task<IReadOnlyList<PacketRow>> PacketsAsync(PacketQuery query, CancellationToken cancel) => store.PacketsAsync(query, cancel);

    public Task<IReadOnlyList<PacketDay>> PacketDaysAsync(IReadOnlyCollection<string> senders, DateTime from, CancellationToken cancel) => store.PacketDaysAsync(senders, from, cancel);

    public Task<IReadOnlyList<Observation>> OfPacketAsync(PacketRow packet, CancellationToken cancel) => store.OfPacketAsync(packet, cancel);

    public Task<StoreSize> SizeAsync(CancellationToken cancel) => store.SizeAsync(cancel);

    public DerivedUntil Derived => store.Derived;

    public Task AppendDerivedAsync(IReadOnlyList<Observation> derived, DerivedUntil until, CancellationToken cancel) => store.AppendDerivedAsync(derived, until, cancel);

    public Task<IReadOnlyList<Touched>> TouchedAsync(long after, long upTo, CancellationToken cancel) => store.TouchedAsync(after, upTo, cancel);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
