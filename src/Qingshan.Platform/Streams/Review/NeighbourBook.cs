using Qingshan.Analysis.Space;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Streams;

/// <summary>Which points stand near which others of their kind; worked out again when the ledger has changed.</summary>
internal sealed class NeighbourBook(LedgerBook ledger)
{
    /// <summary>More do not make the middle any surer.</summary>
    private const int Most = 8;

    private LedgerSnapshot? _of;
    private Dictionary<Guid, IReadOnlyList<MonitoringPoint>> _near = [];

    /// <summary>The nearest points of the same kind, of ambient air only: two outlets or two rivers need not be alike.</summary>
    public IReadOnlyList<MonitoringPoint> Of(MonitoringPoint point)
    {
        var now = ledger.Now;
        if (!ReferenceEquals(now, _of)) (_of, _near) = (now, []);
        if (point.Kind != "air-station" || point.Place is not { } place) return [];
        if (_near.TryGetValue(point.Id, out var near)) return near;
        var here = new LonLat(place.Longitude, place.Latitude);
        return _near[point.Id] = [.. now.InCodeOrder.Where(p => p.Kind == point.Kind && p.Id != point.Id && p.Simulated == point.Simulated && p.Place is { } at && Math.Abs(at.Latitude - place.Latitude) < 1)
            .Select(p => (Point: p, Metres: GreatCircle.DistanceMetres(here, new LonLat(p.Place!.Longitude, p.Place.Latitude))))
            .Where(p => p.Metres <= NeighboursCheck.WithinKilometres * 1000).OrderBy(p => p.Metres).Take(Most).Select(p => p.Point)];
    }
}
