using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Rights.Why;

/// <summary>Every type of record that the ledger has, so that a new one is answered for without being named here.</summary>
internal abstract class RecordTypes
{
    public static IReadOnlyList<RecordTypes> All { get; } =
    [
        .. typeof(Record).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Record)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (RecordTypes)Activator.CreateInstance(typeof(Of<>).MakeGenericType(t))!),
    ];

    public abstract string Name { get; }

    public abstract Text Title { get; }

    /// <summary>How many are in force that the context's viewer sees.</summary>
    public abstract Task<int> CountAsync(PlatformDb db, CancellationToken cancel);

    public abstract Task<Record?> FindAsync(PlatformDb db, string code, CancellationToken cancel);

    private sealed class Of<T> : RecordTypes where T : Record
    {
        public override string Name => typeof(T).Name;

        public override Text Title { get; } = typeof(T).GetCustomAttribute<RecordKindAttribute>()!.Name;

        public override Task<int> CountAsync(PlatformDb db, CancellationToken cancel) => db.Set<T>().CountAsync(cancel);

        public override async Task<Record?> FindAsync(PlatformDb db, string code, CancellationToken cancel) =>
            await db.Set<T>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == code, cancel);
    }
}
