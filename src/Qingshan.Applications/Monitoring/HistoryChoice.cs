using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring;

/// <summary>Which series the history of a point shows: what was asked for, or up to three main factors by the hour.</summary>
public sealed class HistoryChoice
{
    private const int MostSeries = 8;
    private const int UsualFactors = 3;
    private static readonly TimeSpan ChartsOwnSpan = TimeSpan.FromDays(7);
    private static readonly SeriesKind Hourly = SeriesKind.HourlyMean;

    private HistoryChoice(IReadOnlyList<SeriesKind> kinds, IReadOnlyList<string> factors) => (Kinds, Factors) = (kinds, factors);

    /// <summary>All kinds of the point, finest first.</summary>
    public IReadOnlyList<SeriesKind> Kinds { get; }

    /// <summary>All factors of the point that have the kind, main ones first.</summary>
    public IReadOnlyList<string> Factors { get; private init; }

    public SeriesKind Kind { get; private init; }

    public IReadOnlySet<string> Chosen { get; private init; } = new HashSet<string>();

    public IReadOnlyList<SeriesLatest> Shown { get; private init; } = [];

    /// <summary>The span to show where the last week, which a chart shows by itself, has nothing: what ended long ago.</summary>
    public (DateTime From, DateTime To)? Span { get; private init; }

    /// <param name="latest">The series of the point, main factors first.</param>
    /// <param name="factors">The factors asked for; none means the usual ones.</param>
    /// <param name="kind">The kind asked for.</param>
    public static HistoryChoice Of(MonitoringPoint point, IReadOnlyList<SeriesLatest> latest, IReadOnlyCollection<string> factors, string? kind, DateTime now)
    {
        List<SeriesKind> kinds = [.. latest.Select(s => s.Series.Kind).Distinct().OrderBy(k => k.Period).ThenBy(k => k.Statistic)];
        if (kinds.Count == 0) return new(kinds, []);
        var shownKind = SeriesKind.TryParse(kind, out var asked) && kinds.Contains(asked) ? asked : kinds.Contains(Hourly) ? Hourly : kinds[0];

        var ofKind = latest.Where(s => s.Series.Kind == shownKind).ToList();
        List<string> all = [.. ofKind.Select(s => s.Series.Factor).Distinct()];
        var chosen = all.Where(factors.Contains).ToHashSet();
        if (chosen.Count == 0) chosen = [.. Usual(point, all)];

        List<SeriesLatest> shown = [.. ofKind.Where(s => chosen.Contains(s.Series.Factor)).Take(MostSeries)];
        var end = shown.Max(s => s.Latest?.Start);
        return new(kinds, all)
        {
            Kind = shownKind,
            Chosen = chosen,
            Shown = shown,
            Span = end is { } last && last < now - ChartsOwnSpan ? (last.AddDays(-30), last + shownKind.Period + TimeSpan.FromHours(1)) : null,
        };
    }

    private static IEnumerable<string> Usual(MonitoringPoint point, List<string> all)
    {
        var main = all.Where(f => MainFactors.Of(point.Kind).Contains(f)).ToList();
        return (main.Count > 0 ? main : all).Take(UsualFactors);
    }
}
