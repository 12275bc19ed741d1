using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>Curves through a noisy series. All take values in equal steps (see <see cref="RegularSeries"/>) with NaN for missing.</summary>
public static class Smoothing
{
    /// <summary>
    /// The filter of Kolmogorov and Zurbenko (Zurbenko 1986): a moving mean, repeated. It passes what is slower than about window · √times
    /// steps; gaps shorter than half of the window are bridged. At the ends the window is cut off.
    /// </summary>
    /// <param name="values">The series.</param>
    /// <param name="window">Steps of the window; odd, an even one counts as one more.</param>
    /// <param name="times">How often the mean is taken.</param>
    /// <param name="capture">The share of the window, in percent, that has to be there.</param>
    /// <returns>The smooth series, in O(n · times); a problem for a window below 3 or no pass.</returns>
    public static Analysed<double[]> KolmogorovZurbenko(ReadOnlySpan<double> values, int window, int times = 5, double capture = 50)
    {
        if (window < 3) return AnalysisProblem.Option("window", window, "至少 3 的奇数", "an odd number of at least 3");
        if (times < 1) return AnalysisProblem.Option("times", times, "至少 1 的整数", "a whole number of at least 1");
        var (from, half) = (values.ToArray(), window / 2);
        for (var pass = 0; pass < times; pass++)
        {
            var (sums, counts) = (new double[from.Length + 1], new int[from.Length + 1]);
            double lost = 0;
            for (var i = 0; i < from.Length; i++)
            {
                // Compensated, as years of sums would lose the last digits.
                var term = double.IsNaN(from[i]) ? 0 : from[i] - lost;
                sums[i + 1] = sums[i] + term;
                if (!double.IsNaN(from[i])) lost = sums[i + 1] - sums[i] - term;
                counts[i + 1] = counts[i] + (double.IsNaN(from[i]) ? 0 : 1);
            }
            var to = new double[from.Length];
            for (var i = 0; i < to.Length; i++)
            {
                var (left, right) = (Math.Max(0, i - half), Math.Min(to.Length, i + half + 1));
                var count = counts[right] - counts[left];
                to[i] = count > 0 && 100.0 * count >= capture * (right - left) ? (sums[right] - sums[left]) / count : double.NaN;
            }
            from = to;
        }
        return from;
    }

