using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring;

/// <summary>
/// The present state of the points, from what is in memory; nothing here asks a store. The states of all points are worked out at most
/// every two seconds, however many look; live values reach the pages by their own way.
/// </summary>
public sealed class PointBoard(LedgerBook ledger, SeriesBook series, LatestBook latest, Exceedances exceedances, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(2);
    private readonly Lock _making = new();
    private volatile Board? _held;

    /// <summary>The points that a viewer sees and asked for, by code.</summary>
    public Result<IReadOnlyList<PointState>> States(Viewer viewer, string? region, string? kind, string? text)
    {
        var board = Now();
        if (!PointFilter.Of(board.Ledger, viewer, region, kind, text).TryGet(out var filter, out var error)) return error;
        var sees = Policy.For(viewer);
        return Result.Of<IReadOnlyList<PointState>>([.. filter.Points.Select(p => Seen(board.States[p.Id], sees))]);
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
    public IReadOnlyList<SeriesLatest> Headline(MonitoringPoint point, int most) =>
        [.. LatestOf(point).Where(s => s.Latest is not null).DistinctBy(s => s.Series.Factor).Take(most)];

    /// <summary>The first latest value of a point's first main factor that has one: what <see cref="Headline"/> begins with, without sorting the rest.</summary>
    public SeriesLatest? Main(MonitoringPoint point)
    {
        foreach (var factor in MainFactors.Of(point.Kind))
        {
            SeriesLatest? best = null;
            foreach (var s in series.OfPoint(point.Id))
                if (s.Factor == factor && latest.Of(s.Id) is { } value && (best is not { } held || Before(s, held.Series))) best = new(s, value);
            if (best is not null) return best;
        }
        return Headline(point, 1).Select(s => (SeriesLatest?)s).FirstOrDefault();

        static bool Before(Series one, Series other) => (Rank(one), one.Kind.Period).CompareTo((Rank(other), other.Kind.Period)) < 0;
        static int Rank(Series s) => s.Origin switch { Origin.RolledUp => 2, Origin.Imported => 1, _ => 0 };
    }

    /// <summary>The index of the last hour at an air station, or the last class of a water section; null where there is none.</summary>
    public IndexNow? IndexOf(MonitoringPoint point) => IndexOf(point, time.GetUtcNow().UtcDateTime);

    private IndexNow? IndexOf(MonitoringPoint point, DateTime now)
    {
        var (editions, last) = (ledger.Now.Editions, (IndexNow?)null);
        foreach (var s in series.OfPoint(point.Id))
            if (IndexNow.Of(point, s, latest.Of(s.Id), editions, now) is { } index && !(index.Value.Start <= last?.Value.Start)) last = index;
        return last;
    }

    private PointFreshness FreshnessOf(MonitoringPoint point, DateTime now) =>
        PointFreshness.Of(series.OfPoint(point.Id).Select(s => (s, latest.Of(s.Id))), now);

    /// <summary>A limit that a viewer may not see gives no hint of itself either.</summary>
    private static PointState Seen(PointState state, Func<Record, bool> sees) =>
        state.Beyond.Count == 0 || state.Beyond.All(b => sees(b.Limit)) ? state : state with { Beyond = [.. state.Beyond.Where(b => sees(b.Limit))] };

    private Board Now()
    {
        var now = ledger.Now;
        if (_held is { } held && IsFresh(held)) return held;
        if (!_making.TryEnter())
        {
            // Somebody is at it. What is there is a moment old, and good enough unless the ledger has changed.
            if (_held is { } before && ReferenceEquals(before.Ledger, now)) return before;
            _making.Enter();
        }
        try
        {
            if (_held is { } other && IsFresh(other)) return other;
            return _held = Make(now);
        }
        finally
        {
            _making.Exit();
        }

        bool IsFresh(Board board) => ReferenceEquals(board.Ledger, now) && (time.GetUtcNow().UtcDateTime - board.At).Duration() < Keep;
    }

    private Board Make(LedgerSnapshot now)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var limits = exceedances.LimitsIn(now);
        return new(now, at, now.InCodeOrder.ToDictionary(p => p.Id, p =>
            new PointState(p, FreshnessOf(p, at), IndexOf(p, at), [.. exceedances.Of(p, limits[p.Id], at)])));
    }

    private sealed record Board(LedgerSnapshot Ledger, DateTime At, IReadOnlyDictionary<Guid, PointState> States);
}
