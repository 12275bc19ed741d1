using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Haze;

/// <summary>Computes the studies that wait, one after the other, on a thread that gives way to all others.</summary>
public sealed class StudyRunner(StudyDesk desk, InventoryBook inventories, TimeProvider time, ILogger<StudyRunner> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        desk.StopAll();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var study in desk.Waiting.ReadAllAsync(stoppingToken)) await RunAsync(study);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task RunAsync(Study study)
    {
        // One that was called off while it waited has let go of its city.
        if (study.City is not { } city) return;
        var began = Stopwatch.GetTimestamp();
        study.Begin();
        try
        {
            var held = study.Ask.Kind == StudyKind.Sources ? await inventories.OfAsync(study.Ask.Pollutant, CitySources.ReceptorOf(city), study.Stop.Token) : new CityInventory(0, [], 0);
            End(await ComputeAsync(study, city, held));
        }
        catch (OperationCanceledException) when (study.Stop.IsCancellationRequested)
        {
            End(HazeErrors.Cancelled.Of());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A bug is told to who asked, and ends no other study.
            log.LogError(e, "The study {Ask} broke off", study.Ask);
            End(HazeErrors.Broken.Of(e.Message));
        }

        void End(Result<StudyAnswer> found) => study.End(found, time.GetUtcNow().UtcDateTime, Stopwatch.GetElapsedTime(began));
    }

    private static Task<Result<StudyAnswer>> ComputeAsync(Study study, CityAir city, CityInventory held)
    {
        var done = new TaskCompletionSource<Result<StudyAnswer>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(StudyWork.Of(city, study.Ask, held, new MethodWork(study, study.Stop.Token)));
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "haze study" };
        thread.Start();
        return done.Task;
    }
}
