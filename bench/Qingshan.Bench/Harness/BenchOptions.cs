using System.CommandLine;

namespace Qingshan.Bench;

/// <summary>Options that several benches have.</summary>
internal static class BenchOptions
{
    public static readonly Option<string?> Program = new("--program") { Description = "The program to be measured (artifacts/qingshan/qingshan or the Release build, the newer)", HelpName = "FILE" };

    public static Option<T> Number<T>(string name, T usual, string about) => new(name) { Description = about, DefaultValueFactory = _ => usual };

    /// <summary>A bench: prints the machine, runs, ends with its conditions.</summary>
    public static Command Bench(this Command command, Func<ParseResult, Report, CancellationToken, Task> run)
    {
        command.SetAction(async (parsed, cancel) =>
        {
            Machine.Print();
            var report = new Report();
            await run(parsed, report, cancel);
            return report.End();
        });
        return command;
    }
}
