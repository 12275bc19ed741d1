using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// Where entries of the catalogue come from. Each source looks at what is there (types, series, importers) and makes entries of it;
/// an application may add one of its own.
/// </summary>
public interface IDatasetSource
{
    IEnumerable<Dataset> Datasets(CatalogInputs inputs);
}

/// <summary>What the sources look at.</summary>
public sealed record CatalogInputs(LedgerSnapshot Ledger, Owners Owners, IReadOnlyList<ExternalDataset> External);
