using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Bench;

/// <summary>Searching a catalogue of a hundred thousand entries through the interface, with facets.</summary>
internal static class CatalogBench
{
    private const double Target = 50;
    private const int Asked = 40;
    private static readonly Option<int> Points = BenchOptions.Number("--points", 2_500, "Monitoring points; each has 40 series");

    /// <summary>From one sign to a sentence, in both languages, what is everywhere and what is nowhere.</summary>
    private static readonly string[] Queries = ["", "q=站", "q=PM2.5", "q=PM2.5小时均值", "q=hourly mean ozone", "q=北山站0042", "q=沿河县细颗粒物", "q=nowhere", "class=series&origin=reported", "region=R-07&q=日均值"];

    public static Command Build() => new Command("catalogue", "Searching a catalogue of 100,000 entries") { Points, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var (data, count) = (new DataFolder(folder.Path), parsed.GetValue(Points));
        await FillAsync(new PlatformDbs(LedgerPlace.Sqlite(data), TimeProvider.System), count, cancel);
        SqliteConnection.ClearAllPools();

        await using var program = await RunningProgram.StartAsync(ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder), cancel);
        var began = Stopwatch.GetTimestamp();
        var (entries, _) = await AskAsync(program, "size=1", new(), cancel);
        var making = Stopwatch.GetElapsedTime(began);
        var rows = new List<string[]>();
        foreach (var query in Queries)
        {
            var (times, found) = (new Samples(), 0);
            for (var i = 0; i < Asked; i++) (found, _) = await AskAsync(program, "size=25&" + Uri.EscapeDataString(query).Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal), times, cancel);
            rows.Add([query.Length == 0 ? "(all)" : query, Report.N(found), Report.N(times.Median, 1), Report.N(times.At(0.95), 1), times.Median <= Target ? "met" : "missed"]);
        }
        Report.Table([$"{entries:N0} entries", "found", "median, ms", "95 %, ms", $"target: {Target:N0} ms"], rows);
        Console.WriteLine($"first request, which makes the catalogue: {making.TotalMilliseconds:N0} ms; most memory of the program {ProcessUsage.MostResident(program.Pid) / 1e6:N0} MB\n");
        report.Condition(entries >= count * 40, "every series has its entry");
    }

    private static async Task<(int Found, JsonNode Page)> AskAsync(RunningProgram program, string query, Samples times, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await program.Http.GetAsync(new Uri("/api/v1/datasets?" + query, UriKind.Relative), cancel);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync(cancel);
        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        var page = JsonNode.Parse(text)!;
        return ((int)page["found"]!, page);
    }

    /// <summary>Points in twenty regions, each with eight factors of five kinds.</summary>
    private static async Task FillAsync(PlatformDbs dbs, int count, CancellationToken cancel)
    {
        await dbs.MigrateAsync(cancel);
        var (book, from) = (new LedgerBook(dbs, TimeProvider.System), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var writer = new LedgerWriter(dbs, book, new Viewers(dbs, TimeProvider.System));
        List<Region> regions = [.. Enumerable.Range(1, 20).Select(r => new Region { Code = $"R-{r:00}", Name = r % 2 == 0 ? $"沿河县{r}" : $"临山市{r}", NameEn = $"Region {r}", Kind = RegionKind.County, Disclosure = Disclosure.Public })];
        await writer.PutAsync(Viewer.Program, regions, from, "bench", cancel);
        List<MonitoringPoint> points = [.. Enumerable.Range(1, count).Select(p => new MonitoringPoint
        {
            Code = $"P{p:00000}", Name = $"{(p % 2 == 0 ? "北山站" : "南港站")}{p:0000}", NameEn = $"Station {p}", Kind = p % 3 == 0 ? "water-section" : "air-station", RegionId = regions[p % regions.Count].Id, Disclosure = Disclosure.Public,
        })];
        foreach (var some in points.Chunk(500)) await writer.PutAsync(Viewer.Program, some, from, "bench", cancel);

        var series = new SeriesBook(dbs, TimeProvider.System);
        string[] air = ["a34004", "a34002", "a21026", "a21004", "a21005", "a05024", "a01001", "a01002"], water = ["w01001", "w01009", "w01019", "w21003", "w21011", "w21001", "w01010", "w01003"];
        (SeriesKind Kind, Origin Origin)[] kinds = [(SeriesKind.Instant, Origin.Reported), (SeriesKind.Mean(TimeSpan.FromMinutes(10)), Origin.Reported), (SeriesKind.HourlyMean, Origin.Reported), (SeriesKind.HourlyMean, Origin.RolledUp), (SeriesKind.DailyMean, Origin.RolledUp)];
        foreach (var some in points.Chunk(250))
            await series.EnsureAsync([.. some.SelectMany(p => (p.Kind == "air-station" ? air : water).SelectMany(f => kinds.Select(k =>
                (new SeriesKey(p.Id, f, k.Kind, k.Origin, ""), FactorTable.Hj212Of2017.Find(f)?.CustomaryUnit?.Symbol ?? "1"))))], cancel);
    }
}
