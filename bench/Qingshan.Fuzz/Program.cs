using System.CommandLine;
using System.Globalization;

namespace Qingshan.Fuzz;

/// <summary>Fuzzes the HJ 212 library; bench/README.md says how and what it checks.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Option<long> runs = new("--runs") { Description = "Streams to try", DefaultValueFactory = _ => 1_000_000 };
        Option<ulong> seed = new("--seed") { Description = "Of chance", DefaultValueFactory = _ => 1 };
        Option<string?> corpus = new("--corpus") { Description = "A folder with more streams to begin with; what leads somewhere new is put there" };
        Option<string> findings = new("--findings") { Description = "Where a stream goes that broke a law", DefaultValueFactory = _ => "." };
        var root = new RootCommand("Fuzzes the HJ 212 library") { runs, seed, corpus, findings };
        root.SetAction(parsed =>
        {
            // First of all: an instrumented library writes from its first call on.
            var coverage = new Coverage();
            var entries = new Corpus(Path.Combine(AppContext.BaseDirectory, "seeds.txt"), parsed.GetValue(corpus));
            return new Fuzzer(coverage, entries, parsed.GetValue(seed), parsed.GetValue(findings)!).Run(parsed.GetValue(runs)) ? 0 : 1;
        });
        return root.Parse(args).Invoke();
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
