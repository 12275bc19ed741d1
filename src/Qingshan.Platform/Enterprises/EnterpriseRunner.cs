using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Cases;

namespace Qingshan.Platform.Enterprises;

/// <summary>What a look has found overdue.</summary>
public readonly record struct EnterpriseRun(int Inquiries, int Objections);

/// <summary>Looks again and again, with the pace of cases, which answers and decisions are overdue, and tells so.</summary>
public sealed class EnterpriseRunner(InquiryDesk inquiries, ObjectionDesk objections, CasePace pace, TimeProvider time, ILogger<EnterpriseRunner> log) : BackgroundService
{
    public async Task<EnterpriseRun> RunAsync(CancellationToken cancel) => new(await inquiries.SweepAsync(cancel), await objections.SweepAsync(cancel));

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
            log.LogError(e, "Looking for what enterprises and officers owe failed; it is tried again");
        }
    }
}
