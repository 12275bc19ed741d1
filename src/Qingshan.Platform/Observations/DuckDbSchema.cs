using DuckDB.NET.Data;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Tables of the embedded store. No primary key: it would cost a factor of four to eight in writing, and what is unique is
/// guaranteed by the single writer and the journal's sequence. Times are microseconds of UTC.
/// </summary>
internal static class DuckDbSchema
{
    public const int Version = 1;

    private const string Create = """
        CREATE TABLE IF NOT EXISTS observation (
            series INTEGER NOT NULL, start TIMESTAMP NOT NULL, value DOUBLE, vmin DOUBLE, vmax DOUBLE, total DOUBLE,
            converted DOUBLE, qualifier UTINYINT NOT NULL, flag UTINYINT NOT NULL, received TIMESTAMP NOT NULL, packet BIGINT NOT NULL);
        CREATE TABLE IF NOT EXISTS packet (
            sequence BIGINT NOT NULL, received TIMESTAMP NOT NULL, channel VARCHAR NOT NULL, sender VARCHAR NOT NULL,
            command INTEGER NOT NULL, verdict UTINYINT NOT NULL, reason VARCHAR NOT NULL, bytes INTEGER NOT NULL, observations INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS latest (
            series INTEGER NOT NULL, start TIMESTAMP NOT NULL, value DOUBLE, vmin DOUBLE, vmax DOUBLE, total DOUBLE,
            converted DOUBLE, qualifier UTINYINT NOT NULL, flag UTINYINT NOT NULL, received TIMESTAMP NOT NULL, packet BIGINT NOT NULL);
        CREATE TABLE IF NOT EXISTS progress (version INTEGER NOT NULL, position BIGINT NOT NULL, latest_position BIGINT NOT NULL);
        """;

    public static void Ensure(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Create;
        command.ExecuteNonQuery();
        command.CommandText = "SELECT version FROM progress";
        switch (command.ExecuteScalar())
        {
            case null:
                command.CommandText = $"INSERT INTO progress VALUES ({Version}, 0, 0)";
                command.ExecuteNonQuery();
                break;
            case int version when version != Version:
                throw new InvalidOperationException(
                    $"The observation store has format {version}, this program writes format {Version}: start the program that wrote it, or import again.");
        }
    }
}
