using Qingshan.Platform.Intake;

namespace Qingshan.Composition;

/// <summary>
/// A graceful stop loses nothing: first the doors close (the web server, which the host stops first), then the journal
/// takes its last entries and closes, and the consumer ends by itself when it has stored the last of them.
/// </summary>
internal sealed class StopOrder(PacketJournal journal) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken) => await journal.DisposeAsync();
}
