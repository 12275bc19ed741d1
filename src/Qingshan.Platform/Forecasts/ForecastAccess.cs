using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>Forecasts under the policy: whoever sees a station sees what is forecast for it and how good that was; a model is seen by whoever sees one of its stations.</summary>
public sealed class ForecastAccess(LedgerBook ledger)
{
    /// <summary>All points that a viewer sees.</summary>
    public Guid[] Points(Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return [.. ledger.Now.InCodeOrder.Where(p => p.Kind == "air-station" && sees(p)).Select(p => p.Id)];
    }

    public bool Sees(Viewer viewer, TrainedModel model) => Stations(viewer, model).Any();

    /// <summary>The stations of a model that a viewer sees; of one that is not learned yet, those it was asked for.</summary>
    public IEnumerable<MonitoringPoint> Stations(Viewer viewer, TrainedModel model)
    {
        var (now, sees) = (ledger.Now, Policy.For(viewer));
        var ids = model.Points.Length > 0 ? model.PointIds : model.AskedIds;
        if (ids.Count > 0) return ids.Where(id => now.Points.TryGetValue(id, out var p) && sees(p)).Select(id => now.Points[id]);
        if (model.RegionId is not { } region) return [];
        var within = now.Within(region);
        return now.InCodeOrder.Where(p => p.Kind == "air-station" && p.RegionId is { } at && within.Contains(at) && sees(p));
    }

    /// <summary>Whether a viewer may decide about a model: its region, or each of its stations, lies in the jurisdiction.</summary>
    public bool Holds(Viewer viewer, TrainedModel model)
    {
        var now = ledger.Now;
        return viewer.Everywhere || (model.RegionId is { } region ? viewer.Regions.Contains(region) : model.AskedIds.All(id => now.Points.TryGetValue(id, out var p) && Policy.Holds(viewer, p)));
    }
}
