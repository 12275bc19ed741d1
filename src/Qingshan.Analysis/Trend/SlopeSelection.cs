namespace Qingshan.Analysis.Trend;

/// <summary>
/// Order statistics of the slopes between all pairs of points, without computing them all: the pairs with a slope below m are the inversions of
/// y − m x in the order of x, which a merge sort counts. A sample of slopes narrows the bracket, and what is left in it is computed and sorted
/// (after Matoušek, Mount and Netanyahu 1998). Expected O(n log n); the result is exact up to the rounding of y − m x.
/// </summary>
public sealed class SlopeSelection
{
    /// <summary>So many slopes are computed and sorted.</summary>
    private const long Few = 1 << 20;

    private const int Sample = 20_000, Draws = 4_000_000;

    private readonly (double[] X, double[] Y)[] _groups;
    private readonly double[] _upTo;
    private readonly double _bound, _hair;

    // What was computed last: all slopes from a rank on.
    private (double From, double[] Slopes) _known = (0, []);

    /// <summary>Takes points; pairs are formed within each group only, and not where x is equal.</summary>
    /// <param name="groups">For each group x, in any order, and as many y; none missing.</param>
    public SlopeSelection(IEnumerable<(double[] X, double[] Y)> groups)
    {
        _groups = [.. groups.Select(Sorted).Where(g => g.X.Length > 1)];
        _upTo = new double[_groups.Length];
        for (var g = 0; g < _groups.Length; g++)
        {
            var (x, y) = _groups[g];
            double equal = 0, run = 1, nearest = double.PositiveInfinity;
            for (var i = 1; i < x.Length; i++)
            {
                if (x[i] == x[i - 1]) equal += run++;
                else (run, nearest) = (1, Math.Min(nearest, x[i] - x[i - 1]));
            }
            Count += (double)x.Length * (x.Length - 1) / 2 - equal;
            _upTo[g] = (g == 0 ? 0 : _upTo[g - 1]) + (double)x.Length * (x.Length - 1) / 2;
            if (!double.IsFinite(nearest)) continue;
            var high = y.Max() - y.Min();
            _bound = Math.Max(_bound, high / nearest);
            // So much that rounding does not blur it, and so little that nobody asks for it: by the usual step, not by two times a second apart.
            _hair = Math.Max(_hair, 1e-13 * Math.Min(high / nearest, 4 * high * x.Length / (x[^1] - x[0])));
        }
        if (Count <= Few) _known = (0, All());
    }

    /// <summary>How many slopes there are.</summary>
    public double Count { get; }

    /// <summary>The median slope.</summary>
    /// <returns>The mean of the two in the middle where their number is even; NaN where there is no pair.</returns>
    public double Median()
    {
        if (Count == 0) return double.NaN;
        var middle = Math.Floor((Count - 1) / 2);
        return Count % 2 == 1 ? At(middle) : (At(middle) + At(middle + 1)) / 2;
    }

    /// <summary>The slope of a rank.</summary>
    /// <param name="rank">0 for the least; what is outside is as at the end.</param>
    /// <returns>The slope; NaN where there is no pair.</returns>
    public double At(double rank)
    {
        if (Count == 0) return double.NaN;
        rank = Math.Clamp(rank, 0, Count - 1);
        if (rank >= _known.From && rank < _known.From + _known.Slopes.Length) return _known.Slopes[(int)(rank - _known.From)];
        var random = new Random(1);
        var (low, high) = (-_bound * (1 + 1e-9) - double.Epsilon, _bound * (1 + 1e-9) + double.Epsilon);
        var (below, upTo) = (0.0, Count);
        while (upTo - below > 2 * Few)
        {
            if (high - low <= 8 * _hair) return Math.Abs(low + high) <= 8 * _hair ? 0 : (low + high) / 2;
            var sample = Draw(random, low, high, (upTo - below) / Count);
            double left, right;
            if (sample.Length < 100) left = right = (low + high) / 2;
            else
            {
                var at = (rank - below) / (upTo - below) * sample.Length;
                var margin = 1.5 * Math.Sqrt(sample.Length);
                left = sample[(int)Math.Clamp(at - margin, 0, sample.Length - 1)] - _hair;
                right = sample[(int)Math.Clamp(at + margin, 0, sample.Length - 1)] + _hair;
            }
            foreach (var cut in (double[])[left, right])
            {
                if (cut <= low || cut >= high) continue;
                var count = Below(cut);
                if (count > rank) (high, upTo) = (cut, count);
                else (low, below) = (cut, count);
            }
        }
        _known = (below, Between(low, high));
        return _known.Slopes.Length == 0 ? (low + high) / 2 : _known.Slopes[(int)Math.Clamp(rank - below, 0, _known.Slopes.Length - 1)];
    }

