using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Intake;

namespace Qingshan.Bench;

/// <summary>
/// What the journal holds out: producers that append one packet and wait until it is synced, as connections do.
/// Not a BenchmarkDotNet class: what counts is the queue of many waiting producers and a real disk, not the cost of a call.
/// </summary>
internal static class JournalBench
{
    public static async Task RunAsync(string parent, double seconds, int bytes)
    {
        var payload = new byte[bytes];
        Random.Shared.NextBytes(payload);
        Console.WriteLine("producers   entries/s     MB/s   median ms      p99 ms   syncs/s   entries/sync   bytes alloc/entry");
        foreach (var producers in (int[])[1, 100, 2_000])
        {
            var folder = Path.Combine(parent, "journal-bench-" + Guid.NewGuid().ToString("N"));
            try
            {
                await RoundAsync(folder, producers, payload, TimeSpan.FromSeconds(seconds));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task RoundAsync(string folder, int producers, byte[] payload, TimeSpan length)
    {
        var opening = PacketJournal.Open(new JournalOptions { Folder = folder }, TimeProvider.System, NullLogger.Instance);
        if (!opening.Opened)
            throw new InvalidOperationException(opening.Failure.Message);
        await using var journal = opening.Journal;
        await MeasureAsync(journal, producers, payload, TimeSpan.FromSeconds(1));
        var (syncs, bytes, allocated) = (journal.Meter.Syncs, journal.Meter.BytesWritten, GC.GetTotalAllocatedBytes());
        var started = Stopwatch.GetTimestamp();
        var waits = await MeasureAsync(journal, producers, payload, length);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        (syncs, bytes, allocated) = (journal.Meter.Syncs - syncs, journal.Meter.BytesWritten - bytes, GC.GetTotalAllocatedBytes() - allocated);
        waits.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{producers,9} {waits.Count / took,11:N0} {bytes / took / 1e6,8:N1} {Ms(waits, 0.5),11:N3} {Ms(waits, 0.99),11:N3} {syncs / took,9:N0} {waits.Count / (double)syncs,14:N1} {allocated / (double)waits.Count,19:N0}"));
        await ReadBackAsync(journal);
    }

    // What a consumer that replays from the beginning can have, from the page cache mostly.
    private static async Task ReadBackAsync(PacketJournal journal)
    {
        var (started, entries, bytes) = (Stopwatch.GetTimestamp(), 0L, 0L);
        await foreach (var batch in journal.ReadFrom(1))
        {
            entries += batch.Entries.Count;
            foreach (var entry in batch.Entries)
                bytes += entry.Payload.Length;
            if (batch.NextSequence > journal.LastSynced)
                break;
        }
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"          read back: {entries / took:N0} entries/s, {bytes / took / 1e6:N1} MB/s of payload"));
    }

    private static async Task<List<long>> MeasureAsync(PacketJournal journal, int producers, byte[] payload, TimeSpan length)
    {
        var until = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var rounds = await Task.WhenAll(Enumerable.Range(0, producers).Select(p => ProduceAsync(journal, $"8888888{p:D7}", payload, until)));
        return [.. rounds.SelectMany(r => r)];
    }

    private static async Task<List<long>> ProduceAsync(PacketJournal journal, string sender, byte[] payload, long until)
    {
        await Task.Yield();
        var waits = new List<long>(4096);
        for (var now = Stopwatch.GetTimestamp(); now < until;)
        {
            var head = new PacketHead(TimeProvider.System.GetUtcNow().UtcDateTime, PacketChannel.Hj212, Admission.Admitted, sender);
            var append = await journal.AppendAsync(head, payload);
            if (await journal.WhenSyncedAsync(append) is { } failure)
                throw new InvalidOperationException(failure.Message);
            var then = Stopwatch.GetTimestamp();
            waits.Add(then - now);
            now = then;
        }
        return waits;
    }

    private static double Ms(List<long> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)] * 1000.0 / Stopwatch.Frequency;
}
