using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Bench;

/// <summary>Searching an audit log of a million entries through the interface: each way of asking, first pages and a page far back.</summary>
internal static class AuditBench
{
    private const double Target = 200;
    private const int Asked = 50;
    private static readonly Option<int> Entries = BenchOptions.Number("--entries", 1_000_000, "Entries of the log, over half a year");

    private static readonly string[] Queries =
    [
        "", "person=p17", "action=export", "subject=MonitoringPoint%20P00042", "subject=MonitoringPoint*", "outcome=refused", "address=10.3.0.17", "address=10.3.*", "person=p17&outcome=refused",
        "person=nobody", "q=spring", "q=nowhere", "q=nowhere&person=p17", "from=FROM", "to=FROM", "q=nowhere&from=FROM",
    ];

    public static Command Build() => new Command("audit", "Searching an audit log of a million entries") { Entries, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var (data, count) = (new DataFolder(folder.Path), parsed.GetValue(Entries));
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(data), TimeProvider.System);
        await dbs.MigrateAsync(cancel);
        var began = Stopwatch.GetTimestamp();
        await FillAsync(dbs.Place, count, cancel);
        var filling = Stopwatch.GetElapsedTime(began);
        SqliteConnection.ClearAllPools();

        await using var program = await RunningProgram.StartAsync(ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder), cancel);
        var yesterday = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        foreach (var query in Queries.Select(q => q.Replace("FROM", Uri.EscapeDataString(yesterday), StringComparison.Ordinal)))
        {
            var (times, found) = (new Samples(), 0);
            for (var i = 0; i < Asked && (i < 5 || times.Values.Sum() < 20_000); i++) (found, _) = await AskAsync(program, $"/api/v1/audit?size=50&{query}", times, cancel);
            rows.Add([query.Length == 0 ? "(all)" : Uri.UnescapeDataString(query.Replace(Uri.EscapeDataString(yesterday), "YESTERDAY", StringComparison.Ordinal)), Report.N(found), Report.N(times.Median, 1), Report.N(times.At(0.99), 1), times.At(0.99) <= Target ? "met" : "missed"]);
        }
        rows.Add(["500 pages on", .. await FarAsync(program, cancel)]);
        foreach (var (name, days) in ((string, int)[])[("statistics of a day", 1), ("statistics of 30 days", 30)])
        {
            var times = new Samples();
            var from = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-days).ToString("O", CultureInfo.InvariantCulture);
            for (var i = 0; i < 10; i++) await AskAsync(program, $"/api/v1/audit/statistics?from={Uri.EscapeDataString(from)}", times, cancel);
            rows.Add([name, "", Report.N(times.Median, 1), Report.N(times.At(0.99), 1), times.At(0.99) <= Target ? "met" : "missed"]);
        }
        began = Stopwatch.GetTimestamp();
        using var answer = await program.Http.GetAsync(new Uri("/api/v1/audit/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        var (lines, bytes, buffer) = (0L, 0L, new byte[1 << 16]);
        await using (var body = await answer.Content.ReadAsStreamAsync(cancel))
            for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0; bytes += read) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        var exporting = Stopwatch.GetElapsedTime(began);

        Report.Table([$"{count:N0} entries", "rows", "median, ms", "99 %, ms", $"target: within {Target:N0} ms"], rows);
        Console.WriteLine($"written directly: {count / filling.TotalSeconds:N0} entries/s; ledger {new FileInfo(data.LedgerFile).Length / (double)count:N0} bytes an entry, indexes included");
        Console.WriteLine($"export of all as CSV: {exporting.TotalSeconds:N1} s, {lines / exporting.TotalSeconds:N0} entries/s, {bytes / 1e6:N0} MB; most memory of the program {ProcessUsage.MostResident(program.Pid) / 1e6:N0} MB\n");
        report.Condition(lines > count, "every entry was exported");
    }

    private static async Task<(int Rows, string? Next)> AskAsync(RunningProgram program, string path, Samples times, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await program.Http.GetAsync(new Uri(path, UriKind.Relative), cancel);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync(cancel);
        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        var page = JsonNode.Parse(text)!;
        return (page["items"]?.AsArray().Count ?? 0, (string?)page["next"]);
    }

    /// <summary>A page far back costs what the first one does.</summary>
    private static async Task<string[]> FarAsync(RunningProgram program, CancellationToken cancel)
    {
        var (times, rows, next) = (new Samples(), 0, (string?)null);
        for (var i = 0; i < 500; i++) (rows, next) = await AskAsync(program, $"/api/v1/audit?size=50{(next is null ? "" : $"&after={next}")}", times, cancel);
        var last = new Samples();
        foreach (var time in times.Values.TakeLast(50)) last.Add(time);
        return [Report.N(rows), Report.N(last.Median, 1), Report.N(last.At(0.99), 1), last.At(0.99) <= Target ? "met" : "missed"];
    }

    private static async Task FillAsync(LedgerPlace place, int count, CancellationToken cancel)
    {
        var (chance, now) = (new Random(1), TimeProvider.System.GetUtcNow().UtcDateTime);
        await using var connection = new SqliteConnection(place.Connection);
        await connection.OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Audit (At, PersonId, Actor, Action, Subject, Outcome, Detail, Address, Repeats, Bytes) VALUES ($at, NULL, $actor, $action, $subject, $outcome, $detail, $address, 0, $bytes)";
        var fields = ((string[])["$at", "$actor", "$action", "$subject", "$outcome", "$detail", "$address", "$bytes"]).Select(n => insert.Parameters.Add(new SqliteParameter(n, ""))).ToArray();
        for (var i = 0; i < count; i++)
        {
            var (person, kind) = (chance.Next(200), chance.Next(100));
            var (action, subject, outcome, detail, bytes) = kind switch
            {
                < 40 => ("change", $"MonitoringPoint P{chance.Next(2000):D5}", "Done", "from 2026-01-01T00:00:00.0000000Z; source: table of the spring survey", 0),
                < 60 => ("ingest", $"packet {i}", "Done", "120 observations", 0),
                < 75 => ("sign-in", $"Person p{person}", chance.Next(10) == 0 ? "Refused" : "Done", "", 0),
                < 85 => ("export", $"series {chance.Next(5000)}", "Done", "2026-01-01T00:00:00Z … 2026-02-01T00:00:00Z", 0),
                < 95 => ("export-sent", $"series {chance.Next(5000)}", "Done", "", chance.Next(10_000_000)),
                _ => ("refuse", $"GET /api/v1/packets/{chance.Next(100_000)}", "Refused", "needs SeePackets", 0),
            };
            object[] values = [now.AddDays(-180 + (180.0 * i / count)).ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture), $"p{person}", action, subject, outcome, detail, $"10.{chance.Next(8)}.0.{chance.Next(250)}", bytes];
            for (var f = 0; f < fields.Length; f++) fields[f].Value = values[f];
            await insert.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }
}
