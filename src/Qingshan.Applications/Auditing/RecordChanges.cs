using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Applications.Auditing;

/// <param name="Before">Null where there was nothing.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>
/// What a write to the ledger changed, read from the versions that it wrote and ended. Who reads the audit log sees of the records
/// themselves what the policy lets them see, and no more.
/// </summary>
public sealed class RecordChanges(PlatformDbs dbs)
{
    /// <summary>Entry and versions are written in one transaction, each by the clock of its moment.</summary>
    private static readonly TimeSpan OneWrite = TimeSpan.FromSeconds(2);

    private static readonly HashSet<string> Envelope =
        [nameof(Record.Row), nameof(Record.Id), nameof(Record.RecordedFrom), nameof(Record.RecordedTo), nameof(Record.Author)];

    private static readonly MethodInfo Read = typeof(RecordChanges).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The fields that differ; null where the entry is about no record, or about one that the viewer may not see.</summary>
    public async Task<IReadOnlyList<FieldChange>?> OfAsync(Viewer viewer, AuditEntry entry, CancellationToken cancel)
    {
        if (entry.Action is not ("add" or "change") || entry.Subject.Split(' ', 2) is not [var kind, var code]) return null;
        await using var db = dbs.Open(viewer);
        if (db.Model.GetEntityTypes().FirstOrDefault(t => t.ClrType.Name == kind && typeof(Record).IsAssignableFrom(t.ClrType)) is not { } type) return null;
        var versions = await (Task<List<Record>>)Read.MakeGenericMethod(type.ClrType).Invoke(null, [db, code, cancel])!;
        if (await MomentAsync(db, versions, entry, cancel) is not { } moment) return null;
        var after = versions.Where(v => v.RecordedFrom == moment).MaxBy(v => v.Row);
        if (after is null) return null;
        var before = versions.Where(v => v.RecordedTo == moment && v.Row < after.Row).MaxBy(v => v.Row);
        return [.. Fields(type).Select(f => new FieldChange(f.Name, Show(before is null ? null : f.GetValue(before)), Show(f.GetValue(after)))).Where(c => c.Before != c.After)];
    }

    /// <summary>
    /// When the ledger says that the write happened: the first entry about a record belongs to the first moment at which something was
    /// written of it, and so on. Where a clock stood still and moments fell together, the clock of the entry has to do.
    /// </summary>
    private static async Task<DateTime?> MomentAsync(PlatformDb db, List<Record> versions, AuditEntry entry, CancellationToken cancel)
    {
        var writes = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Subject == entry.Subject && (a.Action == "add" || a.Action == "change")).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
        var moments = versions.Select(v => v.RecordedFrom).Distinct().Order().ToList();
        if (writes.Count == moments.Count) return moments[writes.IndexOf(entry.Id)];
        return moments.Where(m => (m - entry.At).Duration() < OneWrite).Select(m => (DateTime?)m).FirstOrDefault();
    }

    private static async Task<List<Record>> ReadAsync<T>(PlatformDb db, string code, CancellationToken cancel) where T : Record =>
        [.. await db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter]).AsNoTracking().Where(r => r.Code == code).OrderBy(r => r.Row).ToListAsync(cancel)];

    private static IEnumerable<PropertyInfo> Fields(IEntityType type) =>
        type.GetProperties().Select(p => p.PropertyInfo).Concat(type.GetNavigations().Select(n => n.PropertyInfo)).OfType<PropertyInfo>().Where(p => !Envelope.Contains(p.Name));

    private static string? Show(object? value) => value switch
    {
        null or "" => null,
        DateTime utc => BeijingTime.ToIso(utc),
        byte[] bytes => $"{bytes.Length} bytes",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
