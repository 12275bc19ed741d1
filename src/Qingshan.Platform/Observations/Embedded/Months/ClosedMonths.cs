using System.Data.Common;
using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>
/// 封存 · Moves closed months out of the database into files, and looks after the files. A month of which something came
/// late is issued again, whole. Nothing is ever in neither place or in both: a file is durable before the database commits
/// the move, and readers see the one or the other (<see cref="SegmentBook"/>).
/// </summary>
public sealed class ClosedMonths : IAsyncDisposable
{
    private readonly DuckDbConnections _connections;
    private readonly SegmentBook _segments;
    private readonly string _folder;
    private readonly StoreLocks _locks;
    private readonly Func<long> _position;
    private readonly Action _moved;
    private readonly SemaphoreSlim _one = new(1, 1);

    internal ClosedMonths(DuckDbConnections connections, SegmentBook segments, string folder, StoreLocks locks, Func<long> position, Action moved) =>
        (_connections, _segments, _folder, _locks, _position, _moved) = (connections, segments, folder, locks, position, moved);

    /// <summary>Every month of which there is something, in its order.</summary>
    public async Task<IReadOnlyList<MonthState>> StatesAsync(CancellationToken cancel)
    {
        // Beijing is eight hours ahead: its month is that of the shifted time.
        var hot = await _connections.QueryAsync("SELECT date_trunc('month', start + INTERVAL 8 HOUR) AS month, count(*) FROM observation GROUP BY month",
            row => (Month: new BeijingMonth(row.GetDateTime(0).Year, row.GetDateTime(0).Month), Rows: row.GetInt64(1)), cancel);
        var rows = hot.ToDictionary(h => h.Month, h => h.Rows);
        var issues = (await _segments.CurrentAsync(cancel)).All.ToDictionary(s => s.Month);
        return [.. rows.Keys.Union(issues.Keys).Order().Select(m => new MonthState(m, rows.GetValueOrDefault(m), issues.GetValueOrDefault(m)))];
    }

    /// <summary>Bytes of all files in force.</summary>
    public async Task<long> BytesAsync(CancellationToken cancel) => (await _segments.CurrentAsync(cancel)).All.Sum(s => s.Bytes);

    /// <summary>
    /// Issues a month: everything of it that is in the database now, and what its last issue holds, becomes a new file.
    /// </summary>
    /// <param name="at">The time of issue, UTC.</param>
    /// <returns>The issue in force afterwards; an error where nothing is known of the month, or the disk fails: then nothing has changed.</returns>
    public async Task<Result<Segment>> CompactAsync(BeijingMonth month, DateTime at, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        await _locks.Moving.WaitAsync(CancellationToken.None);
        try
        {
            var before = (await _segments.CurrentAsync(cancel)).All.FirstOrDefault(s => s.Month == month);
            var within = string.Create(CultureInfo.InvariantCulture,
                $"start >= {Timestamp(month.Start)} AND start < {Timestamp(month.End)} AND packet <= {_position()}");
            if (await WriteAsync(month, before, within, at, cancel) is not { } issue) return before is null ? ObservationErrors.EmptyMonth.Of(month) : before;
            await MoveAsync(issue, before, within);
            if (before is not null) File.Delete(PathOf(before));
            return issue;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException && !cancel.IsCancellationRequested)
        {
            return ObservationErrors.CannotCloseMonth.Of(month, e.Message);
        }
        finally
        {
            _locks.Moving.Release();
            _one.Release();
        }
    }

    /// <summary>What is wrong with a file in force; null where it holds just what was issued.</summary>
    public async Task<string?> VerifyAsync(Segment segment, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var path = PathOf(segment);
            if (!File.Exists(path)) return "the file is not there";
            if (await SegmentFiles.HashAsync(path, cancel) is var hash && hash != segment.Sha256) return $"its hash is {hash}";
            var found = await ContentsAsync(path, cancel);
            if (found.Rows != segment.Rows) return $"it holds {found.Rows} observations instead of {segment.Rows}";
            return (found.First, found.Last) == (segment.FirstPacket, segment.LastPacket) ? null : "it holds observations of other packets";
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // What is being issued is finished or given up before the database closes.
        await _one.WaitAsync();
        _one.Dispose();
    }

