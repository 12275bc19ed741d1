using Qingshan.Standards;

namespace Qingshan.Platform.Observations;

/// <summary>
/// The store on a ClickHouse server: one writing program, a database of its own.
/// <para>
/// ClickHouse has no transactions. A batch is therefore written in three inserts: observations, packets, and last the progress
/// row with the new position. Every query leaves out what lies beyond the position,
/// so that a batch is seen when its progress row is written and not before. Where an insert fails, nobody knows what the
/// server has of it: before anything else is written, the progress is read again; either it has the batch's position, then
/// the batch is complete, or what lies beyond is removed and the batch is written anew. The same is done at every opening.
/// </para>
/// </summary>
public sealed class ClickHouseStore : IObservationStore
{
    /// <summary>Packets are looked for in so many sequences from the newest, then in ten times as many, and so on.</summary>
    private const long FirstStretch = 10_000;

    private readonly ClickHouseServer _server;
    private readonly ClickHouseRemains _remains;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private ClickHouseProgress _progress;
    private bool _unsure;
    private readonly MonthCounts _counts;

    private ClickHouseStore(ClickHouseServer server, ClickHouseRemains remains, ClickHouseProgress progress)
    {
        (_server, _remains, _progress) = (server, remains, progress);
        _counts = new(CountMonthsAsync);
    }

