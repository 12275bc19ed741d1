namespace Qingshan.Platform.Observations;

/// <summary>How far the store is: one row on the server, replaced by one with a higher number.</summary>
/// <param name="Number">Counts what was recorded; the row with the highest counts.</param>
/// <param name="Latest">The position as of which the latest values were saved.</param>
/// <param name="Derived">How far derived values have come.</param>
internal sealed record ClickHouseProgress(long Number, int Format, long Position, long Latest, DerivedUntil Derived)
{
    private static readonly string[] Columns = ["id", "number", "format", "position", "latest", "derived_position", "derived_until"];

    /// <summary>Null where nothing was ever recorded.</summary>
    public static async Task<ClickHouseProgress?> ReadAsync(ClickHouseServer server, CancellationToken cancel)
    {
        var found = await server.QueryAsync("SELECT number, format, position, latest, derived_position, derived_until FROM progress ORDER BY number DESC LIMIT 1",
            row => new ClickHouseProgress(
                row.ReadInt64(), row.ReadInt32(), row.ReadInt64(), row.ReadInt64(), new(row.ReadInt64(), ClickHouseRows.Utc(row.ReadInt64()))), cancel);
        return found.Count == 0 ? null : found[0];
    }

    public Task WriteAsync(ClickHouseServer server, string id, CancellationToken cancel) =>
        server.InsertAsync("progress", Columns, [this], static (row, p) =>
        {
            row.Write((byte)1);
            row.Write(p.Number);
            row.Write(p.Format);
            row.Write(p.Position);
            row.Write(p.Latest);
            row.Write(p.Derived.Position);
            row.Write(ClickHouseRows.Micros(p.Derived.Until));
        }, id, cancel);
}
