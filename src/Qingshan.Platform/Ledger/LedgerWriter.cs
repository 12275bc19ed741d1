using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>What a write did: nothing where the ledger already said the same.</summary>
public enum Written
{
    Unchanged,
    Added,
    Changed,
}

public readonly record struct WriteResult(Guid Id, Written What);

/// <summary>
/// The one way into the ledger. A write says "from this moment on the thing is so"; what was known before stays as
/// history, and the audit log gets its entry in the same transaction. Writing the same again changes nothing, so that an
/// import can be repeated.
/// </summary>
public sealed class LedgerWriter(PlatformDbs dbs, LedgerBook book, Viewers viewers)
{
    private static readonly HashSet<string> Envelope =
        [nameof(Record.Row), nameof(Record.Id), nameof(Record.ValidFrom), nameof(Record.ValidTo), nameof(Record.RecordedFrom),
         nameof(Record.RecordedTo), nameof(Record.Source), nameof(Record.Author)];

    /// <summary>
    /// Writes records of one kind, all or none. A record whose <see cref="Record.Code"/> is in force already is that thing,
    /// whatever <see cref="Record.Id"/> it carries; the stored identity is returned.
    /// </summary>
    /// <param name="from">From when it is so (UTC).</param>
    /// <param name="source">Where the knowledge comes from.</param>
    public Task<Result<IReadOnlyList<WriteResult>>> PutAsync<T>(
        Viewer by, IReadOnlyCollection<T> records, DateTime from, string source, CancellationToken cancel) where T : Record =>
        PutAsync(by, records, from, null, source, cancel);

