using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// The leaves that the ledger's record versions are: each row with all that it says when it is written, and once more that it ended when
/// it ends. Who entered it is personal. In the order of kinds by name, then rows; what was written before what ended.
/// </summary>
internal static class RecordLeaves
{
    /// <summary>The envelope says these apart, or they change when the row ends.</summary>
    private static readonly HashSet<string> Apart = [nameof(Record.Row), nameof(Record.RecordedTo), nameof(Record.Author)];

    private static readonly MethodInfo OfKind = typeof(RecordLeaves).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo FirstOfKind = typeof(RecordLeaves).GetMethod(nameof(FirstAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task<List<LedgerLeaf>> ReadAsync(PlatformDb db, DateTime from, DateTime until, CancellationToken cancel)
    {
        var leaves = new List<LedgerLeaf>();
        foreach (var kind in Kinds(db)) leaves.AddRange(await (Task<List<LedgerLeaf>>)OfKind.MakeGenericMethod(kind.ClrType).Invoke(null, [db, kind, from, until, cancel])!);
        return leaves;
    }

    /// <summary>When the first version was written from a moment on; null where none was.</summary>
    public static async Task<DateTime?> FirstTimeAsync(PlatformDb db, DateTime from, CancellationToken cancel)
    {
        DateTime? first = null;
        foreach (var kind in Kinds(db))
            if (await (Task<DateTime?>)FirstOfKind.MakeGenericMethod(kind.ClrType).Invoke(null, [db, from, cancel])! is { } one && (first is null || one < first)) first = one;
        return first;
    }

    private static IEnumerable<IEntityType> Kinds(PlatformDb db) =>
        db.Model.GetEntityTypes().Where(t => typeof(Record).IsAssignableFrom(t.ClrType)).OrderBy(t => t.ClrType.Name, StringComparer.Ordinal);

    private static Task<DateTime?> FirstAsync<T>(PlatformDb db, DateTime from, CancellationToken cancel) where T : Record =>
        AllOf<T>(db).Where(r => r.RecordedFrom >= from).MinAsync(r => (DateTime?)r.RecordedFrom, cancel);

    private static async Task<List<LedgerLeaf>> ReadAsync<T>(PlatformDb db, IEntityType kind, DateTime from, DateTime until, CancellationToken cancel) where T : Record
    {
        var name = typeof(T).Name;
        var members = kind.GetProperties().Select(p => p.PropertyInfo).Concat(kind.GetNavigations().Where(n => n.TargetEntityType.IsOwned()).Select(n => n.PropertyInfo))
            .OfType<PropertyInfo>().Where(p => !Apart.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var leaves = new List<LedgerLeaf>();
        foreach (var record in await AllOf<T>(db).Where(r => r.RecordedFrom >= from && r.RecordedFrom < until).OrderBy(r => r.Row).ToListAsync(cancel))
        {
            var plain = LeafText.Of([("log", name), ("row", record.Row), .. members.Select(m => (m.Name, m.GetValue(record)))]);
            leaves.Add(new(name, record.Row, plain, LeafText.Of(("author", record.Author))));
        }
        foreach (var ended in await AllOf<T>(db).Where(r => r.RecordedTo >= from && r.RecordedTo < until).OrderBy(r => r.Row).Select(r => new { r.Row, r.RecordedTo }).ToListAsync(cancel))
            leaves.Add(new(name, ended.Row, LeafText.Of(("log", name), ("row", ended.Row), ("ended", ended.RecordedTo)), null));
        return leaves;
    }

    /// <summary>History too; the context is the program's own, whom the policy shows everything.</summary>
    private static IQueryable<T> AllOf<T>(PlatformDb db) where T : Record => db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter]).AsNoTracking();
}
