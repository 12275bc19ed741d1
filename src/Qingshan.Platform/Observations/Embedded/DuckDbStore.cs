using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>
/// The embedded store: one DuckDB file, one writer, any number of readers in this process, and beside it the files of closed
/// months (<see cref="Months"/>). A second process cannot open it, not even to read; commands reach a running program through
/// its API instead.
/// </summary>
public sealed class DuckDbStore : IObservationStore
{
    private readonly string _file;
    private readonly DuckDbConnections _connections;
    private readonly SegmentedReader _reader;
    private readonly DuckDbSearch _search;
    private readonly StoreLocks _locks = new();
    private readonly int _settleRows;
    private long _position, _arrived;
    private DerivedUntil _derived;

    private DuckDbStore(string file, DuckDbConnections connections, int settleRows)
    {
        (_file, _connections, _settleRows) = (file, connections, settleRows);
        DuckDbSchema.Ensure(connections.Writer);
        (_position, _arrived) = (Number("SELECT position FROM progress"), Number("SELECT count(*) FROM arrived"));
        using (var command = connections.Writer.Command("SELECT derived_position, derived_until FROM progress"))
        using (var row = command.ExecuteReader())
        {
            row.Read();
            _derived = new(row.GetInt64(0), DuckDbRows.Utc(row, 1));
        }
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "months");
        var segments = new SegmentBook(new(SegmentFiles.Open(connections, folder)));
        _reader = new(connections, segments, folder);
        _search = new(_reader);
        Months = new(connections, segments, folder, _locks, () => Position, () => _arrived = Number("SELECT count(*) FROM arrived"));
    }

    /// <summary>Opens or makes the store.</summary>
    /// <param name="memoryMegabytes">The most that DuckDB may hold; below 1,000 wide scans spill to disk.</param>
    /// <param name="settleRows">So many observations in the order of arrival are sorted into the history.</param>
    /// <exception cref="DuckDBException">Another process holds the file, or it is damaged.</exception>
    /// <exception cref="InvalidDataException">A later program wrote it, or a file of a closed month is missing.</exception>
    public static DuckDbStore Open(string file, int memoryMegabytes = 1024, int settleRows = 1_000_000)
    {
        var connections = new DuckDbConnections(file, memoryMegabytes);
        try
        {
            return new DuckDbStore(file, connections, settleRows);
        }
        catch
        {
            connections.Dispose();
            throw;
        }
    }

    public long Position => Interlocked.Read(ref _position);

    /// <summary>Closed months and their files.</summary>
    public ClosedMonths Months { get; }

    public async Task AppendAsync(ObservationBatch batch, CancellationToken cancel)
    {
        await _locks.Writing.WaitAsync(cancel);
        try
        {
            if (batch.After != Position || batch.Position < batch.After)
                throw new InvalidOperationException($"A batch from {batch.After} to {batch.Position} does not follow position {Position}.");
            // Before and not after: where it fails, the batch is not yet stored and may be tried again.
            if (_arrived >= _settleRows) Settle();
            using var transaction = _connections.Writer.BeginTransaction();
            using (var observations = _connections.Writer.CreateAppender("arrived"))
                foreach (var o in batch.Observations) DuckDbRows.Append(observations, o);
            using (var packets = _connections.Writer.CreateAppender("packet"))
                foreach (var p in batch.Packets) DuckDbRows.Append(packets, p);
            Write("UPDATE progress SET position = $1", batch.Position);
            transaction.Commit();
            Interlocked.Exchange(ref _position, batch.Position);
            _arrived += batch.Observations.Count;
            _search.Counts.Stored(batch.Observations);
        }
        finally
        {
            _locks.Writing.Release();
        }
    }

    public DerivedUntil Derived => _derived;

    public async Task AppendDerivedAsync(IReadOnlyList<Observation> derived, DerivedUntil until, CancellationToken cancel)
    {
        await _locks.Moving.WaitAsync(cancel);
        await _locks.Writing.WaitAsync(CancellationToken.None);
        try
        {
            using var transaction = _connections.Writer.BeginTransaction();
            using (var rows = _connections.Writer.CreateAppender("arrived"))
                foreach (var o in derived) DuckDbRows.Append(rows, o);
            // The latest values may have been saved behind the position of these rows: they are looked for again at a start.
            Write("UPDATE progress SET derived_position = $1, derived_until = $2, latest_position = least(latest_position, $1 - 1)", until.Position, until.Until);
            transaction.Commit();
            _derived = until;
            _arrived += derived.Count;
            _search.Counts.Stored(derived);
        }
        finally
        {
            _locks.Writing.Release();
            _locks.Moving.Release();
        }
    }

    public Task<IReadOnlyList<Touched>> TouchedAsync(long after, long upTo, CancellationToken cancel) => _reader.QueryAsync(
        s => s.LastPacket > after && s.FirstPacket <= upTo, DuckDbSql.Touched,
        row => new Touched(row.GetInt32(0), DuckDbRows.Utc(row, 1), DuckDbRows.Utc(row, 2)), cancel, after, upTo);

    public IAsyncEnumerable<Observation> ReadAsync(int series, DateTime from, DateTime to, bool everyRevision, CancellationToken cancel) =>
        RevisionsAsync(DuckDbSql.Revisions, [series, from, to], from, to, everyRevision, cancel);

    public IAsyncEnumerable<Observation> ReadAsync(IReadOnlyCollection<int> series, DateTime from, DateTime to, CancellationToken cancel) =>
        series.Count == 0 ? AsyncEnumerable.Empty<Observation>()
        : RevisionsAsync(source => DuckDbSql.RevisionsOf(series, source), [from, to], from, to, everyRevision: false, cancel);

    /// <summary>What a query gives by series, time and revision: all of it, or of each start the last one, which is in effect.</summary>
    private async IAsyncEnumerable<Observation> RevisionsAsync(
        Func<string, string> sql, object[] values, DateTime from, DateTime to, bool everyRevision, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reading = await _reader.OpenAsync(s => s.Overlaps(from, to), sql, cancel, values);
        Observation? held = null;
        while (await reading.Rows.ReadAsync(cancel))
        {
            var next = DuckDbRows.ReadObservation(reading.Rows);
            if (held is { } before && (everyRevision || (before.Series, before.Start) != (next.Series, next.Start))) yield return before;
            held = next;
        }
        if (held is { } last) yield return last;
    }

    public Task<IReadOnlyList<Bucket>> SummariseAsync(
        int series, DateTime from, DateTime to, TimeSpan width, bool circular, CancellationToken cancel) =>
        _reader.QueryAsync(s => s.Overlaps(from, to), source => DuckDbSql.Summary(source, width, circular),
            row => new Bucket(DuckDbRows.Utc(row, 0), DuckDbRows.Number(row, 1), DuckDbRows.Number(row, 2), DuckDbRows.Number(row, 3), row.GetInt64(4), row.GetInt64(5)),
            cancel, series, from, to);

    public Task<IReadOnlyList<SeriesMonth>> MonthsAsync(IReadOnlyCollection<int>? series, DateTime from, DateTime to, CancellationToken cancel) =>
        _search.Counts.OfAsync(series, from, to, cancel);

    public Task<long> CountAsync(ObservationFilter filter, CancellationToken cancel) => _search.CountAsync(filter, cancel);

    public IAsyncEnumerable<Observation> FindAsync(ObservationFilter filter, ObservationOrder order, int take, CancellationToken cancel) =>
        _search.FindAsync(filter, order, take, cancel);

    public async Task<SeriesSpan?> SpanAsync(int series, CancellationToken cancel)
    {
        var found = await _reader.QueryAsync<SeriesSpan?>(_ => true, DuckDbSql.Span,
            row => row.IsDBNull(0) ? null : new SeriesSpan(DuckDbRows.Utc(row, 0), DuckDbRows.Utc(row, 1), row.GetInt64(2)), cancel, series);
        return found[0];
    }

    public Task<IReadOnlyList<SeriesTally>> TalliesAsync(DateTime recent, CancellationToken cancel) => _reader.QueryAsync(_ => true, DuckDbSql.Tallies,
        row => new SeriesTally(row.GetInt32(0), row.GetInt64(1), DuckDbRows.Utc(row, 2), DuckDbRows.Utc(row, 3), DuckDbRows.Utc(row, 4), row.GetInt64(5), row.GetInt64(6),
            TimeSpan.FromMicroseconds(row.GetDouble(7))), cancel, recent);

    public Task<IReadOnlyList<SeriesArrivals>> ArrivalsAsync(DateTime from, DateTime now, IReadOnlyList<TimeSpan> limits, CancellationToken cancel) => _reader.QueryAsync(
        s => s.Overlaps(from, DateTime.MaxValue), source => DuckDbSql.Arrivals(limits.Count, source),
        row => new SeriesArrivals(row.GetInt32(0), [.. limits.Select((_, i) => row.GetInt64(1 + 2 * i))], [.. limits.Select((_, i) => row.GetInt64(2 + 2 * i))]), cancel,
        [from, .. limits.SelectMany(l => new object[] { now - l, (long)l.TotalMicroseconds })]);

    public async Task SaveLatestAsync(IReadOnlyCollection<Observation> latest, long position, CancellationToken cancel)
    {
        await _locks.Writing.WaitAsync(cancel);
        try
        {
            using var transaction = _connections.Writer.BeginTransaction();
            Write("DELETE FROM latest");
            using (var rows = _connections.Writer.CreateAppender("latest"))
                foreach (var o in latest) DuckDbRows.Append(rows, o);
            Write("UPDATE progress SET latest_position = $1", position);
            transaction.Commit();
        }
        finally
        {
            _locks.Writing.Release();
        }
    }

    public Task<IReadOnlyList<Observation>> LoadLatestAsync(CancellationToken cancel)
    {
        var saved = Number("SELECT latest_position FROM progress");
        return _reader.QueryAsync(s => s.LastPacket > saved, DuckDbSql.Latest, DuckDbRows.ReadObservation, cancel);
    }

    public async Task<PacketRow?> PacketAsync(long sequence, CancellationToken cancel)
    {
        var found = await _connections.QueryAsync($"SELECT {DuckDbRows.PacketColumns} FROM packet WHERE sequence = $1", DuckDbRows.ReadPacket, cancel, sequence);
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<PacketRow>> PacketsAsync(PacketQuery query, CancellationToken cancel) =>
        _connections.QueryAsync(DuckDbSql.Packets(query, out var values), DuckDbRows.ReadPacket, cancel, values);

    public Task<IReadOnlyList<PacketDay>> PacketDaysAsync(IReadOnlyCollection<string> senders, DateTime from, CancellationToken cancel) =>
        senders.Count == 0 ? Task.FromResult<IReadOnlyList<PacketDay>>([]) : _connections.QueryAsync(DuckDbSql.PacketDays(senders),
            row => new PacketDay(DateOnly.FromDateTime(DateTime.UnixEpoch.AddMicroseconds(row.GetInt64(0))), (Verdict)row.GetByte(1), row.GetInt64(2), row.GetInt64(3)), cancel, from);

    public Task<IReadOnlyList<Observation>> OfPacketAsync(PacketRow packet, CancellationToken cancel) =>
        _reader.QueryAsync(s => s.MayHold(packet.Sequence), DuckDbSql.OfPacket, DuckDbRows.ReadObservation, cancel, packet.Sequence, packet.Received);

    public async Task<StoreSize> SizeAsync(CancellationToken cancel)
    {
        var counts = await _reader.QueryAsync(_ => true, source => $"SELECT (SELECT count(*) FROM {source}), (SELECT count(*) FROM packet)",
            row => (row.GetInt64(0), row.GetInt64(1)), cancel);
        var bytes = new[] { _file, _file + ".wal" }.Where(File.Exists).Sum(f => new FileInfo(f).Length) + await Months.BytesAsync(cancel);
        return new(counts[0].Item1, counts[0].Item2, bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await Months.DisposeAsync();
        _search.Dispose();
        _connections.Dispose();
        _locks.Dispose();
    }

    /// <summary>Under the writer's lock; readers see all rows before it and all after it. While a month is being closed it is left for the next batch.</summary>
    private void Settle()
    {
        if (!_locks.Moving.Wait(0)) return;
        try
        {
            using var transaction = _connections.Writer.BeginTransaction();
            Write(DuckDbSql.Settle);
            transaction.Commit();
            _arrived = 0;
        }
        finally
        {
            _locks.Moving.Release();
        }
    }

    private void Write(string sql, params object[] values)
    {
        using var command = _connections.Writer.Command(sql, values);
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var lent = _connections.Lend();
        using var command = lent.Command(sql);
        return (long)command.ExecuteScalar()!;
    }
}
