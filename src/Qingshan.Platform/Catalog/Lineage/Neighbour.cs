using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>What stands one step before or after a dataset.</summary>
/// <param name="Further">The dataset from which the walk goes on; null where it ends.</param>
internal readonly record struct Neighbour(LineageNode Node, Text Step, Dataset? Further)
{
    public static Neighbour Of(Dataset dataset, Text step) => new(NodeOf(dataset), step, dataset);

    public static LineageNode NodeOf(Dataset dataset) => new(dataset.Code, LineageKind.Dataset, dataset.Title, LineageReader.PathOf(dataset.Code), 0);
}
