using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Qingshan.Platform.Common;

namespace Qingshan.Bench;

/// <summary>What SensorThings answers over ten million observations: counts, pages that are filtered and ordered, and a station's year as data array.</summary>
internal static class SensorThingsBench
{
    private static readonly Option<int> Points = BenchOptions.Number("--points", 400, "Points with three hourly series each");
    private static readonly Option<int> Hours = BenchOptions.Number("--hours", 8760, "Hours of history; 8760 of 400 points are 10.5 million observations");
    private static readonly Option<int> Requests = BenchOptions.Number("--requests", 60, "How often each is asked");
    private static readonly Option<string?> Data = new("--data") { Description = "A data folder to be filled, or that was filled by this before (a new one)", HelpName = "DIR" };

    public static Command Build() => new Command("sensorthings", "Counts, pages and data arrays of SensorThings over long history") { Points, Hours, Requests, Data, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        var path = Project.Program(parsed.GetValue(BenchOptions.Program));
        using var folder = new BenchFolder();
        var options = ProgramOptions.On(path, folder);
        if (parsed.GetValue(Data) is { } data) options = options with { Data = data };
        var fill = new HistoryFill(new DataFolder(options.Data), parsed.GetValue(Points), parsed.GetValue(Hours));
        await fill.RunAsync(cancel);
        // What is derived from the history would be counted too, and be computed meanwhile.
        Environment.SetEnvironmentVariable("QINGSHAN_DERIVEEVERY", "0");
        Environment.SetEnvironmentVariable("QINGSHAN_DETECTEVERY", "0");
        await using var program = await RunningProgram.StartAsync(options, cancel);

        var (middle, requests) = (fill.From.AddHours(fill.Hours / 2), parsed.GetValue(Requests));
        string From(double hours) => middle.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var first = Stopwatch.GetTimestamp();
        var all = await CountAsync(program, "Observations?$count=true&$top=0", cancel);
        Console.WriteLine($"The first count after the start, which reads the store: {Stopwatch.GetElapsedTime(first).TotalMilliseconds:N0} ms");
        Console.WriteLine();
        report.Condition(all == fill.Observations, $"all {fill.Observations:N0} observations are counted, each once ({all:N0})");

        var week = $"phenomenonTime ge {From(-84)} and phenomenonTime lt {From(84)}";
        List<(string Name, double Target, string Path)> questions =
        [
            ("count of all", 50, "Observations?$count=true&$top=0"),
            ("count of a factor", 50, "Observations?$count=true&$top=0&$filter=Datastream/ObservedProperty/id eq 'a34004'"),
            ("count of a week of all", double.NaN, $"Observations?$count=true&$top=0&$filter={week}"),
            ("count of results above 90", double.NaN, "Observations?$count=true&$top=0&$filter=result gt 90"),
            ("page of a series, the last first", 30, $"Datastreams({fill.SeriesIds[200]})/Observations?$orderby=phenomenonTime desc&$top=100"),
            ("page of a week of a station", 30, $"Observations?$top=100&$filter=Datastream/Thing/id eq 'LOAD-00017' and {week}"),
            ("page of a week of a factor, results above 60", 30, $"Observations?$top=100&$filter=Datastream/ObservedProperty/id eq 'a34004' and result gt 60 and {week}"),
            ("page of all, the last first", 30, "Observations?$orderby=phenomenonTime desc&$top=100"),
            ("page behind five million", 30, $"Observations?$skip={fill.Observations / 2}&$top=100"),
            ("last value of 100 series, expanded", double.NaN, "Datastreams?$top=100&$expand=Observations($orderby=phenomenonTime desc;$top=1)"),
        ];
        var rows = new List<string[]>();
        foreach (var (name, target, question) in questions)
        {
            var (times, cpu) = (new Samples(), ProcessUsage.Cpu(program.Pid));
            for (var i = 0; i < requests; i++) times.Add((await AskAsync(program, question, cancel)).Milliseconds);
            cpu = (ProcessUsage.Cpu(program.Pid) - cpu) / requests * 1e3;
            rows.Add([name, Report.N(times.At(0), 1), Report.N(times.Median, 1), Report.N(times.At(0.95), 1), Report.N(cpu, 1), double.IsNaN(target) ? "-" : $"{target:N0} ms: {(times.Median <= target ? "met" : "missed")}"]);
        }
        Report.Table([$"{fill.Observations:N0} observations, each asked {requests} times", "least, ms", "median", "95 %", "processor time each, ms", "target, median"], rows);

        rows = [];
        foreach (var (name, filter, stations) in ((string, string, int)[])[("a station's year", "Datastream/Thing/id eq 'LOAD-00007'", 1), ("a year of seven stations", "Datastream/Thing/id ge 'LOAD-00011' and Datastream/Thing/id le 'LOAD-00017'", 7)])
        {
            foreach (var (what, select) in ((string, string)[])[("time and result", "&$select=phenomenonTime,result"), ("everything", "")])
            {
                var question = $"Observations?$resultFormat=dataArray&$top=1000000&$filter={filter}{select}";
                // The first ones are compiled while they run.
                for (var i = 0; i < 3; i++) await AskAsync(program, question, cancel);
                var (times, bytes, values, cpu) = (new Samples(), 0L, stations * HistoryFill.SeriesOfPoint * fill.Hours, ProcessUsage.Cpu(program.Pid));
                for (var i = 0; i < requests / 2; i++)
                {
                    var asked = await AskAsync(program, question, cancel);
                    bytes = asked.Bytes;
                    times.Add(asked.Milliseconds);
                }
                cpu = (ProcessUsage.Cpu(program.Pid) - cpu) / (requests / 2);
                rows.Add([name, what, Report.N(values), Report.Megabytes(bytes), Report.N(times.At(0)), Report.N(times.Median), Report.N(cpu * 1e3), Report.N(values / times.At(0) * 1e3), Report.N(values / times.Median * 1e3)]);
            }
        }
        Report.Table(["data array", "", "rows", "MB", "least, ms", "median", "processor time each, ms", "rows/s, best", "rows/s, median"], rows);
    }

    private static async Task<long> CountAsync(RunningProgram program, string path, CancellationToken cancel) =>
        (long)JsonNode.Parse(await program.Http.GetStringAsync(new Uri("/v1.1/" + path, UriKind.Relative), cancel))!["@iot.count"]!;

    private static async Task<(double Milliseconds, long Bytes)> AskAsync(RunningProgram program, string path, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await program.Http.GetAsync(new Uri("/v1.1/" + path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        var (buffer, total) = (new byte[1 << 16], 0L);
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;) total += read;
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, total);
    }
}
