using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Qingshan.Platform.Observations;

/// <summary>
/// The embedded store: one DuckDB file, one writer, any number of readers in this process. A second process cannot open
/// it, not even to read; commands reach a running program through its API instead.
/// </summary>
public sealed class DuckDbStore : IObservationStore
{
    private readonly string _file;
    private readonly DuckDBConnection _root;
    private readonly DuckDBConnection _writer;
    private readonly ConcurrentBag<DuckDBConnection> _idle = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly int _settleRows;
    private long _position, _arrived;

    private DuckDbStore(string file, DuckDBConnection root, int settleRows)
    {
        (_file, _root, _settleRows) = (file, root, settleRows);
        DuckDbSchema.Ensure(_root);
        _writer = Open();
        using var command = _root.CreateCommand();
        command.CommandText = "SELECT position FROM progress";
        _position = (long)command.ExecuteScalar()!;
        command.CommandText = "SELECT count(*) FROM arrived";
        _arrived = (long)command.ExecuteScalar()!;
    }

    /// <summary>Opens or makes the store.</summary>
    /// <param name="memoryMegabytes">The most that DuckDB may hold; below 1,000 wide scans spill to disk.</param>
    /// <param name="settleRows">So many observations in the order of arrival are sorted into the history.</param>
    /// <exception cref="DuckDBException">Another process holds the file, or it is damaged.</exception>
    /// <exception cref="InvalidDataException">A later program wrote it.</exception>
    public static DuckDbStore Open(string file, int memoryMegabytes = 1024, int settleRows = 1_000_000)
    {
        var root = new DuckDBConnection($"Data Source={file};memory_limit={memoryMegabytes}MB;threads={Environment.ProcessorCount}");
        try
        {
            root.Open();
            return new DuckDbStore(file, root, settleRows);
        }
        catch
        {
            root.Dispose();
            throw;
        }
    }

    public long Position => Interlocked.Read(ref _position);

