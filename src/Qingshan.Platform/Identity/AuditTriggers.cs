using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingshan.Platform.Identity;

/// <summary>The database itself refuses to change or remove an audit entry, whoever asks.</summary>
internal static class AuditTriggers
{
    public static void ProtectAuditInSqlite(this MigrationBuilder migration)
    {
        foreach (var verb in (string[])["UPDATE", "DELETE"])
            migration.Sql($"""
                CREATE TRIGGER audit_no_{verb.ToLowerInvariant()} BEFORE {verb} ON "Audit"
                BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
                """);
    }

    public static void ProtectAuditInPostgres(this MigrationBuilder migration) => migration.Sql("""
        CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
        CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "Audit"
        FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();
        """);
}
