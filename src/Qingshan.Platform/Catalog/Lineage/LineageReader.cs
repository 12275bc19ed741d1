using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// Finds out where a dataset comes from and where it goes: devices and imports, what streams derive from what, records that refer to one
/// another, pages and APIs. It walks from the dataset in both directions.
/// </summary>
public sealed class LineageReader(CatalogBook catalog, SeriesLineage ofSeries, RecordDatasets records, IEnumerable<DatasetUse> uses)
{
    private const int MostSteps = 3, MostStepsOfRecords = 1;

    public LineageGraph Of(Viewer viewer, Dataset dataset)
    {
        var now = catalog.Now;
        var graph = new GraphBuilder(Neighbour.NodeOf(dataset));
        foreach (var direction in (int[])[-1, 1]) Walk(viewer, now, dataset, direction, 0, graph);
        var (page, api) = (new Text("展示于", "shown on"), new Text("经由接口", "served by"));
        foreach (var use in uses)
            if (use.Path(dataset) is { } path) graph.Link(new(path, LineageKind.Page, use.Name, path, 1), dataset.Code, 1, page);
        foreach (var path in DatasetAccess.Of(dataset)) graph.Link(new(path, LineageKind.Api, new(path, path), path, 1), dataset.Code, 1, api);
        return graph.Made();
    }

    public static string PathOf(string code) => "/catalog/" + code;

    private void Walk(Viewer viewer, CatalogSnapshot now, Dataset dataset, int direction, int column, GraphBuilder graph)
    {
        if (Math.Abs(column) >= (dataset.Class == DatasetClass.Record ? MostStepsOfRecords : MostSteps)) return;
        foreach (var neighbour in Of(viewer, now, dataset, direction))
            if (graph.Link(neighbour.Node with { Column = column + direction }, dataset.Code, direction, neighbour.Step) && neighbour.Further is { } further)
                Walk(viewer, now, further, direction, column + direction, graph);
    }

    private IEnumerable<Neighbour> Of(Viewer viewer, CatalogSnapshot now, Dataset dataset, int direction) =>
        (dataset.Class == DatasetClass.Record ? OfRecords(now, dataset, direction) : ofSeries.Of(viewer, now, dataset, direction)).DistinctBy(n => n.Node.Id);

    /// <summary>Records come after those they refer to, and before those that refer to them.</summary>
    private IEnumerable<Neighbour> OfRecords(CatalogSnapshot now, Dataset dataset, int direction)
    {
        foreach (var other in records.Types.Where(t => t.Code != dataset.Code).Select(t => now.ByCode[t.Code]))
        {
            var (refers, to) = direction < 0 ? (dataset, other) : (other, dataset);
            foreach (var field in refers.Fields.Where(f => f.Refers == to.Code)) yield return Neighbour.Of(other, field.Term);
        }
    }
}