    private static (double[] X, double[] Y) Sorted((double[] X, double[] Y) group)
    {
        var ascending = true;
        for (var i = 1; ascending && i < group.X.Length; i++) ascending = group.X[i] > group.X[i - 1];
        if (ascending) return group;
        int[] order = [.. Enumerable.Range(0, group.X.Length).OrderBy(i => group.X[i]).ThenBy(i => group.Y[i])];
        return ([.. order.Select(i => group.X[i])], [.. order.Select(i => group.Y[i])]);
    }

    private double[] All()
    {
        var (slopes, at) = (new double[(int)Count], 0);
        foreach (var (x, y) in _groups)
            for (var i = 0; i < x.Length; i++)
                for (var j = i + 1; j < x.Length; j++)
                    if (x[j] > x[i]) slopes[at++] = (y[j] - y[i]) / (x[j] - x[i]);
        Array.Sort(slopes);
        return slopes;
    }

    private double Below(double slope) => _groups.Sum(g => MannKendall.Inversions(Away(g, slope)));

    private static double[] Away((double[] X, double[] Y) group, double slope)
    {
        var away = new double[group.X.Length];
        for (var i = 0; i < away.Length; i++) away[i] = group.Y[i] - slope * group.X[i];
        return away;
    }

    /// <summary>Slopes of random pairs that lie in the bracket, in order; fewer where the bracket is too narrow to be met.</summary>
    private double[] Draw(Random random, double low, double high, double share)
    {
        var found = new List<double>(Sample);
        var draws = Math.Min(Draws, (int)(2 * Sample / Math.Max(share, 1e-6)));
        for (var draw = 0; draw < draws && found.Count < Sample; draw++)
        {
            var g = 0;
            if (_groups.Length > 1)
            {
                var pick = random.NextDouble() * _upTo[^1];
                while (_upTo[g] < pick) g++;
            }
            var (x, y) = _groups[g];
            var (i, j) = (random.Next(x.Length), random.Next(x.Length));
            if (x[i] == x[j]) continue;
            var slope = (y[j] - y[i]) / (x[j] - x[i]);
            if (slope > low && slope < high) found.Add(slope);
        }
        double[] sorted = [.. found];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The slopes in a bracket: in the order of y − low x they are the inversions of y − high x, told one by one by a merge sort.</summary>
    private double[] Between(double low, double high)
    {
        var slopes = new List<double>();
        foreach (var group in _groups)
        {
            var (x, y) = group;
            var (atLow, atHigh) = (Away(group, low), Away(group, high));
            var order = new int[x.Length];
            for (var i = 0; i < order.Length; i++) order[i] = i;
            Array.Sort(atLow, order);
            // Equal distances at the lower end stay in the order of x.
            for (int start = 0, end; start < order.Length; start = end)
            {
                for (end = start + 1; end < order.Length && atLow[end] == atLow[start];) end++;
                if (end - start > 1) Array.Sort(order, start, end - start);
            }
            var (from, to) = (order, new int[order.Length]);
            for (var width = 1; width < from.Length; width *= 2)
            {
                for (var left = 0; left < from.Length; left += 2 * width)
                {
                    var (middle, end) = (Math.Min(left + width, from.Length), Math.Min(left + 2 * width, from.Length));
                    for (int a = left, b = middle, at = left; at < end; at++)
                    {
                        if (a < middle && (b >= end || atHigh[from[a]] <= atHigh[from[b]])) to[at] = from[a++];
                        else
                        {
                            for (var i = a; i < middle; i++)
                                if (x[from[i]] != x[from[b]]) slopes.Add((y[from[b]] - y[from[i]]) / (x[from[b]] - x[from[i]]));
                            to[at] = from[b++];
                        }
                    }
                }
                (from, to) = (to, from);
            }
        }
        double[] sorted = [.. slopes];
        Array.Sort(sorted);
        return sorted;
    }
}
