using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>Closes months when their time has come: looks some minutes after the start, then every hour.</summary>
public sealed class MonthKeeper(ClosedMonths months, ClosingRule rule, TimeProvider time, ILogger<MonthKeeper> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10), Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = First; ; wait = Every)
            {
                await Task.Delay(wait, time, stoppingToken);
                await CloseDueAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops. What was being written is given up; the month is closed another time.
        }
    }

    private async Task CloseDueAsync(CancellationToken cancel)
    {
        foreach (var state in await months.StatesAsync(cancel))
        {
            if (!rule.IsDue(state, time.GetUtcNow().UtcDateTime)) continue;
            if ((await months.CompactAsync(state.Month, time.GetUtcNow().UtcDateTime, cancel)).TryGet(out var issue, out var error))
                log.LogInformation("Closed {Month}, version {Version}: {Rows} observations, {Bytes} bytes", issue.Month, issue.Version, issue.Rows, issue.Bytes);
            else log.LogError("{Code}: {What}", error.Code, error.Detail.En);
        }
    }
}
