using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Series under the policy: whoever sees the point sees its series. Every way to observations, page, API or command,
/// comes through here.
/// </summary>
public sealed class SeriesAccess(SeriesBook series, LedgerBook ledger)
{
    /// <summary>A series with its point; one that may not be seen does not exist for the viewer.</summary>
    public Result<(Series Series, MonitoringPoint Point)> Find(Viewer viewer, int id) =>
        series.Find(id) is { } found && ledger.Now.Points.TryGetValue(found.PointId, out var point) && Policy.For(viewer)(point)
            ? (found, point)
            : ObservationErrors.UnknownSeries.Of(id);

    /// <summary>The series of a point that the viewer sees, of one factor if one is given.</summary>
    public IEnumerable<Series> Of(MonitoringPoint point, string? factor = null) =>
        series.OfPoint(point.Id).Where(s => string.IsNullOrEmpty(factor) || s.Factor == factor);

    /// <summary>All series that the viewer sees, by id.</summary>
    public IEnumerable<(Series Series, MonitoringPoint Point)> All(Viewer viewer)
    {
        var (points, sees) = (ledger.Now.Points, Policy.For(viewer));
        foreach (var s in series.All)
            if (points.TryGetValue(s.PointId, out var point) && sees(point)) yield return (s, point);
    }

    /// <summary>The factor's name in the reader's language; its code where no table has it.</summary>
    public static string FactorName(string code) =>
        FactorTable.Hj212Of2017.Find(code) is { } factor ? new Text(factor.NameZh, factor.NameEn).ToString() : code;

    /// <summary>Directions are averaged on the circle.</summary>
    public static bool IsDirection(string code) => code == "a01008";
}
