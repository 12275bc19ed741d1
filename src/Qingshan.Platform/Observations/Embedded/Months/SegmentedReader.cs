using System.Data.Common;
using DuckDB.NET.Data;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>Questions to the database and to the files of closed months as if they were one table.</summary>
internal sealed class SegmentedReader(DuckDbConnections connections, SegmentBook segments, string folder)
{
    /// <summary>All rows of a query over what is in the database and in the files that are wanted.</summary>
    /// <param name="wanted">Which files can hold an answer; the others are not opened.</param>
    /// <param name="sql">The query, given what to select from.</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        Func<Segment, bool> wanted, Func<string, string> sql, Func<DbDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        using var reading = await OpenAsync(wanted, sql, cancel, values);
        var result = new List<T>();
        while (await reading.Rows.ReadAsync(cancel)) result.Add(read(reading.Rows));
        return result;
    }

    /// <summary>Begins to read. The engine has then read everything: a file that is replaced afterwards is no matter.</summary>
    public async Task<Reading> OpenAsync(Func<Segment, bool> wanted, Func<string, string> sql, CancellationToken cancel, params object[] values)
    {
        while (true)
        {
            var taken = await segments.CurrentAsync(cancel);
            var lent = connections.Lend();
            var command = lent.Command(sql(Source(taken.All.Where(wanted))), values);
            await using var stop = cancel.Register(command.Cancel);
            DuckDBDataReader? rows = null;
            try
            {
                rows = command.ExecuteReader();
            }
            catch (DuckDBException) when (!segments.IsCurrent(taken))
            {
                // A file went with the issue that replaced it: with the new list it is read again.
            }
            catch
            {
                command.Dispose();
                lent.Dispose();
                throw;
            }
            if (rows is not null && segments.IsCurrent(taken)) return new Reading(lent, command, rows);
            rows?.Dispose();
            command.Dispose();
            lent.Dispose();
        }
    }

    private string Source(IEnumerable<Segment> files) => DuckDbSql.Source([.. files.Select(f => Path.Combine(folder, f.File))]);

    /// <summary>Rows of an answer, and the connection that is held for them.</summary>
    internal sealed class Reading(DuckDbConnections.Lent lent, DuckDBCommand command, DuckDBDataReader rows) : IDisposable
    {
        public DuckDBDataReader Rows => rows;

        public void Dispose()
        {
            rows.Dispose();
            command.Dispose();
            lent.Dispose();
        }
    }
}
