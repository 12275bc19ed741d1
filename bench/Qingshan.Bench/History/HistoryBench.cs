using System.CommandLine;
using System.Diagnostics;
using DuckDB.NET.Data;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;

namespace Qingshan.Bench;

/// <summary>Reading from a year of hourly values of many points, stored in the order in which they arrive.</summary>
internal static class HistoryBench
{
    private const double MonthTarget = 10, LatestTarget = 20;
    private const int WarmUp = 200;

    private static readonly Option<int> Points = BenchOptions.Number("--points", 2000, "Monitoring points, each with three hourly series");
    private static readonly Option<int> Hours = BenchOptions.Number("--hours", 8760, "Hours of history; 8760 of 2000 points are 52.56 million observations");
    private static readonly Option<int> Requests = BenchOptions.Number("--requests", 200, "How often each is asked");
    private static readonly Option<int> Seed = BenchOptions.Number("--seed", 212, "Of the points and spans that are asked for");
    private static readonly Option<string?> Data = new("--data") { Description = "Keeps the filled folder here; filled already, it is used again", HelpName = "DIR" };
    private static readonly Option<bool> Closed = new("--closed") { Description = "Closes all months into their files before anything is asked" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Also prints what DuckDB does for the month and the year (EXPLAIN ANALYZE)" };

    public static Command Build() => new Command("history", "Time of a point's month, of a year at 1000 pixels and of latest values, over 50 million observations")
        { Points, Hours, Requests, Seed, Data, Closed, Explain, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        var path = Project.Program(parsed.GetValue(BenchOptions.Program));
        using var folder = new BenchFolder(parsed.GetValue(Data));
        var fill = new HistoryFill(new DataFolder(folder.Path), parsed.GetValue(Points), parsed.GetValue(Hours));
        var filled = await fill.RunAsync(cancel);
        if (parsed.GetValue(Closed)) await CloseAsync(folder, cancel);
        var requests = parsed.GetValue(Requests);

        var opening = Stopwatch.GetTimestamp();
        List<Measured> measured;
        double openedIn, most, idle;
        int code;
        await using (var program = await RunningProgram.StartAsync(ProgramOptions.On(path, folder), cancel))
        {
            openedIn = Stopwatch.GetElapsedTime(opening).TotalSeconds;
            idle = ProcessUsage.Resident(program.Pid);
            var api = new HistoryQuestions(fill, parsed.GetValue(Seed));
            measured =
            [
                await AskAsync("API: a point's month, all values", MonthTarget, requests, () => ApiAsync(program, api.Month(), api, cancel)),
                await AskAsync("API: the year at 1000 pixels", double.NaN, requests, () => ApiAsync(program, api.Year() + "&pixels=1000", api, cancel)),
                await AskAsync($"API: latest values of {fill.Points:N0} points", LatestTarget, requests, () => ApiAsync(program, $"/api/v1/latest?size={Math.Min(5000, fill.Points)}", api, cancel)),
            ];
            most = ProcessUsage.MostResident(program.Pid);
            var health = await program.HealthAsync(cancel);
            report.Condition(health.Store!.Value.Observations == fill.Observations && health.Lag == 0, $"the program sees all {fill.Observations:N0} observations, and no lag ({health.Lag})");
            report.Condition(api.Wrong.Count == 0, $"every answer holds what was asked for {string.Join("; ", api.Wrong.Take(3))}");
            (code, _) = await program.StopAsync();
        }
        report.Condition(code == 0, $"the program stopped by itself when asked (exit code {code})");

        await using (var store = DuckDbStore.Open(new DataFolder(folder.Path).ObservationsFile))
        {
            var direct = new HistoryQuestions(fill, parsed.GetValue(Seed));
            measured.Insert(1, await AskAsync("store alone: the month", double.NaN, requests, () => MonthAsync(store, direct, cancel)));
            measured.Insert(3, await AskAsync("store alone: the year in periods", double.NaN, requests, () => YearAsync(store, direct, cancel)));
        }
        Print(fill, filled, folder, openedIn, idle, most, measured);
        if (parsed.GetValue(Explain)) Explained(new DataFolder(folder.Path).ObservationsFile, new HistoryQuestions(fill, parsed.GetValue(Seed)));
    }

    private static async Task CloseAsync(BenchFolder folder, CancellationToken cancel)
    {
        await using var store = DuckDbStore.Open(new DataFolder(folder.Path).ObservationsFile);
        var (began, rows, bytes) = (Stopwatch.GetTimestamp(), 0L, 0L);
        foreach (var state in await store.Months.StatesAsync(cancel))
        {
            var issue = (await store.Months.CompactAsync(state.Month, DateTime.UtcNow, cancel)).Value;
            (rows, bytes) = (rows + issue.Rows, bytes + issue.Bytes);
        }
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"closed: {rows:N0} observations in {Report.N(took, 1)} s, {Report.N(rows / took)} a second, {Report.N(bytes / (double)rows, 1)} bytes an observation\n");
    }

