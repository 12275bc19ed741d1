namespace Qingshan.Analysis.Statistics;

/// <summary>A share with the interval in which it lies with 95 % confidence.</summary>
/// <param name="Estimate">The share found, 0 to 1; NaN where nothing was asked.</param>
/// <param name="Low">The lower end; NaN where nothing was asked.</param>
/// <param name="High">The upper end; NaN where nothing was asked.</param>
public readonly record struct ShareInterval(double Estimate, double Low, double High)
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>The score interval of Wilson (1927) for counts that do not depend on each other.</summary>
    /// <param name="hits">How often it was so; 0 to <paramref name="all"/>.</param>
    /// <param name="all">How often it was asked; 0 gives NaN.</param>
    /// <returns>The share and its interval, which never leaves 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 0 or there are more hits than questions.</exception>
    public static ShareInterval Wilson(int hits, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, all);
        if (all == 0) return new(double.NaN, double.NaN, double.NaN);
        var (p, z2) = ((double)hits / all, Normal95 * Normal95);
        var middle = (p + z2 / (2 * all)) / (1 + z2 / all);
        var half = Normal95 / (1 + z2 / all) * Math.Sqrt((p * (1 - p) / all) + (z2 / (4.0 * all * all)));
        return new(p, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>
    /// The percentile interval of the bootstrap over clusters (Efron 1979; Davison and Hinkley 1997, 3.8): clusters are drawn with replacement, since what belongs to
    /// one is alike. Where the share is 0 or 1, resampling finds no spread, and Wilson's interval over the single questions is given.
    /// </summary>
    /// <param name="clusters">Hits and questions of each cluster.</param>
    /// <param name="resamples">How often is drawn.</param>
    /// <param name="seed">The seed of the generator; the same gives the same interval.</param>
    /// <returns>The share and its interval; resamples without a question are left out.</returns>
    public static ShareInterval OverClusters(IReadOnlyList<(int Hits, int All)> clusters, int resamples, int seed)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        var (hits, all) = (clusters.Sum(c => c.Hits), clusters.Sum(c => c.All));
        if (all == 0 || hits == 0 || hits == all) return Wilson(hits, all);
        var random = new Random(seed);
        var shares = new List<double>(resamples);
        for (var r = 0; r < resamples; r++)
        {
            var (h, n) = (0L, 0L);
            for (var i = 0; i < clusters.Count; i++)
            {
                var drawn = clusters[random.Next(clusters.Count)];
                (h, n) = (h + drawn.Hits, n + drawn.All);
            }
            if (n > 0) shares.Add((double)h / n);
        }
        shares.Sort();
        return new((double)hits / all, shares[(int)(0.025 * (shares.Count - 1))], shares[(int)Math.Ceiling(0.975 * (shares.Count - 1))]);
    }
}