    public async Task AppendAsync(ObservationBatch batch, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            if (batch.After != Position || batch.Position < batch.After)
                throw new InvalidOperationException($"A batch from {batch.After} to {batch.Position} does not follow position {Position}.");
            // Before and not after: where it fails, the batch is not yet stored and may be tried again.
            if (_arrived >= _settleRows) Settle();
            using var transaction = _writer.BeginTransaction();
            using (var observations = _writer.CreateAppender("arrived"))
                foreach (var o in batch.Observations) DuckDbRows.Append(observations, o);
            using (var packets = _writer.CreateAppender("packet"))
                foreach (var p in batch.Packets) DuckDbRows.Append(packets, p);
            using var progress = _writer.CreateCommand();
            progress.CommandText = "UPDATE progress SET position = $1";
            progress.Parameters.Add(new DuckDBParameter(batch.Position));
            progress.ExecuteNonQuery();
            transaction.Commit();
            Interlocked.Exchange(ref _position, batch.Position);
            _arrived += batch.Observations.Count;
        }
        finally
        {
            _writing.Release();
        }
    }

    public async IAsyncEnumerable<Observation> ReadAsync(
        int series, DateTime from, DateTime to, bool everyRevision, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var lent = Lend();
        using var command = lent.Command(DuckDbSql.Revisions, series, from, to);
        using var rows = command.ExecuteReader();
        Observation? held = null;
        while (await rows.ReadAsync(cancel))
        {
            var next = DuckDbRows.ReadObservation(rows);
            // They come by time and revision: of each start the last one is in effect.
            if (held is { } before && (everyRevision || before.Start != next.Start)) yield return before;
            held = next;
        }
        if (held is { } last) yield return last;
    }

    public async IAsyncEnumerable<Observation> ReadAsync(
        IReadOnlyCollection<int> series, DateTime from, DateTime to, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (series.Count == 0) yield break;
        using var lent = Lend();
        using var command = lent.Command(DuckDbSql.RevisionsOf(series), from, to);
        using var rows = command.ExecuteReader();
        Observation? held = null;
        while (await rows.ReadAsync(cancel))
        {
            var next = DuckDbRows.ReadObservation(rows);
            if (held is { } before && (before.Series, before.Start) != (next.Series, next.Start)) yield return before;
            held = next;
        }
        if (held is { } last) yield return last;
    }

    public Task<IReadOnlyList<Bucket>> SummariseAsync(
        int series, DateTime from, DateTime to, TimeSpan width, bool circular, CancellationToken cancel) =>
        QueryAsync(DuckDbSql.Summary(width, circular), row => new Bucket(DuckDbRows.Utc(row, 0), DuckDbRows.Number(row, 1),
            DuckDbRows.Number(row, 2), DuckDbRows.Number(row, 3), row.GetInt64(4), row.GetInt64(5)), cancel, series, from, to);

    public async Task<SeriesSpan?> SpanAsync(int series, CancellationToken cancel)
    {
        var found = await QueryAsync<SeriesSpan?>("SELECT min(start), max(start), count(*) FROM observation WHERE series = $1",
            row => row.IsDBNull(0) ? null : new SeriesSpan(DuckDbRows.Utc(row, 0), DuckDbRows.Utc(row, 1), row.GetInt64(2)), cancel, series);
        return found[0];
    }

    public async Task SaveLatestAsync(IReadOnlyCollection<Observation> latest, long position, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            using var transaction = _writer.BeginTransaction();
            using var command = _writer.CreateCommand();
            command.CommandText = "DELETE FROM latest";
            command.ExecuteNonQuery();
            using (var rows = _writer.CreateAppender("latest"))
                foreach (var o in latest) DuckDbRows.Append(rows, o);
            command.CommandText = "UPDATE progress SET latest_position = $1";
            command.Parameters.Add(new DuckDBParameter(position));
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<IReadOnlyList<Observation>> LoadLatestAsync(CancellationToken cancel) =>
        QueryAsync(DuckDbSql.Latest, DuckDbRows.ReadObservation, cancel);

    public async Task<PacketRow?> PacketAsync(long sequence, CancellationToken cancel)
    {
        var found = await QueryAsync($"SELECT {DuckDbRows.PacketColumns} FROM packet WHERE sequence = $1", DuckDbRows.ReadPacket, cancel, sequence);
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<PacketRow>> PacketsAsync(PacketQuery query, CancellationToken cancel) =>
        QueryAsync(DuckDbSql.Packets(query, out var values), DuckDbRows.ReadPacket, cancel, values);

    public Task<IReadOnlyList<Observation>> OfPacketAsync(PacketRow packet, CancellationToken cancel) =>
        // The time of receipt lets DuckDB skip everything but the stretch in which the packet came.
        QueryAsync($"SELECT {DuckDbRows.ObservationColumns} FROM observation WHERE packet = $1 AND received = $2 ORDER BY series, start",
            DuckDbRows.ReadObservation, cancel, packet.Sequence, packet.Received);

    public async Task<StoreSize> SizeAsync(CancellationToken cancel)
    {
        var counts = await QueryAsync("SELECT (SELECT count(*) FROM observation), (SELECT count(*) FROM packet)",
            row => (row.GetInt64(0), row.GetInt64(1)), cancel);
        var bytes = new[] { _file, _file + ".wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length);
        return new(counts[0].Item1, counts[0].Item2, bytes);
    }

    public ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
        _writer.Dispose();
        _root.Dispose();
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        using var lent = Lend();
        using var command = lent.Command(sql, values);
        await using var stop = cancel.Register(command.Cancel);
        using var rows = command.ExecuteReader();
        var result = new List<T>();
        while (await rows.ReadAsync(cancel)) result.Add(read(rows));
        return result;
    }

    /// <summary>Under the writer's lock; readers see all rows before it and all after it.</summary>
    private void Settle()
    {
        using var transaction = _writer.BeginTransaction();
        using var command = _writer.CreateCommand();
        command.CommandText = DuckDbSql.Settle;
        command.ExecuteNonQuery();
        transaction.Commit();
        _arrived = 0;
    }

    private DuckDBConnection Open()
    {
        // The same connection string reaches the same instance of the engine.
        var connection = new DuckDBConnection(_root.ConnectionString);
        connection.Open();
        return connection;
    }

    private Lent Lend() => new(this, _idle.TryTake(out var connection) ? connection : Open());

    /// <summary>A reader's connection, given back at the end.</summary>
    private readonly struct Lent(DuckDbStore store, DuckDBConnection connection) : IDisposable
    {
        public DuckDBCommand Command(string sql, params object[] values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
            return command;
        }

        public void Dispose() => store._idle.Add(connection);
    }
}
