using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>Computes what waits, one after the other, on a thread that gives way to all others.</summary>
public sealed class AnalysisRunner(AnalysisRuns runs, ILogger<AnalysisRunner> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        runs.StopAll();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var run in runs.Waiting.ReadAllAsync(stoppingToken)) await RunAsync(run);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task RunAsync(AnalysisRun run)
    {
        if (run.Stop.IsCancellationRequested) return;
        var began = Stopwatch.GetTimestamp();
        run.Begin();
        try
        {
            var found = await ReadAsync(run);
            run.End(found.TryGet(out var input, out var error) ? await ComputeAsync(run, input) : error, Stopwatch.GetElapsedTime(began));
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested)
        {
            run.End(AnalysisErrors.Cancelled.Of(), Stopwatch.GetElapsedTime(began));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A bug of a method is told to the one who ran it, and ends no other run.
            log.LogError(e, "The analysis {Method} broke off: {Address}", run.Request.Method.Name, run.Request.Address());
            run.End(AnalysisErrors.Broken.Of(e.Message), Stopwatch.GetElapsedTime(began));
        }
    }

    private static async Task<Result<MethodInput>> ReadAsync(AnalysisRun run)
    {
        var selection = run.Selection;
        if (!(await selection.ReadAsync(run.Stop.Token)).TryGet(out var columns, out var error)) return error;
        run.Rows = columns.Count == 0 ? 0 : columns[0].Length;
        if (run.Rows == 0) return AnalysisErrors.NoSeries.Of();
        var byName = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        // On axes and in legends stand the names that people know.
        var labels = selection.Columns.ToDictionary(c => c.Name, c => run.Request.English ? c.Label.En : c.Label.Zh, StringComparer.Ordinal);
        var table = new MethodTable(run.Request.Columns.SelectMany(c => c.Value.Select(name => (c.Key, byName[name] with { Name = labels[name] }))));
        return new MethodInput(table, run.Request.Options);
    }

    private static Task<Result<MethodResult>> ComputeAsync(AnalysisRun run, MethodInput input)
    {
        var done = new TaskCompletionSource<Result<MethodResult>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                var found = MethodList.Run(run.Request.Method, input, new(run, run.Stop.Token));
                done.SetResult(found.TryGet(out var result, out var problem) ? result : AnalysisErrors.Of(problem));
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "analysis" };
        thread.Start();
        return done.Task;
    }
}
