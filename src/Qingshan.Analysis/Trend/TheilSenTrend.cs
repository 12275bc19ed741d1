using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Trend;

/// <summary>How a trend of means is estimated.</summary>
/// <param name="Confidence">The level of the interval, above 0 and below 1.</param>
/// <param name="Resamples">How many samples are drawn.</param>
/// <param name="Blocks">Whether runs of n^(1/3) means that follow each other are drawn together, as means that depend on each other ask for.</param>
/// <param name="Seed">Where the random numbers begin.</param>
public sealed record TheilSenOptions(double Confidence = 0.95, int Resamples = 599, bool Blocks = false, int Seed = 2);

/// <summary>
/// The slope of Theil and Sen through means over months, seasons or years, with a confidence interval and a probability by the bootstrap: what
/// users of openair know as <c>TheilSen</c>. A year is 365 days, as there.
/// </summary>
/// <param name="Series">The means.</param>
/// <param name="Count">How many means took part.</param>
/// <param name="Slope">The slope in units of the values per year.</param>
/// <param name="Low">The lower end of its confidence interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="P">The probability of such a slope without a trend, by the share of the samples on the other side of 0, both sides.</param>
/// <param name="PercentPerYear">The slope in percent of the line's value at the beginning.</param>
/// <param name="PercentLow">The lower end of that.</param>
/// <param name="PercentHigh">The upper end.</param>
/// <param name="Line">The line at each mean.</param>
/// <param name="BandLow">The lower end of where the line may run.</param>
/// <param name="BandHigh">The upper end.</param>
public sealed record TheilSenTrend(
    TrendSeries Series, int Count, double Slope, double Low, double High, double P, double PercentPerYear, double PercentLow, double PercentHigh,
    ImmutableArray<double> Line, ImmutableArray<double> BandLow, ImmutableArray<double> BandHigh)
{
    /// <summary>Days that a year is counted as.</summary>
    public const double Year = 365;

    // All slopes of so many means are sorted once and weighted in each sample; 3000 make 4.5 million.
    private const int Most = 3000;

    /// <summary>Estimates the trend of means, in O(m² (log m + samples)) for m means: 90 months take some 10 ms.</summary>
    /// <param name="series">The means, see <see cref="TrendSeries.Of"/>.</param>
    /// <param name="options">How; the defaults when left out.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>The trend; a problem with too few means, equal ones, or more than 3000.</returns>
    public static Analysed<TheilSenTrend> Of(TrendSeries series, TheilSenOptions? options = null, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new();
        if (!(options.Confidence is > 0 and < 1)) return AnalysisProblem.Option("confidence", options.Confidence, " 0 与 1 之间的数", "between 0 and 1");
        var days = series.Days();
        int[] at = [.. Enumerable.Range(0, days.Length).Where(i => !double.IsNaN(series.Values[i]))];
        var n = at.Length;
        if (n < TrendSeries.Least) return AnalysisProblem.TooFew(TrendSeries.Least, n, "时段平均", "means");
        if (n > Most) return AnalysisProblem.Shape($"时段平均有 {n} 个，最多 {Most} 个：请用更长的时段，或用 sen-slope。", $"There are {n} means, {Most} are the most: use longer spans, or sen-slope.");
        // Days are counted from the first mean, so that the value of the line there has no rounding of half a century.
        double[] x = [.. at.Select(i => days[i] - days[0])], y = [.. at.Select(i => series.Values[i])];
        if (y.Min() == y.Max()) return AnalysisProblem.Constant(y[0]);
        var pairs = new Pairs(x);
        pairs.Sort(y);
        int[] once = [.. Enumerable.Repeat(1, n)];
        var (slope, start) = pairs.Line(x, y, once);
        var (slopes, starts) = Samples(pairs, x, y, options, work ?? MethodWork.Quiet);
        var (down, up) = Ends(options);
        var (bandLow, bandHigh) = Band(slopes, starts, [.. days.Select(d => d - days[0])], down, up);
        double[] percents = [.. slopes.Select((b, i) => 100 * Year * b / starts[i])];
        var below = (slopes.Count(b => b < 0) + 0.5 * slopes.Count(b => b == 0)) / slopes.Length;
        double[] sorted = [.. slopes];
        Array.Sort(sorted);
        Array.Sort(percents);
        return new TheilSenTrend(series, n, Year * slope, Year * sorted[down], Year * sorted[up], 2 * Math.Min(below, 1 - below),
            100 * Year * slope / start, percents[down], percents[up], [.. days.Select(d => start + slope * (d - days[0]))], bandLow, bandHigh);
    }

    /// <summary>The places, from 0, of the two ends among the samples in order.</summary>
    private static (int Down, int Up) Ends(TheilSenOptions options)
    {
        var cut = (int)Math.Round((1 - options.Confidence) / 2 * options.Resamples);
        return (Math.Min(cut, (options.Resamples - 1) / 2), Math.Max(options.Resamples - cut - 1, options.Resamples / 2));
    }

    private static (double[] Slopes, double[] Starts) Samples(Pairs pairs, double[] x, double[] y, TheilSenOptions options, MethodWork work)
    {
        var random = new Random(options.Seed);
        var (slopes, starts, times) = (new double[options.Resamples], new double[options.Resamples], new int[x.Length]);
        var block = options.Blocks ? Math.Max(1, (int)Math.Round(Math.Cbrt(x.Length))) : 1;
        for (var sample = 0; sample < slopes.Length; sample++)
        {
            if (sample % 50 == 0) work.At((double)sample / slopes.Length);
            do
            {
                Array.Clear(times);
                for (var drawn = 0; drawn < x.Length;)
                {
                    var from = random.Next(x.Length - block + 1);
                    for (var i = 0; i < block && drawn < x.Length; i++, drawn++) times[from + i]++;
                }
            }
            while (times.Count(t => t > 0) < 2);
            (slopes[sample], starts[sample]) = pairs.Line(x, y, times);
        }
        return (slopes, starts);
    }

    private static (ImmutableArray<double> Low, ImmutableArray<double> High) Band(double[] slopes, double[] starts, double[] x, int down, int up)
    {
        var (low, high, across) = (new double[x.Length], new double[x.Length], new double[slopes.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            for (var s = 0; s < across.Length; s++) across[s] = starts[s] + slopes[s] * x[i];
            Array.Sort(across);
            (low[i], high[i]) = (across[down], across[up]);
        }
        return ([.. low], [.. high]);
    }

    /// <summary>
    /// The slopes of all pairs in order. A bootstrap sample only changes how often each pair counts, so that its median is found by adding up
    /// weights: no sample has slopes of its own to sort.
    /// </summary>
    private sealed class Pairs
    {
        private readonly double[] _slopes;
        private readonly (int I, int J)[] _pairs;

        public Pairs(double[] x)
        {
            var size = x.Length * (x.Length - 1) / 2;
            (_slopes, _pairs) = (new double[size], new (int, int)[size]);
            var at = 0;
            for (var i = 0; i < x.Length; i++)
                for (var j = i + 1; j < x.Length; j++, at++) (_pairs[at], _slopes[at]) = ((i, j), x[j] - x[i]);
        }

        public void Sort(double[] y)
        {
            for (var p = 0; p < _slopes.Length; p++) _slopes[p] = (y[_pairs[p].J] - y[_pairs[p].I]) / _slopes[p];
            Array.Sort(_slopes, _pairs);
        }

        /// <summary>The slope and the value at x = 0 where each point counts so many times.</summary>
        public (double Slope, double Start) Line(double[] x, double[] y, int[] times)
        {
            long total = (long)x.Length * x.Length;
            foreach (var t in times) total -= (long)t * t;
            total /= 2;
            var (left, right, seen) = ((total - 1) / 2, total / 2, 0L);
            double low = double.NaN, slope = double.NaN;
            for (var p = 0; p < _slopes.Length; p++)
            {
                seen += (long)times[_pairs[p].I] * times[_pairs[p].J];
                if (double.IsNaN(low) && seen > left) low = _slopes[p];
                if (seen <= right) continue;
                slope = (low + _slopes[p]) / 2;
                break;
            }
            var (rest, at) = (new double[x.Length], 0);
            for (var i = 0; i < x.Length; i++)
                for (var t = 0; t < times[i]; t++) rest[at++] = y[i] - slope * x[i];
            return (slope, Robust.Median(rest));
        }
    }
}
