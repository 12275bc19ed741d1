using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary>How STL smooths.</summary>
/// <param name="Period">Steps in a cycle: 12 for months of the year, 24 for hours of the day.</param>
/// <param name="SeasonalWindow">Over how many cycles the seasonal figure may change (odd, at least 3); null for one that never changes.</param>
/// <param name="SeasonalDegree">0 or 1: whether it is smoothed by means or by lines.</param>
/// <param name="TrendWindow">Over how many steps the trend is smoothed (odd); found from the other two when left out.</param>
/// <param name="Robust">Whether outliers are weighted down.</param>
public sealed record StlOptions(int Period, int? SeasonalWindow = null, int SeasonalDegree = 0, int? TrendWindow = null, bool Robust = false);

/// <summary>
/// A series taken apart into a seasonal figure, a trend and a remainder (Cleveland, Cleveland, McRae and Terpenning 1990). Settings that are left
/// out are those of the function <c>stl</c> of R, and so are the numbers.
/// </summary>
/// <param name="Seasonal">The seasonal figure, in the unit of the values.</param>
/// <param name="Trend">The trend.</param>
/// <param name="Remainder">What is left: the values less the two.</param>
/// <param name="Weights">1 for a value that counts fully, 0 for one that was taken for an outlier.</param>
public sealed record Stl(ImmutableArray<double> Seasonal, ImmutableArray<double> Trend, ImmutableArray<double> Remainder, ImmutableArray<double> Weights)
{
    /// <summary>Takes a series apart, in O(n · window / jump).</summary>
    /// <param name="values">Values in equal steps, none missing: fill gaps before.</param>
    /// <param name="options">How it is smoothed.</param>
    /// <returns>The parts; a problem with two cycles or fewer, missing values, or windows that cannot be.</returns>
    public static Analysed<Stl> Of(ReadOnlySpan<double> values, StlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (n, period) = (values.Length, options.Period);
        if (period < 2) return AnalysisProblem.Option("season-length", period, "至少 2 的整数", "a whole number of at least 2");
        if (n <= 2 * period) return AnalysisProblem.TooFew(2 * period + 1, n, "时间步（多于两个完整周期）", "steps (more than two whole cycles)");
        foreach (var value in values)
            if (!double.IsFinite(value)) return AnalysisProblem.Gaps(0, values.ToArray().Count(v => !double.IsFinite(v)) / (double)n);
        if (options.SeasonalWindow is < 3) return AnalysisProblem.Option("seasonal-window", options.SeasonalWindow, "至少 3 的奇数，或留空（周期固定不变）", "an odd number of at least 3, or left out for a figure that never changes");
        if (options.SeasonalDegree is not (0 or 1)) return AnalysisProblem.Option("seasonal-degree", options.SeasonalDegree, " 0 或 1", "0 or 1");
        var seasonalWindow = options.SeasonalWindow is { } given ? Odd(given) : 10 * n + 1;
        var seasonal = new Loess(seasonalWindow, options.SeasonalWindow is null ? 0 : options.SeasonalDegree, Jump(seasonalWindow));
        var trendWindow = Odd(Math.Max(3, options.TrendWindow ?? (int)Math.Ceiling(1.5 * period / (1 - 1.5 / seasonalWindow))));
        var trend = new Loess(trendWindow, 1, Jump(trendWindow));
        var low = new Loess(Odd(period), 1, Jump(Odd(period)));
        var work = new Work(values.ToArray(), period, seasonal, trend, low);
        var (inner, outer) = options.Robust ? (1, 15) : (2, 0);
        for (var round = 0; round <= outer; round++)
        {
            for (var i = 0; i < inner; i++) work.Step();
            if (round < outer) work.Weigh();
        }
        return work.Done(options.SeasonalWindow is null);
    }

    private static int Odd(int number) => number % 2 == 0 ? number + 1 : number;

    private static int Jump(int window) => (window + 9) / 10;

    private sealed class Work(double[] y, int period, Loess seasonalLoess, Loess trendLoess, Loess lowLoess)
    {
        private readonly double[] _seasonal = new double[y.Length], _trend = new double[y.Length], _cycles = new double[y.Length + 2 * period], _low = new double[y.Length], _rest = new double[y.Length];
        private double[] _robustness = [];

        /// <summary>The inner loop: the seasonal figure of what the trend leaves, made to add up to nothing, then the trend of what the figure leaves.</summary>
        public void Step()
        {
            for (var i = 0; i < y.Length; i++) _rest[i] = y[i] - _trend[i];
            Seasons();
            var once = Moving(_cycles, period);
            var twice = Moving(once, period);
            lowLoess.Smooth(Moving(twice, 3), [], _low);
            for (var i = 0; i < y.Length; i++)
            {
                _seasonal[i] = _cycles[period + i] - _low[i];
                _rest[i] = y[i] - _seasonal[i];
            }
            trendLoess.Smooth(_rest, _robustness, _trend);
        }

        /// <summary>The outer loop: values far off the fit lose weight, by the bisquare of six times the median distance.</summary>
        public void Weigh()
        {
            var away = new double[y.Length];
            for (var i = 0; i < away.Length; i++) away[i] = Math.Abs(y[i] - _trend[i] - _seasonal[i]);
            var reach = 6 * Statistics.Robust.Median(away);
            _robustness = [.. away.Select(r => r <= 0.001 * reach ? 1 : r <= 0.999 * reach ? Math.Pow(1 - r / reach * (r / reach), 2) : 0)];
        }

        public Stl Done(bool periodic)
        {
            if (periodic)
            {
                for (var season = 0; season < period; season++)
                {
                    double sum = 0;
                    var count = 0;
                    for (var i = season; i < y.Length; i += period, count++) sum += _seasonal[i];
                    for (var i = season; i < y.Length; i += period) _seasonal[i] = sum / count;
                }
            }
            return new([.. _seasonal], [.. _trend], [.. y.Select((v, i) => v - _seasonal[i] - _trend[i])], _robustness.Length == 0 ? [.. Enumerable.Repeat(1.0, y.Length)] : [.. _robustness]);
        }

        /// <summary>Each season smoothed over its cycles, and carried on by one cycle at both ends.</summary>
        private void Seasons()
        {
            for (var season = 0; season < period; season++)
            {
                var count = (y.Length - season - 1) / period + 1;
                var (row, weight, smooth, weights) = (new double[count], _robustness.Length == 0 ? [] : new double[count], new double[count], new double[count]);
                for (var i = 0; i < count; i++)
                {
                    row[i] = _rest[i * period + season];
                    if (weight.Length > 0) weight[i] = _robustness[i * period + season];
                }
                seasonalLoess.Smooth(row, weight, smooth);
                _cycles[season] = seasonalLoess.At(row, weight, 0, 0, Math.Min(seasonalLoess.Window, count) - 1, weights) ?? smooth[0];
                for (var i = 0; i < count; i++) _cycles[(i + 1) * period + season] = smooth[i];
                _cycles[(count + 1) * period + season] = seasonalLoess.At(row, weight, count + 1, Math.Max(0, count - seasonalLoess.Window), count - 1, weights) ?? smooth[^1];
            }
        }

        private static double[] Moving(double[] values, int length)
        {
            var means = new double[values.Length - length + 1];
            double sum = 0;
            for (var i = 0; i < values.Length; i++)
            {
                sum += values[i];
                if (i >= length) sum -= values[i - length];
                if (i >= length - 1) means[i - length + 1] = sum / length;
            }
            return means;
        }
    }
}
