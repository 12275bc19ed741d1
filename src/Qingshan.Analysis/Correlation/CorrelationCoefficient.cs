using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Correlation;

/// <summary>How alike two series are said to be.</summary>
public enum CorrelationKind
{
    /// <summary>Pearson: how near their pairs are to a straight line.</summary>
    Pearson,

    /// <summary>Spearman: the same of their ranks; any rising relation counts, and outliers little.</summary>
    Spearman,

    /// <summary>Kendall's tau-b: by how much more pairs agree in order than disagree, corrected for ties.</summary>
    Kendall,
}

/// <summary>The correlation of two series over the rows in which both have a value.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Count">How many rows have both.</param>
/// <param name="Value">The coefficient, -1 to 1.</param>
/// <param name="P">
/// The probability of a coefficient as far from 0 or farther where there is no relation, both sides: by Student's t for Pearson and Spearman, by the normal
/// approximation with ties for Kendall. Rows that depend on those before make it too small.
/// </param>
public sealed record CorrelationCoefficient(CorrelationKind Kind, int Count, double Value, double P)
{
    /// <summary>The fewest rows.</summary>
    public const int Least = 3;

    /// <summary>Computes it, in O(n), or O(n log n) for ranks.</summary>
    /// <param name="x">One series.</param>
    /// <param name="y">The other, as long; rows in which either is NaN are left out.</param>
    /// <param name="kind">Which one.</param>
    /// <returns>The coefficient; a problem with fewer than <see cref="Least"/> common rows or a series that is constant over them.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<CorrelationCoefficient> Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, CorrelationKind kind = CorrelationKind.Pearson)
    {
        if (x.Length != y.Length) throw new ArgumentException("The two series have to be equally long.", nameof(y));
        var (a, b) = Common(x, y);
        if (a.Length < Least) return AnalysisProblem.TooFew(Least, a.Length, "两列都有值的行", "rows in which both have a value");
        if (a.Min() == a.Max()) return AnalysisProblem.Constant(a[0]);
        if (b.Min() == b.Max()) return AnalysisProblem.Constant(b[0]);
        if (kind == CorrelationKind.Kendall) return Kendall(a, b);
        if (kind == CorrelationKind.Spearman) (a, b) = (Ranks.Of(a), Ranks.Of(b));
        var r = Pearson(a, b);
        return new CorrelationCoefficient(kind, a.Length, r, Chance(r, a.Length - 2));
    }

    /// <summary>The probability of such a coefficient by Student's t.</summary>
    internal static double Chance(double r, int freedom) =>
        freedom < 1 ? double.NaN : Math.Abs(r) >= 1 ? 0 : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(r) * Math.Sqrt(freedom / (1 - r * r)));

    internal static double Pearson(double[] a, double[] b)
    {
        double ma = a.Average(), mb = b.Average(), ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (da, db) = (a[i] - ma, b[i] - mb);
            (ab, aa, bb) = (ab + da * db, aa + da * da, bb + db * db);
        }
        return Math.Clamp(ab / Math.Sqrt(aa * bb), -1, 1);
    }

    private static (double[] A, double[] B) Common(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = (new List<double>(x.Length), new List<double>(x.Length));
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            a.Add(x[i]);
            b.Add(y[i]);
        }
        return ([.. a], [.. b]);
    }

    private static CorrelationCoefficient Kendall(double[] a, double[] b)
    {
        double n = a.Length, pairs = n * (n - 1) / 2;
        var (ta, tb) = (Ties(a), Ties(b));
        var s = Agreement(a, b);
        var variance = (n * (n - 1) * (2 * n + 5) - ta.Five - tb.Five) / 18 + ta.Two * tb.Two / (9 * n * (n - 1) * (n - 2)) + 2 * ta.Pairs * tb.Pairs / (n * (n - 1));
        return new(CorrelationKind.Kendall, a.Length, s / Math.Sqrt((pairs - ta.Pairs) * (pairs - tb.Pairs)), 2 * Normal.CDF(0, 1, -Math.Abs(s) / Math.Sqrt(variance)));
    }

    /// <summary>Pairs that agree in order less those that do not, by Knight (1966): in the order of one series the latter are the inversions of the other.</summary>
    internal static double Agreement(double[] a, double[] b)
    {
        var order = Enumerable.Range(0, a.Length).ToArray();
        Array.Sort(order, (i, j) => a[i] != a[j] ? a[i].CompareTo(a[j]) : b[i].CompareTo(b[j]));
        double[] left = [.. order.Select(i => a[i])], right = [.. order.Select(i => b[i])];
        double n = a.Length, both = 0;
        for (int start = 0, end; start < left.Length; start = end)
        {
            for (end = start + 1; end < left.Length && left[end] == left[start] && right[end] == right[start];) end++;
            both += (end - start) * (double)(end - start - 1) / 2;
        }
        return n * (n - 1) / 2 - Ties(left).Pairs - Ties(right).Pairs + both - 2 * MannKendall.Inversions(right);
    }

    /// <summary>Over groups of t equal values: pairs, Σ t (t − 1) (t − 2), Σ t (t − 1) (2 t + 5).</summary>
    private static (double Pairs, double Two, double Five) Ties(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        double pairs = 0, two = 0, five = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];) end++;
            double t = end - start;
            (pairs, two, five) = (pairs + t * (t - 1) / 2, two + t * (t - 1) * (t - 2), five + t * (t - 1) * (2 * t + 5));
        }
        return (pairs, two, five);
    }
}
