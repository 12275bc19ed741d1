using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// Whether a model in use still does as in its trial: the RMSE of its last thirty days relative to persistence, against the same of the trial, averaged
/// over the hours ahead that were learned. Relative, because quiet months are easier for everybody.
/// </summary>
public sealed class DriftWatch(PlatformDbs dbs, ScoreKeeper scores, ForecastPace pace, TimeProvider time, ILogger<DriftWatch> log)
{
    private const int Days = 30, Least = 100;
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Looks at models that were not looked at today. Returns how many drift.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (now, drifting) = (time.GetUtcNow().UtcDateTime, 0);
        await using var db = dbs.Open(Viewer.Program);
        foreach (var model in await db.Set<TrainedModel>().Where(m => m.State == ModelState.InUse).ToListAsync(cancel))
        {
            if (model.DriftAt is { } last && now - last < Every)
            {
                drifting += model.Drifting ? 1 : 0;
                continue;
            }
            var to = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
            var of = await scores.OfSpanAsync(model, to.AddDays(-Days), to, cancel);
            var before = model.Drifting;
            (model.Drift, model.DriftAt) = (Of(TrialScore.Read(model.Trial), [.. of.Where(s => !s.Hindcast)]), now);
            model.Drifting = model.Drift > pace.DriftMargin;
            if (model.Drifting && !before)
                log.LogWarning("The forecast model {Model} does worse than in its trial: its RMSE relative to persistence is up by {Drift:P0} in the last {Days} days; train a new one", TrainingDesk.Subject(model), model.Drift, Days);
            drifting += model.Drifting ? 1 : 0;
        }
        await db.SaveChangesAsync(cancel);
        return drifting;
    }

    /// <summary>Null where too little has come, or the trial says nothing.</summary>
    internal static double? Of(IReadOnlyList<TrialScore> trial, IReadOnlyList<ForecastScore> recent)
    {
        var ratios = new List<(double Trial, double Recent)>();
        foreach (var said in trial)
        {
            var of = recent.Where(s => s.Horizon == said.Hours).ToList();
            if (said is { Rmse: { } rmse, PersistenceRmse: { } still and > 0 } && of.Sum(s => s.Count) >= Least && of.Sum(s => s.PersistenceSquared) is var squares and > 0)
                ratios.Add((rmse / still, Math.Sqrt(of.Sum(s => s.Squared) / squares)));
        }
        return ratios.Count == 0 ? null : ratios.Average(r => r.Recent) / ratios.Average(r => r.Trial) - 1;
    }
}
