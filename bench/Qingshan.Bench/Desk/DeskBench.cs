using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Qingshan.Bench;

/// <summary>
/// The desk and the file of an enterprise with the enterprises, leads and cases of a large province, as pages, for the officer of a province, of a city and
/// of a county; on SQLite, or on a PostgreSQL that is named.
/// </summary>
internal static class DeskBench
{
    private const double DeskTarget = 200, EnterpriseTarget = 300;

    private static readonly Option<int> Enterprises = BenchOptions.Number("--enterprises", 100_000, "Enterprises, each with site, outlets, permit and project");
    private static readonly Option<int> Signals = BenchOptions.Number("--signals", 1_000_000, "Leads; of twenty one is open");
    private static readonly Option<int> Cases = BenchOptions.Number("--cases", 100_000, "Cases of two leads each; of five one is open");
    private static readonly Option<int> Requests = BenchOptions.Number("--requests", 100, "Requests for each page and officer");
    private static readonly Option<string?> Postgres = new("--postgres") { Description = "Connection of an empty PostgreSQL database; SQLite where none is given" };

    private static readonly Option<string?> Seeded = new("--seeded") { Description = "A data folder that was made by this bench's seeding before", HelpName = "FOLDER" };

    public static Command Build() => new Command("desk", "Desk and enterprise page with 100,000 enterprises, a million leads and 100,000 cases") { Enterprises, Signals, Cases, Requests, Postgres, Seeded, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var (program, requests) = (Project.Program(parsed.GetValue(BenchOptions.Program)), parsed.GetValue(Requests));
        string[] store = parsed.GetValue(Postgres) is { } connection ? ["--set", "LedgerProvider=postgres", "--set", $"LedgerConnection={connection}"] : [];
        var began = Stopwatch.GetTimestamp();
        var data = parsed.GetValue(Seeded) ?? folder.Path;
        if (parsed.GetValue(Seeded) is null) await SeedAsync(program, ["seed", "--data", data, "--scale", "1", "--days", "0", "--no-derive", "--enterprises", Text(parsed.GetValue(Enterprises)), "--signals", Text(parsed.GetValue(Signals)), "--cases", Text(parsed.GetValue(Cases)), .. store], cancel);
        var seeding = Stopwatch.GetElapsedTime(began);

        await using var running = await RunningProgram.StartAsync(ProgramOptions.On(program, folder) with { Data = data, More = store }, cancel);
        var enterprises = await CodesAsync(running.Http, requests, cancel);
        var rows = new List<string[]>();
        foreach (var (who, user) in ((string, string)[])[("province", "sim-p1-duty-officer-1"), ("city", "sim-p1-01-duty-officer-1"), ("county", "sim-p1-01-01-duty-officer-1")])
        {
            using var officer = await OfficerAsync(running, user, cancel);
            rows.Add(await MeasureAsync($"desk, {who}", officer, Enumerable.Repeat("/desk", requests), DeskTarget, cancel));
            var own = who == "province" ? enterprises : await CodesAsync(officer, requests, cancel);
            rows.Add(await MeasureAsync($"enterprise, {who}", officer, own.Select(c => $"/enterprises/{c}"), EnterpriseTarget, cancel));
            rows.Add(await MeasureAsync($"cases, {who}", officer, Enumerable.Repeat("/cases?state=open", requests / 2), DeskTarget, cancel));
            rows.Add(await MeasureAsync($"leads, {who}", officer, Enumerable.Repeat("/signals", requests / 2), DeskTarget, cancel));
        }
        Report.Table([$"{parsed.GetValue(Enterprises):N0} enterprises, {parsed.GetValue(Signals):N0} leads, {parsed.GetValue(Cases):N0} cases", "requests", "median, ms", "95 %", "99 %", "kB", "target for the median"], rows);
        Console.WriteLine($"{(store.Length == 0 ? "SQLite" : "PostgreSQL")}; made in {seeding.TotalSeconds:N0} s; most memory of the program {ProcessUsage.MostResident(running.Pid) / 1e6:N0} MB\n");
        report.Condition(enterprises.Count == requests, "enough enterprises were found");
    }

    private static async Task SeedAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var seeding = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (seeding.StandardOutput.ReadToEndAsync(cancel), seeding.StandardError.ReadToEndAsync(cancel));
        await seeding.WaitForExitAsync(cancel);
        if (seeding.ExitCode != 0) throw new InvalidOperationException($"Seeding ended with {seeding.ExitCode}:\n{await said}\n{await wrong}");
    }

    /// <summary>A key of the officer, for himself.</summary>
    private static async Task<HttpClient> OfficerAsync(RunningProgram running, string user, CancellationToken cancel)
    {
        using var made = await running.Http.PostAsJsonAsync(new Uri("/api/v1/keys", UriKind.Relative), new { userName = user, label = "bench" }, cancel);
        made.EnsureSuccessStatusCode();
        var http = new HttpClient { BaseAddress = running.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await made.Content.ReadFromJsonAsync<JsonNode>(cancel))!["key"]!);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return http;
    }

    /// <summary>Enterprises out of the whole list: those that have leads and cases, and those that have none.</summary>
    private static async Task<List<string>> CodesAsync(HttpClient http, int count, CancellationToken cancel)
    {
        var (codes, after) = (new List<string>(), "");
        while (codes.Count < count)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/enterprises?size=50{after}", UriKind.Relative)) { Headers = { Accept = { new("application/json") } } };
            using var answer = await http.SendAsync(request, cancel);
            var page = (await answer.Content.ReadFromJsonAsync<JsonNode>(cancel))!;
            codes.AddRange(page["items"]!.AsArray().Select(e => (string)e!["code"]!));
            if ((string?)page["next"] is not { } next) break;
            after = $"&after={Uri.EscapeDataString(next)}";
        }
        return [.. codes.Take(count)];
    }

    private static async Task<string[]> MeasureAsync(string name, HttpClient http, IEnumerable<string> paths, double target, CancellationToken cancel)
    {
        var (times, bytes, first) = (new Samples(), 0L, true);
        foreach (var path in paths)
        {
            // The first one warms up what every later one uses.
            if (first) await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancel);
            first = false;
            var began = Stopwatch.GetTimestamp();
            var body = await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancel);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            bytes += body.Length;
        }
        return [name, Report.N(times.Count), Report.N(times.Median, 1), Report.N(times.At(0.95), 1), Report.N(times.At(0.99), 1), Report.N(bytes / 1e3 / times.Count), times.Median <= target ? $"{target:N0} met" : $"{target:N0} missed"];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
