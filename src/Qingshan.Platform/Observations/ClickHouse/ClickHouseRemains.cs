namespace Qingshan.Platform.Observations;

/// <summary>
/// Takes out what a batch that was broken off has left behind: rows beyond the recorded position. Afterwards the batch can
/// be stored again and is there once.
/// </summary>
internal sealed class ClickHouseRemains(ClickHouseServer server, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan InsertPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RemovalPatience = TimeSpan.FromMinutes(10);

    /// <summary>Beginning of the ids of all inserts into this database.</summary>
    private readonly string _inserts = $"qingshan/{server.Database}/";

    public string NewInsertId() => _inserts + Guid.NewGuid().ToString("N");

    /// <returns>The progress that holds now.</returns>
    /// <exception cref="IOException">An insert or a removal takes too long; to be tried again.</exception>
    public async Task<ClickHouseProgress> RemoveAsync(CancellationToken cancel)
    {
        // An insert whose sender has gone may still come to its end, and then its rows would come after the removal.
        await UntilNoneAsync($"SELECT count() FROM system.processes WHERE startsWith(query_id, {ClickHouseSql.Literal(_inserts)})", InsertPatience, cancel);
        var progress = (await ClickHouseProgress.ReadAsync(server, cancel))!;
        await RemoveAsync("observation", $"packet > {ClickHouseSql.Number(progress.Position)}", cancel);
        await RemoveAsync("packet", $"sequence > {ClickHouseSql.Number(progress.Position)}", cancel);
        // Before it is done, a position that moves on would bring to light what is to go.
        await UntilNoneAsync("SELECT count() FROM system.mutations WHERE database = currentDatabase() AND table IN ('observation', 'packet') AND is_done = 0",
            RemovalPatience, cancel);
        return progress;
    }

    private async Task RemoveAsync(string table, string condition, CancellationToken cancel)
    {
        if (await CountAsync($"SELECT count() FROM {table} WHERE {condition}", cancel) == 0) return;
        await server.ExecuteAsync($"ALTER TABLE {table} DELETE WHERE {condition}", cancel);
    }

    private async Task UntilNoneAsync(string count, TimeSpan patience, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        while (await CountAsync(count, cancel) > 0)
        {
            if (time.GetElapsedTime(began) > patience)
                throw new IOException($"ClickHouse at {server.Place} is still busy with an insert or a removal of an earlier run; it is to be tried again.");
            await Task.Delay(Pause, time, cancel);
        }
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancel) => (await server.QueryAsync(sql, row => row.ReadInt64(), cancel))[0];
}
