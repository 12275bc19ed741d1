using Microsoft.Extensions.Primitives;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Analyses;

/// <summary>What an address or a form asks for: the choice of the data browser by its own names, columns as <c>col.ROLE</c>, options as <c>set.OPTION</c>.</summary>
internal static class AskedChoice
{
    public static ChoiceQuery Of(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var all = query.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        return new()
        {
            Region = One("region"), PointKind = One("kind"), Text = One("q"), Point = Several("point"), Factor = Several("factor"),
            Period = One("period"), Origin = One("origin"), From = One("from"), To = One("to"),
        };

        string? One(string name) => all.GetValueOrDefault(name) is { Count: > 0 } values && !string.IsNullOrWhiteSpace(values[0]) ? values[0] : null;
        string[]? Several(string name) => all.GetValueOrDefault(name) is { Count: > 0 } values ? [.. values.OfType<string>().Where(v => v.Length > 0)] : null;
    }

    public static IReadOnlyList<(string Name, string Value)> Pairs(IEnumerable<KeyValuePair<string, StringValues>> query) =>
        [.. query.SelectMany(q => q.Value.OfType<string>().Where(v => v.Length > 0).Select(v => (q.Key, v)))];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Columns(IEnumerable<(string Name, string Value)> pairs) =>
        pairs.Where(p => p.Name.StartsWith("col.", StringComparison.Ordinal)).GroupBy(p => p.Name[4..], p => p.Value).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]);

    /// <summary>A box that is not ticked sends nothing; its hidden twin says false, and the last one counts.</summary>
    public static IReadOnlyDictionary<string, string> Options(IEnumerable<(string Name, string Value)> pairs) =>
        pairs.Where(p => p.Name.StartsWith("set.", StringComparison.Ordinal)).GroupBy(p => p.Name[4..], p => p.Value).ToDictionary(g => g.Key, g => g.Last());
}
