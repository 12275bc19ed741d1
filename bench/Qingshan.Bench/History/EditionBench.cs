using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Bench;

/// <summary>
/// A city applies another edition for a year: how long it takes until its hours, days and indices follow, and whether anything else
/// was touched. Of real hours of twelve stations; every stored value of every series is read before and after.
/// </summary>
internal static class EditionBench
{
    private const string City = "110000";
    private static readonly DateTime From = BeijingTime.ToUtc(new DateTime(2014, 1, 1)), To = BeijingTime.ToUtc(new DateTime(2015, 1, 1));
    private static readonly Option<string?> Folder = new("--folder") { Description = "Folder of the files (shared/data/beijing_multisite beside the project)", HelpName = "DIR" };

    public static Command Build() => new Command("edition", "A year of one city by another edition: time, and that nothing else is touched") { Folder, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        await ImportAsync(Project.Program(parsed.GetValue(BenchOptions.Program)), parsed.GetValue(Folder) ?? Project.SharedData("beijing_multisite")
            ?? throw new DirectoryNotFoundException("shared/data/beijing_multisite is not beside the project: name the folder with --folder."), folder.Path, cancel);
        var (data, time) = (new DataFolder(folder.Path), TimeProvider.System);
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(data), time);
        await dbs.MigrateAsync(cancel);
        var ledger = new LedgerBook(dbs, time);
        using var series = new SeriesBook(dbs, time);
        await series.LoadAsync(cancel);
        var (marks, latest) = (new MarkBook(dbs, time), new LatestBook());
        await marks.LoadAsync(cancel);
        await using var store = DuckDbStore.Open(data.ObservationsFile);
        await latest.LoadAsync(store, cancel);
        using var streams = new StreamRunner(store, series, ledger, latest, new LiveFeed(), new StreamBook(), marks, new StreamPace(TimeSpan.Zero), time, NullLogger<StreamRunner>.Instance);
        var desk = new EditionDesk(ledger, new LedgerWriter(dbs, ledger, new Viewers(dbs, time)));

        var (firstSeconds, first) = await MeasureAsync(streams, cancel);
        var before = await ValuesAsync(store, series, cancel);
        var rows = new List<string[]> { Row("all of four years, the first time", firstSeconds, first, null) };
        rows.Add(await ChangeAsync("AQI: HJ 633-2026 instead of 2012", "HJ 633-2026", "HJ 633"));
        rows.Add(await ChangeAsync("back again", null, "HJ 633"));
        rows.Add(await ChangeAsync("hours, days and AQI: GB 3095-2026 and HJ 633-2026", "HJ 633-2026", "HJ 633", "GB 3095-2026"));
        rows.Add(await ChangeAsync("back again", null, "HJ 633", "GB 3095"));
        foreach (var month in (await store.Months.StatesAsync(cancel)).Select(s => s.Month).ToList())
            if ((await store.Months.CompactAsync(month, time.GetUtcNow().UtcDateTime, cancel)).Error is { } failed) throw new InvalidOperationException(failed.ToString());
        rows.Add(await ChangeAsync("the same from closed months", "HJ 633-2026", "HJ 633", "GB 3095-2026"));
        rows.Add(await ChangeAsync("back again", null, "HJ 633", "GB 3095"));
        Report.Table(["2014 of Beijing, 12 stations", "s", "stretches derived", "values that came out differently", "of them hours / days of AQI"], rows);

        async Task<string[]> ChangeAsync(string name, string? edition, string standard, string? second = null)
        {
            foreach (var (of, title) in ((string, string?)[])[(standard, edition), .. second is null ? [] : new[] { (second.Split('-')[0], edition is null ? null : second) }])
            {
                var said = await desk.ApplyAsync(Viewer.Program, new(City, of, title, "2014-01-01", "2015-01-01", "bench"), cancel);
                if (!said.IsOk) throw new InvalidOperationException(said.Error!.ToString());
            }
            var (seconds, run) = await MeasureAsync(streams, cancel);
            var after = await ValuesAsync(store, series, cancel);
            var changed = after.Where(v => !before.TryGetValue(v.Key, out var held) || !held.Equals(v.Value)).Select(v => v.Key).ToList();
            if (edition is null)
            {
                report.Condition(changed.Count == 0 && after.Count == before.Count, $"{name}: all {before.Count:N0} values are what they were ({changed.Count} differ)");
                return Row(name, seconds, run, null);
            }
            var kinds = changed.GroupBy(c => series.Find(c.Series)!).ToList();
            var ofCity = ledger.Now.Within(ledger.Now.RegionsByCode[City].Id);
            var stray = kinds.Where(g => g.Key.Factor != Indices.Aqi || g.Key.Origin != Origin.RolledUp || ledger.Now.Points[g.Key.PointId].RegionId is not { } at || !ofCity.Contains(at)).Sum(g => g.Count())
                + changed.Count(c => c.Start < From || c.Start >= To);
            report.Condition(stray == 0 && after.Count == before.Count && changed.Count > 0, $"{name}: of {before.Count:N0} values {changed.Count:N0} differ, all of them indices of the city and the year ({stray} others)");
            int Count(SeriesKind kind) => kinds.Where(g => g.Key.Kind == kind).Sum(g => g.Count());
            return Row(name, seconds, run, $"{Count(SeriesKind.HourlyMean):N0} / {Count(SeriesKind.DailyMean):N0}");
        }
    }

    private static string[] Row(string name, double seconds, DerivationRun run, string? of) => [name, Report.N(seconds, 1), Report.N(run.Spans), Report.N(run.Stored), of ?? "-"];

    private static async Task<(double Seconds, DerivationRun Run)> MeasureAsync(StreamRunner streams, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var run = await streams.RunAsync(cancel);
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, run);
    }

    /// <summary>Every value in effect, of every series, imported and derived.</summary>
    private static async Task<Dictionary<(int Series, DateTime Start), (double, double, double, char)>> ValuesAsync(DuckDbStore store, SeriesBook series, CancellationToken cancel)
    {
        var values = new Dictionary<(int, DateTime), (double, double, double, char)>();
        await foreach (var o in store.ReadAsync([.. series.All.Select(s => s.Id)], DateTime.UnixEpoch, new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc), cancel))
            values[(o.Series, o.Start)] = (o.Value, o.Min, o.Max, o.Flag);
        return values;
    }

    private static async Task ImportAsync(string program, string files, string data, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["import", "beijing-multisite", files, "--data", data]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        // 2 says that rows were rejected.
        if (process.ExitCode is not (0 or 2)) throw new InvalidOperationException(said);
    }
}
