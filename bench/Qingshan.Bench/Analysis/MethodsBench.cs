using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Qingshan.Analysis.Methods;
using Qingshan.Tests;

namespace Qingshan.Bench;

/// <summary><c>methods</c>: time and memory of every method as its input grows fourfold, until one run takes too long.</summary>
internal static class MethodsBench
{
    private static readonly int[] Sizes = [500, 2_000, 8_000, 32_000, 128_000];

    public static Command Build()
    {
        Option<string?> name = new("--method") { Description = "Only this one" };
        Option<double> seconds = new("--seconds") { Description = "After a run that took longer, no larger input is tried", DefaultValueFactory = _ => 3 };
        var command = new Command("methods", "Time and allocated memory of every method of analysis as n grows, as a table") { name, seconds };
        command.SetAction((parsed, cancel) =>
        {
            Machine.Print();
            Console.WriteLine($"| method | cost | {string.Join(" | ", Sizes.Select(s => $"n = {s:N0}"))} | growth |");
            Console.WriteLine($"|---|---|{string.Concat(Sizes.Select(_ => "---|"))}---|");
            foreach (var method in MethodList.All.Where(m => !m.ReadsGrid && (parsed.GetValue(name) is null || m.Name == parsed.GetValue(name))))
            {
                cancel.ThrowIfCancellationRequested();
                Console.WriteLine(Row(method, parsed.GetValue(seconds), cancel));
            }
            return Task.FromResult(0);
        });
        return command;
    }

    private static string Row(Method method, double most, CancellationToken cancel)
    {
        var cells = new List<string>();
        var times = new List<(int Rows, double Seconds)>();
        foreach (var rows in Sizes)
        {
            if (times.Count > 0 && times[^1].Seconds > most)
            {
                cells.Add("");
                continue;
            }
            var input = MethodInputs.For(method, rows);
            // The first run pays for compiling; short ones are repeated and the median taken.
            var runs = new List<double>();
            long bytes = 0;
            string? problem = null;
            for (var i = 0; i < 5 && (i == 0 || runs.Sum() < 1); i++)
            {
                GC.Collect();
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var began = Stopwatch.GetTimestamp();
                var found = MethodList.Run(method, input, new(null, cancel));
                runs.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
                problem = found.Problem?.En;
            }
            if (problem is not null)
            {
                cells.Add("—");
                continue;
            }
            runs.Sort();
            times.Add((rows, runs[runs.Count / 2]));
            cells.Add(string.Create(CultureInfo.InvariantCulture, $"{Time(times[^1].Seconds)} {bytes / 1e6:0.#} MB"));
        }
        return $"| `{method.Name}` | {method.Cost} | {string.Join(" | ", cells)} | {Growth(times)} |";
    }

    private static string Time(double seconds) => seconds < 1 ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.#} ms") : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");

    /// <summary>The exponent of n between the two largest inputs that took more than a moment: 1 is linear, 2 is quadratic.</summary>
    private static string Growth(List<(int Rows, double Seconds)> times)
    {
        var seen = times.Where(t => t.Seconds > 0.0005).TakeLast(2).ToList();
        return seen.Count < 2 ? "" : string.Create(CultureInfo.InvariantCulture, $"n^{Math.Log(seen[1].Seconds / seen[0].Seconds) / Math.Log((double)seen[1].Rows / seen[0].Rows):0.0}");
    }
}
