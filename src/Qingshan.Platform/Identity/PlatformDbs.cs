using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>The ledger on one machine: SQLite, fully synced.</summary>
public sealed class SqlitePlatformDb(DbContextOptions<SqlitePlatformDb> options) : PlatformDb(options);

/// <summary>The ledger on many machines: PostgreSQL.</summary>
public sealed class PostgresPlatformDb(DbContextOptions<PostgresPlatformDb> options) : PlatformDb(options);

/// <summary>Where the ledger is kept.</summary>
/// <param name="Provider"><c>sqlite</c> or <c>postgres</c>.</param>
public sealed record LedgerPlace(string Provider, string Connection)
{
    public static LedgerPlace Sqlite(DataFolder folder) => new("sqlite", new SqliteConnectionStringBuilder
    {
        DataSource = folder.LedgerFile,
        ForeignKeys = true,
        Cache = SqliteCacheMode.Private,
    }.ToString());
}

/// <summary>Opens the ledger for a viewer. Every context comes from here, so none can be without its policy.</summary>
public sealed class PlatformDbs
{
    private readonly DbContextOptions _options;
    private readonly TimeProvider _time;

    public PlatformDbs(LedgerPlace place, TimeProvider time)
    {
        (Place, _time, Recorded) = (place, time, new(time));
        _options = place.Provider switch
        {
            "sqlite" => Options<SqlitePlatformDb>().UseSqlite(place.Connection, sqlite => sqlite
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(LogsAreAppendOnly.Instance, SqliteDurability.Instance).Options,
            "postgres" => Options<PostgresPlatformDb>().UseNpgsql(place.Connection, postgres => postgres
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(LogsAreAppendOnly.Instance).Options,
            var other => throw new ArgumentException($"Ledger provider '{other}' is not known: use sqlite or postgres.", nameof(place)),
        };
    }

    public LedgerPlace Place { get; }

    /// <summary>Which moment a write says that it happened at.</summary>
    public RecordedTime Recorded { get; }

    public PlatformDb Open(Viewer viewer, AsOf asOf = default)
    {
        PlatformDb db = _options is DbContextOptions<SqlitePlatformDb> sqlite
            ? new SqlitePlatformDb(sqlite)
            : new PostgresPlatformDb((DbContextOptions<PostgresPlatformDb>)_options);
        (db.Viewer, db.AsOf, db.Time) = (viewer, asOf, _time);
        return db;
    }

    /// <summary>Brings the database to the version of this program.</summary>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = Open(Viewer.Program);
        await db.Database.MigrateAsync(cancel);
        await AppendOnlyTriggers.EnsureAsync(db, cancel);
    }

    private static DbContextOptionsBuilder<T> Options<T>() where T : DbContext => new DbContextOptionsBuilder<T>().UseApplicationServiceProvider(Schema);

    // ASP.NET Core Identity looks here for which of its tables the model has: from the third version on, those of passkeys.
    private static readonly IServiceProvider Schema =
        new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
}
