using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Autocorrelation;

/// <summary>Who is whose neighbour and by how much, kept for those that are: for n places with k neighbours n k numbers.</summary>
public sealed class SpatialWeights
{
    private readonly int[] _start;
    private readonly int[] _neighbour;
    private readonly double[] _weight;

    private SpatialWeights(int[] start, int[] neighbour, double[] weight) => (_start, _neighbour, _weight) = (start, neighbour, weight);

    /// <summary>How many places there are.</summary>
    public int Count => _start.Length - 1;

    /// <summary>How many pairs have a weight; both directions count.</summary>
    public int Links => _neighbour.Length;

    /// <summary>How many places have no neighbour.</summary>
    public int Alone => Enumerable.Range(0, Count).Count(i => _start[i] == _start[i + 1]);

    /// <summary>The k nearest of each place, O(n k log n); not always both ways.</summary>
    /// <param name="places">The places.</param>
    /// <param name="neighbours">How many each has.</param>
    /// <returns>Weights of 1; a problem with fewer places than that.</returns>
    public static Analysed<SpatialWeights> Nearest(Places places, int neighbours)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (neighbours < 1) return AnalysisProblem.Option("neighbours", neighbours, "至少 1 的整数", "a whole number of at least 1");
        if (places.Count <= neighbours) return AnalysisProblem.TooFew(neighbours + 1, places.Count, "点", "places");
        return Of(places.Count, Enumerable.Range(0, places.Count).SelectMany(i => places.Tree.Nearest(places.At(i), neighbours, i).Select(n => (i, n.Point, 1.0))));
    }

    /// <summary>All within a distance, O(n k + n log n).</summary>
    /// <param name="places">The places.</param>
    /// <param name="distance">The greatest distance, in the unit of the coordinates or metres.</param>
    /// <returns>Weights of 1; a problem where nobody has a neighbour.</returns>
    public static Analysed<SpatialWeights> Within(Places places, double distance)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (!(distance > 0)) return AnalysisProblem.Option("distance", distance, "大于 0 的数", "a number above 0");
        var links = new List<(int, int, double)>();
        var found = new List<int>();
        for (var i = 0; i < places.Count; i++)
        {
            found.Clear();
            places.Tree.Within(places.At(i), places.Chord(distance), found);
            foreach (var j in found)
                if (j != i) links.Add((i, j, 1));
        }
        return links.Count > 0 ? Of(places.Count, links)
            : AnalysisProblem.NoAnswer(FormattableString.Invariant($"在距离 {distance:G6} 内没有任何两点相邻：请增大 distance。"), FormattableString.Invariant($"No two places are within {distance:G6} of each other: raise the distance."));
    }

    /// <summary>Neighbours from a list.</summary>
    /// <param name="count">How many places there are.</param>
    /// <param name="links">From, to and weight; of several of one pair the weights are summed.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place of the list is not there.</exception>
    public static SpatialWeights Of(int count, IEnumerable<(int From, int To, double Weight)> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        (int From, int To, double Weight)[] sorted = [.. links];
        foreach (var (from, to, _) in sorted)
            if ((uint)from >= (uint)count || (uint)to >= (uint)count) throw new ArgumentOutOfRangeException(nameof(links), $"The pair {from}, {to} is not among {count} places.");
        Array.Sort(sorted, (a, b) => (a.From, a.To).CompareTo((b.From, b.To)));
        var (start, neighbour, weight) = (new int[count + 1], new List<int>(sorted.Length), new List<double>(sorted.Length));
        for (var k = 0; k < sorted.Length; k++)
        {
            if (k > 0 && sorted[k].From == sorted[k - 1].From && sorted[k].To == sorted[k - 1].To)
            {
                weight[^1] += sorted[k].Weight;
                continue;
            }
            neighbour.Add(sorted[k].To);
            weight.Add(sorted[k].Weight);
            start[sorted[k].From + 1]++;
        }
        for (var i = 0; i < count; i++) start[i + 1] += start[i];
        return new(start, [.. neighbour], [.. weight]);
    }

    /// <summary>The same weights so that those of each place sum up to 1 (style W); who is alone stays so.</summary>
    /// <returns>The weights.</returns>
    public SpatialWeights Standardised()
    {
        var weight = (double[])_weight.Clone();
        for (var i = 0; i < Count; i++)
        {
            var sum = Sum(i);
            for (var k = _start[i]; k < _start[i + 1]; k++) weight[k] /= sum;
        }
        return new(_start, _neighbour, weight);
    }

    /// <summary>The same weights, each place being a neighbour of its own with weight 1.</summary>
    /// <returns>The weights.</returns>
    public SpatialWeights WithSelf() => Of(Count, Pairs().Where(p => p.From != p.To).Concat(Enumerable.Range(0, Count).Select(i => (i, i, 1.0))));

    internal ReadOnlySpan<int> Neighbours(int place) => _neighbour.AsSpan(_start[place].._start[place + 1]);

    internal ReadOnlySpan<double> Weights(int place) => _weight.AsSpan(_start[place].._start[place + 1]);

    internal double Sum(int place)
    {
        double sum = 0;
        foreach (var weight in Weights(place)) sum += weight;
        return sum;
    }

    internal IEnumerable<(int From, int To, double Weight)> Pairs()
    {
        for (var i = 0; i < Count; i++)
            for (var k = _start[i]; k < _start[i + 1]; k++) yield return (i, _neighbour[k], _weight[k]);
    }

    /// <summary>The sums S₀, S₁ and S₂ of Cliff and Ord, from which expected variances follow.</summary>
    internal (double S0, double S1, double S2) Sums()
    {
        double s0 = 0, s1 = 0;
        var (rows, columns) = (new double[Count], new double[Count]);
        foreach (var (i, j, w) in Pairs())
        {
            s0 += w;
            rows[i] += w;
            columns[j] += w;
            var at = Neighbours(j).BinarySearch(i);
            var back = at < 0 ? 0 : Weights(j)[at];
            // Over all ordered pairs (w + w')² / 2; a pair that is known one way only has its other half counted here.
            s1 += at < 0 ? w * w : (w + back) * (w + back) / 2;
        }
        double s2 = 0;
        for (var i = 0; i < Count; i++) s2 += (rows[i] + columns[i]) * (rows[i] + columns[i]);
        return (s0, s1, s2);
    }
}
