using System.Diagnostics;
using Npgsql;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Tests.Ledger;

/// <summary>
/// A real PostgreSQL of Debian's, for one test class: its own folder, a Unix socket and no TCP port. PostgreSQL refuses to
/// run as root, so that root hands it to the account <c>postgres</c>.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string _folder = Path.Combine("/tmp", "qingshan-pg-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly string _bin;

    public PostgresServer()
    {
        _bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(v => Path.Combine(v, "bin")).LastOrDefault(b => File.Exists(Path.Combine(b, "initdb"))) ?? ""
            : "";
        Assert.SkipWhen(_bin.Length == 0, "PostgreSQL is not installed (Debian: postgresql).");
        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root") Run("chown", "postgres", _folder);
        AsPostgres("initdb", "-D", $"{_folder}/data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        AsPostgres("pg_ctl", "-D", $"{_folder}/data", "-l", $"{_folder}/log", "-w", "-o",
            $"-k {_folder} -c listen_addresses='' -c fsync=off", "start");
    }

    public string Connection(string database) => $"Host={_folder};Username=postgres;Database={database};Include Error Detail=true";

    /// <summary>A ledger of its own.</summary>
    public async Task<LedgerPlace> NewDatabaseAsync()
    {
        var name = "ledger_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new("postgres", Connection(name));
    }

    public void Dispose()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        AsPostgres("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private void AsPostgres(string program, params string[] arguments)
    {
        var path = Path.Combine(_bin, program);
        if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            // Not redirected: the server would keep the pipe open. What goes wrong stands in the log file.
            UseShellExecute = false,
        })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
