using System.Collections.Immutable;
using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// What would have been measured with the average weather (weather normalisation, "de-weathering": Grange and Carslaw 2019, Science of the
/// Total Environment 653; here with boosted trees, and with the exact mean over the weather of all hours instead of random draws). Trees learn
/// the value from weather and from time (trend, season, weekday, hour); the weather is then averaged out. Five sets of trees are grown, each
/// without a fifth of the weeks: those weeks tell how well they predict, and the spread between the sets how sure the result is.
/// </summary>
/// <param name="Times">The times of the rows that took part.</param>
/// <param name="Observed">The values as measured.</param>
/// <param name="Normalised">The values with average weather.</param>
/// <param name="Spread">The standard deviation of the normalised values between the sets of trees.</param>
/// <param name="RSquared">The share of the variance that is predicted in weeks that were not learned from.</param>
/// <param name="Rmse">The root mean square error there, in the unit of the values.</param>
/// <param name="Gains">The share of each feature in what the trees learned: trend, season, weekday, hour, then the weather in its order.</param>
public sealed record WeatherNormalisation(
    ImmutableArray<DateTime> Times, ImmutableArray<double> Observed, ImmutableArray<double> Normalised, ImmutableArray<double> Spread, double RSquared, double Rmse, ImmutableArray<double> Gains)
{
    /// <summary>Rows with value and weather that are needed: about three months of hours.</summary>
    public const int Least = 2000;

    /// <summary>The features of time, which are not averaged over.</summary>
    public const int OfTime = 4;

    private const int Folds = 5;

    /// <summary>What is predicted for each row, with its own weather, by the trees that did not learn from its week.</summary>
    public ImmutableArray<double> Predicted { get; private init; } = [];

    /// <summary>The normalised values of each of the five sets of trees, whose mean is <see cref="Normalised"/>.</summary>
    public ImmutableArray<ImmutableArray<double>> Sets { get; private init; } = [];

    /// <summary>Takes the weather out.</summary>
    /// <param name="times">The times, in any order.</param>
    /// <param name="values">As many values; NaN is missing, and the row left out.</param>
    /// <param name="weather">Rows of weather, each as long; a row in which any is missing is left out. Directions have to come as components.</param>
    /// <param name="growth">How the trees are grown.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <param name="ofMonth">
    /// Whether the average is over the weather of the same month of the calendar in all years, instead of all hours (as Vu et al. 2019, Atmospheric
    /// Chemistry and Physics 19, draw theirs): a summer evening is then never asked about with the weather of January.
    /// </param>
    /// <returns>The normalised series; a problem with fewer than <see cref="Least"/> complete rows or a constant value.</returns>
    public static Analysed<WeatherNormalisation> Of(IReadOnlyList<DateTime> times, IReadOnlyList<double> values, IReadOnlyList<double[]> weather, TreeGrowth growth, MethodWork work, bool ofMonth = false)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weather);
        ArgumentNullException.ThrowIfNull(work);
        int[] rows = [.. Enumerable.Range(0, times.Count).Where(i => !double.IsNaN(values[i]) && weather.All(w => !double.IsNaN(w[i])))];
        if (rows.Length < Least) return AnalysisProblem.TooFew(Least, rows.Length, "数值与气象俱全的行", "rows with value and weather");
        DateTime[] at = [.. rows.Select(i => times[i])];
        double[] observed = [.. rows.Select(i => values[i])];
        var first = at.Min();
        double[][] features =
        [
            [.. at.Select(t => (t - first).TotalDays)], [.. at.Select(t => (double)t.DayOfYear)], [.. at.Select(t => (double)t.DayOfWeek)], [.. at.Select(t => t.TimeOfDay.TotalHours)],
            .. weather.Select(w => (double[])[.. rows.Select(i => w[i])]),
        ];
        // Whole weeks are left out together: an hour is known from the hours beside it.
        int[] fold = [.. at.Select(t => (int)((t - first).TotalDays / 7) % Folds)];
        bool[] averaged = [.. features.Select((_, f) => f >= OfTime)];

        int[][] together = ofMonth ? [.. Enumerable.Range(0, at.Length).GroupBy(i => at[i].Month).Select(g => g.ToArray())] : [[.. Enumerable.Range(0, at.Length)]];

        var (sets, gains, predicted) = (new double[Folds][], new double[features.Length], new double[rows.Length]);
        for (var k = 0; k < Folds; k++)
        {
            work.At((double)k / Folds);
            var target = (double[])observed.Clone();
            for (var i = 0; i < target.Length; i++)
                if (fold[i] == k) target[i] = double.NaN;
            if (!BoostedTrees.Grow(features, target, growth, work.Cancel).TryGet(out var trees, out var problem)) return problem;
            Predict(trees, features, fold, k, predicted);
            sets[k] = new double[rows.Length];
            foreach (var group in together)
            {
                var means = trees.MeanOver([.. features.Select(f => (double[])[.. group.Select(i => f[i])])], averaged, work.Cancel);
                for (var i = 0; i < means.Length; i++) sets[k][group[i]] = means[i];
            }
            foreach (var (f, gain) in trees.Gains().Index()) gains[f] += gain / Folds;
        }
        var mean = observed.Average();
        var errors = observed.Zip(predicted).Sum(p => (p.First - p.Second) * (p.First - p.Second));
        return new WeatherNormalisation(
            [.. at], [.. observed], [.. observed.Select((_, i) => sets.Average(s => s[i]))], [.. observed.Select((_, i) => Deviation(sets.Select(s => s[i])))],
            1 - errors / observed.Sum(v => (v - mean) * (v - mean)), Math.Sqrt(errors / observed.Length), [.. gains])
        {
            Predicted = [.. predicted], Sets = [.. sets.Select(s => s.ToImmutableArray())],
        };
    }

    private static double Deviation(IEnumerable<double> sets) => MathNet.Numerics.Statistics.Statistics.StandardDeviation(sets);

    private static void Predict(BoostedTrees trees, double[][] features, int[] fold, int k, double[] predicted)
    {
        var row = new double[features.Length];
        for (var i = 0; i < predicted.Length; i++)
        {
            if (fold[i] != k) continue;
            for (var f = 0; f < row.Length; f++) row[f] = features[f][i];
            predicted[i] = trees.Predict(row);
        }
    }
}
