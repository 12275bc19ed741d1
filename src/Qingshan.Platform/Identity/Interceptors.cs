using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>The audit log, and what else is <see cref="IAppendOnly"/>, grows and nothing else. The database has triggers that say the same to everybody else.</summary>
internal sealed class LogsAreAppendOnly : SaveChangesInterceptor
{
    public static readonly LogsAreAppendOnly Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData data, InterceptionResult<int> result)
    {
        Check(data.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        Check(data.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext db)
    {
        if (db.ChangeTracker.Entries<IAppendOnly>().FirstOrDefault(e => e.State is EntityState.Modified or EntityState.Deleted) is { } changed)
            throw new InvalidOperationException($"{changed.Metadata.ClrType.Name} is append-only.");
        foreach (var entry in db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added)) AuditTrail.Note(entry.Entity);
    }
}

/// <summary>
/// SQLite's promises per connection: a write-ahead log that is synced at every commit, so that what was answered is kept
/// through a power cut, and waiting for a writer instead of failing at once.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-8000;";

    public static readonly SqliteDurability Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken cancel = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
