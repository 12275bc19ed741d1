using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Applications.Monitoring;

/// <summary>A series with its latest value.</summary>
public readonly record struct SeriesLatest(Series Series, Observation? Latest);

/// <summary>A point as lists and the map show it.</summary>
public readonly record struct PointState(MonitoringPoint Point, PointFreshness Freshness);

/// <summary>How many points are in which state.</summary>
public sealed record BoardSummary(int Points, int Fresh, int Late, int Silent, int None, int Regions)
{
    public static BoardSummary Of(IReadOnlyCollection<PointState> states) => new(
        states.Count,
        states.Count(s => s.Freshness.State == Freshness.Fresh),
        states.Count(s => s.Freshness.State == Freshness.Late),
        states.Count(s => s.Freshness.State == Freshness.Silent),
        states.Count(s => s.Freshness.State == Freshness.None),
        states.Select(s => s.Point.RegionId).OfType<Guid>().Distinct().Count());
}

/// <summary>The present state of the points, from what is in memory; nothing here asks a store.</summary>
public sealed class PointBoard(LedgerBook ledger, SeriesBook series, LatestBook latest, TimeProvider time)
{
    /// <summary>The points that a viewer sees and asked for, by code.</summary>
    public Result<IReadOnlyList<PointState>> States(Viewer viewer, string? region, string? kind, string? text)
    {
        if (!PointFilter.Of(ledger.Now, viewer, region, kind, text).TryGet(out var filter, out var error)) return error;
        var now = time.GetUtcNow().UtcDateTime;
        return Result.Of<IReadOnlyList<PointState>>([.. filter.Points.Select(p => new PointState(p, FreshnessOf(p, now)))]);
    }

    public PointFreshness FreshnessOf(MonitoringPoint point) => FreshnessOf(point, time.GetUtcNow().UtcDateTime);

    /// <summary>The series of a point with their latest values: main factors first, finest kind first, what devices report before history, and that before what is derived.</summary>
    public IReadOnlyList<SeriesLatest> LatestOf(MonitoringPoint point) =>
    [
        .. series.OfPoint(point.Id).Select(s => new SeriesLatest(s, latest.Of(s.Id)))
            .OrderBy(s => MainFactors.Place(point.Kind, s.Series.Factor)).ThenBy(s => s.Series.Factor, StringComparer.Ordinal)
            .ThenBy(s => s.Series.Origin switch { Origin.RolledUp => 2, Origin.Imported => 1, _ => 0 }).ThenBy(s => s.Series.Kind.Period).ThenBy(s => s.Series.Channel, StringComparer.Ordinal),
    ];

    /// <summary>One latest value of each of a point's first factors.</summary>
    public IEnumerable<SeriesLatest> Headline(MonitoringPoint point, int most) =>
        LatestOf(point).Where(s => s.Latest is not null).DistinctBy(s => s.Series.Factor).Take(most);

    /// <summary>The index of the last hour at an air station, or the last class of a water section; null where there is none.</summary>
    public SeriesLatest? IndexOf(MonitoringPoint point)
    {
        foreach (var s in series.OfPoint(point.Id))
            if (Indices.Are(s.Factor) && s.Kind.Period < TimeSpan.FromDays(1) && latest.Of(s.Id) is { } last && double.IsFinite(last.Value)) return new(s, last);
        return null;
    }

    private PointFreshness FreshnessOf(MonitoringPoint point, DateTime now) =>
        PointFreshness.Of(series.OfPoint(point.Id).Select(s => (s, latest.Of(s.Id))), now);
}
