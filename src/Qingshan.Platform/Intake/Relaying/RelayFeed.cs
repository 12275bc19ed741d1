using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Qingshan.Platform.Intake;

/// <summary>What a target gets next, or that up to here it gets nothing.</summary>
internal readonly record struct RelayItem(RelayFrame? Frame, long Through);

/// <summary>Follows the journal for one target, no further ahead than it has room.</summary>
internal sealed class RelayFeed(PacketJournal journal, RelayFilter filter, RelayBook book, ILogger log)
{
    private readonly Channel<RelayItem> _items = Channel.CreateBounded<RelayItem>(new BoundedChannelOptions(256) { SingleReader = true, SingleWriter = true });

    public ChannelReader<RelayItem> Items => _items.Reader;

    public async Task RunAsync(CancellationToken cancel)
    {
        var done = book.DoneBehind();
        try
        {
            await foreach (var batch in journal.ReadFrom(book.Position!.Value + 1, cancel))
            {
                if (batch.Damage is { } damage) log.LogError("The journal is damaged and cannot be passed on there: {Damage}", damage);
                foreach (var entry in batch.Entries)
                    if (!done.Remove(entry.Sequence) && filter.Take(entry) is { } frame) await _items.Writer.WriteAsync(new(frame, entry.Sequence), cancel);
                await _items.Writer.WriteAsync(new(null, batch.NextSequence - 1), cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // It stops; the book says from where the next one goes on.
        }
        _items.Writer.Complete();
    }
}
