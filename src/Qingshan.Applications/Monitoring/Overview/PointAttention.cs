using System.Globalization;
using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring;

/// <summary>What of the points needs attention: values beyond limits, polluted air and bad water of now, points that fell silent.</summary>
internal static class PointAttention
{
    /// <summary>Of each sort so many one by one; the rest is in the list of points.</summary>
    private const int EachMost = 4;
    private const int PollutedAir = 3, BadWater = 5;

    public static IEnumerable<AttentionItem> Of(IReadOnlyList<PointState> states, string? region)
    {
        foreach (var state in states.Where(s => s.Beyond.Count > 0).OrderByDescending(s => s.Beyond.Max(b => b.Start)).Take(EachMost)) yield return Beyond(state);
        foreach (var state in Worst(states, IndexKind.Air, PollutedAir)) yield return Bad(state, new("空气污染", "Polluted air"));
        foreach (var state in Worst(states, IndexKind.Water, BadWater)) yield return Bad(state, new("水质差", "Bad water"));
        if (Together(states, "silent", region, new("超过一天无数据", "Nothing for a day"), Urgency.Today) is { } silent) yield return silent;
        if (Together(states, "no-index", region, new("无有效空气质量指数", "No valid air quality index"), Urgency.Today) is { } lacking) yield return lacking;
        if (Together(states, "late", region, new("数据迟到", "Late"), Urgency.Note) is { } late) yield return late;
    }

    private static IEnumerable<PointState> Worst(IReadOnlyList<PointState> states, IndexKind kind, int from) =>
        states.Where(s => s.Index is { Current: true } index && index.Kind == kind && index.Level >= from).OrderByDescending(s => s.Index!.Value.Value).Take(EachMost);

    private static AttentionItem Beyond(PointState state)
    {
        var beyond = state.Beyond[0];
        var bound = beyond.Limit.Upper is { } upper && beyond.Value > upper ? $"> {Numbers.Show(upper)}" : $"< {Numbers.Show(beyond.Limit.Lower!.Value)}";
        var unit = beyond.Limit.Unit == Units.Dimensionless.Symbol ? "" : " " + beyond.Limit.Unit;
        var (zh, en) = FactorTable.Hj212Of2017.Find(beyond.Series.Factor) is { } factor ? (factor.NameZh, factor.NameEn) : (beyond.Series.Factor, beyond.Series.Factor);
        var more = state.Beyond.Count - 1;
        var text = $"{Numbers.Show(beyond.Value)} {bound}{unit}";
        return new(Urgency.Now, new("高于或低于限值", "Beyond a limit"), NameOf(state.Point),
            new($"{zh} {text}{(more > 0 ? $"，另有 {more} 项" : "")}", $"{en} {text}{(more > 0 ? $", and {more} more" : "")}"),
            Links.Point(state.Point.Code), beyond.Start, state.Point.Simulated);
    }

    private static AttentionItem Bad(PointState state, Text kind) => new(
        state.Index!.Level >= PollutedAir + 1 ? Urgency.Now : Urgency.Today, kind, NameOf(state.Point), state.Index.Says, Links.Point(state.Point.Code), state.Index.Value.Start, state.Point.Simulated);

    /// <summary>Points of one state in one item, with the first of their names: a hundred lines saying the same hide all others.</summary>
    private static AttentionItem? Together(IReadOnlyList<PointState> states, string key, string? region, Text kind, Urgency urgency)
    {
        var found = states.Where(s => s.Is(key)).ToList();
        if (found.Count == 0) return null;
        var named = found.Take(3).Select(s => NameOf(s.Point)).ToList();
        var (zh, en) = (string.Join("、", named.Select(n => n.Zh)), string.Join(", ", named.Select(n => n.En)));
        if (found.Count > named.Count) (zh, en) = ($"{zh} 等", $"{en} and others");
        var count = found.Count.ToString(CultureInfo.InvariantCulture);
        return new(urgency, kind, new($"{count} 个监测点", $"{count} points"), new(zh, en), Links.Home(region, state: key) + "#points", null, found.All(s => s.Point.Simulated));
    }

    private static Text NameOf(MonitoringPoint point) => new(point.Name, string.IsNullOrEmpty(point.NameEn) ? point.Name : point.NameEn);
}
