using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Qingshan.Platform.Common;

/// <summary>
/// A disk that is full, read-only or broken, or a database that is away: nobody's mistake, and over one day. What works in the background
/// says so and tries again; it does not end the program.
/// </summary>
public static class StorageFailure
{
    // SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN.
    private static readonly int[] OfTheDisk = [8, 10, 13, 14];

    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or DbException or DbUpdateException;

    /// <summary>Whether a write of the ledger failed because of where it stands, and not because of what it was.</summary>
    public static bool IsOfTheLedger(Exception? e) => e switch
    {
        null => false,
        SqliteException sqlite => OfTheDisk.Contains(sqlite.SqliteErrorCode),
        DbException { IsTransient: true } => true,
        _ => IsOfTheLedger(e.InnerException),
    };
}
