using System.Globalization;

namespace Qingshan.Bench;

/// <summary>
/// What a bench says: tables in Markdown for the documentation, and conditions that have to hold. The exit code speaks of
/// the conditions only, never of speed.
/// </summary>
internal sealed class Report
{
    private readonly List<(bool Holds, string What)> _conditions = [];

    public static void Table(string[] columns, IEnumerable<string[]> rows)
    {
        Console.WriteLine($"| {string.Join(" | ", columns)} |");
        Console.WriteLine($"|{string.Concat(columns.Select((_, i) => i == 0 ? "---|" : "---:|"))}");
        foreach (var row in rows) Console.WriteLine($"| {string.Join(" | ", row)} |");
        Console.WriteLine();
    }

    public void Condition(bool holds, string what) => _conditions.Add((holds, what));

    /// <summary>Prints the conditions and gives the exit code.</summary>
    public int End()
    {
        foreach (var (holds, what) in _conditions) Console.WriteLine($"{(holds ? "holds" : "FAILS")}: {what}");
        var failed = _conditions.Count(c => !c.Holds);
        Console.WriteLine();
        Console.WriteLine($"{_conditions.Count - failed} conditions hold, {failed} fail. Load after {Machine.Load()}.");
        return failed == 0 ? 0 : 1;
    }

    public static string N(double value, int decimals = 0) => double.IsNaN(value) ? "-" : value.ToString($"N{decimals}", CultureInfo.InvariantCulture);

    public static string Megabytes(double bytes) => N(bytes / 1e6, 1);
}
