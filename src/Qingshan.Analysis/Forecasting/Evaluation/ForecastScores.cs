using System.Collections.Immutable;
using Qingshan.Analysis.Evaluation;

namespace Qingshan.Analysis.Forecasting.Evaluation;

/// <summary>How good forecasts of one horizon were, beside persistence and climatology. NaN where something was not forecast or cannot be said.</summary>
/// <param name="Hours">How many hours ahead.</param>
/// <param name="Count">Pairs of forecast and observation.</param>
/// <param name="Events">Observations above the level of the event.</param>
/// <param name="Mean">Of the mean as a forecast.</param>
/// <param name="Persistence">Of the value at the time of the forecast.</param>
/// <param name="Climatology">Of what is usual.</param>
/// <param name="AlarmSuccess">The CSI of alarms at the probability that was tuned on earlier forecasts.</param>
/// <param name="Pinball">The pinball loss, averaged over the levels of <see cref="ForecastDistribution.Learned"/>.</param>
/// <param name="UsualPinball">That of climatology's quantiles.</param>
/// <param name="Coverage50">The share of observations within the quantiles of 25 and 75 %.</param>
/// <param name="Coverage90">The share within those of 5 and 95 %.</param>
/// <param name="MedianError">The mean absolute error of the median.</param>
/// <param name="Event">Scores of the probability; null without.</param>
public sealed record ForecastScores(
    int Hours, int Count, int Events, PointScores Mean, PointScores Persistence, PointScores Climatology, double AlarmSuccess, double Pinball, double UsualPinball,
    double Coverage50, double Coverage90, double MedianError, ProbabilityScores? Event)
{
    /// <summary>Scores pairs of one horizon.</summary>
    /// <param name="hours">The horizon.</param>
    /// <param name="pairs">The pairs; at least one.</param>
    /// <param name="eventLevel">The level of the event.</param>
    /// <param name="alarm">The probability from which on there is an alarm.</param>
    /// <returns>The scores.</returns>
    public static ForecastScores Of(int hours, IReadOnlyList<ForecastPair> pairs, double eventLevel, double alarm)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        double[] observed = [.. pairs.Select(p => p.Observed)];
        var levels = ForecastDistribution.Learned;
        var quantiles = QuantileScores.Of(observed, levels, Rows(pairs, p => p.Forecast.Distribution));
        var usual = QuantileScores.Of(observed, levels, Rows(pairs, p => p.Usual.Distribution));
        double[] probability = [.. pairs.Select(p => p.Forecast.Probability)];
        double[] happened = [.. observed.Select(o => o > eventLevel ? 1.0 : 0)];
        var alarms = EventScores.Of(happened, probability, 0.5, alarm);
        double Below(int level) => quantiles.IsOk ? quantiles.Value.Levels[level].Coverage : double.NaN;
        return new ForecastScores(
            hours, pairs.Count, observed.Count(o => o > eventLevel), Points(p => p.Forecast.Mean), Points(p => p.Persistence), Points(p => p.Usual.Mean),
            alarms.IsOk ? alarms.Value.CriticalSuccess : double.NaN, Loss(quantiles), Loss(usual), Below(4) - Below(2), Below(6) - Below(0),
            quantiles.IsOk ? 2 * quantiles.Value.Levels[3].Pinball : double.NaN, ProbabilityScores.Of(probability, happened) is { IsOk: true } ok ? ok.Value : null);

        PointScores Points(Func<ForecastPair, double> said) => PointScores.Of(observed, [.. pairs.Select(said)], eventLevel);
        static double Loss(Methods.Analysed<QuantileScores> scores) => scores.IsOk ? scores.Value.Levels.Average(l => l.Pinball) : double.NaN;
    }

    private static ImmutableArray<double[]> Rows(IReadOnlyList<ForecastPair> pairs, Func<ForecastPair, ForecastDistribution?> distribution) =>
        [.. Enumerable.Range(0, ForecastDistribution.Learned.Length).Select(l => (double[])[.. pairs.Select(p => distribution(p) is { } d ? d.Values[l] : double.NaN)])];
}

/// <summary>Scores of one number as a forecast.</summary>
/// <param name="Rmse">The root mean square error.</param>
/// <param name="Mae">The mean absolute error.</param>
/// <param name="Bias">The mean of forecast less observed.</param>
/// <param name="Success">The CSI of "above the level of the event"; NaN without an event.</param>
public readonly record struct PointScores(double Rmse, double Mae, double Bias, double Success)
{
    internal static PointScores Of(double[] observed, double[] said, double eventLevel)
    {
        double squares = 0, sum = 0, away = 0;
        var count = 0;
        for (var i = 0; i < observed.Length; i++)
        {
            var error = said[i] - observed[i];
            if (double.IsNaN(error)) continue;
            (squares, sum, away, count) = (squares + error * error, sum + error, away + Math.Abs(error), count + 1);
        }
        var events = EventScores.Of(observed, said, eventLevel);
        return new PointScores(Math.Sqrt(squares / count), away / count, sum / count, events.IsOk ? events.Value.CriticalSuccess : double.NaN);
    }
}
