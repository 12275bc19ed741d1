using System.Collections.Immutable;
using Qingshan.Analysis.Forecasting.Features;
using Qingshan.Analysis.Forecasting.Training;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Forecasting.Evaluation;

/// <summary>Forecasts of a time that was not learned from, at every hour, with all that is known then and nothing later.</summary>
/// <param name="Plan">What was learned, from when.</param>
/// <param name="Scores">The scores of each horizon.</param>
/// <param name="Pairs">For each horizon all pairs.</param>
public sealed record Trial(TrainingPlan Plan, ImmutableArray<ForecastScores> Scores, ImmutableArray<ImmutableArray<ForecastPair>> Pairs)
{
    /// <summary>Trains, and forecasts from the end of what was learned to some hour.</summary>
    /// <param name="panel">The data.</param>
    /// <param name="plan">What is learned.</param>
    /// <param name="from">The first hour that is forecast, not before <see cref="TrainingPlan.Until"/>.</param>
    /// <param name="until">The first hour that is not.</param>
    /// <param name="threads">How many horizons are learned side by side: each takes the memory of the whole table where it looks at coming weather.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>The trial; a problem with too little data.</returns>
    public static Analysed<Trial> Run(Panel panel, TrainingPlan plan, int from, int until, int threads, MethodWork work)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(from, plan.Until);
        var usual = new KnownUsual(panel, plan.Target);
        var first = Math.Max(0, from - plan.Horizons[^1]);
        var known = plan.Weather == WeatherUse.None ? Features(0) : null;
        var results = new Analysed<(ForecastScores, ImmutableArray<ForecastPair>)>[plan.Horizons.Length];
        var done = 0;
        Learner.ForEachHorizon(panel, plan, 1, threads, (at, table, binned) =>
        {
            results[at] = HorizonModel.Train(panel, table, binned, plan.Horizons[at], plan, usual, work.Cancel).Then<(ForecastScores, ImmutableArray<ForecastPair>)>(model =>
            {
                var pairs = PairsOf(panel, plan, known ?? Features(model.Hours), model, usual.Before(plan.Until), from, until);
                return pairs.IsEmpty
                    ? AnalysisProblem.TooFew(1, 0, "有观测可对照的预报", "forecasts with an observation to hold them against")
                    : (ForecastScores.Of(model.Hours, pairs, plan.EventLevel, model.Calibration.Alarm), pairs);
            });
            work.At((double)Interlocked.Increment(ref done) / plan.Horizons.Length);
        }, work.Cancel);
        foreach (var result in results)
            if (!result.IsOk) return result.Problem!;
        return new Trial(plan, [.. results.Select(r => r.Value.Item1)], [.. results.Select(r => r.Value.Item2)]);

        FeatureTable Features(int horizon) => FeatureTable.Of(panel, Learner.Columns(panel, plan, horizon), first, until, 1, work.Cancel);
    }

    private static ImmutableArray<ForecastPair> PairsOf(Panel panel, TrainingPlan plan, FeatureTable table, HorizonModel model, Climatology usual, int from, int until)
    {
        var (rows, values) = HorizonModel.Rows(panel, table, plan.Target, model.Hours, from, until, 1);
        var pairs = ImmutableArray.CreateBuilder<ForecastPair>(rows.Length);
        foreach (var (i, row) in rows.Index())
        {
            var (site, hour) = (table.Site(row), table.Hour(row));
            // Scored is only what can be held against persistence: a value was measured at the very hour of the forecast.
            var now = panel[plan.Target, site][hour];
            if (!float.IsNaN(now)) pairs.Add(new(site, hour + model.Hours, model.Predict(table.Row(row), usual.Near(site, hour + model.Hours)), values[i], now, usual.At(site, hour + model.Hours)));
        }
        return pairs.ToImmutable();
    }
}
