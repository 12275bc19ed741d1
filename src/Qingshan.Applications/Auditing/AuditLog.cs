using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Auditing;

/// <summary>Reads the audit log, newest first. Each filter has an index that ends with time and number; free text is looked for along them.</summary>
public sealed class AuditLog(PlatformDbs dbs)
{
    public async Task<Result<Page<AuditEntry>>> PageAsync(AuditFilter filter, string? after, int take, CancellationToken cancel)
    {
        if (!Place.Of(after).TryGet(out var behind, out var error)) return error;
        await using var db = dbs.Open(Viewer.Program);
        var rows = await Chosen(db, filter, behind).Take(take + 1).ToListAsync(cancel);
        return Cursor.Cut(rows, take, a => string.Create(CultureInfo.InvariantCulture, $"{a.At.Ticks} {a.Id}"));
    }

    /// <summary>All that are chosen and stand there now, as they come out of the database; what is written meanwhile is not among them.</summary>
    public async IAsyncEnumerable<AuditEntry> AllAsync(AuditFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var last = await db.Set<AuditEntry>().MaxAsync(a => (long?)a.Id, cancel) ?? 0;
        await foreach (var entry in Chosen(db, filter, null).Where(a => a.Id <= last).AsAsyncEnumerable().WithCancellation(cancel)) yield return entry;
    }

    public async Task<AuditEntry?> FindAsync(long id, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<AuditEntry>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancel);
    }

    /// <summary>The entries that were written right before and after one, newest first, itself among them.</summary>
    public async Task<IReadOnlyList<AuditEntry>> NeighboursAsync(long id, int each, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var after = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Id > id).OrderBy(a => a.Id).Take(each).ToListAsync(cancel);
        var before = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Id <= id).OrderByDescending(a => a.Id).Take(each + 1).ToListAsync(cancel);
        return [.. after.AsEnumerable().Reverse(), .. before];
    }

    /// <summary>The names to show of the people of entries, by their identity.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<AuditEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => e.PersonId).OfType<Guid>().Distinct().ToArray();
        await using var db = dbs.Open(Viewer.Program);
        return await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancel);
    }

    private static IQueryable<AuditEntry> Chosen(PlatformDb db, AuditFilter filter, Place? behind)
    {
        IQueryable<AuditEntry> entries = db.Set<AuditEntry>().AsNoTracking();
        entries = Where(entries, nameof(AuditEntry.Actor), filter.Person);
        entries = Where(entries, nameof(AuditEntry.Action), filter.Action);
        entries = Where(entries, nameof(AuditEntry.Subject), filter.Subject);
        entries = Where(entries, nameof(AuditEntry.Address), filter.Address);
        if (filter.Outcome is { } outcome) entries = entries.Where(a => a.Outcome == outcome);
        if (filter.From is { } from) entries = entries.Where(a => a.At >= from);
        if (filter.To is { } to) entries = entries.Where(a => a.At < to);
        if (filter.Text is { } text)
        {
            var pattern = $"%{Escaped(text)}%";
            entries = db.Database.IsSqlite()
                ? entries.Where(a => EF.Functions.Like(a.Subject, pattern, "\\") || EF.Functions.Like(a.Detail!, pattern, "\\"))
                : entries.Where(a => EF.Functions.ILike(a.Subject, pattern, "\\") || EF.Functions.ILike(a.Detail!, pattern, "\\"));
        }
        if (behind is { Id: > 0 } place) entries = entries.Where(a => a.At <= place.At && (a.At < place.At || a.Id < place.Id));
        return entries.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
    }

    private static IQueryable<AuditEntry> Where(IQueryable<AuditEntry> entries, string column, string? wanted)
    {
        if (wanted is null) return entries;
        if (!wanted.EndsWith('*')) return entries.Where(a => EF.Property<string>(a, column) == wanted);
        var pattern = Escaped(wanted[..^1]) + "%";
        return entries.Where(a => EF.Functions.Like(EF.Property<string>(a, column), pattern, "\\"));
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    /// <summary>Behind which entry a page begins.</summary>
    private sealed record Place(DateTime At, long Id)
    {
        public static Result<Place> Of(string? cursor)
        {
            if (!Cursor.Decode(cursor).TryGet(out var key, out var error)) return error;
            if (key.Length == 0) return new Place(default, 0);
            return key.Split(' ') is [var ticks, var id]
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
                && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new Place(new(at, DateTimeKind.Utc), number)
                : CommonErrors.BadCursor.Of(cursor);
        }
    }
}
