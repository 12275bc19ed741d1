using System.Globalization;

namespace Qingshan.Bench;

/// <summary>What the kernel says of a process.</summary>
internal static class ProcessUsage
{
    /// <summary>USER_HZ, 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds, user and system, over all threads.</summary>
    public static double Cpu(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        // The name of the process stands in parentheses and may hold blanks.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Resident memory now, bytes.</summary>
    public static long Resident(int pid) => Kilobytes(pid, "VmRSS");

    /// <summary>The most resident memory that the process has had, bytes.</summary>
    public static long MostResident(int pid) => Kilobytes(pid, "VmHWM");

    /// <summary>The first number behind a name in a file of <c>/proc</c>.</summary>
    public static string Field(string path, string name) =>
        File.ReadLines(path).First(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0];

    private static long Kilobytes(int pid, string name) => long.Parse(Field($"/proc/{pid}/status", name), CultureInfo.InvariantCulture) << 10;
}
