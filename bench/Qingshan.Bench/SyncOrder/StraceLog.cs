using System.Globalization;
using System.Text.RegularExpressions;

namespace Qingshan.Bench;

/// <summary>One call of the traced program.</summary>
/// <param name="Entered">Place in the log where the call began.</param>
/// <param name="Returned">Place in the log where it had returned; the same line where nothing came between.</param>
/// <param name="File">What its descriptor is open on, as strace says.</param>
/// <param name="Lines">What the log says of it, word for word.</param>
internal sealed record TracedCall(int Entered, int Returned, string Name, int Descriptor, string File, string Arguments, long Result, IReadOnlyList<string> Lines);

/// <summary>
/// Reads the log of <c>strace -f -ttt -y</c>. The order of its lines is the order of the events as the kernel let strace
/// see them: a call that another thread's call interrupts has a line where it begins and one where it returns.
/// </summary>
internal static partial class StraceLog
{
    public static List<TracedCall> Read(string path)
    {
        var calls = new List<TracedCall>();
        var open = new Dictionary<string, (int Entered, string Text, string Line)>();
        var at = 0;
        foreach (var line in File.ReadLines(path))
        {
            at++;
            var match = Line().Match(line);
            if (!match.Success) continue;
            var (thread, text) = (match.Groups["thread"].Value, match.Groups["text"].Value);
            if (Unfinished().Match(text) is { Success: true } begins) open[thread] = (at, begins.Groups["text"].Value, line);
            else if (Resumed().Match(text) is { Success: true } ends)
            {
                if (open.Remove(thread, out var begun)) Add(calls, begun.Entered, at, begun.Text + ends.Groups["text"].Value, [begun.Line, line]);
            }
            else Add(calls, at, at, text, [line]);
        }
        return calls;
    }

    private static void Add(List<TracedCall> calls, int entered, int returned, string text, string[] lines)
    {
        if (Call().Match(text) is not { Success: true } call) return;
        calls.Add(new(entered, returned, call.Groups["name"].Value, int.Parse(call.Groups["descriptor"].Value, CultureInfo.InvariantCulture),
            call.Groups["file"].Value, call.Groups["arguments"].Value, long.Parse(call.Groups["result"].Value, CultureInfo.InvariantCulture), lines));
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+\d+\.\d+ (?<text>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<text>\w+\(.*?)\s*<unfinished \.\.\.>$")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(?<text>.*)$")]
    private static partial Regex Resumed();

    // The file is closed by ">, " or ">)": a name such as socket:[1->2] holds a ">" of its own.
    [GeneratedRegex(@"^(?<name>\w+)\((?<descriptor>\d+)<(?<file>.*?)>(?<arguments>[,)].*)\s+=\s+(?<result>-?\d+).*$")]
    private static partial Regex Call();
}
