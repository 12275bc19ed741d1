using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// Learns the models that were asked for, one after the other, on a thread that gives way to all others. What was under way when the program ended is
/// said to be interrupted, and waits again where the program had the time to say so; what waited still waits.
/// </summary>
public sealed class ModelTrainer(
    PlatformDbs dbs, SeriesBook series, IObservationStore store, ForecastPanel panels, ModelFiles files, TrainingQueue queue, ForecastPace pace, TimeProvider time, ILogger<ModelTrainer> log) : BackgroundService
{
    /// <summary>Rows that fit into memory: of each, some hundred and fifty features are laid out.</summary>
    private const long MostRows = 2_000_000;

    private const int LeastDays = 60;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(4 * 366);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await InterruptAsync(stoppingToken);
            queue.Tell();
            while (true)
            {
                await queue.AskedAsync(stoppingToken);
                while (await NextAsync(stoppingToken) is { } next) await TrainAsync(next, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; after a crash the next start says what was interrupted.
        }
    }

    private async Task InterruptAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        foreach (var model in await db.Set<TrainedModel>().Where(m => m.State == ModelState.Training).ToListAsync(cancel)) End(model, ModelState.Interrupted, ForecastErrors.Interrupted.Of());
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Guid?> NextAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<TrainedModel>().Where(m => m.State == ModelState.Waiting).OrderBy(m => m.AskedAt).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task TrainAsync(Guid id, CancellationToken stop)
    {
        await using var db = dbs.Open(Viewer.Program);
        var running = queue.Begin(id, stop);
        var model = await db.Set<TrainedModel>().SingleAsync(m => m.Id == id, stop);
        (model.State, model.BeganAt) = (ModelState.Training, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stop);
        try
        {
            if (await LearnAsync(db, model, running) is { } error) End(model, ModelState.Failed, error);
            await db.SaveChangesAsync(stop);
        }
        catch (OperationCanceledException) when (running.Stop.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // Who called it off has written that down.
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing of it is kept: a command that opens the folder for a moment must not end what somebody asked for.
            End(model, ModelState.Waiting, ForecastErrors.QueuedAgain.Of());
            (model.BeganAt, model.EndedAt) = (null, null);
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // A bug is told to who asked, and ends no other training.
            log.LogError(e, "Training {Model} broke off", TrainingDesk.Subject(model));
            End(model, ModelState.Failed, ForecastErrors.Broken.Of(e.Message));
            await db.SaveChangesAsync(stop);
        }
        finally
        {
            queue.End();
        }
    }

    private async Task<Error?> LearnAsync(PlatformDb db, TrainedModel model, TrainingQueue.Running running)
    {
        var cancel = running.Stop.Token;
        var stations = panels.Stations(model.RegionId, model.AskedIds, model.Factor);
        if (stations.Count == 0) return ForecastErrors.NoStations.Of(model.Name, PanelCodes.Of(model.Factor));
        await TrimAsync(model, stations, cancel);
        var hours = (long)(model.Until - model.From).TotalHours;
        if (hours < 24 * (model.TrialDays + LeastDays)) return ForecastErrors.TooShort.Of(Math.Max(0, hours), model.TrialDays, 24 * (model.TrialDays + LeastDays));
        if (hours * stations.Count > MostRows) return ForecastErrors.TooLarge.Of(stations.Count, hours, MostRows);

        var panel = await panels.BuildAsync(stations, model.From, model.Until, model.Until, cancel);
        var inUse = await db.Set<TrainedModel>().AsNoTracking().FirstOrDefaultAsync(m => m.Name == model.Name && m.State == ModelState.InUse, cancel);
        (ForecastModel, DateTime)? held = inUse is not null && (await files.ReadAsync(inUse, cancel)).TryGet(out var loaded, out _) ? (loaded, inUse.Until) : null;
        if (!(await ComputeAsync(panel, model, pace.Effort, held, running)).TryGet(out var learned, out var problem)) return ForecastErrors.CannotLearn.Of(new Text(problem.Zh, problem.En));

        (model.Sha256, model.Bytes) = await files.KeepAsync(learned.Model, cancel);
        model.Points = string.Join(',', stations.Select(s => s.Id));
        model.Simulated = stations.Any(s => s.Simulated);
        model.Hours = Enumerable.Range(0, stations.Count).Sum(site => Known(panel[model.Factor, site]));
        model.TrialFrom = panel.At(panel.Hours - 24 * model.TrialDays);
        model.Trial = TrialScore.Write(learned.Scores.Select(TrialScore.Of));
        model.Alarms = JsonSerializer.Serialize(Enumerable.Range(1, learned.Model.Reach).Select(h => learned.Model.Alarm(h) is var alarm && double.IsFinite(alarm) ? alarm : (double?)null));
        End(model, ModelState.Trained, null);
        await SettleAsync(db, model, inUse, learned.Beside, cancel);
        return null;
    }

    /// <summary>Where it beats the one in use on the same days, it takes its place; else a person decides.</summary>
    private async Task SettleAsync(PlatformDb db, TrainedModel model, TrainedModel? inUse, Comparison? beside, CancellationToken cancel)
    {
        if (beside is { IsBetter: true })
        {
            var why = string.Create(CultureInfo.InvariantCulture, $"RMSE {beside.New:0.00} / {beside.InUse:0.00} (v{inUse!.Version}), {beside.Count} forecasts");
            (model.SaidZh, model.SaidEn) = ($"同日检验优于在用版本，已自动投入使用：{why}", $"Better than the version in use on the same days, put in use: {why}");
            await TrainingDesk.PutInUseAsync(db, model, Viewer.Program.Name, time.GetUtcNow().UtcDateTime, why, cancel);
            return;
        }
        var (zh, en) = beside is { } said && said.Count >= Comparison.Least
            ? (string.Create(CultureInfo.InvariantCulture, $"同日检验不优于在用版本（RMSE {said.New:0.00} / {said.InUse:0.00}），等待人工决定"), string.Create(CultureInfo.InvariantCulture, $"not better than the version in use on the same days (RMSE {said.New:0.00} / {said.InUse:0.00}): a person decides"))
            : inUse is null ? ("没有在用版本，等待人工投入使用", "no version is in use: a person puts it in use") : ("没有足够的同日预报可与在用版本比较，等待人工决定", "too few forecasts of the same days to compare with the version in use: a person decides");
        (model.SaidZh, model.SaidEn) = (zh, en);
    }

    /// <summary>Time before the first value and after the last one teaches nothing.</summary>
    private async Task TrimAsync(TrainedModel model, IReadOnlyList<MonitoringPoint> stations, CancellationToken cancel)
    {
        var (first, last) = (DateTime.MaxValue, DateTime.MinValue);
        foreach (var of in stations.SelectMany(s => series.OfPoint(s.Id)).Where(s => s.Factor == PanelCodes.Of(model.Factor) && s.Kind == SeriesKind.HourlyMean))
            if (await store.SpanAsync(of.Id, cancel) is { } span) (first, last) = (span.First < first ? span.First : first, span.Last > last ? span.Last : last);
        if (first > last) return;
        if (last.AddHours(1) < model.Until) model.Until = last.AddHours(1);
        if (model.From == TrainingDesk.FromTheFirst && model.Until - Usual > model.From) model.From = model.Until - Usual;
        if (first > model.From) model.From = first.AddTicks(-(first.Ticks % TimeSpan.TicksPerHour));
    }

    private void End(TrainedModel model, ModelState state, Error? error) =>
        (model.State, model.EndedAt, model.SaidZh, model.SaidEn) = (state, time.GetUtcNow().UtcDateTime, error?.Detail.Zh, error?.Detail.En);

    private static int Known(ReadOnlySpan<float> values)
    {
        var known = 0;
        foreach (var value in values)
            if (!float.IsNaN(value)) known++;
        return known;
    }

    private static Task<Analysed<LearnedModel>> ComputeAsync(Panel panel, TrainedModel model, double effort, (ForecastModel, DateTime)? inUse, TrainingQueue.Running running)
    {
        var done = new TaskCompletionSource<Analysed<LearnedModel>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(Learning.Learn(panel, model, effort, inUse, running));
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "forecast training" };
        thread.Start();
        return done.Task;
    }
}
