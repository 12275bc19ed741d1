namespace Qingshan.Analysis.Distribution;

/// <summary>The method of Lloyd (1982), begun with points far from each other (k-means++, Arthur and Vassilvitskii 2007).</summary>
internal static class KMeans
{
    /// <summary>Divides points.</summary>
    /// <param name="points">The points, all with as many coordinates.</param>
    /// <param name="count">How many clusters.</param>
    /// <param name="seed">The seed of the generator.</param>
    /// <returns>The cluster of each point, and the sum of squared distances from the middles.</returns>
    public static (int[] Labels, double Spread) Of(double[][] points, int count, int seed)
    {
        var centres = Begin(points, count, new Random(seed));
        var labels = new int[points.Length];
        var spread = double.PositiveInfinity;
        for (var round = 0; round < 200; round++)
        {
            var before = spread;
            spread = 0;
            for (var i = 0; i < points.Length; i++)
            {
                var (best, at) = (double.PositiveInfinity, 0);
                for (var c = 0; c < count; c++)
                    if (Square(points[i], centres[c]) is var away && away < best) (best, at) = (away, c);
                labels[i] = at;
                spread += best;
            }
            if (before - spread <= 1e-9 * spread) break;
            var (sums, counts) = (centres.Select(c => new double[c.Length]).ToArray(), new int[count]);
            for (var i = 0; i < points.Length; i++)
            {
                counts[labels[i]]++;
                for (var d = 0; d < points[i].Length; d++) sums[labels[i]][d] += points[i][d];
            }
            for (var c = 0; c < count; c++)
                if (counts[c] > 0) centres[c] = [.. sums[c].Select(s => s / counts[c])];
        }
        return (labels, spread);
    }

    private static double[][] Begin(double[][] points, int count, Random random)
    {
        var centres = new List<double[]> { points[random.Next(points.Length)] };
        var away = points.Select(p => Square(p, centres[0])).ToArray();
        while (centres.Count < count)
        {
            var draw = random.NextDouble() * away.Sum();
            var at = 0;
            while (at < points.Length - 1 && (draw -= away[at]) > 0) at++;
            centres.Add(points[at]);
            for (var i = 0; i < points.Length; i++) away[i] = Math.Min(away[i], Square(points[i], centres[^1]));
        }
        return [.. centres];
    }

    private static double Square(double[] a, double[] b)
    {
        double sum = 0;
        for (var d = 0; d < a.Length; d++) sum += (a[d] - b[d]) * (a[d] - b[d]);
        return sum;
    }
}
