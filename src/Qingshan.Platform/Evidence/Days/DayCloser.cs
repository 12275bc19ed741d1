using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// Closes days: when a day is over, hashes what it brought, signs the root with that of the day before, and keeps it in the ledger and
/// in a file. It goes on behind what the last root covers and reads nothing older; what was interrupted is done again.
/// </summary>
public sealed class DayCloser(PacketJournal journal, PlatformDbs dbs, DataFolder folder, SigningKey key, TimeProvider time, ILogger<DayCloser> log) : IDisposable
{
    /// <summary>What is written at midnight is on disk and committed by then.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Packets of two days may stand mixed for a moment around midnight.</summary>
    private static readonly TimeSpan Mixed = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Into what is closed nothing is recorded any more, also where the clock was set back while the program stood.</summary>
    public async Task RememberAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        if ((await LastAsync(db, cancel))?.RecordsUntil is { } until) dbs.Recorded.NotBefore(until);
    }

    /// <summary>Closes the next day that is over; null where none is.</summary>
    public async Task<Result<DayRoot?>> CloseNextAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = EvidenceTime.Round(time.GetUtcNow().UtcDateTime);
            await using var db = dbs.Open(Viewer.Program);
            var last = await LastAsync(db, cancel);
            if (await NextDayAsync(db, last, now, cancel) is not { } day || EvidenceTime.EndOf(day) + Patience > now) return (DayRoot?)null;
            if (!key.Public().TryGet(out var signer, out var error)) return error;
            return await CloseAsync(db, last, day, signer, now, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task<DayStatement?> LastAsync(PlatformDb db, CancellationToken cancel) =>
        (await db.Set<DayRoot>().AsNoTracking().OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel))?.State;

    /// <summary>The day of the oldest thing that no root covers yet; null where everything is covered.</summary>
    private async Task<DateOnly?> NextDayAsync(PlatformDb db, DayStatement? last, DateTime now, CancellationToken cancel)
    {
        DateTime?[] oldest =
        [
            await FirstReceivedAsync(FirstPacket(last), cancel),
            await AuditLeaves.FirstTimeAsync(db, last?.AuditLast ?? 0, cancel),
            await RecordLeaves.FirstTimeAsync(db, last?.RecordsUntil ?? DateTime.MinValue, cancel),
        ];
        if (oldest.Min() is not { } first) return null;
        // A clock that was wrong for a while makes no day of the future, and none that is closed already.
        var day = EvidenceTime.DayOf(first < now ? first : now);
        return last is not null && day <= last.Day ? last.Day.AddDays(1) : day;
    }

    private long FirstPacket(DayStatement? last) => last is not null ? last.LastPacket + 1 : journal.Segments is [var segment, ..] ? segment.FirstSequence : 1;

    private async Task<DateTime?> FirstReceivedAsync(long sequence, CancellationToken cancel)
    {
        await foreach (var leaf in PacketLeaves.ReadAsync(journal, sequence, journal.LastSynced, cancel))
            if (leaf.Received is { } received) return received;
        return null;
    }

    private async Task<Result<DayRoot?>> CloseAsync(PlatformDb db, DayStatement? last, DateOnly day, PublicKey signer, DateTime now, CancellationToken cancel)
    {
        var end = EvidenceTime.EndOf(day);
        if (await PacketsAsync(day, FirstPacket(last), end, now, cancel) is not { } packets) return (DayRoot?)null;
        var auditAfter = last?.AuditLast ?? 0;
        var auditLast = await AuditLeaves.LastAsync(db, auditAfter, end, cancel) ?? auditAfter;
        var audit = await LedgerTree.SaltAsync(db, AuditLeaves.ReadAsync(db, auditAfter, auditLast), cancel);
        var from = last?.RecordsUntil ?? DateTime.MinValue;
        var records = await LedgerTree.SaltAsync(db, (await RecordLeaves.ReadAsync(db, from, end, cancel)).ToAsyncEnumerable(), cancel);
        var statement = new DayStatement
        {
            Number = (last?.Number ?? 0) + 1, Day = day,
            FirstPacket = packets.First, LastPacket = packets.Last, Packets = packets.Root, Unreadable = packets.Unreadable,
            AuditAfter = auditAfter, AuditLast = auditLast, AuditEntries = audit.Count, Audit = MerkleTree.Root([.. audit]),
            RecordsFrom = from, RecordsUntil = end, RecordEntries = records.Count, Records = MerkleTree.Root([.. records]),
            Previous = last?.Root ?? default, Closed = now, Key = signer.Fingerprint,
        };
        var text = statement.ToText();
        var root = new DayRoot
        {
            Number = statement.Number, Day = day, FirstPacket = packets.First, LastPacket = packets.Last, Root = statement.Root.ToString(),
            Statement = text, Signature = key.Sign(text), PublicKey = signer.Bytes, ClosedAt = now,
        };
        await RootFile.WriteAsync(folder, root, cancel);
        if (last?.Key != signer.Fingerprint) Audit.Add(db, "evidence-key", $"EvidenceKey {signer.Fingerprint[..16]}", last is null ? "the first" : $"instead of {last.Key}");
        Audit.Add(db, "close-day", $"DayRoot {EvidenceTime.Write(day)}", root.Root);
        db.Add(root);
        await db.SaveChangesAsync(cancel);
        dbs.Recorded.NotBefore(end);
        if (packets.Unreadable.Count > 0) log.LogError("Day {Day} was closed although packets of it cannot be read: {Unreadable}", day, packets.Unreadable);
        return root;
    }

    private sealed record DayPackets(long First, long Last, Digest Root, IReadOnlyList<(long First, long Last)> Unreadable);

    /// <summary>
    /// Hashes the packets of a day into its file: all up to the last that was received before its end, where those of the next day may stand
    /// between them. It stops at one that is well in the next day; one from the future tells of a clock that was wrong, and of nothing else.
    /// </summary>
    /// <returns>Null where the program ends before it is done.</returns>
    private async Task<DayPackets?> PacketsAsync(DateOnly day, long first, DateTime end, DateTime now, CancellationToken cancel)
    {
        var (path, synced) = (PacketHashes.PathOf(folder, day), journal.LastSynced);
        var (last, waiting, unreadable) = (first - 1, new List<PacketLeaves.Leaf>(), new List<(long First, long Last)>());
        Digest root;
        var temporary = path + ".new";
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20))
        {
            var writer = new PacketHashes.Writer(file);
            var read = first - 1;
            await foreach (var leaf in PacketLeaves.ReadAsync(journal, first, synced, cancel))
            {
                read = leaf.Sequence;
                waiting.Add(leaf);
                if (leaf.Received is { } received && received >= end + Mixed && received <= now)
                {
                    read = synced;
                    break;
                }
                if (!(leaf.Received < end)) continue;
                foreach (var sure in waiting)
                {
                    writer.Add(sure.Hash);
                    if (sure.Received is null) Note(unreadable, sure.Sequence);
                }
                last = leaf.Sequence;
                waiting.Clear();
            }
            // The journal was closed in between.
            if (read < synced) return null;
            root = writer.Finish();
            await file.FlushAsync(cancel);
            Durable.Flush(file.SafeFileHandle);
        }
        File.Move(temporary, path, overwrite: true);
        return new(first, last, root, unreadable);
    }

    private static void Note(List<(long First, long Last)> unreadable, long sequence)
    {
        if (unreadable is [.., var before] && before.Last == sequence - 1) unreadable[^1] = before with { Last = sequence };
        else unreadable.Add((sequence, sequence));
    }
}
