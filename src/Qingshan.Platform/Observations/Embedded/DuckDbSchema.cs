using DuckDB.NET.Data;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>
/// Tables of the embedded store. No primary key: it would cost a factor of four to eight in writing, and what is unique is
/// guaranteed by the single writer and the journal's sequence. Times are microseconds of UTC.
/// <para>
/// Observations come into <c>arrived</c> in the order in which they arrive; once there are many they move to
/// <c>settled</c>, sorted by series and time, so that a point's history stands together; closed months move on to files,
/// which <c>segment</c> lists, each issue a row. Reading knows only the view <c>observation</c> of the two tables, and files.
/// </para>
/// </summary>
internal static class DuckDbSchema
{
    public const int Version = 4;

    private const string ObservationRow = """
        (series INTEGER NOT NULL, start TIMESTAMP NOT NULL, value DOUBLE, vmin DOUBLE, vmax DOUBLE, total DOUBLE, converted DOUBLE,
         qualifier UTINYINT NOT NULL, flag UTINYINT NOT NULL, received TIMESTAMP NOT NULL, packet BIGINT NOT NULL)
        """;

    private static readonly string Create = $"""
        CREATE TABLE IF NOT EXISTS arrived {ObservationRow};
        CREATE TABLE IF NOT EXISTS settled {ObservationRow};
        CREATE VIEW IF NOT EXISTS observation AS SELECT * FROM settled UNION ALL SELECT * FROM arrived;
        CREATE TABLE IF NOT EXISTS packet (
            sequence BIGINT NOT NULL, received TIMESTAMP NOT NULL, channel VARCHAR NOT NULL, sender VARCHAR NOT NULL,
            command INTEGER NOT NULL, verdict UTINYINT NOT NULL, reason VARCHAR NOT NULL, bytes INTEGER NOT NULL, observations INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS latest {ObservationRow};
        CREATE TABLE IF NOT EXISTS segment (
            month VARCHAR NOT NULL, version INTEGER NOT NULL, file VARCHAR NOT NULL, rows BIGINT NOT NULL, bytes BIGINT NOT NULL, sha256 VARCHAR NOT NULL,
            first_packet BIGINT NOT NULL, last_packet BIGINT NOT NULL, issued TIMESTAMP NOT NULL);
        CREATE TABLE IF NOT EXISTS progress (version INTEGER NOT NULL, position BIGINT NOT NULL, latest_position BIGINT NOT NULL);
        INSERT INTO progress (version, position, latest_position) SELECT {Version}, 0, 0 WHERE NOT EXISTS (FROM progress);
        ALTER TABLE progress ADD COLUMN IF NOT EXISTS derived_position BIGINT DEFAULT 0;
        ALTER TABLE progress ADD COLUMN IF NOT EXISTS derived_until TIMESTAMP DEFAULT TIMESTAMP '1970-01-01 00:00:00';
        """;

    /// <summary>Format 1 had one table, in the order of arrival; format 2 no files of closed months; format 3 nothing derived.</summary>
    private const string FromOne = "ALTER TABLE observation RENAME TO arrived;";

    /// <exception cref="InvalidDataException">The store has a format that this program does not know.</exception>
    public static void Ensure(DuckDBConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        var version = VersionOf(command);
        if (version is not (null or (>= 1 and <= Version)))
            throw new InvalidDataException(
                $"The observation store has format {version}, this program writes format {Version}: start the program that wrote it, or import again.");
        command.CommandText = (version == 1 ? FromOne : "") + Create + $"UPDATE progress SET version = {Version} WHERE version <> {Version}";
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static int? VersionOf(DuckDBCommand command)
    {
        command.CommandText = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'progress'";
        if ((long)command.ExecuteScalar()! == 0) return null;
        command.CommandText = "SELECT version FROM progress";
        return (int?)command.ExecuteScalar();
    }
}
