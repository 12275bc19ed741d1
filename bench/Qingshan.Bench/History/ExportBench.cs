using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Bench;

/// <summary>Exports of a day and of everything: time, size, and whether the memory that the program takes depends on how much is asked for.</summary>
internal static class ExportBench
{
    private static readonly Option<int> Points = BenchOptions.Number("--points", 2000, "Points with three hourly series each");
    private static readonly Option<int> Hours = BenchOptions.Number("--hours", 8760, "Hours of history");

    public static Command Build() => new Command("export", "Exports of long history: time, size, memory of the program") { Points, Hours, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        var path = Project.Program(parsed.GetValue(BenchOptions.Program));
        using var folder = new BenchFolder();
        var fill = new HistoryFill(new DataFolder(folder.Path), parsed.GetValue(Points), parsed.GetValue(Hours));
        await fill.RunAsync(cancel);
        await using var program = await RunningProgram.StartAsync(ProgramOptions.On(path, folder), cancel);
        var rows = new List<string[]>();
        foreach (var (format, form) in ((string, string)[])[("csv", "long"), ("csv", "wide"), ("parquet", "long"), ("parquet", "wide")])
        {
            foreach (var (name, to) in ((string, DateTime)[])[("a day", fill.From.AddDays(1)), ("all", fill.From.AddHours(fill.Hours))])
            {
                var resident = new Samples();
                var began = Stopwatch.GetTimestamp();
                using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var watch = WatchAsync(program.Pid, resident, watching.Token);
                var bytes = await ReadAsync(program, $"/api/v1/observations/export?period=mean:PT1H&format={format}&form={form}&from={fill.From:yyyy-MM-ddTHH:mm:ssZ}&to={to:yyyy-MM-ddTHH:mm:ssZ}", cancel);
                var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
                await watching.CancelAsync();
                await watch;
                var values = (long)((to - fill.From).TotalHours * fill.Points) * HistoryFill.SeriesOfPoint;
                rows.Add([$"{format}, {form}, {name}", Report.N(values), Report.Megabytes(bytes), Report.N(took, 1), Report.N(values / took), Report.N(resident.Median), Report.N(resident.Max)]);
                report.Condition(bytes > 0, $"{format}, {form}, {name}: something came");
            }
        }
        Report.Table(["export", "values", "MB", "s", "values/s", "resident, MB: median", "most"], rows);
        var (code, _) = await program.StopAsync();
        report.Condition(code == 0, string.Create(CultureInfo.InvariantCulture, $"the program stopped by itself when asked (exit code {code})"));
    }

    private static async Task<long> ReadAsync(RunningProgram program, string path, CancellationToken cancel)
    {
        using var answer = await program.Http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var (buffer, total) = (new byte[1 << 16], 0L);
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;) total += read;
        return total;
    }

    private static async Task WatchAsync(int pid, Samples resident, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            resident.Add(ProcessUsage.Resident(pid) / 1e6);
            await Task.Delay(100, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
