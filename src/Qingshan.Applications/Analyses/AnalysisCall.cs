using System.Text;

namespace Qingshan.Applications.Analyses;

/// <summary>The command that gives a result again, as it can be pasted into a shell.</summary>
public static class AnalysisCall
{
    public static string Of(string method, string input, IEnumerable<string> columns, string? second, IEnumerable<string> secondColumns, IReadOnlyDictionary<string, string> options)
    {
        var call = new StringBuilder("qingshan analyse ").Append(method).Append(" --input ").Append(Quoted(input));
        Append(call, "--columns", columns);
        if (second is not null) call.Append(" --second ").Append(Quoted(second));
        Append(call, "--second-columns", secondColumns);
        Append(call, "--option", options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}"));
        return call.ToString();
    }

    private static void Append(StringBuilder call, string name, IEnumerable<string> values)
    {
        List<string> given = [.. values];
        if (given.Count > 0) call.Append(' ').Append(name).Append(' ').AppendJoin(' ', given.Select(Quoted));
    }

    private static string Quoted(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '=' or '.' or '/' or '_' or '-' or ',' or '+' or ':') ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
