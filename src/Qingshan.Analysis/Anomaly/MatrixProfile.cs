using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>
/// The matrix profile (Yeh and others 2016): for each stretch of a series how near the most alike other stretch is, both brought to mean 0 and standard
/// deviation 1. Where it is high nothing else looks like it (a discord: an anomaly of form); where it is low the form comes again (a motif).
/// </summary>
/// <param name="Window">The length of a stretch.</param>
/// <param name="Distances">For each beginning of a stretch the distance to its nearest; NaN where a value is missing in it. At most 2 √window.</param>
/// <param name="Nearest">Where the nearest begins; -1 where there is none.</param>
public sealed record MatrixProfile(int Window, ImmutableArray<double> Distances, ImmutableArray<int> Nearest)
{
    /// <summary>The shortest stretch with a form.</summary>
    public const int LeastWindow = 4;

    /// <summary>
    /// Compares all stretches along the diagonals of their matrix, O(n²) whatever the window: the covariance of a pair follows from that of the pair before
    /// (Zimmerman and others 2019). Some two thousand million pairs, 65,533 hours, take seconds.
    /// </summary>
    /// <param name="values">Values at equal steps; NaN is missing, and no stretch that holds one is compared.</param>
    /// <param name="window">The length of a stretch.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The profile; a problem where the series is shorter than three stretches or no two can be compared. Flat stretches are alike, and √window from all others.</returns>
    public static Analysed<MatrixProfile> Of(ReadOnlySpan<double> values, int window, MethodWork? work = null)
    {
        if (window < LeastWindow) return AnalysisProblem.Option("window", window, $"至少 {LeastWindow} 的整数", $"a whole number of at least {LeastWindow}");
        if (values.Length < 3 * window) return AnalysisProblem.TooFew(3 * window, values.Length, "值（至少为窗长的 3 倍）", "values (three times the window)");
        var count = values.Length - window + 1;
        var stretches = Stretches.Of(values, window);
        if (stretches.Usable < 2) return AnalysisProblem.Gaps(1 - 2.0 / count, 1 - (double)stretches.Usable / count);
        var (best, nearest) = (new double[count], new int[count]);
        Array.Fill(best, double.NegativeInfinity);
        Array.Fill(nearest, -1);
        // What overlaps by three quarters and more is alike for no other reason.
        var apart = (window + 3) / 4;
        for (var lag = apart + 1; lag < count; lag++)
        {
            if (lag % 256 == 0) work?.At(1 - Math.Pow(1 - (double)lag / count, 2));
            stretches.Diagonal(lag, best, nearest);
        }
        work?.At(1);
        return new MatrixProfile(window, [.. best.Select(r => double.IsNegativeInfinity(r) ? double.NaN : Math.Sqrt(Math.Max(0, 2 * window * (1 - r))))], [.. nearest]);
    }

    /// <summary>The stretches that are least like any other, the strangest first, none overlapping another.</summary>
    /// <param name="count">How many are wanted.</param>
    /// <returns>Where they begin.</returns>
    public ImmutableArray<int> Discords(int count) => Apart(Enumerable.Range(0, Distances.Length).Where(i => !double.IsNaN(Distances[i])).OrderByDescending(i => Distances[i]), count);

    /// <summary>The stretches that come again most alike, the most alike first, none overlapping another.</summary>
    /// <param name="count">How many are wanted.</param>
    /// <returns>Where they begin; <see cref="Nearest"/> says where they come again.</returns>
    public ImmutableArray<int> Motifs(int count)
    {
        var found = new List<int>();
        var taken = new List<int>();
        foreach (var i in Enumerable.Range(0, Distances.Length).Where(i => Nearest[i] >= 0).OrderBy(i => Distances[i]))
        {
            if (found.Count == count) break;
            if (taken.Any(t => Math.Abs(t - i) < Window || Math.Abs(t - Nearest[i]) < Window)) continue;
            found.Add(i);
            taken.AddRange([i, Nearest[i]]);
        }
        return [.. found];
    }

    private ImmutableArray<int> Apart(IEnumerable<int> order, int count)
    {
        var found = new List<int>();
        foreach (var i in order)
        {
            if (found.Count == count) break;
            if (found.TrueForAll(f => Math.Abs(f - i) >= Window)) found.Add(i);
        }
        return [.. found];
    }
}
