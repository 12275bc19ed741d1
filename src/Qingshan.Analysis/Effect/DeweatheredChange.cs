using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Time;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Effect;

/// <summary>How a change free of weather is estimated.</summary>
/// <param name="Growth">How the trees are grown.</param>
/// <param name="FirstMonth">The month in which a year begins, 1 to 12.</param>
/// <param name="Confidence">The level of the intervals, above 0 and below 1.</param>
/// <param name="Draws">How many bootstrap samples are drawn.</param>
/// <param name="History">
/// Whether the weather of the hours before is learned from too. It explains more; where the answer without it is another, the columns of weather
/// cannot tell weather and emissions apart.
/// </param>
public sealed record DeweatheredOptions(TreeGrowth Growth, int FirstMonth = 1, double Confidence = 0.95, int Draws = 1000, bool History = true)
{
    /// <summary>What holds when nothing is said.</summary>
    public static DeweatheredOptions Default { get; } = new(new TreeGrowth(Trees: 200, LeastInLeaf: 100));
}

/// <summary>
/// Years free of weather, what changed between them, and the trend. What an hour's weather added is what the trees of
/// <see cref="WeatherNormalisation"/>, which did not learn from its week, predict with that weather less what they give for the average weather of
/// its month; the rest of what was measured is de-weathered. In this way what the trees fail to learn stays in the result with its noise,
/// instead of being smoothed away (double machine learning: Chernozhukov et al. 2018), and the interval comes from drawing five weeks at a time of what
/// they did not predict, and from how far the five sets of trees lie apart (a jackknife of groups).
/// </summary>
/// <param name="Years">The years that have data.</param>
/// <param name="Changes">Between whole years that follow each other, then from the first to the last.</param>
/// <param name="Months">The beginning of each month.</param>
/// <param name="MonthsObserved">The monthly means as measured; NaN without data.</param>
/// <param name="MonthsDeweathered">The monthly means with average weather.</param>
/// <param name="Trend">The slope of Theil and Sen of the de-weathered monthly means without their season; null where there are too few months.</param>
/// <param name="RSquared">The share of the variance of hours that is predicted in weeks that were not learned from.</param>
/// <param name="Hours">How many hours have value and weather.</param>
public sealed record DeweatheredChange(
    ImmutableArray<DeweatheredYear> Years, ImmutableArray<YearChange> Changes, ImmutableArray<DateTime> Months, ImmutableArray<double> MonthsObserved, ImmutableArray<double> MonthsDeweathered,
    TheilSenTrend? Trend, double RSquared, int Hours)
{
    private const int BlockDays = 35;

    /// <summary>Estimates what changed, in time as <see cref="WeatherNormalisation"/> takes.</summary>
    /// <param name="times">Hours, in local time, none twice.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="weather">Columns of weather, each as long; directions as components. The weather of the hours before is added, see <see cref="WeatherHistory"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>The years and changes; a problem with fewer than <see cref="WindowEffect.Least"/> hours with value and weather.</returns>
    public static Analysed<DeweatheredChange> Of(DateTime[] times, double[] values, IReadOnlyList<double[]> weather, DeweatheredOptions options, MethodWork work)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.FirstMonth is < 1 or > 12) return AnalysisProblem.Option("first-month", options.FirstMonth, " 1 到 12 的整数", "a whole number from 1 to 12");
        if (!(options.Confidence is > 0 and < 1)) return AnalysisProblem.Option("confidence", options.Confidence, " 0 与 1 之间的数", "between 0 and 1");
        if (!EffectHours.Of(times, values, weather).TryGet(out var hours, out var problem)) return problem;
        return WeatherNormalisation.Of(hours.Times, hours.Values, options.History ? hours.Weather : hours.WeatherOfTheHour, options.Growth, work, ofMonth: true).Then(found => Of(found, options));
    }

    private static Analysed<DeweatheredChange> Of(WeatherNormalisation found, DeweatheredOptions options)
    {
        double[] added = [.. found.Predicted.Zip(found.Normalised, (p, n) => p - n)];
        double[] deweathered = [.. found.Observed.Zip(added, (o, a) => o - a)];
        DateTime[] times = [.. found.Times];
        var random = new Random(options.Growth.Seed);
        ImmutableArray<DeweatheredYear> years =
        [
            .. Enumerable.Range(0, times.Length).GroupBy(i => times[i].AddMonths(1 - options.FirstMonth).Year).OrderBy(g => g.Key)
                .Select(g => Year(found, added, new(g.Key, options.FirstMonth, 1), [.. g], options, random)),
        ];
        DeweatheredYear[] whole = [.. years.Where(y => y.IsWhole)];
        var changes = whole.Zip(whole.Skip(1), (from, to) => YearChange.Of(from, to, options.Confidence)).ToList();
        if (whole.Length > 2) changes.Add(YearChange.Of(whole[0], whole[^1], options.Confidence));
        if (!TimeAverage.Of(times, [.. found.Observed], Period.Month).TryGet(out var observed, out var problem)) return problem;
        if (!TimeAverage.Of(times, deweathered, Period.Month).TryGet(out var months, out problem)) return problem;
        return new DeweatheredChange(years, [.. changes], months.Times, observed.Values, months.Values, Slope(times, deweathered, options), found.RSquared, times.Length);
    }

    private static DeweatheredYear Year(WeatherNormalisation found, double[] added, DateOnly first, int[] rows, DeweatheredOptions options, Random random)
    {
        // What was not predicted, summed over five weeks, in which each set of trees is asked once: weeks beside each other share what was learned.
        var blocks = rows.GroupBy(i => (found.Times[i] - first.ToDateTime(default)).Days / BlockDays)
            .Select(g => (Sum: g.Sum(i => found.Observed[i] - found.Predicted[i]), Count: g.Count())).ToArray();
        var normalised = rows.Average(i => found.Normalised[i]);
        // The sets of trees are a jackknife: each was grown without a fifth of the weeks.
        double[] sets = [.. found.Sets.Select(s => rows.Average(i => s[i]))];
        var spread = (sets.Length - 1) / Math.Sqrt(sets.Length) * MathNet.Numerics.Statistics.Statistics.StandardDeviation(sets);
        var draws = new double[options.Draws];
        for (var d = 0; d < draws.Length; d++)
        {
            var (sum, count) = (0.0, 0);
            for (var b = 0; b < blocks.Length; b++)
            {
                var (more, rowsOfBlock) = blocks[random.Next(blocks.Length)];
                (sum, count) = (sum + more, count + rowsOfBlock);
            }
            draws[d] = normalised + sum / count + spread * StudentT.Sample(random, 0, 1, found.Sets.Length - 1);
        }
        var sorted = draws.Order().ToArray();
        var size = 24.0 * (first.AddYears(1).DayNumber - first.DayNumber);
        return new(first, rows.Average(i => found.Observed[i]), rows.Average(i => added[i]),
            Quantile.OfSorted(sorted, (1 - options.Confidence) / 2), Quantile.OfSorted(sorted, (1 + options.Confidence) / 2), 100 * rows.Length / size, LeastOfMonth(found.Times, first, rows))
        {
            Draws = [.. draws],
        };
    }

    private static double LeastOfMonth(ImmutableArray<DateTime> times, DateOnly first, int[] rows)
    {
        var counts = rows.CountBy(i => (times[i].Year, times[i].Month)).ToDictionary();
        return Enumerable.Range(0, 12).Select(m => first.AddMonths(m)).Min(m => 100.0 * counts.GetValueOrDefault((m.Year, m.Month)) / (24 * DateTime.DaysInMonth(m.Year, m.Month)));
    }

    private static TheilSenTrend? Slope(DateTime[] times, double[] deweathered, DeweatheredOptions options) =>
        TrendSeries.Of(times, deweathered, Period.Month, DeweatheredYear.LeastCapture, deseasonalise: true)
            .Then(series => TheilSenTrend.Of(series, new(options.Confidence, Blocks: true, Seed: options.Growth.Seed))) is { IsOk: true } trend ? trend.Value : null;
}