    /// <summary>The same for a span of time: what was said of the time after it stands.</summary>
    /// <param name="from">From when it is so (UTC).</param>
    /// <param name="to">Until when (UTC, exclusive); null: until something else is said.</param>
    /// <param name="source">Where the knowledge comes from.</param>
    public async Task<Result<IReadOnlyList<WriteResult>>> PutAsync<T>(
        Viewer by, IReadOnlyCollection<T> records, DateTime from, DateTime? to, string source, CancellationToken cancel) where T : Record
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        if (records.FirstOrDefault(r => !Policy.Holds(by, r)) is { } outside) return LedgerErrors.OutsideJurisdiction.Of(outside.Code);
        if (records.GroupBy(r => r.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) return LedgerErrors.CodeTwice.Of(twice.Key);

        await using var db = dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!dbs.Recorded.Knows(typeof(T)))
            dbs.Recorded.Learn(typeof(T), await db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter, PlatformDb.PolicyFilter]).MaxAsync(r => (DateTime?)r.RecordedFrom, cancel));
        var now = dbs.Recorded.Now;
        var codes = records.Select(r => r.Code).ToArray();
        // A code is unique among all records, also among those that the writer does not see.
        var open = await db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter, PlatformDb.PolicyFilter])
            .Where(r => r.RecordedTo == null && codes.Contains(r.Code)).ToListAsync(cancel);
        if (open.FirstOrDefault(r => !Policy.Holds(by, r)) is { } foreign) return LedgerErrors.OutsideJurisdiction.Of(foreign.Code);
        var byCode = open.ToLookup(r => r.Code);

        var results = records.Select(wanted => Put(db, [.. byCode[wanted.Code]], wanted, from, to, now, source)).ToList();
        if (results.TrueForAll(r => r.What == Written.Unchanged)) return results;

        await db.SaveChangesAsync(cancel);
        if (typeof(T) == typeof(Region)) await RegionTree.UnrollAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        book.Refresh();
        viewers.Forget();
        return results;
    }

    /// <summary>Says that a thing is no longer so from a moment on; what was so before stays as history. Nothing happens where it was not so.</summary>
    /// <param name="from">From when it is no longer so (UTC).</param>
    /// <returns>Whether anything changed.</returns>
    public async Task<Result<bool>> EndAsync<T>(Viewer by, string code, DateTime from, string source, CancellationToken cancel) where T : Record
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        await using var db = dbs.Open(by);
        if (!dbs.Recorded.Knows(typeof(T)))
            dbs.Recorded.Learn(typeof(T), await db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter, PlatformDb.PolicyFilter]).MaxAsync(r => (DateTime?)r.RecordedFrom, cancel));
        var now = dbs.Recorded.Now;
        var open = await db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(r => r.RecordedTo == null && r.Code == code).ToListAsync(cancel);
        if (open.Find(r => !Policy.Holds(by, r)) is { } foreign) return LedgerErrors.OutsideJurisdiction.Of(foreign.Code);
        var ending = open.Where(r => EndOf(r) > from).ToList();
        if (ending.Count == 0) return false;
        foreach (var old in ending)
        {
            old.RecordedTo = now;
            if (old.ValidFrom < from) Insert(db, old, old.Id, old.ValidFrom, from, now, old.Source, old.Author);
        }
        Audit.Add(db, "end", $"{typeof(T).Name} {code}", $"from {from:O}; source: {source}");
        await db.SaveChangesAsync(cancel);
        book.Refresh();
        viewers.Forget();
        return true;
    }

    private static WriteResult Put<T>(PlatformDb db, List<T> open, T wanted, DateTime from, DateTime? to, DateTime now, string source) where T : Record
    {
        var end = to ?? DateTime.MaxValue;
        var overlapping = open.Where(r => r.ValidFrom < end && EndOf(r) > from).ToList();
        if (overlapping is [var only] && only.ValidFrom <= from && EndOf(only) >= end && SameContent(db, only, wanted))
            return new(only.Id, Written.Unchanged);

        var id = open.Count > 0 ? open[0].Id : wanted.Id;
        foreach (var old in overlapping)
        {
            old.RecordedTo = now;
            if (old.ValidFrom < from) Insert(db, old, old.Id, old.ValidFrom, from, now, old.Source, old.Author);
            if (EndOf(old) > end) Insert(db, old, old.Id, end, old.ValidTo, now, old.Source, old.Author);
        }
        Insert(db, wanted, id, from, to, now, source, db.Viewer.Name);

        var what = open.Count > 0 ? Written.Changed : Written.Added;
        Audit.Add(db, what == Written.Added ? "add" : "change", $"{typeof(T).Name} {wanted.Code}", to is null ? $"from {from:O}; source: {source}" : $"from {from:O} to {to:O}; source: {source}");
        return new(id, what);
    }

    private static DateTime EndOf(Record record) => record.ValidTo ?? DateTime.MaxValue;

    /// <summary>Adds a row with the content of a record and an envelope of its own.</summary>
    private static void Insert<T>(PlatformDb db, T content, Guid id, DateTime from, DateTime? to, DateTime now, string source, string author)
        where T : Record
    {
        // The content may be an entity that is being closed: copy its values into a new one.
        var entry = db.Entry(Activator.CreateInstance<T>());
        CopyContent(db.Entry(content), entry);
        entry.CurrentValues[nameof(Record.Id)] = id;
        entry.CurrentValues[nameof(Record.ValidFrom)] = from;
        entry.CurrentValues[nameof(Record.ValidTo)] = to;
        entry.CurrentValues[nameof(Record.RecordedFrom)] = now;
        entry.CurrentValues[nameof(Record.Source)] = source;
        entry.CurrentValues[nameof(Record.Author)] = author;
        db.Add(entry.Entity);
    }

    private static void CopyContent(EntityEntry from, EntityEntry to)
    {
        foreach (var property in to.Metadata.GetProperties().Where(p => !Envelope.Contains(p.Name) && !p.IsShadowProperty()))
            to.CurrentValues[property] = from.CurrentValues[property];
        foreach (var owned in to.Metadata.GetNavigations().Where(n => n.TargetEntityType.IsOwned()))
        {
            // Owned values are immutable records: a copy of their own keeps EF from moving one value between two rows.
            var value = from.Navigation(owned.Name).CurrentValue;
            to.Navigation(owned.Name).CurrentValue = value is Place place ? place with { } : value;
        }
    }

    private static bool SameContent<T>(PlatformDb db, T held, T wanted) where T : Record
    {
        var (a, b) = (db.Entry(held), db.Entry(wanted));
        return a.Metadata.GetProperties().Where(p => !Envelope.Contains(p.Name) && !p.IsShadowProperty())
                   .All(p => p.GetValueComparer().Equals(a.CurrentValues[p], b.CurrentValues[p]))
               && a.Metadata.GetNavigations().Where(n => n.TargetEntityType.IsOwned())
                   .All(n => Equals(a.Navigation(n.Name).CurrentValue, b.Navigation(n.Name).CurrentValue));
    }
}
