using CsCheck;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>Two engines with the same batches give the same answers, whatever was stored: missing numbers, revisions, times before 1970.</summary>
internal static class SameAnswers
{
    private static readonly DateTime T0 = new(1969, 12, 30, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan[] Widths = [TimeSpan.FromHours(1), TimeSpan.FromHours(7), TimeSpan.FromDays(1)];

    private static readonly Gen<double> Number = Gen.OneOf(Gen.Const(double.NaN), Gen.Double[-1000, 1000], Gen.Const(0.0));

    private static readonly Gen<Observation> Value = Gen.Select(
        Gen.Int[1, 3], Gen.Int[0, 400], Number, Number, Number, Number, Gen.OneOf(Gen.Const('\0'), Gen.Const('N'), Gen.Const('D')))
        .Select((series, quarter, value, min, max, total, flag) => new Observation(
            series, T0.AddMinutes(15 * quarter), value, min, max, total, value, (Qualifier)(quarter % 4), flag, T0, 0));

    public static async Task AsDuckDbAsync(Func<Task<string>> newDatabase) =>
        await Value.Array[1, 40].Array[1, 6].SampleAsync(async drawn =>
        {
            await using var duck = DuckDbStore.Open(new TestFolder().File("observations.duckdb"));
            await using var click = await ClickHouseStore.OpenAsync(await newDatabase(), TimeProvider.System, CancellationToken.None);
            foreach (IObservationStore store in (IObservationStore[])[duck, click])
            {
                for (var i = 0; i < drawn.Length; i++)
                {
                    var received = T0.AddDays(9 + i).AddMicroseconds(1234567 * i);
                    Observation[] observations = [.. drawn[i].DistinctBy(o => (o.Series, o.Start)).Select(o => o with { Received = received, Packet = i + 1 })];
                    var packet = new PacketRow(i + 1, received, "hj212", i % 2 == 0 ? "甲" : "B", 2011, (Verdict)(i % 4), "", 100, observations.Length);
                    await store.AppendAsync(new(i, i + 1, observations, [packet]), CancellationToken.None);
                    if (i == 2) await store.SaveLatestAsync(await store.LoadLatestAsync(CancellationToken.None), 3, CancellationToken.None);
                    // Asked between the batches, so that what was counted before has to be kept in step.
                    if (i % 2 == 0) await CountsAreThoseOfReadingAsync(store);
                }
            }
            for (var series = 1; series <= 4; series++) await SameSeriesAsync(duck, click, series);
            await CountsAreThoseOfReadingAsync(duck);
            await CountsAreThoseOfReadingAsync(click);
            Assert.Equal(
                (await duck.LoadLatestAsync(CancellationToken.None)).OrderBy(o => o.Series),
                (await click.LoadLatestAsync(CancellationToken.None)).OrderBy(o => o.Series));
            foreach (var query in (PacketQuery[])[new(null, null, null, 3), new(["甲"], null, 5, 10), new(null, [Verdict.Refused, Verdict.Accepted], null, 10)])
            {
                var packets = await duck.PacketsAsync(query, CancellationToken.None);
                Assert.Equal(packets, await click.PacketsAsync(query, CancellationToken.None));
                foreach (var packet in packets)
                    Assert.Equal(await OfAsync(duck, packet), await OfAsync(click, packet));
            }
        }, iter: 10, threads: 1);

    private static async Task SameSeriesAsync(DuckDbStore duck, ClickHouseStore click, int series)
    {
        var (from, to) = (T0.AddHours(5), T0.AddHours(95));
        foreach (var everyRevision in new[] { false, true })
        {
            Assert.Equal(
                await duck.ReadAsync(series, from, to, everyRevision, CancellationToken.None).ToListAsync(),
                await click.ReadAsync(series, from, to, everyRevision, CancellationToken.None).ToListAsync());
        }
        Assert.Equal(await duck.SpanAsync(series, CancellationToken.None), await click.SpanAsync(series, CancellationToken.None));
        foreach (var width in Widths)
        {
            foreach (var circular in new[] { false, true })
            {
                Assert.Equal(await SummaryAsync(duck), await SummaryAsync(click));

                // Sums are taken in another order; the last digits of a mean may differ, and of an angle whose vectors cancel out more.
                async Task<IEnumerable<Bucket>> SummaryAsync(IObservationStore store) =>
                    (await store.SummariseAsync(series, from, to, width, circular, CancellationToken.None)).Select(b => b with { Mean = Math.Round(b.Mean, 6) });
            }
        }
    }

    private static async Task CountsAreThoseOfReadingAsync(IObservationStore store)
    {
        foreach (var filter in (ObservationFilter[])[new(null, T0.AddDays(-1), T0.AddDays(9)), new([1, 3], T0.AddHours(7), T0.AddHours(50)), new(null, T0.AddHours(7), T0.AddDays(9), -200, 300), new([2], T0, T0.AddHours(60), 0)])
        {
            var all = await store.ReadAsync(filter.Series ?? [1, 2, 3], filter.From, filter.To, CancellationToken.None).ToListAsync();
            var meant = all.Where(o => !filter.HasRange || (o.Value >= (filter.Least ?? double.MinValue) && o.Value <= (filter.Most ?? double.MaxValue))).OrderBy(o => o.Series).ThenBy(o => o.Start).ToList();
            Assert.Equal(meant.Count, await store.CountAsync(filter, CancellationToken.None));
            Assert.Equal(meant, await Found(ObservationOrder.BySeries));
            Assert.Equal(meant.OrderBy(o => o.Start).ThenBy(o => o.Series).Take(7), await Found(ObservationOrder.ByTime, 7));
            Assert.Equal(meant.OrderByDescending(o => o.Start).ThenBy(o => o.Series).Take(7), await Found(ObservationOrder.ByTimeBackwards, 7));

            async Task<List<Observation>> Found(ObservationOrder order, int take = int.MaxValue) => await store.FindAsync(filter, order, take, CancellationToken.None).ToListAsync();
        }
        var months = await store.MonthsAsync(null, T0.AddDays(-1), T0.AddDays(9), CancellationToken.None);
        Assert.Equal(await store.CountAsync(new(null, DateTime.MinValue, DateTime.MaxValue), CancellationToken.None), months.Sum(m => m.Count));
    }

    private static async Task<IReadOnlyList<Observation>> OfAsync(IObservationStore store, PacketRow packet) => await store.OfPacketAsync(packet, CancellationToken.None);
}
