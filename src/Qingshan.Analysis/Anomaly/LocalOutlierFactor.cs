using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Anomaly;

/// <summary>
/// The local outlier factor (Breunig, Kriegel, Ng and Sander 2000): how much thinner the points lie around a point than around its neighbours. 1 is
/// as dense as they; 2 half as dense. It finds points that are odd for where they are, in dense and in thin regions alike.
/// </summary>
/// <param name="Factors">The factor of each point.</param>
public sealed record LocalOutlierFactor(ImmutableArray<double> Factors)
{
    /// <summary>Compares densities, O(n k log n) where columns are few.</summary>
    /// <param name="points">The points; columns of different units are to be brought to one scale before.</param>
    /// <param name="neighbours">How many neighbours, without the point itself; equally far ones count as one more each.</param>
    /// <returns>The factors; a problem with no more points than neighbours. Points at one place with all their neighbours have 1.</returns>
    public static Analysed<LocalOutlierFactor> Of(KdTree points, int neighbours = 20)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (neighbours < 1) return AnalysisProblem.Option("neighbours", neighbours, "至少 1 的整数", "a whole number of at least 1");
        if (points.Count <= neighbours) return AnalysisProblem.TooFew(neighbours + 1, points.Count, "完整的行", "whole rows");
        var near = new (int Point, double Distance)[points.Count][];
        var reach = new double[points.Count];
        var within = new List<int>();
        for (var i = 0; i < near.Length; i++)
        {
            var place = points.Point(i);
            var nearest = points.Nearest(place, neighbours, i);
            var last = nearest[^1].Square;
            reach[i] = Math.Sqrt(last);
            within.Clear();
            // A hair more, as the root of a square is not always what was squared.
            points.Within(place, reach[i] * (1 + 1e-12), within);
            var some = new List<(int, double)>(within.Count);
            foreach (var j in within)
                if (j != i) some.Add((j, Math.Sqrt(KdTree.Square(place, points.Point(j)))));
            near[i] = [.. some];
        }
        double[] density = [.. near.Select(n => 1 / n.Average(j => Math.Max(reach[j.Point], j.Distance)))];
        return new LocalOutlierFactor([.. near.Select((n, i) => double.IsInfinity(density[i]) ? 1 : n.Average(j => density[j.Point]) / density[i])]);
    }
}
