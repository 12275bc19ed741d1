using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Clusters;

/// <summary>
/// Clusters by density (Ester, Kriegel, Sander and Xu 1996): points with enough neighbours within a distance, and what is reached from them. It finds
/// clusters of any form and leaves single points over as noise.
/// </summary>
/// <param name="Labels">The cluster of each point from 1, in the order in which they are met; 0 for noise.</param>
/// <param name="Clusters">How many clusters there are.</param>
public sealed record Dbscan(ImmutableArray<int> Labels, int Clusters)
{
    /// <summary>Finds the clusters, O(n log n + pairs within the distance).</summary>
    /// <param name="points">The points; see <see cref="Places"/> for such on a map.</param>
    /// <param name="distance">How near neighbours are, in the unit of the coordinates.</param>
    /// <param name="least">How many points, itself included, are within that distance of a core point.</param>
    /// <returns>The labels; a problem without points. A point at the border of two clusters belongs to the first.</returns>
    public static Analysed<Dbscan> Of(KdTree points, double distance, int least)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!(distance > 0)) return AnalysisProblem.Option("distance", distance, "大于 0 的数", "a number above 0");
        if (least < 1) return AnalysisProblem.Option("least", least, "至少 1 的整数", "a whole number of at least 1");
        if (points.Count < least) return AnalysisProblem.TooFew(least, points.Count, "点", "points");
        var labels = new int[points.Count];
        var seen = new bool[points.Count];
        var (clusters, near, wave) = (0, new List<int>(), new Queue<int>());
        for (var i = 0; i < labels.Length; i++)
        {
            if (seen[i] || !IsCore(i)) continue;
            clusters++;
            (seen[i], labels[i]) = (true, clusters);
            Take();
            while (wave.TryDequeue(out var next))
                if (IsCore(next)) Take();
        }
        return new Dbscan([.. labels], clusters);

        bool IsCore(int point)
        {
            near.Clear();
            points.Within(points.Point(point), distance, near);
            return near.Count >= least;
        }

        void Take()
        {
            foreach (var one in near)
            {
                if (seen[one]) continue;
                (seen[one], labels[one]) = (true, clusters);
                wave.Enqueue(one);
            }
        }
    }
}
