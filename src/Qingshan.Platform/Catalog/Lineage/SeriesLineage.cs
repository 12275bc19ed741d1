using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>What series, and datasets of many series, are made of and enter into.</summary>
public sealed class SeriesLineage(SeriesBook series, StreamBook streams, DatasetStates states)
{
    /// <summary>More devices than this are shown as one.</summary>
    private const int MostDevices = 6;

    private static readonly Text Reported = new("HJ 212 上报", "reported by HJ 212"), ByImport = new("导入", "imported"), PartOf = new("归入", "is part of");

    internal IEnumerable<Neighbour> Of(Viewer viewer, CatalogSnapshot now, Dataset dataset, int direction)
    {
        if (dataset.Class == DatasetClass.Import) return direction > 0 ? OfImport(viewer, now, dataset) : [];
        var members = Members(viewer, now, dataset);
        return members.Count == 0 ? [] : direction < 0 ? Before(viewer, now, dataset, members) : After(now, dataset, members);
    }

    /// <summary>The series of a dataset that the viewer sees, each with its point.</summary>
    private List<(Series Series, MonitoringPoint Point)> Members(Viewer viewer, CatalogSnapshot now, Dataset dataset)
    {
        var (sees, points, found) = (Policy.For(viewer), now.Ledger.Points, new List<(Series, MonitoringPoint)>());
        foreach (var of in dataset.Series is { } id ? ((Series?[])[series.Find(id)]).OfType<Series>() : series.All.Where(s => s.Kind == dataset.Kind))
            if (points.TryGetValue(of.PointId, out var point) && sees(point) && (dataset.Series is not null || SeriesDatasets.CollectionOf(of, point) == dataset.Code)) found.Add((of, point));
        return found;
    }

    private IEnumerable<Neighbour> Before(Viewer viewer, CatalogSnapshot now, Dataset dataset, List<(Series Series, MonitoringPoint Point)> members)
    {
        var (origin, points) = (members[0].Series.Origin, members.Select(m => m.Point).DistinctBy(p => p.Id).ToList());
        if (origin is Origin.Reported or Origin.Simulated && viewer.May(Permission.SeePackets))
            foreach (var device in Devices(now, points)) yield return new(device, Reported, null);
        if (origin == Origin.Imported)
            foreach (var import in members.Select(m => states.ImportOf(m.Series.Id)).OfType<string>().Distinct())
                if (now.ByCode.TryGetValue(import, out var found)) yield return Neighbour.Of(found, ByImport);
        foreach (var (of, point) in members)
            if (streams.Describe(point, of, series) is { } made)
                foreach (var input in made.Inputs)
                    if (Like(now, dataset, input, point) is { } found) yield return Neighbour.Of(found, made.Rule);
    }

    private IEnumerable<Neighbour> After(CatalogSnapshot now, Dataset dataset, List<(Series Series, MonitoringPoint Point)> members)
    {
        foreach (var (of, point) in members)
            foreach (var derived in series.OfPoint(point.Id).Where(s => s.Origin == Origin.RolledUp))
                if (streams.Describe(point, derived, series) is { } makes && makes.Inputs.Any(i => i.Id == of.Id) && Like(now, dataset, derived, point) is { } found)
                    yield return Neighbour.Of(found, makes.Rule);
        if (dataset.Class == DatasetClass.Series && now.ByCode.TryGetValue(SeriesDatasets.CollectionOf(members[0].Series, members[0].Point), out var collection))
            yield return new(Neighbour.NodeOf(collection), PartOf, null);
    }

    private IEnumerable<Neighbour> OfImport(Viewer viewer, CatalogSnapshot now, Dataset import)
    {
        var sees = Policy.For(viewer);
        foreach (var of in series.All.Where(s => s.Origin == Origin.Imported && states.ImportOf(s.Id) == import.Code))
            if (now.Ledger.Points.TryGetValue(of.PointId, out var point) && sees(point)) yield return Neighbour.Of(now.ByCode[SeriesDatasets.CollectionOf(of, point)], ByImport);
    }

    /// <summary>The graph of a series has series in it, that of a dataset of many has its like.</summary>
    private static Dataset? Like(CatalogSnapshot now, Dataset dataset, Series of, MonitoringPoint point) =>
        now.ByCode.GetValueOrDefault(dataset.Class == DatasetClass.Series ? Series.CodeOf(of.Id) : SeriesDatasets.CollectionOf(of, point));

    private static IEnumerable<LineageNode> Devices(CatalogSnapshot now, List<MonitoringPoint> points)
    {
        List<Device> devices = [.. points.SelectMany(p => now.Ledger.DevicesOf[p.Id])];
        return devices.Count > MostDevices
            ? [new("devices", LineageKind.Device, new($"{devices.Count} 台设备", $"{devices.Count} devices"), "/devices", 0)]
            : devices.Select(d => new LineageNode("mn:" + d.Code, LineageKind.Device, new(d.Name, d.Name), "/devices/" + Uri.EscapeDataString(d.Code), 0));
    }
}
