using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Qingshan.Platform.Sharing;

/// <summary>The features of one collection in the order of their codes, and a tree of where they are. It holds everything: who asks is filtered.</summary>
internal sealed class FeatureSet
{
    private readonly STRtree<int> _tree = new();
    private readonly Dictionary<string, int> _byCode = [];
    private readonly Dictionary<Guid, int> _byId = [];

    public FeatureSet(IEnumerable<Feature> features)
    {
        All = [.. features.OrderBy(f => f.Record.Code, StringComparer.Ordinal)];
        for (var i = 0; i < All.Count; i++)
        {
            _byCode[All[i].Record.Code] = i;
            _byId[All[i].Record.Id] = i;
            if (All[i].Box is { } box) _tree.Insert(box, i);
        }
        _tree.Build();
    }

    public IReadOnlyList<Feature> All { get; }

    public Feature? Find(string code) => _byCode.TryGetValue(code, out var at) ? All[at] : null;

    public Feature? Find(Guid id) => _byId.TryGetValue(id, out var at) ? All[at] : null;

    /// <summary>Those that touch one of the boxes; those of which nobody knows where they are do not.</summary>
    public IEnumerable<Feature> Within(IReadOnlyList<Envelope> boxes) =>
        (boxes.Count == 1 ? _tree.Query(boxes[0]) : boxes.SelectMany(_tree.Query).Distinct()).Order().Select(i => All[i]);
}
