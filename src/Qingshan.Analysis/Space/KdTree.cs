namespace Qingshan.Analysis.Space;

/// <summary>
/// A k-d tree (Bentley 1975) over points of any number of dimensions: near points are found without looking at all. Built in O(n log² n);
/// a question for k neighbours takes O(k log n) where dimensions are few, and nears O(n) from about ten dimensions on.
/// </summary>
public sealed class KdTree
{
    // A leaf this small is read through faster than it is split further.
    private const int Leaf = 12;

    private readonly double[] _points;
    private readonly List<double> _boxes = [];

    /// <summary>Builds the tree.</summary>
    /// <param name="points">Coordinates, point after point; none may be NaN.</param>
    /// <param name="dimensions">How many coordinates a point has.</param>
    /// <exception cref="ArgumentException">The coordinates are no whole number of points, or one is missing.</exception>
    public KdTree(double[] points, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (points.Length % dimensions != 0 || points.Any(double.IsNaN)) throw new ArgumentException("Coordinates have to be whole points without missing ones.", nameof(points));
        (_points, Dimensions) = (points, dimensions);
        Order = [.. Enumerable.Range(0, points.Length / dimensions)];
        Build(0, Order.Length, new double[Order.Length]);
    }

    /// <summary>How many points there are.</summary>
    public int Count => Order.Length;

    /// <summary>How many coordinates a point has.</summary>
    public int Dimensions { get; }

    /// <summary>The points in the order of the leaves; a node holds a stretch of them.</summary>
    internal int[] Order { get; }

    /// <summary>The nodes, parents before children; the first is the whole.</summary>
    internal List<Node> Nodes { get; } = [];

    /// <summary>The points nearest to a place.</summary>
    /// <param name="place">Its coordinates.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="except">A point that does not count, mostly the place itself; -1 for none.</param>
    /// <returns>The points with the squares of their distances, the nearest first; of equally near ones those of the lower number.</returns>
    public (double Square, int Point)[] Nearest(ReadOnlySpan<double> place, int count, int except = -1)
    {
        // Sorted by distance, then number; few neighbours are wanted, so that putting one in its place beats a heap.
        var found = new List<(double Square, int Point)>(count + 1);
        if (count > 0 && Count > 0) Nearest(0, place, count, except, found);
        return [.. found];
    }

    /// <summary>The points within a distance.</summary>
    /// <param name="place">Its coordinates.</param>
    /// <param name="distance">The greatest distance, itself included.</param>
    /// <param name="found">Points are added to it, in no certain order.</param>
    public void Within(ReadOnlySpan<double> place, double distance, ICollection<int> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (Count > 0) Within(0, place, distance * distance, found);
    }

    internal ReadOnlySpan<double> Point(int index) => _points.AsSpan(index * Dimensions, Dimensions);

    /// <summary>The square of the distance from a place to the box around a node's points; 0 inside of it.</summary>
    internal double SquareTo(int node, ReadOnlySpan<double> place)
    {
        double square = 0;
        var box = node * 2 * Dimensions;
        for (var axis = 0; axis < Dimensions; axis++)
        {
            var away = Math.Max(_boxes[box + 2 * axis] - place[axis], place[axis] - _boxes[box + 2 * axis + 1]);
            if (away > 0) square += away * away;
        }
        return square;
    }

    /// <summary>The square of the distance between two places.</summary>
    internal static double Square(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double square = 0;
        for (var axis = 0; axis < a.Length; axis++) square += (a[axis] - b[axis]) * (a[axis] - b[axis]);
        return square;
    }

    private void Nearest(int node, ReadOnlySpan<double> place, int count, int except, List<(double Square, int Point)> found)
    {
        var (from, to, left, right) = Nodes[node];
        if (left < 0)
        {
            for (var i = from; i < to; i++)
            {
                if (Order[i] == except) continue;
                var next = (Square(place, Point(Order[i])), Order[i]);
                if (found.Count == count && next.CompareTo(found[^1]) >= 0) continue;
                var at = found.BinarySearch(next);
                found.Insert(at < 0 ? ~at : at, next);
                if (found.Count > count) found.RemoveAt(count);
            }
            return;
        }
        var (near, far) = (SquareTo(left, place), SquareTo(right, place));
        if (far < near) (left, right, near, far) = (right, left, far, near);
        if (found.Count < count || near <= found[^1].Square) Nearest(left, place, count, except, found);
        if (found.Count < count || far <= found[^1].Square) Nearest(right, place, count, except, found);
    }

    private void Within(int node, ReadOnlySpan<double> place, double square, ICollection<int> found)
    {
        if (SquareTo(node, place) > square) return;
        var (from, to, left, right) = Nodes[node];
        if (left >= 0)
        {
            Within(left, place, square, found);
            Within(right, place, square, found);
            return;
        }
        for (var i = from; i < to; i++)
            if (Square(place, Point(Order[i])) <= square) found.Add(Order[i]);
    }

    private int Build(int from, int to, double[] keys)
    {
        var node = Nodes.Count;
        Nodes.Add(new(from, to, -1, -1));
        var (axis, width) = (0, 0.0);
        for (var next = 0; next < Dimensions; next++)
        {
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var i = from; i < to; i++)
            {
                var at = _points[Order[i] * Dimensions + next];
                (low, high) = (Math.Min(low, at), Math.Max(high, at));
            }
            _boxes.Add(low);
            _boxes.Add(high);
            if (high - low > width) (axis, width) = (next, high - low);
        }
        if (to - from <= Leaf || width == 0) return node;
        for (var i = from; i < to; i++) keys[i] = _points[Order[i] * Dimensions + axis];
        Array.Sort(keys, Order, from, to - from);
        var middle = (from + to) / 2;
        var left = Build(from, middle, keys);
        Nodes[node] = new(from, to, left, Build(middle, to, keys));
        return node;
    }

    /// <summary>A stretch of <see cref="Order"/>, and the two halves of it; below 0 for a leaf.</summary>
    internal readonly record struct Node(int From, int To, int Left, int Right);
}