    /// <returns>The new file, not yet in force; null where the database holds nothing of the month.</returns>
    private async Task<Segment?> WriteAsync(BeijingMonth month, Segment? before, string within, DateTime at, CancellationToken cancel)
    {
        // In one transaction: a statement prepared outside of one leaves out a condition that held for all rows when it was
        // prepared, and then finds rows that came in between.
        using var lent = _connections.Lend();
        using var transaction = lent.BeginTransaction();
        using var count = lent.Command($"SELECT count(*) FROM observation WHERE {within}");
        var hot = (await count.ToListAsync(row => row.GetInt64(0), cancel))[0];
        if (hot == 0) return null;

        var version = (before?.Version ?? 0) + 1;
        var (path, rows) = (Path.Combine(_folder, SegmentFiles.NameOf(month, version)), hot + (before?.Rows ?? 0));
        var temporary = path + ".tmp";
        try
        {
            var source = before is null ? "" : $" UNION ALL SELECT {DuckDbRows.ObservationColumns} FROM {DuckDbSql.Files([PathOf(before)])}";
            using var copy = lent.Command($$"""
                COPY (SELECT {{DuckDbRows.ObservationColumns}} FROM (SELECT {{DuckDbRows.ObservationColumns}} FROM observation WHERE {{within}}{{source}})
                      ORDER BY series, start, packet)
                TO {{DuckDbSql.Quoted(temporary)}} (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, KV_METADATA {month: '{{month}}', version: '{{version}}'})
                """);
            await using (cancel.Register(copy.Cancel)) copy.ExecuteNonQuery();
            transaction.Commit();
            var found = await ContentsAsync(temporary, cancel);
            if (found.Rows != rows) throw new InvalidOperationException($"The file of {month} holds {found.Rows} observations, {rows} were to be in it.");
            var hash = await SegmentFiles.HashAsync(temporary, cancel);
            SegmentFiles.Publish(temporary, path);
            return new(month, version, Path.GetFileName(path), found.Rows, new FileInfo(path).Length, hash, found.First, found.Last, at);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>From here on it is not broken off: the file is there, and the move is a commit.</summary>
    private async Task MoveAsync(Segment issue, Segment? before, string within)
    {
        await _locks.Writing.WaitAsync(CancellationToken.None);
        var list = _segments.BeginChange().All;
        try
        {
            using var transaction = _connections.Writer.BeginTransaction();
            var moved = Delete("arrived", within) + Delete("settled", within);
            if (moved != issue.Rows - (before?.Rows ?? 0))
                throw new InvalidOperationException($"The file of {issue.Month} took {issue.Rows - (before?.Rows ?? 0)} observations, and {moved} were to leave the database for it.");
            using (var entry = _connections.Writer.Command("INSERT INTO segment VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                issue.Month.ToString(), issue.Version, issue.File, issue.Rows, issue.Bytes, issue.Sha256, issue.FirstPacket, issue.LastPacket, issue.IssuedAt))
                entry.ExecuteNonQuery();
            transaction.Commit();
            list = [.. list.Where(s => s != before).Append(issue).OrderBy(s => s.Month)];
            _moved();
        }
        finally
        {
            _segments.EndChange(list);
            _locks.Writing.Release();
        }
    }

    private async Task<(long Rows, long First, long Last)> ContentsAsync(string path, CancellationToken cancel) => (await _connections.QueryAsync(
        $"SELECT count(*), min(packet), max(packet) FROM {DuckDbSql.Files([path])}", row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), cancel))[0];

    private long Delete(string table, string within)
    {
        using var command = _connections.Writer.Command($"DELETE FROM {table} WHERE {within}");
        return command.ExecuteNonQuery();
    }

    private string PathOf(Segment segment) => Path.Combine(_folder, segment.File);

    private static string Timestamp(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"TIMESTAMP '{utc:yyyy-MM-dd HH:mm:ss}'");
}
