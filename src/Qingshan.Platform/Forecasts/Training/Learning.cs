using System.Collections.Immutable;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Forecasting.Evaluation;
using Qingshan.Analysis.Forecasting.Training;
using Qingshan.Analysis.Methods;

namespace Qingshan.Platform.Forecasts;

/// <summary>A model that was learned, and its trial.</summary>
/// <param name="Beside">How it did beside the one in use; null where there is none, or none of its days can be compared.</param>
internal sealed record LearnedModel(ForecastModel Model, ImmutableArray<ForecastScores> Scores, Comparison? Beside);

/// <summary>The RMSE of a new model and of the one in use on the same forecasts, averaged over the hours ahead.</summary>
internal sealed record Comparison(double New, double InUse, int Count)
{
    /// <summary>Fewer forecasts decide nothing.</summary>
    public const int Least = 100;

    public bool IsBetter => Count >= Least && New < InUse;
}

/// <summary>Learns a model twice: once without the last days, to try it on them, and once of everything.</summary>
internal static class Learning
{
    /// <summary>The model in use is compared at every so many-th hour: each costs a forecast.</summary>
    private const int CompareEvery = 6;

    /// <param name="effort">The share of the usual number of trees.</param>
    /// <param name="inUse">The model in use and the first hour that it has not learned from, if there is one.</param>
    public static Analysed<LearnedModel> Learn(Panel panel, TrainedModel asked, double effort, (ForecastModel Model, DateTime Until)? inUse, TrainingQueue.Running running)
    {
        var work = new MethodWork(running, running.Stop.Token);
        var trialFrom = panel.Hours - 24 * asked.TrialDays;
        if (!Trial.Run(panel, Plan(asked, effort, trialFrom), trialFrom, panel.Hours, 1, work).TryGet(out var trial, out var problem)) return problem;
        running.From = 0.5;
        if (!ForecastModel.Train(panel, Plan(asked, effort, panel.Hours), 1, work).TryGet(out var model, out problem)) return problem;
        var beside = inUse is { } held ? Compare(panel, trial, held.Model, Math.Max(trialFrom, panel.HourOf(held.Until)), work.Cancel) : null;
        return new LearnedModel(model, trial.Scores, beside);
    }

    /// <summary>Calibrated on the last two fifths of what is learned from, a year at most: in two parts where there is half a year, else in one. Each part costs a whole fit.</summary>
    private static TrainingPlan Plan(TrainedModel asked, double effort, int until)
    {
        var calibrated = Math.Min(8760, until * 2 / 5);
        var parts = until >= 4380 ? 2 : 1;
        return new(asked.Factor, TrainingRequest.Read(asked.Horizons), asked.Weather, until, [.. Enumerable.Range(0, parts).Select(i => until - calibrated + i * (calibrated / parts))], asked.EventLevel, Effort: Math.Clamp(effort, 0.01, 1));
    }

    private static Comparison? Compare(Panel panel, Trial trial, ForecastModel inUse, int from, CancellationToken cancel)
    {
        var held = new Dictionary<int, ImmutableArray<SiteForecast>>();
        var (news, helds, horizons, count) = (0.0, 0.0, 0, 0);
        foreach (var pairs in trial.Pairs)
        {
            var (squares, heldSquares, of) = (0.0, 0.0, 0);
            foreach (var pair in pairs)
            {
                var (origin, ahead) = (pair.Hour - pair.Forecast.Hours, pair.Forecast.Hours);
                if (origin < from || origin % CompareEvery != 0 || ahead > inUse.Reach) continue;
                cancel.ThrowIfCancellationRequested();
                if (!held.TryGetValue(origin, out var said)) held[origin] = said = inUse.Forecast(panel, origin);
                if (said[pair.Site].Hours.IsEmpty) continue;
                var (error, heldError) = (pair.Forecast.Mean - pair.Observed, said[pair.Site].Hours[ahead - 1].Mean - pair.Observed);
                (squares, heldSquares, of) = (squares + error * error, heldSquares + heldError * heldError, of + 1);
            }
            if (of == 0) continue;
            (news, helds, horizons, count) = (news + Math.Sqrt(squares / of), helds + Math.Sqrt(heldSquares / of), horizons + 1, count + of);
        }
        return horizons == 0 ? null : new(news / horizons, helds / horizons, count);
    }
}
