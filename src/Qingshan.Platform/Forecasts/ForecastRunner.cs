using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Forecasts;

/// <param name="Every">How often it is looked; zero: only when asked.</param>
/// <param name="RetrainDays">A model in use is learned again when its last hour is so old; 0 never.</param>
/// <param name="KeepDays">Forecasts are kept so long; 0 for ever.</param>
/// <param name="DriftMargin">By how much a model may do worse, relative to persistence, than in its trial.</param>
/// <param name="Effort">The share of the usual number of trees that is grown, above 0 and at most 1.</param>
public sealed record ForecastPace(TimeSpan Every, int RetrainDays = 30, int KeepDays = 1100, double DriftMargin = 0.15, double Effort = 1);

/// <summary>What a look has done.</summary>
/// <param name="Issued">Forecasts that were issued.</param>
/// <param name="Scored">Months of stations that were scored.</param>
/// <param name="Drifting">Models in use that do worse than in their trial.</param>
/// <param name="Asked">Trainings that were asked for.</param>
/// <param name="Removed">Forecasts that were older than they are kept.</param>
public readonly record struct ForecastRun(int Issued, int Scored, int Drifting, int Asked, int Removed);

/// <summary>Looks again and again: issues what is due, scores what has come, watches for drift, asks for new versions, removes what is too old.</summary>
public sealed class ForecastRunner(PlatformDbs dbs, Issuer issuer, ScoreKeeper scores, DriftWatch drift, TrainingDesk desk, ForecastPace pace, TimeProvider time, ILogger<ForecastRunner> log) : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    /// <summary>Looks now.</summary>
    public async Task<ForecastRun> RunAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var issued = await issuer.IssueDueAsync(cancel);
            return new(issued.Count, await scores.RunAsync(cancel), await drift.RunAsync(cancel), await AskAgainAsync(cancel), await RemoveAsync(cancel));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Scores now, for who has forecast afterwards and wants to see how good that was.</summary>
    public async Task<int> ScoreAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await scores.RunAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (pace.Every <= TimeSpan.Zero) return;
        try
        {
            while (true)
            {
                await Task.Delay(pace.Every, time, stoppingToken);
                await TryRunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops. What was not scored is scored after the next start.
        }
    }

    private async Task TryRunAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(cancel);
        }
        catch (Exception e) when ((StorageFailure.Is(e) || e is DbException or DbUpdateException) && !cancel.IsCancellationRequested)
        {
            log.LogError(e, "Looking after forecasts failed; it is tried again");
        }
    }

    /// <summary>Where hours have come that a model in use has not learned from for long enough, a new version is asked for; once.</summary>
    private async Task<int> AskAgainAsync(CancellationToken cancel)
    {
        if (pace.RetrainDays <= 0) return 0;
        var (now, asked) = (time.GetUtcNow().UtcDateTime, 0);
        await using var db = dbs.Open(Viewer.Program);
        foreach (var model in await Issuer.InUseAsync(db, cancel))
        {
            var due = model.Until.AddDays(pace.RetrainDays);
            if (!await db.Set<ForecastIssue>().AnyAsync(i => i.ModelId == model.Id && !i.Hindcast && i.MadeAt >= due, cancel)) continue;
            // Also a version that failed counts: it is tried again after the same time, not at every look.
            var since = now.AddDays(-pace.RetrainDays);
            if (await db.Set<TrainedModel>().AnyAsync(m => m.Name == model.Name && m.Version > model.Version && m.AskedAt > since, cancel)) continue;
            if ((await desk.AskAgainAsync(model, cancel)).IsOk) asked++;
        }
        return asked;
    }

    private async Task<int> RemoveAsync(CancellationToken cancel)
    {
        if (pace.KeepDays <= 0) return 0;
        var before = time.GetUtcNow().UtcDateTime.AddDays(-pace.KeepDays);
        await using var db = dbs.Open(Viewer.Program);
        // By when it was issued: what was made afterwards for a winter long ago is not gone tomorrow.
        var gone = await db.Set<ForecastIssue>().Where(i => i.IssuedAt < before).GroupBy(i => i.ModelId).Select(g => new { g.Key, Last = g.Max(i => i.MadeAt), Count = g.Count() }).ToListAsync(cancel);
        if (gone.Count == 0) return 0;
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        foreach (var of in gone)
        {
            var model = await db.Set<TrainedModel>().SingleAsync(m => m.Id == of.Key, cancel);
            if (model.ArchiveFrom is not { } from || from <= of.Last) model.ArchiveFrom = of.Last.AddHours(1);
        }
        var removed = await db.Set<ForecastIssue>().Where(i => i.IssuedAt < before).ExecuteDeleteAsync(cancel);
        Audit.Add(db, "remove-forecasts", $"ForecastIssue before {before:yyyy-MM-dd}", $"{removed}");
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return removed;
    }
}
