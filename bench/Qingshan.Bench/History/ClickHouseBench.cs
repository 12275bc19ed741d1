using System.CommandLine;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Bench;

/// <summary>The history of <see cref="HistoryBench"/> in a ClickHouse server that runs already: filling it and asking the store alone.</summary>
internal static class ClickHouseBench
{
    private static readonly Option<string> Connection = new("--connection") { Description = "As in the setting StoreConnection; an empty database", Required = true };
    private static readonly Option<int> Points = BenchOptions.Number("--points", 2000, "Monitoring points, each with three hourly series");
    private static readonly Option<int> Hours = BenchOptions.Number("--hours", 1460, "Hours of history; 1460 of 2000 points are 8.76 million observations");
    private static readonly Option<int> Requests = BenchOptions.Number("--requests", 200, "How often each is asked");
    private static readonly Option<int> Seed = BenchOptions.Number("--seed", 212, "Of the points and spans that are asked for");

    public static Command Build() => new Command("clickhouse", "Observations a second into ClickHouse in batches of 10,000, and the time of a point's month")
        { Connection, Points, Hours, Requests, Seed }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var fill = new HistoryFill(new DataFolder(folder.Path), parsed.GetValue(Points), parsed.GetValue(Hours));
        await using var store = await ClickHouseStore.OpenAsync(parsed.GetValue(Connection)!, TimeProvider.System, cancel);
        var filled = await fill.IntoAsync(store, cancel);
        var questions = new HistoryQuestions(fill, parsed.GetValue(Seed));
        var requests = parsed.GetValue(Requests);
        List<HistoryBench.Measured> measured =
        [
            await HistoryBench.AskAsync("the month", double.NaN, requests, () => HistoryBench.MonthAsync(store, questions, cancel)),
            await HistoryBench.AskAsync("the year in periods", double.NaN, requests, () => HistoryBench.YearAsync(store, questions, cancel)),
            await HistoryBench.AskAsync("latest values, from the server", double.NaN, requests, async () => (await store.LoadLatestAsync(cancel)).Count),
        ];
        var size = await store.SizeAsync(cancel);
        Report.Table([$"{fill.Observations:N0} observations, {fill.Points:N0} points, {fill.Hours:N0} hours", ""],
        [
            ["time to fill, s", filled.Stored == 0 ? "was filled" : Report.N(filled.Took.TotalSeconds)],
            ["observations stored a second (their packets' index included)", filled.Stored == 0 ? "-" : Report.N(filled.Stored / filled.Took.TotalSeconds)],
            ["server, MB, parts that wait to be deleted included", Report.Megabytes(size.Bytes)],
        ]);
        HistoryBench.Print(measured);
        report.Condition(size.Observations == fill.Observations, $"the server has all {fill.Observations:N0} observations, each once ({size.Observations:N0})");
        report.Condition(measured[0].Size == Math.Min(720, fill.Hours), $"a month has its hours ({measured[0].Size})");
    }
}