    /// <summary>Opens the database, makes its tables where there are none and removes what a broken batch left.</summary>
    /// <param name="connection"><c>Host=…;Port=8123;Database=…;Username=…;Password=…</c>, with <c>Protocol=https</c> where it is encrypted.</param>
    /// <exception cref="ArgumentException">The connection string is not one; <see cref="FormatException"/> where it names no host.</exception>
    /// <exception cref="IOException">The server cannot be reached.</exception>
    /// <exception cref="System.Data.Common.DbException">The server refuses.</exception>
    /// <exception cref="InvalidDataException">The database has another format, or leaves shards out.</exception>
    public static async Task<ClickHouseStore> OpenAsync(string connection, TimeProvider time, CancellationToken cancel)
    {
        var server = await ClickHouseServer.ConnectAsync(connection, cancel);
        try
        {
            var remains = new ClickHouseRemains(server, time);
            await ClickHouseSchema.EnsureAsync(server, remains.NewInsertId(), cancel);
            return new ClickHouseStore(server, remains, await remains.RemoveAsync(cancel));
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Address and database of a connection string, without name and password.</summary>
    /// <exception cref="ArgumentException">The connection string is not one; <see cref="FormatException"/> where it names no host.</exception>
    public static string PlaceOf(string connection)
    {
        using var server = new ClickHouseServer(connection);
        return server.Place;
    }

    public long Position => Volatile.Read(ref _progress).Position;

    public async Task AppendAsync(ObservationBatch batch, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            if (batch.After != Position || batch.Position < batch.After)
                throw new InvalidOperationException($"A batch from {batch.After} to {batch.Position} does not follow position {Position}.");
            // The position decides what is seen: a packet outside would be seen too early, or never.
            if (batch.Observations.Any(o => o.Packet <= batch.After || o.Packet > batch.Position)
                || batch.Packets.Any(p => p.Sequence <= batch.After || p.Sequence > batch.Position))
                throw new InvalidOperationException($"A batch from {batch.After} to {batch.Position} holds a packet from outside of it.");

            await SettleAsync(batch, cancel);
            if (Position == batch.Position)
            {
                // It was stored at the first try, and nobody has heard of it.
                _counts.Stored(batch.Observations);
                return;
            }
            _unsure = true;
            await _server.InsertAsync("observation", ClickHouseRows.ObservationColumns, batch.Observations, ClickHouseRows.Write, _remains.NewInsertId(), cancel);
            await _server.InsertAsync("packet", ClickHouseRows.PacketColumns, batch.Packets, ClickHouseRows.Write, _remains.NewInsertId(), cancel);
            await RecordAsync(_progress with { Number = _progress.Number + 1, Position = batch.Position }, cancel);
            _unsure = false;
            _counts.Stored(batch.Observations);
        }
        finally
        {
            _writing.Release();
        }
    }

    public DerivedUntil Derived => Volatile.Read(ref _progress).Derived;

    /// <summary>
    /// Derived values carry a position that was reached before and are seen at once. Where the insert is broken off some may be
    /// there; deriving finds them there and stores the rest, since it goes on from what the progress row says.
    /// </summary>
    public async Task AppendDerivedAsync(IReadOnlyList<Observation> derived, DerivedUntil until, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            if (_unsure) throw new IOException("The last batch is not settled; derived values are stored after it.");
            await InsertDerivedAsync(derived, cancel);
            _unsure = true;
            // The latest values may have been saved behind the position of these rows: they are looked for again at a start.
            var latest = derived.Count == 0 ? _progress.Latest : Math.Min(_progress.Latest, derived.Min(o => o.Packet) - 1);
            await RecordAsync(_progress with { Number = _progress.Number + 1, Derived = until, Latest = latest }, cancel);
            _unsure = false;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task InsertDerivedAsync(IReadOnlyList<Observation> derived, CancellationToken cancel)
    {
        try
        {
            await _server.InsertAsync("observation", ClickHouseRows.ObservationColumns, derived, ClickHouseRows.Write, _remains.NewInsertId(), cancel);
            _counts.Stored(derived);
        }
        catch
        {
            // Some of it may be there.
            _counts.Forget();
            throw;
        }
    }

    public Task<IReadOnlyList<Touched>> TouchedAsync(long after, long upTo, CancellationToken cancel) => _server.QueryAsync(
        ClickHouseSql.Touched(after, Math.Min(upTo, Position)),
        row => new Touched(row.ReadInt32(), ClickHouseRows.Utc(row.ReadInt64()), ClickHouseRows.Utc(row.ReadInt64())), cancel);

    public IAsyncEnumerable<Observation> ReadAsync(int series, DateTime from, DateTime to, bool everyRevision, CancellationToken cancel) =>
        _server.StreamAsync(ClickHouseSql.Values(series, from, to, everyRevision, Position), ClickHouseRows.ObservationWidth, ClickHouseRows.ReadObservation, cancel);

    /// <summary>One question for all of them.</summary>
    public IAsyncEnumerable<Observation> ReadAsync(IReadOnlyCollection<int> series, DateTime from, DateTime to, CancellationToken cancel) =>
        FindAsync(new(series, from, to), ObservationOrder.BySeries, int.MaxValue, cancel);

    public Task<IReadOnlyList<Bucket>> SummariseAsync(
        int series, DateTime from, DateTime to, TimeSpan width, bool circular, CancellationToken cancel) =>
        _server.QueryAsync(ClickHouseSql.Summary(series, from, to, width, Position), row =>
        {
            var start = ClickHouseRows.Utc(row.ReadInt64());
            var (mean, sine, cosine) = (row.ReadDouble(), row.ReadDouble(), row.ReadDouble());
            if (circular) mean = ((Math.Atan2(sine, cosine) * 180 / Math.PI) + 360) % 360;
            return new Bucket(start, mean, row.ReadDouble(), row.ReadDouble(), row.ReadInt64(), row.ReadInt64());
        }, cancel);

    public Task<IReadOnlyList<SeriesMonth>> MonthsAsync(IReadOnlyCollection<int>? series, DateTime from, DateTime to, CancellationToken cancel) =>
        _counts.OfAsync(series, from, to, cancel);

    public async Task<long> CountAsync(ObservationFilter filter, CancellationToken cancel)
    {
        if (filter.Series is { Count: 0 } || filter.From >= filter.To) return 0;
        long whole = 0;
        var rest = new List<(DateTime From, DateTime To)>();
        foreach (var month in (await _counts.OfAsync(filter.Series, filter.From, filter.To, cancel)).GroupBy(m => m.Month).OrderBy(g => g.Key))
        {
            if (!filter.HasRange && month.Key.Start >= filter.From && month.Key.End <= filter.To) whole += month.Sum(m => m.Count);
            else if (rest.Count > 0 && rest[^1].To == month.Key.Start) rest[^1] = (rest[^1].From, month.Key.End);
            else rest.Add((month.Key.Start, month.Key.End));
        }
        foreach (var (from, to) in rest)
            whole += (await _server.QueryAsync(ClickHouseSql.CountFound(filter with { From = from > filter.From ? from : filter.From, To = to < filter.To ? to : filter.To }, Position), row => row.ReadInt64(), cancel))[0];
        return whole;
    }

    public IAsyncEnumerable<Observation> FindAsync(ObservationFilter filter, ObservationOrder order, int take, CancellationToken cancel) =>
        filter.Series is { Count: 0 } || filter.From >= filter.To || take <= 0 ? AsyncEnumerable.Empty<Observation>()
        : _server.StreamAsync(ClickHouseSql.Find(filter, order, take, Position), ClickHouseRows.ObservationWidth, ClickHouseRows.ReadObservation, cancel);

    private async Task<IReadOnlyList<CountedMonth>> CountMonthsAsync(IReadOnlyCollection<int>? series, DateTime from, DateTime to, CancellationToken cancel)
    {
        var days = await _server.QueryAsync(ClickHouseSql.CountDays(series, from, to, Position),
            row => new CountedMonth(row.ReadInt32(), BeijingMonth.Of(ClickHouseRows.Utc(row.ReadInt64())), row.ReadInt64(), row.ReadInt64(), ClickHouseRows.Utc(row.ReadInt64())), cancel);
        return [.. days.GroupBy(d => (d.Series, d.Month)).Select(g => new CountedMonth(g.Key.Series, g.Key.Month, g.Sum(d => d.Values), g.Sum(d => d.Rows), g.Max(d => d.Last)))];
    }

    public async Task<SeriesSpan?> SpanAsync(int series, CancellationToken cancel)
    {
        var (rows, first, last) = (await _server.QueryAsync(ClickHouseSql.Span(series, Position),
            row => (row.ReadInt64(), ClickHouseRows.Utc(row.ReadInt64()), ClickHouseRows.Utc(row.ReadInt64())), cancel))[0];
        return rows == 0 ? null : new SeriesSpan(first, last, rows);
    }

    public Task<IReadOnlyList<SeriesTally>> TalliesAsync(DateTime recent, CancellationToken cancel) =>
        _server.QueryAsync(ClickHouseSql.Tallies(recent, Position), row =>
        {
            var (series, rows, first, last, received) = (row.ReadInt32(), row.ReadInt64(), ClickHouseRows.Utc(row.ReadInt64()), ClickHouseRows.Utc(row.ReadInt64()), ClickHouseRows.Utc(row.ReadInt64()));
            var (count, valid, delay) = (row.ReadInt64(), row.ReadInt64(), row.ReadDouble());
            return new SeriesTally(series, rows, first, last, received, count, valid, TimeSpan.FromMicroseconds(count == 0 ? 0 : delay));
        }, cancel);

    public Task<IReadOnlyList<SeriesArrivals>> ArrivalsAsync(DateTime from, DateTime now, IReadOnlyList<TimeSpan> limits, CancellationToken cancel) =>
        _server.QueryAsync(ClickHouseSql.Arrivals(from, now, limits, Position), row =>
        {
            var (series, due, inTime) = (row.ReadInt32(), new long[limits.Count], new long[limits.Count]);
            for (var i = 0; i < limits.Count; i++) (due[i], inTime[i]) = (row.ReadInt64(), row.ReadInt64());
            return new SeriesArrivals(series, due, inTime);
        }, cancel);

    public async Task SaveLatestAsync(IReadOnlyCollection<Observation> latest, long position, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            if (_unsure) throw new IOException("The last batch is not settled; the latest values are saved after it.");
            if (position <= _progress.Latest) return;
            // Of earlier savings only the recorded one counts; others are old or were broken off.
            var others = await _server.QueryAsync(
                $"SELECT DISTINCT saved FROM latest WHERE saved != {ClickHouseSql.Number(_progress.Latest)}", row => row.ReadInt64(), cancel);
            foreach (var other in others) await _server.ExecuteAsync($"ALTER TABLE latest DROP PARTITION {ClickHouseSql.Number(other)}", cancel);
            await _server.InsertAsync("latest", ["saved", .. ClickHouseRows.ObservationColumns], latest, (row, o) =>
            {
                row.Write(position);
                ClickHouseRows.Write(row, o);
            }, _remains.NewInsertId(), cancel);
            _unsure = true;
            await RecordAsync(_progress with { Number = _progress.Number + 1, Latest = position }, cancel);
            _unsure = false;
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<IReadOnlyList<Observation>> LoadLatestAsync(CancellationToken cancel)
    {
        var progress = Volatile.Read(ref _progress);
        return _server.QueryAsync(ClickHouseSql.Latest(progress.Latest, progress.Position), ClickHouseRows.ReadObservation, cancel);
    }

    public async Task<PacketRow?> PacketAsync(long sequence, CancellationToken cancel)
    {
        if (sequence > Position) return null;
        var found = await _server.QueryAsync(ClickHouseSql.Packet(sequence), ClickHouseRows.ReadPacket, cancel);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<IReadOnlyList<PacketRow>> PacketsAsync(PacketQuery query, CancellationToken cancel)
    {
        var found = new List<PacketRow>();
        if (query.Senders is { Count: 0 } || query.Verdicts is { Count: 0 }) return found;
        // Not all at once: a server without a read in the order of the key would look at every packet for the newest few.
        var upTo = Math.Min(Position, query.Before - 1 ?? long.MaxValue);
        for (var stretch = FirstStretch; upTo > 0 && found.Count < query.Take; stretch *= 10)
        {
            var after = Math.Max(0, upTo - stretch);
            found.AddRange(await _server.QueryAsync(
                ClickHouseSql.PacketsNewestFirst(query with { Take = query.Take - found.Count }, after, upTo), ClickHouseRows.ReadPacket, cancel));
            upTo = after;
        }
        return found;
    }

    public async Task<IReadOnlyList<PacketDay>> PacketDaysAsync(IReadOnlyCollection<string> senders, DateTime from, CancellationToken cancel) =>
        senders.Count == 0 ? [] : await _server.QueryAsync(ClickHouseSql.PacketDays(senders, from, Position),
            row => new PacketDay(DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + (int)row.ReadInt64()), (Verdict)row.ReadByte(), row.ReadInt64(), row.ReadInt64()), cancel);

    public async Task<IReadOnlyList<Observation>> OfPacketAsync(PacketRow packet, CancellationToken cancel) =>
        packet.Sequence > Position ? [] : await _server.QueryAsync(ClickHouseSql.OfPacket(packet), ClickHouseRows.ReadObservation, cancel);

    public async Task<StoreSize> SizeAsync(CancellationToken cancel) =>
        (await _server.QueryAsync(ClickHouseSql.Size, row => new StoreSize(row.ReadInt64(), row.ReadInt64(), row.ReadInt64()), cancel))[0];

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        _counts.Dispose();
        _writing.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Before a batch: what failed before it is settled, and nobody else has written.</summary>
    private async Task SettleAsync(ObservationBatch batch, CancellationToken cancel)
    {
        var found = _unsure ? await _remains.RemoveAsync(cancel) : await ClickHouseProgress.ReadAsync(_server, cancel);
        var expected = _unsure ? found?.Position == batch.After || found?.Position == batch.Position : found == _progress;
        if (found is null || !expected)
            throw new IOException($"The database {_server.Place} is at position {found?.Position}, this program at {Position}: another program writes into it. Each needs a database of its own.");
        Volatile.Write(ref _progress, found);
        _unsure = false;
    }

    private async Task RecordAsync(ClickHouseProgress next, CancellationToken cancel)
    {
        await next.WriteAsync(_server, _remains.NewInsertId(), cancel);
        Volatile.Write(ref _progress, next);
    }
}
