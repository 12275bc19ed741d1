using System.Globalization;
using System.Runtime.CompilerServices;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;

namespace Qingshan.Platform.Observations;

/// <summary>
/// A database on a ClickHouse server, spoken to over HTTP in rows of the format RowBinary: numbers little-endian, a string
/// with its length before it, which is what <see cref="BinaryReader"/> and <see cref="BinaryWriter"/> read and write. The
/// driver's own reader and its parameters need a server newer than 18.16; raw results work with every one.
/// </summary>
/// <remarks>
/// Failures are <see cref="StoreUnreachableException"/> where the server cannot be reached or breaks off, and the driver's
/// <see cref="System.Data.Common.DbException"/> where it answers with an error; neither contains the connection string.
/// </remarks>
internal sealed class ClickHouseServer : IDisposable
{
    private const int RowsAtOnce = 1024;

    private readonly ClickHouseClient _client;
    private bool _defersInserts;

    /// <exception cref="ArgumentException">The connection string is not one; <see cref="FormatException"/> where it names no host.</exception>
    public ClickHouseServer(string connection)
    {
        if (!new ClickHouseConnectionStringBuilder(connection).ContainsKey("Host")) throw new FormatException("it names no Host");
        _client = new ClickHouseClient(new ClickHouseClientSettings(connection)
        {
            UseCompression = false,
            JsonReadMode = JsonReadMode.None,
            JsonWriteMode = JsonWriteMode.None,
            // The server sends nothing before it has everything: otherwise an error on the way would stand among the rows.
            CustomSettings = new Dictionary<string, object> { ["wait_end_of_query"] = 1 },
        });
        var settings = _client.Settings;
        Place = string.Create(CultureInfo.InvariantCulture, $"{settings.Protocol}://{settings.Host}:{settings.Port}/{settings.Database}");
        Database = settings.Database;
    }

    /// <summary>Reaches the server and learns what it is.</summary>
    /// <exception cref="ArgumentException">The connection string is not one; <see cref="FormatException"/> where it names no host.</exception>
    public static async Task<ClickHouseServer> ConnectAsync(string connection, CancellationToken cancel)
    {
        var server = new ClickHouseServer(connection);
        try
        {
            server.Version = string.Concat(await server.QueryAsync("SELECT version()", row => row.ReadString(), cancel));
            server._defersInserts = await server.SettingAsync("async_insert", cancel) is not null;
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Address and database, without name and password.</summary>
    public string Place { get; }

    public string Database { get; }

    public string Version { get; private set; } = "";

    /// <summary>What a setting is for this account; null where the server does not know it.</summary>
    public async Task<string?> SettingAsync(string name, CancellationToken cancel)
    {
        var found = await QueryAsync($"SELECT value FROM system.settings WHERE name = {ClickHouseSql.Literal(name)}", row => row.ReadString(), cancel);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>A statement without rows.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancel) =>
        await TryAsync(async () =>
        {
            using var result = await _client.ExecuteRawResultAsync(sql, new QueryOptions(), cancel);
            // The server answers once it is done.
            await result.ReadAsByteArrayAsync();
            return true;
        }, cancel);

    /// <summary>All rows of a query; for answers that are bounded.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<BinaryReader, T> read, CancellationToken cancel)
    {
        var bytes = await TryAsync(async () =>
        {
            using var result = await _client.ExecuteRawResultAsync(sql + " FORMAT RowBinary", new QueryOptions(), cancel);
            return await result.ReadAsByteArrayAsync();
        }, cancel);
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var rows = new List<T>();
        while (reader.BaseStream.Position < bytes.Length) rows.Add(read(reader));
        return rows;
    }

    /// <summary>The rows of a query as they come; each is of <paramref name="width"/> bytes.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, int width, Func<BinaryReader, T> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var result = await TryAsync(() => _client.ExecuteRawResultAsync(sql + " FORMAT RowBinary", new QueryOptions(), cancel), cancel);
        await using var rows = await result.ReadAsStreamAsync();
        var buffer = new byte[width * RowsAtOnce];
        while (true)
        {
            var got = await TryAsync(async () => await rows.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel), cancel);
            if (got % width != 0) throw new IOException("The answer of ClickHouse ended within a row.");
            using var reader = new BinaryReader(new MemoryStream(buffer, 0, got));
            for (var i = 0; i < got / width; i++) yield return read(reader);
            if (got < buffer.Length) yield break;
        }
    }

    /// <summary>Inserts rows in one request.</summary>
    /// <param name="id">By which the insert is found among those that run.</param>
    public async Task InsertAsync<T>(
        string table, IReadOnlyList<string> columns, IReadOnlyCollection<T> rows, Action<BinaryWriter, T> write, string id, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, System.Text.Encoding.UTF8, leaveOpen: true))
            foreach (var row in rows) write(writer, row);
        body.Position = 0;
        var settings = new Dictionary<string, object>
        {
            // A batch that is stored again after it was taken out is the same to the last byte; a replicated table would drop it.
            ["insert_deduplicate"] = 0,
        };
        // Rows that the server holds back would come after their sender has gone, and no list of running inserts shows them.
        if (_defersInserts) settings["async_insert"] = 0;
        var options = new QueryOptions { QueryId = id, CustomSettings = settings };
        await TryAsync(async () =>
        {
            using var answer = await _client.InsertRawStreamAsync(table, body, "RowBinary", columns, useCompression: true, options, cancel);
            return true;
        }, cancel);
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> TryAsync<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException e)
        {
            throw new StoreUnreachableException($"ClickHouse at {Place} cannot be reached: {e.Message}", e);
        }
        catch (IOException e) when (e is not StoreUnreachableException)
        {
            throw new StoreUnreachableException($"ClickHouse at {Place} broke off: {e.Message}", e);
        }
        catch (TaskCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new StoreUnreachableException($"ClickHouse at {Place} did not answer in time.", e);
        }
    }
}
