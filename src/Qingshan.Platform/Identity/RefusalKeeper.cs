using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>Writes the counts of refusals when their minute is over, and the last ones when the program stops.</summary>
public sealed class RefusalKeeper(Audit audit, TimeProvider time, ILogger<RefusalKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await WriteAsync(all: stoppingToken.IsCancellationRequested);
        }
    }

    private async Task WriteAsync(bool all)
    {
        try
        {
            // Also while the program stops: what was counted stands nowhere else.
            await audit.RecordSumsAsync(all, CancellationToken.None);
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            log.LogError(e, "Counts of refusals could not be written into the audit log; their first entries stand");
        }
    }
}
