using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <param name="Packets">Sequences of packets; empty: those of the span.</param>
/// <param name="From">Received from then on (UTC); used without packets.</param>
/// <param name="To">Received before then; absent: until now.</param>
/// <param name="All">Also what was accepted, because it was understood wrongly; else only what was quarantined or refused.</param>
/// <param name="Basis">Why: what was wrong in the profile, for example.</param>
public sealed record WantedReading(IReadOnlyList<long>? Packets, DateTime? From, DateTime? To, bool All, string? Basis);

/// <summary>What was put to be read again.</summary>
/// <param name="First">Sequence of the first reading; absent where there is none.</param>
public sealed record ReadAgain(int Packets, long? First, long? Last);

/// <summary>
/// 重新解读 · Has packets of a device read again under its profile of now: each is put into the journal once more, with its bytes and a line
/// that says which it was. What was before stays; what the readings bring is a revision like any other, and never replaces what came later.
/// </summary>
public sealed class ReadAgainDesk(PlatformDbs dbs, LedgerBook ledger, PacketJournal journal, IObservationStore store, TimeProvider time)
{
    /// <summary>As many as one request reads again; a longer span is asked for in parts.</summary>
    public const int MostPackets = 20_000;

    private const int LongestBasis = 200;
    private const int Step = 1000;
    private static readonly Verdict[] Bad = [Verdict.Quarantined, Verdict.Refused];

    public async Task<Result<ReadAgain>> ReadAsync(Viewer by, string mn, WantedReading wanted, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        if (!DeviceSight.Held(ledger.Now, by, mn).TryGet(out _, out var error)) return error;
        var basis = wanted.Basis?.Trim() ?? "";
        if (basis.Length is 0 or > LongestBasis) return CommonErrors.BadParameter.Of("basis", wanted.Basis, $"1…{LongestBasis} 字 · characters");
        if (!(await ChooseAsync(mn, wanted, cancel)).TryGet(out var chosen, out error)) return error;
        return await PutAsync(by, mn, chosen, basis, cancel);
    }

    /// <summary>Under which sequence a packet was last read again; null: never.</summary>
    public async Task<IReadOnlyDictionary<long, PacketAgain>> ReadingsAsync(IReadOnlyCollection<long> originals, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var found = await db.Set<PacketAgain>().AsNoTracking().Where(a => originals.Contains(a.Original)).OrderBy(a => a.Sequence).ToListAsync(cancel);
        return found.GroupBy(a => a.Original).ToDictionary(g => g.Key, g => g.Last());
    }

    /// <summary>The packets that are meant, the oldest first.</summary>
    private async Task<Result<IReadOnlyList<PacketRow>>> ChooseAsync(string mn, WantedReading wanted, CancellationToken cancel)
    {
        var chosen = new List<PacketRow>();
        if (wanted.Packets is { Count: > 0 } sequences)
        {
            if (sequences.Count > MostPackets) return IntakeErrors.TooManyAgain.Of(MostPackets);
            foreach (var sequence in sequences.Order())
            {
                if (await store.PacketAsync(sequence, cancel) is not { Channel: "hj212" } row || !IsOf(row, mn)) return IntakeErrors.NotOfDevice.Of(sequence, mn);
                chosen.Add(row);
            }
            return chosen;
        }
        if (wanted.From is not { } from) return CommonErrors.BadParameter.Of("from", null, "2026-11-01T00:00:00Z");
        long? before = null;
        while (true)
        {
            // A device that was not known then is listed with the address it called from: those are looked for among all that was refused.
            var page = await store.PacketsAsync(new(wanted.All ? [mn] : null, wanted.All ? null : Bad, before, Step), cancel);
            foreach (var row in page)
                if (row.Channel == "hj212" && row.Received >= from && (wanted.To is not { } to || row.Received < to) && IsOf(row, mn)) chosen.Add(row);
            if (chosen.Count > MostPackets) return IntakeErrors.TooManyAgain.Of(MostPackets);
            if (page.Count < Step || page[^1].Received < from) break;
            before = page[^1].Sequence;
        }
        chosen.Reverse();
        return chosen;
    }

    private async Task<Result<ReadAgain>> PutAsync(Viewer by, string mn, IReadOnlyList<PacketRow> chosen, string basis, CancellationToken cancel)
    {
        if (chosen.Count == 0) return new ReadAgain(0, null, null);
        await using var db = dbs.Open(by);
        var (now, last, first) = (time.GetUtcNow().UtcDateTime, default(JournalAppend), 0L);
        foreach (var row in chosen)
        {
            var read = journal.TryRead(row.Sequence);
            if (read.Entry is not { } entry) return IntakeErrors.JournalUnreadable.Of(row.Sequence, read.Failure?.Message);
            last = await journal.AppendAsync(new PacketHead(now, PacketChannel.Again, Admission.Admitted, mn), AgainEntry.Of(row.Sequence, entry.Payload.Span), last, cancel);
            if (last.Failure is { } refused) return IntakeErrors.JournalRefuses.Of(refused.Message);
            if (first == 0) first = last.Sequence;
            db.Add(new PacketAgain { Sequence = last.Sequence, Original = row.Sequence, At = now, Author = by.Name, Basis = basis });
        }
        if (await journal.WhenSyncedAsync(last, cancel) is { } failure) return IntakeErrors.JournalRefuses.Of(failure.Message);
        Audit.Add(db, "read-again", $"Device {mn}", $"{chosen.Count} packets as {first}…{last.Sequence}; {basis}");
        await db.SaveChangesAsync(cancel);
        return new ReadAgain(chosen.Count, first, last.Sequence);
    }

    private static bool IsOf(in PacketRow row, string mn) => row.Sender == mn || row.Sender.StartsWith(mn + " @ ", StringComparison.Ordinal);
}
