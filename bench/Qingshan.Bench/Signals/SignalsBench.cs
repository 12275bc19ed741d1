using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>What the detectors cost: an hour of many points arrives, and they look at it, with a week of hours before it to look back on.</summary>
internal static class SignalsBench
{
    private const int Days = 8;
    private static readonly Option<int> Points = BenchOptions.Number("--points", 2000, "Monitoring points, each with eight hourly series");
    private static readonly Option<int> Rounds = BenchOptions.Number("--rounds", 3, "Hours that arrive and are looked at");

    public static Command Build() => new Command("signals", "Time of the detectors for an hour of 2,000 points with 8 factors") { Points, Rounds }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var (data, time, points, rounds) = (new DataFolder(folder.Path), TimeProvider.System, parsed.GetValue(Points), parsed.GetValue(Rounds));
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(data), time);
        await dbs.MigrateAsync(cancel);
        var ledger = new LedgerBook(dbs, time);
        var devices = await LoadRegion.EnsureAsync(new LedgerWriter(dbs, ledger, new Viewers(dbs, time)), Viewer.Program, points, cancel);
        using var series = new SeriesBook(dbs, time);
        var marks = new MarkBook(dbs, time);
        var made = await series.EnsureAsync([.. devices.SelectMany(d => d.Factors.Select(f => (
            new SeriesKey(ledger.Now.PointsByCode[d.PointCode].Id, f.Code, SeriesKind.HourlyMean, Origin.Simulated, ""), f.Code == "a21005" ? "mg/m³" : "µg/m³"))).Distinct()], cancel);
        await using var store = DuckDbStore.Open(data.ObservationsFile);
        var now = Periods.StartOf(Period.Hour, time.GetUtcNow().UtcDateTime);
        var (latest, factors) = (new LatestBook(), devices[0].Factors.Count);
        for (var hour = -24 * Days; hour < -rounds; hour++) await HourAsync(store, latest, made, now.AddHours(hour), factors, cancel);

        using var streams = new StreamRunner(store, series, ledger, latest, new LiveFeed(), new StreamBook(), marks, new StreamPace(TimeSpan.Zero), time, NullLogger<StreamRunner>.Instance);
        var (inputs, evidence) = (new StreamInputs(store, series, marks, ledger), new List<SignalRun>());
        var book = new DetectorBook([new Exceedance(), new ConstantValue(), new Qingshan.Platform.Signals.Step()], [new SilentPoint(series, latest, now), new CaptureRisk(inputs, series, latest)]);
        using var runner = new SignalRunner(store, series, latest, ledger, streams, dbs, book, marks, new SignalPace(TimeSpan.Zero), time, NullLogger<SignalRunner>.Instance);

        var (firstMs, first) = await MeasureAsync(runner, cancel);
        var milliseconds = new Samples();
        for (var round = -rounds; round < 0; round++)
        {
            await HourAsync(store, latest, made, now.AddHours(round), factors, cancel);
            var (ms, run) = await MeasureAsync(runner, cancel);
            milliseconds.Add(ms);
            evidence.Add(run);
        }
        var (idle, nothing) = await MeasureAsync(runner, cancel);
        var capture = await CaptureAsync(new CaptureRisk(inputs, series, latest), ledger, cancel);
        Report.Table([$"{points:N0} points, {factors} factors, {Days} days of hours", "ms", "ms a point and hour"],
        [
            ["the first look, a week of all points", Report.N(firstMs), Report.N(firstMs / points, 2)],
            ["an hour of all points, median", Report.N(milliseconds.Median), Report.N(milliseconds.Median / points, 2)],
            ["data capture of all points, once an hour", Report.N(capture), Report.N(capture / points, 2)],
            ["nothing new, all points by the clock", Report.N(idle, 1), Report.N(idle / points, 4)],
        ]);
        Console.WriteLine($"{Report.N((milliseconds.Median + capture) / 36_000, 2)} % of an hour of one core; memory of the process {Report.Megabytes(Environment.WorkingSet)} MB; {first.Opened:N0} signals opened by the first look\n");
        report.Condition(first.Looked == points && evidence.TrueForAll(r => r.Looked == points), "every point was looked at, each time once");
        report.Condition(nothing.Looked == 0 && nothing.Events == 0, "where nothing came, no value was looked at and nothing was told");
    }

    private static async Task<double> CaptureAsync(CaptureRisk detector, LedgerBook ledger, CancellationToken cancel)
    {
        var (began, now) = (Stopwatch.GetTimestamp(), TimeProvider.System.GetUtcNow().UtcDateTime);
        // The series are of today: as of the day after next, a day of theirs is one that was theirs from its beginning.
        foreach (var point in ledger.Now.InCodeOrder) _ = await detector.LookAsync(point, now.AddDays(2), cancel);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<(double Milliseconds, SignalRun Run)> MeasureAsync(SignalRunner runner, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var run = await runner.RunAsync(cancel);
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, run);
    }

    /// <summary>An hour of all points as it arrives: a packet a point.</summary>
    private static async Task HourAsync(DuckDbStore store, LatestBook latest, IReadOnlyList<Series> series, DateTime start, int factors, CancellationToken cancel)
    {
        var (rows, after) = (new List<Observation>(series.Count), store.Position);
        for (var i = 0; i < series.Count; i++) rows.Add(Observation.Plain(series[i].Id, start, Value(i, start), start.AddHours(1), after + 1 + i / factors, 'N'));
        await store.AppendAsync(new(after, after + (series.Count + factors - 1) / factors, rows, []), cancel);
        await store.AppendDerivedAsync([], new(store.Position, start.AddHours(1)), cancel);
        latest.Take(rows);
    }

    /// <summary>A daily course and noise, as instruments report; now and then, one series in a thousand, far above what is allowed.</summary>
    private static double Value(int index, DateTime start)
    {
        var hour = (int)(start.Ticks / TimeSpan.TicksPerHour);
        var noise = unchecked(((uint)index * 2654435761u) ^ ((uint)hour * 2246822519u));
        noise = unchecked((noise ^ (noise >> 15)) * 2654435761u);
        return Math.Round(40 + 20 * Math.Sin(hour * Math.PI / 12) + (noise >> 24) / 16.0 + ((index + hour / 5) % 997 == 0 ? 400 : 0), 1);
    }
}