    /// <summary>Means weighted by the bell of Gauss, out to three standard deviations.</summary>
    /// <param name="values">The series.</param>
    /// <param name="sigma">The standard deviation of the bell in steps.</param>
    /// <param name="capture">The share of the window, in percent, that has to be there.</param>
    /// <returns>The smooth series, in O(n · sigma); a problem for a bell that is not positive.</returns>
    public static Analysed<double[]> Gaussian(ReadOnlySpan<double> values, double sigma, double capture = 0)
    {
        if (!(sigma > 0 && sigma <= 100_000)) return AnalysisProblem.Option("sigma", sigma, "大于 0 的数（步）", "a number of steps above 0");
        var reach = (int)Math.Ceiling(3 * sigma);
        double[] weights = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(d => Math.Exp(-0.5 * d * d / (sigma * sigma)))];
        var smooth = new double[values.Length];
        for (var i = 0; i < smooth.Length; i++)
        {
            double sum = 0, total = 0;
            var count = 0;
            var last = Math.Min(values.Length - 1, i + reach);
            for (var j = Math.Max(0, i - reach); j <= last; j++)
            {
                if (double.IsNaN(values[j])) continue;
                var weight = weights[j - i + reach];
                sum += weight * values[j];
                total += weight;
                count++;
            }
            smooth[i] = count > 0 && 100.0 * count >= capture * weights.Length ? sum / total : double.NaN;
        }
        return smooth;
    }

    /// <summary>
    /// The smoother of Whittaker (1923) as Eilers (2003) has it: the series z that makes Σ w (y − z)² + λ Σ (Δ^d z)² least. Missing values have
    /// no weight and are interpolated: by lines for d = 1, by cubic pieces for d = 2.
    /// </summary>
    /// <param name="values">The series.</param>
    /// <param name="lambda">How stiff it is; for long waves it grows with their length to the power 2 d.</param>
    /// <param name="order">d: 1 or 2.</param>
    /// <param name="weights">As many weights; 1 for each value when left out.</param>
    /// <returns>The smooth series, in O(n); a problem where fewer than <paramref name="order"/> + 1 values are there.</returns>
    public static Analysed<double[]> Whittaker(ReadOnlySpan<double> values, double lambda, int order = 2, ReadOnlySpan<double> weights = default)
    {
        if (!(lambda > 0 && double.IsFinite(lambda))) return AnalysisProblem.Option("lambda", lambda, "大于 0 的数", "a number above 0");
        if (order is not (1 or 2)) return AnalysisProblem.Option("order", order, " 1 或 2", "1 or 2");
        var n = values.Length;
        var present = 0;
        foreach (var value in values) present += double.IsNaN(value) ? 0 : 1;
        if (present < order + 1) return AnalysisProblem.TooFew(order + 1, present);
        // LDL' of W + λ D'D, whose rows have at most five numbers: the diagonal and two beside it.
        var (d, c, e, z) = (new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var weight = double.IsNaN(values[i]) ? 0 : weights.IsEmpty ? 1 : weights[i];
            var (diagonal, beside, beyond) = Penalty(i, n, order);
            var (c1, e2) = (i > 0 ? c[i - 1] : 0, i > 1 ? e[i - 2] : 0);
            d[i] = weight + lambda * diagonal - (i > 0 ? c1 * c1 * d[i - 1] : 0) - (i > 1 ? e2 * e2 * d[i - 2] : 0);
            if (i + 1 < n) c[i] = (lambda * beside - (i > 0 ? d[i - 1] * c1 * e[i - 1] : 0)) / d[i];
            if (i + 2 < n) e[i] = lambda * beyond / d[i];
            z[i] = (weight == 0 ? 0 : weight * values[i]) - (i > 0 ? c1 * z[i - 1] : 0) - (i > 1 ? e2 * z[i - 2] : 0);
        }
        for (var i = n - 1; i >= 0; i--) z[i] = z[i] / d[i] - (i + 1 < n ? c[i] * z[i + 1] : 0) - (i + 2 < n ? e[i] * z[i + 2] : 0);
        return z;
    }

    /// <summary>
    /// The line under the peaks: Whittaker's smoother with weight <paramref name="share"/> for values above it and 1 − share for those below, repeated until
    /// no value changes sides (Eilers and Boelens 2005). It tells the background of a place from its episodes.
    /// </summary>
    /// <param name="values">The series.</param>
    /// <param name="lambda">How stiff it is.</param>
    /// <param name="share">The weight of values above, mostly 0.001 to 0.1.</param>
    /// <returns>The baseline, in O(n) a round; problems as of <see cref="Whittaker"/>.</returns>
    public static Analysed<double[]> Baseline(ReadOnlySpan<double> values, double lambda, double share = 0.01)
    {
        if (!(share is > 0 and < 1)) return AnalysisProblem.Option("share", share, " 0 与 1 之间的数", "a number between 0 and 1");
        var weights = new double[values.Length];
        Array.Fill(weights, 1);
        for (var round = 0; ; round++)
        {
            var found = Whittaker(values, lambda, 2, weights);
            if (!found.TryGet(out var line, out _)) return found;
            var changed = false;
            for (var i = 0; i < weights.Length; i++)
            {
                var weight = values[i] > line[i] ? share : 1 - share;
                changed |= weights[i] != weight;
                weights[i] = weight;
            }
            if (!changed || round == 50) return line;
        }
    }

    /// <summary>Row i of D'D: its diagonal and the two numbers right of it.</summary>
    private static (double Diagonal, double Beside, double Beyond) Penalty(int i, int n, int order)
    {
        double diagonal = 0, beside = 0, beyond = 0;
        double[] row = order == 1 ? [-1, 1] : [1, -2, 1];
        // Each difference that begins at k takes part with its number for place i.
        for (var k = Math.Max(0, i - order); k <= i && k + order < n; k++)
        {
            diagonal += row[i - k] * row[i - k];
            if (i + 1 - k <= order) beside += row[i - k] * row[i + 1 - k];
            if (i + 2 - k <= order) beyond += row[i - k] * row[i + 2 - k];
        }
        return (diagonal, beside, beyond);
    }
}
