using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Analyses;

/// <summary>What is to be analysed and how.</summary>
/// <param name="Choice">The choice of the data browser, complete.</param>
/// <param name="Columns">Names of columns by role.</param>
/// <param name="Options">What was set.</param>
public sealed record AnalysisRequest(Method Method, ChoiceQuery Choice, IReadOnlyDictionary<string, IReadOnlyList<string>> Columns, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Whether columns are named in English on axes and in legends: as the one who asks reads.</summary>
    public bool English { get; } = Text.IsEnglish;

    /// <summary>The request as parameters of an address: a page with them shows the form filled in.</summary>
    public string Address() => SelectionAddress.Of(Choice,
        [.. Columns.SelectMany(c => c.Value.Select(v => ("col." + c.Key, (string?)v))), .. Options.Select(o => ("set." + o.Key, (string?)o.Value))]);

    /// <summary>The commands that give the result again, away from the platform: the table, and the method on it.</summary>
    /// <param name="origin">The platform's own address.</param>
    public string Call(string origin)
    {
        var table = $"curl -H \"Authorization: Bearer $QINGSHAN_KEY\" -o selection.csv '{origin}/api/v1/analysis/selection{SelectionAddress.Of(Choice, ("shape", RoleChoice.ShapeOf(Method).ToString().ToLowerInvariant()))}'";
        return $"{table}\n{AnalysisCall.Of(Method.Name, "selection.csv", Columns.SelectMany(c => c.Value.Select(v => $"{c.Key}={v}")), null, [], Options)}";
    }
}
