using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>How the likeness of groups of variables is taken from that of their members.</summary>
public enum Joining
{
    /// <summary>The mean over all pairs.</summary>
    Average,

    /// <summary>The least of all pairs.</summary>
    Complete,
}

/// <summary>The correlations of every two of several series, each over the rows that the two have in common.</summary>
/// <param name="Kind">Which coefficient.</param>
/// <param name="Values">The coefficients; NaN where two series have too few common rows or one is constant over them.</param>
/// <param name="P">The probability of each without a relation.</param>
/// <param name="Counts">How many common rows each has.</param>
/// <param name="Order">The variables so that those which are alike stand side by side, by clustering with the distance 1 − r.</param>
public sealed record CorrelationMatrix(CorrelationKind Kind, double[,] Values, double[,] P, int[,] Counts, ImmutableArray<int> Order)
{
    /// <summary>Computes it, in O(m² n log n) for m series at most, and O(m³) for their order.</summary>
    /// <param name="series">Series of equal length; NaN is missing.</param>
    /// <param name="kind">Which coefficient.</param>
    /// <param name="joining">How groups of variables are joined for the order.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>The matrix; a problem with fewer than two series, or where no two have enough common rows.</returns>
    public static Analysed<CorrelationMatrix> Of(IReadOnlyList<double[]> series, CorrelationKind kind = CorrelationKind.Pearson, Joining joining = Joining.Average, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        var m = series.Count;
        if (m < 2) return AnalysisProblem.TooFew(2, m, "列", "columns");
        var (values, p, counts) = (new double[m, m], new double[m, m], new int[m, m]);
        AnalysisProblem? last = null;
        var any = false;
        for (var i = 0; i < m; i++)
        {
            work?.At((double)i * i / (m * m));
            counts[i, i] = series[i].Count(v => !double.IsNaN(v));
            (values[i, i], p[i, i]) = (1, 0);
            for (var j = 0; j < i; j++)
            {
                var found = CorrelationCoefficient.Of(series[i], series[j], kind);
                any |= found.IsOk;
                last = found.Problem ?? last;
                values[i, j] = values[j, i] = found.IsOk ? found.Value.Value : double.NaN;
                p[i, j] = p[j, i] = found.IsOk ? found.Value.P : double.NaN;
                counts[i, j] = counts[j, i] = found.IsOk ? found.Value.Count : Both(series[i], series[j]);
            }
        }
        return any ? new CorrelationMatrix(kind, values, p, counts, Ordered(values, joining)) : last!;
    }

    private static int Both(double[] a, double[] b) => a.Zip(b).Count(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second));

    /// <summary>Joins the two nearest groups again and again; each join puts the groups side by side with their nearest ends together.</summary>
    private static ImmutableArray<int> Ordered(double[,] values, Joining joining)
    {
        var m = values.GetLength(0);
        double Apart(int i, int j) => double.IsNaN(values[i, j]) ? 1 : 1 - values[i, j];
        var groups = Enumerable.Range(0, m).Select(i => new List<int> { i }).ToList();
        while (groups.Count > 1)
        {
            var (best, left, right) = (double.PositiveInfinity, 0, 1);
            for (var a = 0; a < groups.Count; a++)
            {
                for (var b = a + 1; b < groups.Count; b++)
                {
                    var pairs = groups[a].SelectMany(i => groups[b].Select(j => Apart(i, j)));
                    var distance = joining == Joining.Average ? pairs.Average() : pairs.Max();
                    if (distance < best) (best, left, right) = (distance, a, b);
                }
            }
            var (one, other) = (groups[left], groups[right]);
            (double Distance, bool TurnOne, bool TurnOther)[] ways =
            [
                (Apart(one[^1], other[0]), false, false), (Apart(one[^1], other[^1]), false, true), (Apart(one[0], other[0]), true, false), (Apart(one[0], other[^1]), true, true),
            ];
            var way = ways.MinBy(w => w.Distance);
            if (way.TurnOne) one.Reverse();
            if (way.TurnOther) other.Reverse();
            one.AddRange(other);
            groups.RemoveAt(right);
        }
        return [.. groups[0]];
    }
}
