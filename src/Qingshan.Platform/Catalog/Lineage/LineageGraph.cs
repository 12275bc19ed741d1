using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>数据血缘 · Where a dataset comes from and where it goes, as a graph that reads from left to right.</summary>
/// <param name="Nodes">The dataset itself is the one of column 0; what it comes from has columns below, what it enters into columns above.</param>
public sealed record LineageGraph(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges);

public enum LineageKind
{
    [Term("设备", "device")]
    Device,

    [Term("数据集", "dataset")]
    Dataset,

    [Term("页面", "page")]
    Page,

    [Term("接口", "API")]
    Api,
}

/// <param name="Id">Unique within the graph: a code of a dataset, an MN, an address.</param>
/// <param name="Path">The page about it; null where the viewer has none.</param>
/// <param name="Column">Steps from the dataset; negative before it.</param>
public sealed record LineageNode(string Id, LineageKind Kind, Text Name, string? Path, int Column);

/// <param name="Step">By what one becomes the other.</param>
public sealed record LineageEdge(string From, string To, Text Step);
