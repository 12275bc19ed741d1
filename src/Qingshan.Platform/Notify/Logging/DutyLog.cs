using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>An entry with what became of it.</summary>
/// <param name="CorrectedBy">The entry that stands in its place; null where it stands itself.</param>
public sealed record LogLine(DutyEntry Entry, long? CorrectedBy);

/// <summary>值班日志 · Of one's own organisation; written once, corrected by further entries.</summary>
public sealed class DutyLog(PlatformDbs dbs, SubjectBook subjects, TimeProvider time)
{
    public const int LongestText = 4000;

    public async Task<Result<DutyEntry>> WriteAsync(Viewer viewer, DutyEntryKind kind, string? text, Guid? signal, long? corrects, CancellationToken cancel)
    {
        if (!viewer.May(Permission.KeepDutyLog)) return CommonErrors.Forbidden.Of(nameof(Permission.KeepDutyLog));
        var said = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (said.Length is 0 or > LongestText) return NotifyErrors.WrongText.Of(LongestText);
        await using var db = dbs.Open(viewer);
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out var error)) return error;
        if (signal is { } about && !await SeesAsync(db, viewer, about, cancel)) return NotifyErrors.UnknownSignal.Of(about);
        if (corrects is { } old)
        {
            if (!await db.Set<DutyEntry>().AnyAsync(e => e.Id == old && e.OrganisationId == me.OrganisationId, cancel)) return NotifyErrors.UnknownEntry.Of(old);
            if (await db.Set<DutyEntry>().AnyAsync(e => e.Corrects == old, cancel)) return NotifyErrors.CorrectedAlready.Of(old);
        }
        var entry = new DutyEntry
        {
            OrganisationId = me.OrganisationId, PersonId = me.PersonId, Author = me.Name, At = time.GetUtcNow().UtcDateTime, Kind = kind, Text = said, SignalId = signal, Corrects = corrects,
        };
        db.Add(entry);
        Audit.Add(db, corrects is null ? "write" : "correct", $"DutyEntry {(corrects is null ? "" : $"in place of {corrects}")}".TrimEnd());
        await db.SaveChangesAsync(cancel);
        return entry;
    }

    /// <summary>Newest first.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="to">UTC, exclusive.</param>
    /// <param name="before">Only entries with a smaller number.</param>
    public async Task<Result<IReadOnlyList<LogLine>>> ReadAsync(Viewer viewer, DateTime from, DateTime to, long? before, int most, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var entries = db.Set<DutyEntry>().AsNoTracking().Where(e => e.At >= from && e.At < to && (before == null || e.Id < before));
        if ((await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out var error)) entries = entries.Where(e => e.OrganisationId == me.OrganisationId);
        else if (!viewer.Everywhere || !viewer.May(Permission.KeepDutyLog)) return error;
        var read = await entries.OrderByDescending(e => e.Id).Take(most).ToListAsync(cancel);
        var ids = read.Select(e => (long?)e.Id).ToArray();
        var corrections = await db.Set<DutyEntry>().AsNoTracking().Where(e => ids.Contains(e.Corrects)).ToDictionaryAsync(e => e.Corrects!.Value, e => e.Id, cancel);
        return read.ConvertAll(e => new LogLine(e, corrections.TryGetValue(e.Id, out var by) ? by : null));
    }

    private async Task<bool> SeesAsync(PlatformDb db, Viewer viewer, Guid signal, CancellationToken cancel) =>
        await db.Set<Signal>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == signal, cancel) is { } found
        && await subjects.FindAsync(found.SubjectKind, found.SubjectId, cancel) is { } about && SignalAccess.Sees(viewer, about.Record);
}
