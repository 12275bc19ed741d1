using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>Puts a graph together around one dataset. A node keeps the column in which it was first met, so that a graph never turns back.</summary>
internal sealed class GraphBuilder(LineageNode centre)
{
    private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.Ordinal) { [centre.Id] = centre };
    private readonly HashSet<LineageEdge> _edges = [];

    /// <returns>True where the node is new.</returns>
    public bool Link(LineageNode node, string neighbour, int direction, Text step)
    {
        var isNew = _nodes.TryAdd(node.Id, node);
        // Only onwards: what was met already nearer to the dataset, or on its other side, is not drawn a second time.
        if (_nodes[node.Id].Column == node.Column) _edges.Add(direction < 0 ? new(node.Id, neighbour, step) : new(neighbour, node.Id, step));
        return isNew;
    }

    public LineageGraph Made() => new(
        [.. _nodes.Values.OrderBy(n => n.Column).ThenBy(n => n.Kind).ThenBy(n => n.Id, StringComparer.Ordinal)],
        [.. _edges.OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal)]);
}
