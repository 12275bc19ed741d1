using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Follows the journal from where the store stands: decodes, stores in batches, tells the latest values and the live
/// feed. Started again after a crash it goes on behind the last stored batch: position and rows are one transaction.
/// Decoding and storing overlap; two batches may be on their way, no more.
/// </summary>
public sealed class PacketConsumer(
    PacketJournal journal, IObservationStore store, LedgerBook ledger, DeviceSecrets secrets, DeviceBoard board, SeriesBook series, LatestBook latest, LiveFeed live,
    IEnumerable<IImportFormat> formats, TimeProvider time, ILogger<PacketConsumer> log) : BackgroundService
{
    private const int BatchRows = 10_000;
    private static readonly TimeSpan BatchAge = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan SaveLatestEvery = TimeSpan.FromMinutes(5);

    private readonly Hj212Decoder _frames = new(ledger, secrets);
    private readonly RevisionSift _sift = new(store, latest);
    private readonly DocumentDecoder _documents = new(ledger, series);
    private readonly ImportDecoder _imports = new(ledger, formats);
    private long _savedAt;
    private CancellationToken _stopping;

    /// <summary>Entries that are acknowledged but not yet stored.</summary>
    public long Lag => journal.LastSynced - store.Position;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Stopping ends the journal first, and with it the reading: what is acknowledged is stored before the program ends.
        (_savedAt, _stopping) = (time.GetTimestamp(), stoppingToken);
        var decoded = Channel.CreateBounded<ReadyBatch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var storing = StoreAsync(decoded.Reader);
        try
        {
            await DecodeAsync(decoded.Writer);
            decoded.Writer.Complete();
        }
        catch (Exception e)
        {
            log.LogCritical(e, "Decoding stopped at position {Position}; what arrives is kept in the journal", store.Position);
            decoded.Writer.Complete(e);
            throw;
        }
        finally
        {
            await storing;
        }
    }

    private async Task DecodeAsync(ChannelWriter<ReadyBatch> output)
    {
        var batch = new DecodedBatch(store.Position);
        var began = 0L;
        await using var entries = journal.ReadFrom(store.Position + 1).GetAsyncEnumerator();
        while (true)
        {
            var next = entries.MoveNextAsync().AsTask();
            // A batch that is not full waits a moment for more, so that a quiet minute is not a thousand transactions.
            while (!batch.IsEmpty && !next.IsCompleted)
            {
                var left = BatchAge - time.GetElapsedTime(began);
                if (left > TimeSpan.Zero) await Task.WhenAny(next, Task.Delay(left, time));
                if (!next.IsCompleted && time.GetElapsedTime(began) >= BatchAge) batch = await SendAsync(batch, output);
            }
            if (!await next) break;

            if (entries.Current.Damage is { } damage) log.LogError("The journal is damaged and cannot be decoded there: {Damage}", damage);
            foreach (var entry in entries.Current.Entries)
            {
                if (batch.IsEmpty) began = time.GetTimestamp();
                Decode(entry, batch);
                if (batch.Rows >= BatchRows) batch = await SendAsync(batch, output);
            }
            // Behind a damaged place the position moves on too: the damage is reported, and what follows it must not wait.
            if (entries.Current.Damage is not null) batch.Position = entries.Current.NextSequence - 1;
            if (!batch.IsEmpty && time.GetElapsedTime(began) >= BatchAge) batch = await SendAsync(batch, output);
        }
        if (!batch.IsEmpty) await SendAsync(batch, output);
    }

    private void Decode(in JournalEntry entry, DecodedBatch batch)
    {
        switch (entry.Channel)
        {
            case PacketChannel.Hj212 or PacketChannel.Shadow or PacketChannel.Again:
                _frames.Decode(entry, batch);
                break;
            case PacketChannel.Import:
                _imports.Decode(entry, batch);
                batch.Imported.Add(entry.Sequence);
                break;
            default:
                _documents.Decode(entry, batch);
                break;
        }
        batch.Position = entry.Sequence;
    }

    private async Task<DecodedBatch> SendAsync(DecodedBatch batch, ChannelWriter<ReadyBatch> output)
    {
        await output.WriteAsync(await CompleteUntilDoneAsync(batch));
        return new DecodedBatch(batch.Position);
    }

    /// <summary>New series have to be in the ledger before their first value is stored; where its disk takes nothing, they wait as the batch does.</summary>
    private async Task<ReadyBatch> CompleteUntilDoneAsync(DecodedBatch batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await batch.CompleteAsync(series, CancellationToken.None);
            }
            catch (Exception e) when (StorageFailure.Is(e) && !_stopping.IsCancellationRequested)
            {
                log.LogError(e, "New series of the batch up to {Position} could not be written, attempt {Attempt}; it is tried again", batch.Position, attempt);
                await PauseAsync(attempt);
            }
        }
    }

    private async Task PauseAsync(int attempt) =>
        await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, attempt)), time, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task StoreAsync(ChannelReader<ReadyBatch> input)
    {
        var stored = true;
        await foreach (var ready in input.ReadAllAsync(CancellationToken.None))
        {
            // Behind a batch that could not be stored before the end nothing is: the journal has it all at the next start.
            if (!stored || await StoreUntilDoneAsync(ready) is not { } batch)
            {
                stored = false;
                continue;
            }
            live.Publish(latest.Take(batch.Observations));
            live.PublishAll(batch.Observations);
            foreach (var packet in batch.Packets) board.Judged(packet);
            if (time.GetElapsedTime(_savedAt) >= SaveLatestEvery) await SaveLatestAsync();
        }
        await SaveLatestAsync();
    }

    /// <summary>
    /// A full disk, or a server that is away, keeps the batch waiting, however long; nothing is lost, the journal has it. Only
    /// when the program stops it is not waited for.
    /// </summary>
    /// <returns>What was stored of the batch; null where it could not be.</returns>
    private async Task<ObservationBatch?> StoreUntilDoneAsync(ReadyBatch ready)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var batch = await _sift.SiftAsync(ready, CancellationToken.None);
                await store.AppendAsync(batch, CancellationToken.None);
                return batch;
            }
            catch (Exception e) when (StorageFailure.Is(e))
            {
                log.LogError(e, "Storing the batch up to {Position} failed, attempt {Attempt}; it is tried again", ready.Batch.Position, attempt);
                if (_stopping.IsCancellationRequested) return null;
                await PauseAsync(attempt);
            }
        }
    }

    /// <summary>It only makes the next start quicker: where it fails, it is saved another time.</summary>
    private async Task SaveLatestAsync()
    {
        try
        {
            await store.SaveLatestAsync(latest.All, store.Position, CancellationToken.None);
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            log.LogWarning(e, "The latest values as of {Position} were not saved", store.Position);
        }
        _savedAt = time.GetTimestamp();
    }
}
