using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Qingshan.Bench;

/// <summary>The whole process <c>qingshan import beijing-multisite DIR</c>: into an empty folder, and again.</summary>
internal static partial class ImportBench
{
    private static readonly Option<string?> Folder = new("--folder") { Description = "Folder of the files (shared/data/beijing_multisite beside the project)", HelpName = "DIR" };

    public static Command Build() => new Command("import", "Import of the Beijing history, first and repeated") { Folder, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        var program = Project.Program(parsed.GetValue(BenchOptions.Program));
        var files = parsed.GetValue(Folder) ?? Project.SharedData("beijing_multisite")
            ?? throw new DirectoryNotFoundException("shared/data/beijing_multisite is not beside the project: name the folder with --folder.");
        using var data = new BenchFolder();
        var first = await OnceAsync(program, files, data.Path, cancel);
        var (journal, store) = (data.JournalBytes, data.ObservationsBytes);
        var again = await OnceAsync(program, files, data.Path, cancel);

        string[] Row(string name, Func<ImportRun, string> value) => [name, value(first), value(again)];
        Report.Table(["", "into an empty folder", "again"],
        [
            Row("rows read", r => Report.N(r.Rows)),
            Row("rows unchanged", r => Report.N(r.Unchanged)),
            Row("values stored", r => Report.N(r.Values)),
            Row("rows rejected", r => Report.N(r.Rejected)),
            Row("whole process, s", r => Report.N(r.Took.TotalSeconds, 1)),
            Row("rows a second", r => Report.N(r.Rows / r.Took.TotalSeconds)),
            ["journal / store, MB", $"{Report.Megabytes(journal)} / {Report.Megabytes(store)}", $"{Report.Megabytes(data.JournalBytes)} / {Report.Megabytes(data.ObservationsBytes)}"],
        ]);
        // 2 says that rows were rejected, which the summary lists.
        report.Condition(first.ExitCode is 0 or 2 && first.Values > 0, $"the import ends well (exit code {first.ExitCode}) and stores values");
        report.Condition(again.ExitCode == first.ExitCode && again.Values == 0, $"repeated (exit code {again.ExitCode}) it stores nothing ({again.Values})");
        report.Condition(again.Rows == first.Rows && again.Unchanged + again.Rejected == again.Rows, "repeated, every row is unchanged or rejected as before");
        report.Condition(data.JournalBytes == journal, "repeated, nothing goes into the journal");
    }

    private static async Task<ImportRun> OnceAsync(string program, string files, string data, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, ["import", "beijing-multisite", files, "--data", data]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        long Read(string name) => Regex.Match(said, Regex.Escape(name) + @"\D*?([\d,]+)") is { Success: true } found
            ? long.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : throw new FormatException($"The summary does not say '{name}':\n{said}");
        return new(process.ExitCode, Stopwatch.GetElapsedTime(began), Read("rows read"), Read("rows unchanged"), Read("values stored"), Read("rows rejected"));
    }

    private readonly record struct ImportRun(int ExitCode, TimeSpan Took, long Rows, long Unchanged, long Values, long Rejected);
}
