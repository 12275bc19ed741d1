using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Cases;

/// <param name="Every">How often it is looked; zero: only when asked.</param>
/// <param name="DrawShare">Which share of signals is drawn to be checked, 0 to 1.</param>
public sealed record CasePace(TimeSpan Every, double DrawShare);

/// <summary>What a look has brought.</summary>
public readonly record struct CaseRun(int Drawn, int Joined, int Reminded, int Overdue);

/// <summary>Looks again and again which signals are drawn or join a case, and what is due.</summary>
public sealed class CaseRunner : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SignalDrawing _drawing;
    private readonly CaseFusing _fusing;
    private readonly CaseDeadlines _deadlines;
    private readonly CasePace _pace;
    private readonly TimeProvider _time;
    private readonly ILogger<CaseRunner> _log;

    internal CaseRunner(PlatformDbs dbs, DrawSeed seed, CaseNotices notices, CasePace pace, TimeProvider time, ILogger<CaseRunner> log) =>
        (_drawing, _fusing, _deadlines, _pace, _time, _log) = (new(dbs, seed, pace.DrawShare, time), new(dbs, time), new(dbs, notices, time), pace, time, log);

    public async Task<CaseRun> RunAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var drawn = await _drawing.DrawAsync(cancel);
            var joined = await _fusing.FuseAsync(cancel);
            var (reminded, overdue) = await _deadlines.SweepAsync(cancel);
            return new(drawn, joined, reminded, overdue);
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_pace.Every <= TimeSpan.Zero) return;
        try
        {
            while (true)
            {
                await Task.Delay(_pace.Every, _time, stoppingToken);
                await TryRunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops. What was not looked at is looked at after the next start.
        }
    }

    private async Task TryRunAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(cancel);
        }
        catch (Exception e) when (e is IOException or DbException or DbUpdateException && !cancel.IsCancellationRequested)
        {
            _log.LogError(e, "Looking after cases failed; it is tried again");
        }
    }
}
