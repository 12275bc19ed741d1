using System.Diagnostics;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <param name="Stored">Observations; none where all were there.</param>
internal readonly record struct FillResult(long Stored, TimeSpan Took);

/// <summary>
/// Fills a data folder with history as it would have arrived: hour after hour one packet of each point with its three
/// series, in batches of ten thousand rows, into the store itself. The journal begins behind it, as where its old segments
/// were moved away, so that the program can run on the folder.
/// </summary>
internal sealed class HistoryFill(DataFolder data, int points, int hours)
{
    public const int SeriesOfPoint = 3;
    private const int BatchRows = 10_000;
    private static readonly string[] Factors = ["a34004", "a21005", "a05024"];

    private readonly List<int> _series = [];
    private readonly Dictionary<int, int> _indexOf = [];

    public int Points => points;

    public int Hours => hours;

    public long Observations => (long)points * SeriesOfPoint * hours;

    private long Packets => (long)points * hours;

    /// <summary>Start of the first hour; a whole day in Beijing.</summary>
    public DateTime From { get; } = new(2025, 6, 30, 16, 0, 0, DateTimeKind.Utc);

    public IReadOnlyList<int> SeriesIds => _series;

    /// <summary>The value that a series has in an hour: a slow daily course and noise, with one decimal, as instruments report.</summary>
    public double ValueOf(int series, DateTime start) => Value(_indexOf[series], (int)(start - From).TotalHours);

    public async Task<FillResult> RunAsync(CancellationToken cancel)
    {
        await LedgerAsync(cancel);
        await using var store = DuckDbStore.Open(data.ObservationsFile);
        // A fill that was cut off goes on; its time is then only that of the rest.
        var before = store.Position;
        if (before > Packets) throw new InvalidOperationException($"{data.Root} is filled with more than this: name another folder.");
        if (before == Packets && File.Exists(LaterJournal.PathOf(data.JournalFolder, before + 1))) return new(0, TimeSpan.Zero);
        var began = Stopwatch.GetTimestamp();
        await StoreAsync(store, cancel);
        var took = Stopwatch.GetElapsedTime(began);
        LaterJournal.Begin(data.JournalFolder, store.Position + 1);
        return new((Packets - before) * SeriesOfPoint, took);
    }

    /// <summary>The same history into a store that is open, for benches that ask the store alone.</summary>
    public async Task<FillResult> IntoAsync(IObservationStore store, CancellationToken cancel)
    {
        await LedgerAsync(cancel);
        var (before, began) = (store.Position, Stopwatch.GetTimestamp());
        await StoreAsync(store, cancel);
        return new((Packets - before) * SeriesOfPoint, Stopwatch.GetElapsedTime(began));
    }

    private async Task LedgerAsync(CancellationToken cancel)
    {
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(data), TimeProvider.System);
        await dbs.MigrateAsync(cancel);
        var book = new LedgerBook(dbs, TimeProvider.System);
        var devices = await LoadRegion.EnsureAsync(new LedgerWriter(dbs, book, new Viewers(dbs, TimeProvider.System)), Viewer.Program, points, cancel);
        using var series = new SeriesBook(dbs, TimeProvider.System);
        await series.LoadAsync(cancel);
        var wanted = devices.SelectMany(d => Factors.Select(f => (
            new SeriesKey(book.Now.PointsByCode[d.PointCode].Id, f, SeriesKind.Mean(TimeSpan.FromHours(1)), Origin.Simulated, ""), "ug/m3"))).ToList();
        foreach (var made in await series.EnsureAsync(wanted, cancel))
        {
            _indexOf[made.Id] = _series.Count;
            _series.Add(made.Id);
        }
    }

    private async Task StoreAsync(IObservationStore store, CancellationToken cancel)
    {
        var (observations, packets) = (new List<Observation>(BatchRows + SeriesOfPoint), new List<PacketRow>(BatchRows / SeriesOfPoint + 1));
        var began = Stopwatch.GetTimestamp();
        for (var sequence = store.Position + 1; sequence <= Packets; sequence++)
        {
            var (hour, point) = ((int)((sequence - 1) / points), (int)((sequence - 1) % points));
            for (var s = 0; s < SeriesOfPoint; s++) observations.Add(Observation(point * SeriesOfPoint + s, hour, sequence));
            packets.Add(new(sequence, observations[^1].Received, "hj212", Mn(point), 2061, Verdict.Accepted, "", 290, SeriesOfPoint));
            if (sequence % ((long)points * 1000) == 0)
                Console.Error.WriteLine($"  filled {hour + 1:N0} of {hours:N0} hours after {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
            if (observations.Count < BatchRows && sequence < Packets) continue;
            await store.AppendAsync(new(store.Position, sequence, observations, packets), cancel);
            observations.Clear();
            packets.Clear();
        }
        await store.SaveLatestAsync([.. Enumerable.Range(0, _series.Count).Select(i => Observation(i, hours - 1, Packets))], store.Position, cancel);
    }

    private Observation Observation(int index, int hour, long packet)
    {
        var (start, value) = (From.AddHours(hour), Value(index, hour));
        // The points report one after the other in the first five minutes after the hour.
        var received = start.AddHours(1).AddMilliseconds(300_000.0 * (index / SeriesOfPoint) / points);
        return new(_series[index], start, value, Math.Round(value * 0.8, 1), Math.Round(value * 1.3, 1), double.NaN, double.NaN, Qualifier.Equal, 'N',
            received.AddTicks(-(received.Ticks % TimeSpan.TicksPerMicrosecond)), packet);
    }

    private static double Value(int index, int hour)
    {
        var noise = unchecked(((uint)index * 2654435761u) ^ ((uint)hour * 2246822519u));
        noise = unchecked((noise ^ (noise >> 15)) * 2654435761u);
        return Math.Round(40 + 20 * Math.Sin(hour * Math.PI / 12) + 15 * Math.Sin(hour / 97.0 + index) + (noise >> 24) / 16.0, 1);
    }

    private static string Mn(int point) => $"LOAD-{point + 1:D5}";
}
