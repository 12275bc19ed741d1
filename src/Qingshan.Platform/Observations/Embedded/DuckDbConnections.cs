using System.Collections.Concurrent;
using System.Data.Common;
using DuckDB.NET.Data;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>Connections to one DuckDB file: one that writes, and readers that are lent and given back.</summary>
internal sealed class DuckDbConnections : IDisposable
{
    private readonly DuckDBConnection _root;
    private readonly ConcurrentBag<DuckDBConnection> _idle = [];

    /// <exception cref="DuckDBException">Another process holds the file, or it is damaged.</exception>
    public DuckDbConnections(string file, int memoryMegabytes)
    {
        _root = new DuckDBConnection($"Data Source={file};memory_limit={memoryMegabytes}MB;threads={Environment.ProcessorCount}");
        try
        {
            _root.Open();
            using var command = _root.CreateCommand();
            // Files of closed months never change: what their ends say of them is read once.
            command.CommandText = "SET parquet_metadata_cache = true";
            command.ExecuteNonQuery();
            Writer = Open();
        }
        catch
        {
            _root.Dispose();
            throw;
        }
    }

    /// <summary>For one writer at a time, which the store sees to.</summary>
    public DuckDBConnection Writer { get; }

    public Lent Lend() => new(this, _idle.TryTake(out var connection) ? connection : Open());

    /// <summary>All rows of a query.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancel, params object[] values)
    {
        using var lent = Lend();
        using var command = lent.Command(sql, values);
        return await command.ToListAsync(read, cancel);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
        Writer.Dispose();
        _root.Dispose();
    }

    private DuckDBConnection Open()
    {
        // The same connection string reaches the same instance of the engine.
        var connection = new DuckDBConnection(_root.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>A reader's connection, given back at the end.</summary>
    internal readonly struct Lent(DuckDbConnections from, DuckDBConnection connection) : IDisposable
    {
        public DuckDBCommand Command(string sql, params object[] values) => connection.Command(sql, values);

        public DuckDBTransaction BeginTransaction() => connection.BeginTransaction();

        public void Dispose() => from._idle.Add(connection);
    }
}

internal static class DuckDbCommands
{
    /// <param name="values">For $1, $2, …</param>
    public static DuckDBCommand Command(this DuckDBConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
        return command;
    }

    public static async Task<List<T>> ToListAsync<T>(this DuckDBCommand command, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var stop = cancel.Register(command.Cancel);
        using var rows = command.ExecuteReader();
        var result = new List<T>();
        while (await rows.ReadAsync(cancel)) result.Add(read(rows));
        return result;
    }
}
