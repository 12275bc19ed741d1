using System.Buffers;
using System.Collections.Immutable;

namespace Qingshan.Analysis.Linkage;

/// <summary>
/// Finds, among many names, those that may be the same as a given one, without comparing all: by the character bigrams of trade name, industry, part and
/// other names, the rare ones counting more (inverse document frequency). Regions and legal forms, which most names share, are not looked at. Immutable
/// and safe for many threads; the answer depends on the names and their order alone.
/// </summary>
public sealed class NameIndex
{
    private readonly Dictionary<int, int[]> _names = [];
    private readonly Dictionary<string, int[]> _byFolded;
    private readonly float[] _size;
    private readonly int _count;

    /// <summary>Indexes names.</summary>
    /// <param name="names">The names; candidates are given by their place in this list.</param>
    public NameIndex(IReadOnlyList<EnterpriseName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _count = names.Count;
        _size = new float[_count];
        var lists = new Dictionary<int, List<int>>();
        var bigrams = new HashSet<int>();
        for (var i = 0; i < _count; i++)
        {
            BigramsOf(names[i], bigrams);
            foreach (var bigram in bigrams)
            {
                if (!lists.TryGetValue(bigram, out var list)) lists[bigram] = list = [];
                list.Add(i);
            }
        }
        foreach (var (bigram, list) in lists)
        {
            var rarity = Rarity(list.Count);
            foreach (var i in list) _size[i] += rarity;
            _names[bigram] = [.. list];
        }
        _byFolded = Enumerable.Range(0, _count).GroupBy(i => names[i].Folded, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Finds candidates.</summary>
    /// <param name="name">The name asked for.</param>
    /// <param name="most">How many at most; equal names come first and are not counted.</param>
    /// <returns>Places in the list, the likeliest first; equally likely ones in the order of the list.</returns>
    public ImmutableArray<int> Candidates(EnterpriseName name, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var wanted = new HashSet<int>();
        BigramsOf(name, wanted);
        var shared = ArrayPool<float>.Shared.Rent(_count);
        var touched = ArrayPool<int>.Shared.Rent(_count);
        try
        {
            Array.Clear(shared, 0, _count);
            var (own, last) = (0f, 0);
            // In a fixed order, so that sums of floats come out the same every time.
            foreach (var bigram in wanted.Order())
            {
                var there = _names.TryGetValue(bigram, out var list);
                var rarity = Rarity(there ? list!.Length : 0);
                own += rarity;
                if (!there) continue;
                foreach (var i in list!)
                {
                    if (shared[i] == 0) touched[last++] = i;
                    shared[i] += rarity;
                }
            }
            var best = new PriorityQueue<int, (float Likeness, int Last)>(most + 1);
            foreach (var i in touched.AsSpan(0, last))
            {
                // The cosine of both: a name inside a longer one still counts.
                var likeness = shared[i] / MathF.Sqrt(own * _size[i]);
                if (best.Count == most && best.TryPeek(out _, out var least) && (likeness, -i).CompareTo(least) <= 0) continue;
                best.Enqueue(i, (likeness, -i));
                if (best.Count > most) best.Dequeue();
            }
            var found = new List<int>(best.Count);
            while (best.TryDequeue(out var i, out _)) found.Add(i);
            found.Reverse();
            return _byFolded.TryGetValue(name.Folded, out var equal) ? [.. equal, .. found.Except(equal)] : [.. found];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(shared);
            ArrayPool<int>.Shared.Return(touched);
        }
    }

    private float Rarity(int names) => MathF.Log2((_count + 1f) / (names + 0.5f)) is var bits && bits > 0.1f ? bits : 0.1f;

    private static void BigramsOf(EnterpriseName name, HashSet<int> into)
    {
        into.Clear();
        Add(name.Core, into);
        Add(name.Part, into);
        foreach (var other in name.FormerNames) Add(EnterpriseName.Parse(other).Core, into);
        foreach (var other in name.OtherNames) Add(EnterpriseName.Parse(other).Core, into);
    }

    private static void Add(string text, HashSet<int> into)
    {
        if (text.Length == 1) into.Add(text[0]);
        for (var i = 1; i < text.Length; i++) into.Add((text[i - 1] << 16) | text[i]);
    }
}
