using CsCheck;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;

namespace Qingshan.Platform.Tests.Intake;

/// <summary>补传核对 · What is sent again is stored once, revises where it differs, and never changes what is in effect otherwise.</summary>
public sealed class RevisionSiftTests
{
    private static readonly DateTime T0 = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Packets of one series each: few series, times and values, so that much is sent again.</summary>
    private static readonly Gen<(int Series, int Hour, int Value)[][]> Batches =
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 60], Gen.Int[1, 2], (s, h, v) => (s, h, v)).Array[0, 8].Array[1, 6];

    [Fact]
    public void However_often_and_late_things_come_what_is_in_effect_is_what_was_said_last_and_nothing_stands_twice_in_a_row()
    {
        Batches.Sample(batches => RunAsync(batches).GetAwaiter().GetResult(), iter: 60, threads: 1);
    }

    [Fact]
    public async Task What_is_read_again_adds_what_is_missing_and_leaves_what_was_said_since()
    {
        await using var store = DuckDbStore.Open(new TestFolder().File("o.duckdb"), 256);
        var latest = new LatestBook();
        await StoreAsync(store, latest, Ready(0, [Of(1, 5, 10, 2), Of(1, 6, 11, 3)]));
        // Packet 1 was quarantined; it held hours 4 and 5, and is read again as packet 4.
        var again = Ready(3, [Of(1, 4, 1, 4), Of(1, 5, 99, 4)], new() { [4] = 1 });
        var sifted = await StoreAsync(store, latest, again);
        Assert.Equal([4], sifted.Observations.Select(o => (o.Start - T0).TotalHours));
        Assert.Equal(("said-later", 1), (sifted.Packets.Single().Reason, sifted.Packets.Single().Observations));
    }

    private static async Task<bool> RunAsync((int Series, int Hour, int Value)[][] batches)
    {
        await using var store = DuckDbStore.Open(new TestFolder().File("o.duckdb"), 256);
        var (latest, said, sequence, last) = (new LatestBook(), new Dictionary<(int, DateTime), double>(), 0L, 0L);
        foreach (var batch in batches)
        {
            var observations = batch.Select(b => Of(b.Series, b.Hour, b.Value, ++sequence)).ToList();
            foreach (var o in observations) said[(o.Series, o.Start)] = o.Value;
            var stored = await StoreAsync(store, latest, Ready(last, observations));
            last = sequence;
            // Every packet is there, and says of how many values it was the first to say them.
            if (stored.Packets.Count != batch.Length || stored.Packets.Sum(p => p.Observations) != stored.Observations.Count) return false;
        }
        for (var series = 1; series <= 3; series++)
        {
            var revisions = new List<Observation>();
            await foreach (var o in store.ReadAsync(series, T0, T0.AddDays(9), everyRevision: true, CancellationToken.None)) revisions.Add(o);
            if (revisions.Zip(revisions.Skip(1)).Any(p => p.First.Start == p.Second.Start && p.First.Value.Equals(p.Second.Value))) return false;
            if (revisions.GroupBy(r => r.Start).Any(g => !g.Last().Value.Equals(said[(series, g.Key)]))) return false;
            if (revisions.Select(r => r.Start).Distinct().Count() != said.Keys.Count(k => k.Item1 == series)) return false;
        }
        return true;
    }

    private static async Task<ObservationBatch> StoreAsync(DuckDbStore store, LatestBook latest, ReadyBatch ready)
    {
        var sifted = await new RevisionSift(store, latest).SiftAsync(ready, CancellationToken.None);
        await store.AppendAsync(sifted, CancellationToken.None);
        latest.Take(sifted.Observations);
        return sifted;
    }

    private static ReadyBatch Ready(long after, IReadOnlyList<Observation> observations, Dictionary<long, long>? again = null)
    {
        var packets = observations.GroupBy(o => o.Packet).Select(g => new PacketRow(g.Key, T0, "hj212", "A", 2061, Verdict.Accepted, "", 100, g.Count())).ToList();
        return new(new(after, packets.Count == 0 ? after : packets[^1].Sequence, observations, packets), [], [], again ?? []);
    }

    private static Observation Of(int series, int hour, double value, long packet) => Observation.Plain(series, T0.AddHours(hour), value, T0.AddDays(5), packet, 'N');
}
