using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <param name="Every">How often it is looked for days that are over; zero: never.</param>
public sealed record EvidencePace(TimeSpan Every);

/// <summary>Closes every day when it is over, and after a stop those that ended meanwhile.</summary>
public sealed class DayKeeper(DayCloser closer, EvidencePace pace, TimeProvider time, ILogger<DayKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await closer.RememberAsync(stoppingToken);
        if (pace.Every <= TimeSpan.Zero) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Not before the first wait: whoever starts the program has better things to wait for.
            await Task.Delay(pace.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    var closed = await closer.CloseNextAsync(stoppingToken);
                    if (closed.Error is { } error) log.LogError("No day can be closed: {Error}", error.ToString());
                    if (closed.Error is not null || closed.Value is not { } root) break;
                    log.LogInformation("Day {Day} is closed, root {Root}", root.Day, root.Root);
                }
            }
            catch (Exception e) when (StorageFailure.Is(e))
            {
                log.LogError(e, "A day could not be closed; it is tried again");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // What was not closed is closed after the next start.
            }
        }
    }
}
