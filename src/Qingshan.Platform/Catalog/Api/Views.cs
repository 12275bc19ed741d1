using System.Xml;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>An entry of the catalogue on the wire, as lists have it.</summary>
/// <param name="Base">The base database of the plan.</param>
/// <param name="Cycle">How often something new is promised: ISO 8601 duration, <c>PT0S</c> for at once, null for never.</param>
/// <param name="Score">Quality, 0 to 100; null where nothing regular is promised.</param>
public sealed record DatasetView(
    string Code, string Class, string Title, string TitleEn, string About, string AboutEn, string Base, string Owner, string Disclosure, string Sensitivity,
    string? PointKind, string? Kind, string? Origin, int? Series, string? Region, bool Simulated, string? Cycle, long Rows, DateTime? First, DateTime? Last, DateTime? Updated, double? Score)
{
    public static DatasetView Of(Dataset d, DatasetState state, LedgerSnapshot ledger) => new(
        d.Code, CatalogQuery.Written(d.Class), d.Title.Zh, d.Title.En, d.About.Zh, d.About.En, CatalogQuery.Written(d.Base), d.Owner.ToString(),
        CatalogQuery.Written(d.Disclosure), CatalogQuery.Written(d.Sensitivity), d.PointKind, d.Kind?.ToString(),
        d.Origin is { } origin ? SeriesView.OriginName(origin) : null, d.Series, d.RegionId is { } at && ledger.Regions.TryGetValue(at, out var region) ? region.Code : null,
        d.Simulated, d.Cycle is { } cycle ? XmlConvert.ToString(cycle) : null, state.Rows, state.First, state.Last, state.Updated, state.Quality is { } q ? Math.Round(q.Score, 1) : null);
}

/// <summary>A page of the catalogue, with how many there are and how they divide.</summary>
public sealed record DatasetsView(IReadOnlyList<DatasetView> Items, string? Next, int Found, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets);

/// <summary>An entry of the catalogue with everything that is known of it.</summary>
public sealed record DatasetDetailView(
    DatasetView Dataset, IReadOnlyList<DatasetFieldView> Fields, QualityView? Quality, string? ConformsTo, string? Contact, string? Licence, string? Url, string? Format, IReadOnlyList<string> Access)
{
    public static DatasetDetailView Of(Dataset d, DatasetState state, LedgerSnapshot ledger) => new(
        DatasetView.Of(d, state, ledger), [.. d.Fields.Select(DatasetFieldView.Of)], state.Quality is { } q ? QualityView.Of(q) : null, d.ConformsTo?.ToString(),
        d.Note?.Contact, d.Note?.Licence ?? d.External?.Licence, d.External?.Url, d.External?.Format, DatasetAccess.Of(d));
}

/// <param name="Masked">Who does not hold <c>SeeSensitive</c> gets it masked.</param>
public sealed record DatasetFieldView(
    string Name, string Term, string TermEn, string Type, string? Unit, string? Codes, IReadOnlyDictionary<string, string>? Values, string? Refers, bool Required, string Sensitivity, bool Masked)
{
    internal static DatasetFieldView Of(DatasetField f) => new(
        f.Name, f.Term.Zh, f.Term.En, f.Type, f.Unit.Length == 0 ? null : f.Unit, f.Codes.Length == 0 ? null : f.Codes, f.Values?.ToDictionary(v => v.Code, v => v.Term.ToString()),
        f.Refers, f.Required, CatalogQuery.Written(f.Sensitivity), f.Sensitivity != Common.Sensitivity.Plain);
}

/// <summary>Shares from 0 to 1; the score is their weighted sum, 0 to 100.</summary>
/// <param name="DelaySeconds">Mean time from the end of the period to the arrival.</param>
public sealed record QualityView(double Completeness, double Validity, double Timeliness, double DelaySeconds, double Score)
{
    internal static QualityView Of(DatasetQuality q) => new(Math.Round(q.Completeness, 4), Math.Round(q.Validity, 4), Math.Round(q.Timeliness, 4), Math.Round(q.Delay.TotalSeconds), Math.Round(q.Score, 1));
}

public sealed record LineageView(IReadOnlyList<LineageNodeView> Nodes, IReadOnlyList<LineageEdgeView> Edges)
{
    internal static LineageView Of(LineageGraph graph) => new(
        [.. graph.Nodes.Select(n => new LineageNodeView(n.Id, CatalogQuery.Written(n.Kind), n.Name.ToString(), n.Path, n.Column))],
        [.. graph.Edges.Select(e => new LineageEdgeView(e.From, e.To, e.Step.ToString()))]);
}

/// <param name="Column">Steps from the dataset; negative before it.</param>
public sealed record LineageNodeView(string Id, string Kind, string Name, string? Path, int Column);

public sealed record LineageEdgeView(string From, string To, string Step);
