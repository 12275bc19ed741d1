using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Effect;

/// <summary>
/// What measures did to a period: what was measured against what would have been measured without them, in the weather that really was. Trees
/// (Friedman 2001) learn the value from weather, the weather of the hours before, season, weekday, hour and trend, without the window and the
/// days beside it, and predict it ("business as usual": Grange et al. 2021, Atmospheric Chemistry and Physics 21). How wrong such a prediction
/// can be is not assumed but seen: at many placebo windows of the same length and season, left out and predicted in the same way.
/// </summary>
/// <param name="Window">The period.</param>
/// <param name="Observed">The mean that was measured, in the unit of the values.</param>
/// <param name="Counterfactual">The mean that was predicted for the same hours.</param>
/// <param name="Low">The lower end of the interval of <see cref="Difference"/>.</param>
/// <param name="High">The upper end.</param>
/// <param name="P">The share of windows without measures that are as far out, two-sided; see <see cref="PlaceboSpread.P"/>.</param>
/// <param name="Placebos">The placebo windows, in order of time.</param>
/// <param name="Coverage">The share of placebo windows whose interval, made of the placebos of other years, holds 0.</param>
/// <param name="RSquared">The share of the variance of the hours of the placebo windows that is predicted without having learned from them.</param>
/// <param name="Hours">How many hours of the window have both value and prediction.</param>
/// <param name="Series">The hours of the window and of the days beside it that were left out with it.</param>
public sealed record WindowEffect(
    MeasureWindow Window, double Observed, double Counterfactual, double Low, double High, double P, ImmutableArray<Placebo> Placebos, double Coverage, double RSquared, int Hours, EffectSeries Series)
{
    /// <summary>Hours with value and weather outside of windows that are needed: about three months.</summary>
    public const int Least = 2000;

    /// <summary>The share of the hours of a window that have to have value and weather.</summary>
    public const double Capture = 0.75;

    /// <summary>Measured less counterfactual, in the unit of the values; negative where less was measured.</summary>
    public double Difference => Observed - Counterfactual;

    /// <summary>The same in percent of the counterfactual.</summary>
    public double Percent => 100 * (Observed / Counterfactual - 1);

    /// <summary>The lower end of the interval of <see cref="Percent"/>.</summary>
    public double PercentLow { get; private init; }

    /// <summary>The upper end.</summary>
    public double PercentHigh { get; private init; }

    /// <summary>The least change downwards, in percent (such as -40), that can be told from chance in such a window; smaller ones are not shown to be none.</summary>
    public double Detectable { get; private init; }

    /// <summary>Estimates the effect, in time that grows with hours × weather × trees × models (5 to 20 models).</summary>
    /// <param name="hours">Values and weather; see <see cref="EffectHours.Of"/>.</param>
    /// <param name="window">The period with measures; wholly inside of the data.</param>
    /// <param name="options">How.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>
    /// The effect; a problem where the window lies outside of the data, has less than <see cref="Capture"/> of its hours, where there are fewer
    /// than <see cref="Least"/> hours to learn from, too few placebo windows for the level of confidence, or means that are not above 0.
    /// </returns>
    public static Analysed<WindowEffect> Of(EffectHours hours, MeasureWindow window, EffectOptions options, MethodWork work)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(work);
        if (!(options.Confidence is > 0 and < 1)) return AnalysisProblem.Option("confidence", options.Confidence, " 0 与 1 之间的数", "between 0 and 1");
        if (hours.Outside(window) is { } outside) return outside;
        if (hours.CaptureOf(window) < Capture) return AnalysisProblem.Gaps(1 - Capture, 1 - hours.CaptureOf(window));
        if (!PlaceboWindows.Around(window, hours.FirstDay, hours.LastDay, w => hours.CaptureOf(w) >= Capture, options).TryGet(out var windows, out var problem)) return problem;
        if (!CrossPrediction.Of(hours, windows, options, work).TryGet(out var predicted, out problem)) return problem;

        var means = windows.All.Select(predicted.Means).ToArray();
        if (means.Any(m => !(m.Observed > 0 && m.Predicted > 0)))
            return AnalysisProblem.NoAnswer("有对照时段的平均值不大于 0，无法按比例比较：请检查数据是否为浓度。", "Some window has a mean that is not above 0, so that ratios mean nothing: check that the values are concentrations.");
        var (observed, counterfactual, count) = means[windows.Measured];
        ImmutableArray<Placebo> placebos = [.. means.Select((m, i) => new Placebo(windows.All[i], m.Observed, m.Predicted, YearOf(windows.All[i], window))).Where((_, i) => i != windows.Measured)];
        var spread = new PlaceboSpread([.. placebos.Select(p => p.Ratio).Order()]);
        var (low, high) = spread.Between(options.Confidence);
        // Without measures the mean would have been between these two.
        var (least, most) = (counterfactual * low, counterfactual * high);
        return new WindowEffect(window, observed, counterfactual, observed - most, observed - least, spread.P(observed / counterfactual), placebos,
            PlaceboSpread.Coverage(placebos, options.Confidence), predicted.RSquared(windows), count, predicted.Series(windows, options))
        {
            PercentLow = 100 * (observed / most - 1), PercentHigh = 100 * (observed / least - 1), Detectable = 100 * (low - 1),
        };
    }

    /// <summary>The year whose date of the measures is the nearest to a placebo.</summary>
    private static int YearOf(MeasureWindow placebo, MeasureWindow measured)
    {
        var year = placebo.First.Year;
        return Enumerable.Range(year - 1, 3).MinBy(y => Math.Abs(measured.First.AddYears(y - measured.First.Year).DayNumber - placebo.First.DayNumber));
    }
}

/// <summary>Hours around a window, as measured and as predicted without having learned from them.</summary>
/// <param name="Times">The hours, from the days left out before the window to those after it.</param>
/// <param name="Observed">As measured; NaN where missing.</param>
/// <param name="Counterfactual">As predicted; NaN where weather is missing.</param>
/// <param name="Low">The lower end of where single hours without measures lie.</param>
/// <param name="High">The upper end.</param>
public sealed record EffectSeries(ImmutableArray<DateTime> Times, ImmutableArray<double> Observed, ImmutableArray<double> Counterfactual, ImmutableArray<double> Low, ImmutableArray<double> High);
