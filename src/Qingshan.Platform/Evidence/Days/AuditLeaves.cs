using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>The leaves that audit entries are, in the order of their numbers. Who it was, from where, and what was written about it is personal.</summary>
internal static class AuditLeaves
{
    public const string Log = nameof(AuditEntry);

    /// <summary>The last entry of before a moment; null where there is none behind <paramref name="after"/>.</summary>
    public static Task<long?> LastAsync(PlatformDb db, long after, DateTime until, CancellationToken cancel) =>
        db.Set<AuditEntry>().Where(a => a.Id > after && a.At < until).MaxAsync(a => (long?)a.Id, cancel);

    /// <summary>When the first entry behind a number was written; null where there is none.</summary>
    public static Task<DateTime?> FirstTimeAsync(PlatformDb db, long after, CancellationToken cancel) =>
        db.Set<AuditEntry>().Where(a => a.Id > after).OrderBy(a => a.Id).Select(a => (DateTime?)a.At).FirstOrDefaultAsync(cancel);

    public static async IAsyncEnumerable<LedgerLeaf> ReadAsync(PlatformDb db, long after, long last)
    {
        await foreach (var a in db.Set<AuditEntry>().AsNoTracking().Where(a => a.Id > after && a.Id <= last).OrderBy(a => a.Id).AsAsyncEnumerable())
            yield return Of(a);
    }

    public static LedgerLeaf Of(AuditEntry a) => new(Log, a.Id,
        LeafText.Of(("log", Log), ("row", a.Id), ("at", a.At), ("action", a.Action), ("outcome", a.Outcome.ToString()), ("repeats", a.Repeats), ("bytes", a.Bytes)),
        LeafText.Of(("person", a.PersonId), ("actor", a.Actor), ("subject", a.Subject), ("detail", a.Detail), ("address", a.Address)));
}
