using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Qingshan.Commands;
using Spectre.Console;

namespace Qingshan.Tests.Commands;

/// <summary>What a command said and how it ended.</summary>
internal sealed record CliRun(int Exit, string Out, string Error);

/// <summary>
/// Runs commands: in this process, through the same command line that the program builds, with what it writes caught; or
/// as a process of its own.
/// </summary>
internal static class Cli
{
    private static readonly AsyncLocal<StringWriter?> CaughtOut = new();
    private static readonly AsyncLocal<StringWriter?> CaughtError = new();

    /// <summary>Commands with a progress bar, of which a process allows one at a time.</summary>
    private static readonly string[] WithProgress = ["import", "seed"];

    private static readonly SemaphoreSlim One = new(1, 1);

    static Cli()
    {
        var output = new Router(Console.Out, CaughtOut);
        Console.SetOut(output);
        Console.SetError(new Router(Console.Error, CaughtError));
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        AnsiConsole.Profile.Width = 400;
    }

    public static string Program => System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "qingshan.exe" : "qingshan");

    public static async Task<CliRun> RunAsync(params string[] args)
    {
        var alone = WithProgress.Contains(args.FirstOrDefault());
        if (alone) await One.WaitAsync();
        try
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            (CaughtOut.Value, CaughtError.Value) = (output, error);
            var exit = await CommandLine.Build().Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
            (CaughtOut.Value, CaughtError.Value) = (null, null);
            return new(exit, output.ToString(), error.ToString());
        }
        finally
        {
            if (alone) One.Release();
        }
    }

    /// <summary>The program itself, as a shell would start it.</summary>
    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Program, args) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        return Process.Start(start)!;
    }

    public static async Task<CliRun> ProcessAsync(params string[] args)
    {
        using var process = Start(args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Writes to whoever listens in the current flow, else to where it went before.</summary>
    private sealed class Router(TextWriter otherwise, AsyncLocal<StringWriter?> caught) : TextWriter
    {
        private TextWriter To => caught.Value is { } writer ? Synchronized(writer) : otherwise;

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => To.Write(value);

        public override void Write(char[] buffer, int index, int count) => To.Write(buffer, index, count);

        public override void Write(string? value) => To.Write(value);

        public override void WriteLine(string? value) => To.WriteLine(value);

        public override void Flush() => To.Flush();
    }
}
