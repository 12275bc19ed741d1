using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 手工监测结果 · Takes results that people measured by hand, as a table of point, factor, start, value, unit, method and sampler: through the journal
/// like everything else, as observations of manual origin. The whole table is right, or none of it is taken.
/// </summary>
public sealed class ManualResults(PacketJournal journal, LedgerBook ledger, SeriesBook series, Audit audit, TimeProvider time)
{
    public const int MostBytes = 1 << 20;
    private const int MostRowErrors = 50;

    /// <summary>Keeps a table; returns when it is synced.</summary>
    /// <param name="table">UTF-8 CSV with a header line. Times without an offset are those of Beijing.</param>
    public async Task<Result<IngestReceipt>> KeepAsync(Viewer by, ReadOnlyMemory<byte> table, CancellationToken cancel)
    {
        if (table.Length > MostBytes) return IntakeErrors.TooLarge.Of(MostBytes);
        var now = time.GetUtcNow().UtcDateTime;
        if (!ObservationDocument.Read(PacketChannel.Manual, table).TryGet(out var rows, out var error)) return error;
        if (rows.Count == 0) return IntakeErrors.Empty.Of();
        var judge = new DocumentJudge(ledger.Now, series, p => Policy.Holds(by, p), now, Origin.Manual);
        var wrong = rows.Select(r => judge.Judge(r).Error).OfType<RowError>().ToList();
        if (wrong.Count > 0) return IntakeErrors.BadRows.Of(wrong.Count, rows.Count, Math.Min(wrong.Count, MostRowErrors)) with { Rows = [.. wrong.Take(MostRowErrors)] };

        var kept = await journal.AppendAsync(new PacketHead(now, PacketChannel.Manual, Admission.Admitted, by.Name), table, cancel: cancel);
        var failure = kept.Failure ?? await journal.WhenSyncedAsync(kept, cancel);
        if (failure is not null) return IntakeErrors.JournalRefuses.Of(failure.Message);
        await audit.RecordAsync(by, "ingest", $"packet {kept.Sequence}", AuditOutcome.Done, $"{rows.Count} results taken by hand", cancel);
        return new IngestReceipt(kept.Sequence, rows.Count);
    }

    /// <summary>The lines of a table that was kept, as they were sent.</summary>
    public IReadOnlyList<ManualLine> LinesOf(long packet) =>
        journal.TryRead(packet).Entry is { Channel: PacketChannel.Manual } entry && ObservationDocument.Read(PacketChannel.Manual, entry.Payload).TryGet(out var rows, out _)
            ? [.. rows.Select(r => new ManualLine(r.Number, r.Point, r.Factor, r.Start, r.Value, r.Unit, r.Method, r.Sampler))] : [];
}

/// <summary>One result as it was sent.</summary>
public sealed record ManualLine(int Number, string Point, string Factor, string Start, string Value, string Unit, string Method, string Sampler);
