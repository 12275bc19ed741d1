using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;

namespace Qingshan.Bench;

/// <summary>What evidence costs: closing a day of very many packets, closing the next one, proving packets, and checking the journal.</summary>
internal static class EvidenceBench
{
    private const int Proofs = 200;
    private static readonly Option<int> Packets = BenchOptions.Number("--packets", 2_000_000, "Packets of the day");
    private static readonly Option<int> Bytes = BenchOptions.Number("--bytes", 340, "Payload of a packet; 50 bytes more stand on disk");

    public static Command Build() => new Command("evidence", "Closing a day of 2 million packets, proving some of them, checking the journal") { Packets, Bytes }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var (data, count) = (new DataFolder(folder.Path), parsed.GetValue(Packets));
        var today = TimeProvider.System.GetUtcNow().UtcDateTime;
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(data), TimeProvider.System);
        await dbs.MigrateAsync(cancel);
        var opening = PacketJournal.Open(new JournalOptions { Folder = data.JournalFolder }, TimeProvider.System, NullLogger.Instance);
        if (!opening.Opened) throw new InvalidOperationException(opening.Failure.Message);
        await using var journal = opening.Journal;
        using var key = new SigningKey(data);

        await FillAsync(journal, today.AddDays(-2), count, parsed.GetValue(Bytes), cancel);
        using var closer = new DayCloser(journal, dbs, data, key, TimeProvider.System, NullLogger<DayCloser>.Instance);
        var (closing, first) = await TimeAsync(() => closer.CloseNextAsync(cancel));
        await FillAsync(journal, today.AddDays(-1), count / 100, parsed.GetValue(Bytes), cancel);
        var (next, second) = await TimeAsync(() => closer.CloseNextAsync(cancel));

        using var proofs = new PacketProofs(journal, new DayRoots(dbs), data);
        var (milliseconds, chance, proved) = (new Samples(), new Random(1), 0);
        for (var i = 0; i < Proofs; i++)
        {
            var (took, proof) = await TimeAsync(() => proofs.ProveAsync(1 + chance.NextInt64(count), cancel));
            milliseconds.Add(took * 1000);
            if (proof.IsOk) proved++;
        }
        var (checking, check) = await TimeAsync(() => new EvidenceCheck(data, dbs).RunAsync(null, null, cancel));

        var (mb, hashes) = (journal.Segments.Sum(s => s.Bytes) / 1e6, new FileInfo(Directory.GetFiles(data.EvidenceFolder, "*.packets").Max()!).Directory!.GetFiles("*.packets").Sum(f => f.Length));
        Report.Table([$"{count:N0} packets, {mb:N0} MB", "s", "packets/s", "10 million packets, by extrapolation, s"],
        [
            ["closing the day", Report.N(closing, 2), Report.N(count / closing), Report.N(1e7 / count * closing)],
            [$"closing the next day, of {count / 100:N0}", Report.N(next, 2), Report.N(count / 100 / next), ""],
            ["checking journal and ledger", Report.N(checking, 2), Report.N(count * 1.01 / checking), Report.N(1e7 / count * checking)],
        ]);
        Console.WriteLine($"a proof: median {Report.N(milliseconds.Median, 1)} ms, 99 % {Report.N(milliseconds.At(0.99), 1)} ms; hashes kept: {Report.N(hashes / (count * 1.01), 2)} bytes a packet; memory of the process {Report.Megabytes(Environment.WorkingSet)} MB\n");
        report.Condition(first.Value?.LastPacket == count && second.Value?.FirstPacket == count + 1, "each day was closed with all its packets");
        report.Condition(proved == Proofs, "every packet that was asked for was proved");
        report.Condition(check.Holds, "the journal holds against its roots");
    }

    private static async Task FillAsync(PacketJournal journal, DateTime received, int packets, int bytes, CancellationToken cancel)
    {
        var payload = new byte[bytes];
        Random.Shared.NextBytes(payload);
        JournalAppend last = default;
        for (var i = 0; i < packets; i++)
        {
            BitConverter.TryWriteBytes(payload, i);
            last = await journal.AppendAsync(new(received, PacketChannel.Hj212, Admission.Admitted, "88888880000001"), payload, last, cancel);
        }
        if (await journal.WhenSyncedAsync(last, cancel) is { } failure) throw new InvalidOperationException(failure.Message);
    }

    private static async Task<(double Seconds, T Result)> TimeAsync<T>(Func<Task<T>> run)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await run();
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, result);
    }
}