    internal static async Task<Measured> AskAsync(string name, double target, int times, Func<Task<long>> ask)
    {
        var (first, milliseconds, size) = (new Samples(), new Samples(), 0L);
        for (var i = 0; i < WarmUp + times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            size = await ask();
            (i < WarmUp ? first : milliseconds).Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return new(name, target, first, milliseconds, size);
    }

    private static async Task<long> ApiAsync(RunningProgram program, string address, HistoryQuestions questions, CancellationToken cancel)
    {
        using var answer = await program.Http.GetAsync(new Uri(address, UriKind.Relative), cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        questions.Judge(address, answer.IsSuccessStatusCode, body);
        return body.Length;
    }

    internal static async Task<long> MonthAsync(IObservationStore store, HistoryQuestions questions, CancellationToken cancel)
    {
        var (series, from, to) = questions.NextMonth();
        var rows = 0L;
        await foreach (var _ in store.ReadAsync(series, from, to, everyRevision: false, cancel)) rows++;
        return rows;
    }

    internal static async Task<long> YearAsync(IObservationStore store, HistoryQuestions questions, CancellationToken cancel)
    {
        var (series, from, to) = questions.NextYear();
        return (await store.SummariseAsync(series, from, to, TimeSpan.FromHours(12), circular: false, cancel)).Count;
    }

    private static void Print(HistoryFill fill, FillResult filled, BenchFolder folder, double openedIn, double idle, double most, List<Measured> measured)
    {
        Report.Table([$"{fill.Observations:N0} observations, {fill.Points:N0} points, {fill.Hours:N0} hours", ""],
        [
            ["time to fill, s", filled.Stored == 0 ? "was filled" : Report.N(filled.Took.TotalSeconds)],
            ["observations stored a second (their packets' index included)", filled.Stored == 0 ? "-" : Report.N(filled.Stored / filled.Took.TotalSeconds)],
            ["store, MB", Report.Megabytes(folder.ObservationsBytes)],
            ["store, bytes an observation (index of packets included)", Report.N(folder.ObservationsBytes / (double)fill.Observations, 1)],
            ["start of the program on it, s", Report.N(openedIn, 1)],
            ["memory of the program after the start / most, MB", $"{Report.Megabytes(idle)} / {Report.Megabytes(most)}"],
        ]);
        Print(measured);
    }

    internal static void Print(IEnumerable<Measured> measured) =>
        Report.Table(["one client, ms", $"median of the first {WarmUp}", "median", "p95", "p99", "bytes or rows", "target", ""], measured.Select(m => (string[])
            [m.Name, Report.N(m.First.Median, 1), Report.N(m.Milliseconds.Median, 1), Report.N(m.Milliseconds.At(0.95), 1), Report.N(m.Milliseconds.At(0.99), 1), Report.N(m.Size),
             double.IsNaN(m.Target) ? "" : $"< {m.Target:N0}", double.IsNaN(m.Target) ? "" : m.Milliseconds.Median < m.Target ? "met" : "missed"]));

    private static void Explained(string file, HistoryQuestions questions)
    {
        using var connection = new DuckDBConnection($"Data Source={file};ACCESS_MODE=READ_ONLY;threads={Environment.ProcessorCount}");
        connection.Open();
        string month = DuckDbSql.Revisions("observation"), year = DuckDbSql.Summary("observation", TimeSpan.FromHours(12), circular: false);
        foreach (var (sql, (series, from, to)) in new[] { (month, questions.NextMonth()), (year, questions.NextYear()) })
        {
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN ANALYZE " + sql;
            foreach (var value in (object[])[series, from, to]) command.Parameters.Add(new DuckDBParameter(value));
            for (var i = 0; i < 3; i++) command.ExecuteNonQuery();
            using var rows = command.ExecuteReader();
            while (rows.Read()) Console.WriteLine(rows.GetString(1));
        }
    }

    internal sealed record Measured(string Name, double Target, Samples First, Samples Milliseconds, long Size);
}
