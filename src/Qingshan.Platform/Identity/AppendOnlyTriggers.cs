using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>
/// The database itself refuses to change or remove what is <see cref="IAppendOnly"/>, whoever asks. The triggers follow from the
/// model and are looked after at each start; those of the audit log came with its table.
/// </summary>
internal static class AppendOnlyTriggers
{
    public static async Task EnsureAsync(PlatformDb db, CancellationToken cancel)
    {
        var tables = db.Model.GetEntityTypes().Where(t => typeof(IAppendOnly).IsAssignableFrom(t.ClrType) && t.ClrType != typeof(AuditEntry)).Select(t => t.GetTableName()!);
        foreach (var table in tables)
        {
            // Names of tables come from the model, never from anybody's input.
            foreach (var statement in db.Database.IsSqlite() ? Sqlite(table) : Postgres(table)) await db.Database.ExecuteSqlRawAsync(statement, cancel);
        }
    }

    private static IEnumerable<string> Sqlite(string table) => ((string[])["UPDATE", "DELETE"]).Select(verb => $"""
        CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb}" BEFORE {verb} ON "{table}"
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        """);

    private static IEnumerable<string> Postgres(string table) =>
    [
        """
        CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
        """,
        $"""
        CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
        FOR EACH STATEMENT EXECUTE FUNCTION append_only()
        """,
    ];
}
