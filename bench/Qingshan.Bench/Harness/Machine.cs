using System.Globalization;

namespace Qingshan.Bench;

/// <summary>The line that says on what a number was measured. Numbers without it say nothing.</summary>
internal static class Machine
{
    public static void Print()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {Memory() / 1e6:F1} GB memory, Linux {Read("/proc/sys/kernel/osrelease")}, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, load before {Load()}"));
        Console.WriteLine();
    }

    /// <summary>Load averages over 1, 5 and 15 minutes.</summary>
    public static string Load() => string.Join(' ', Read("/proc/loadavg").Split(' ')[..3]);

    private static long Memory() => long.Parse(ProcessUsage.Field("/proc/meminfo", "MemTotal"), CultureInfo.InvariantCulture);

    private static string Read(string path) => File.ReadAllText(path).Trim();
}
