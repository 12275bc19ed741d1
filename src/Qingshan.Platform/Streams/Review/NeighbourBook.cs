using System.Collections.Concurrent;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Streams;

/// <summary>Which points stand near which others of their kind; worked out again when the ledger has changed.</summary>
internal sealed class NeighbourBook(LedgerBook ledger)
{
    /// <summary>More do not make the middle any surer.</summary>
    private const int Most = 8;

    private Known _known = new(null);

    /// <summary>The nearest points of the same kind, of ambient air only: two outlets or two rivers need not be alike.</summary>
    public IReadOnlyList<MonitoringPoint> Of(MonitoringPoint point)
    {
        var now = ledger.Now;
        var known = _known;
        if (!ReferenceEquals(now, known.Of)) _known = known = new(now);
        if (point.Kind != "air-station" || point.Place is not { } place) return [];
        if (known.Near.TryGetValue(point.Id, out var near)) return near;
        var here = new LonLat(place.Longitude, place.Latitude);
        return known.Near[point.Id] = [.. now.InCodeOrder.Where(p => p.Kind == point.Kind && p.Id != point.Id && p.Simulated == point.Simulated && p.Place is { } at && Math.Abs(at.Latitude - place.Latitude) < 1)
            .Select(p => (Point: p, Metres: GreatCircle.DistanceMetres(here, new LonLat(p.Place!.Longitude, p.Place.Latitude))))
            .Where(p => p.Metres <= NeighboursCheck.WithinKilometres * 1000).OrderBy(p => p.Metres).Take(Most).Select(p => p.Point)];
    }

    /// <param name="Of">The ledger that it was worked out from.</param>
    private sealed record Known(LedgerSnapshot? Of)
    {
        public ConcurrentDictionary<Guid, IReadOnlyList<MonitoringPoint>> Near { get; } = new();
    }
}
