using System.Buffers;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Follows the journal and hears what devices say: answers to requests, the clock, and which periods have come. It stands behind the journal
/// and not in the gateway, so that nothing that devices are asked slows down what they send; after a restart it goes on where it was.
/// </summary>
public sealed class DeviceListener : BackgroundService
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(5);

    /// <summary>What is older was said before the program started: nobody waits for it any more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    private readonly FrameScanner _scanner = new();
    private readonly byte[] _scratch = new byte[FrameScanner.DefaultMaxSegment];
    private readonly PacketJournal _journal;
    private readonly long _synced;
    private readonly LedgerBook _ledger;
    private readonly Exchanges _exchanges;
    private readonly DeviceSecrets _secrets;
    private readonly DeviceManners _manners;
    private readonly GapBoard _gaps;
    private readonly GapKeeper _keeper;
    private readonly ClockKeeper _clocks;
    private readonly TimeProvider _time;
    private readonly ILogger<DeviceListener> _log;

    internal DeviceListener(
        PacketJournal journal, LedgerBook ledger, DeviceSecrets secrets, Exchanges exchanges, DeviceManners manners, GapBoard gaps, GapKeeper keeper, ClockKeeper clocks, TimeProvider time, ILogger<DeviceListener> log)
    {
        // Before the doors open: of the first packet that comes through them nothing is missed.
        _synced = journal.LastSynced;
        (_journal, _ledger, _secrets, _exchanges, _manners, _gaps, _keeper, _clocks, _time, _log) = (journal, ledger, secrets, exchanges, manners, gaps, keeper, clocks, time, log);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Like the consumer, it ends when the journal is closed and everything in it was heard.
        var position = await _keeper.LoadAsync(stoppingToken) ?? _synced;
        var saved = _time.GetTimestamp();
        await foreach (var batch in _journal.ReadFrom(position + 1, CancellationToken.None))
        {
            foreach (var entry in batch.Entries)
                if (entry is { Channel: PacketChannel.Hj212, Admission: Admission.Admitted }) Hear(entry);
            position = batch.NextSequence - 1;
            if (_time.GetElapsedTime(saved) < SaveEvery) continue;
            await SaveAsync(position);
            saved = _time.GetTimestamp();
        }
        await SaveAsync(position);
    }

    private void Hear(in JournalEntry entry)
    {
        var rest = new ReadOnlySequence<byte>(entry.Payload);
        if (!_scanner.TryRead(ref rest, FeedState.Closed, out var frame)) return;
        var mn = entry.Sender;
        if (!_ledger.Now.Devices.TryGetValue(mn, out var device)) return;
        var notes = frame.Notes;
        if (_secrets.Of(device).TryDecipher(frame, out var plain, out var cipher)) frame = plain;
        if (frame.Fault != FrameFault.None) return;
        var header = Header.Parse(frame.GetSegment(_scratch));
        _manners.Heard(mn, header, notes, cipher);
        // First that a period has come, then that the exchange which asked for it is over.
        if (header.Command is CommandNumbers.Minute or CommandNumbers.Hour or CommandNumbers.Day) Period(mn, header, device, entry.Received);
        if (_time.GetUtcNow().UtcDateTime - entry.Received > Fresh) return;
        if (!_exchanges.IsAnswer(mn, header)) _clocks.Heard(mn, header, entry.Received);
        _exchanges.Heard(mn, header, entry);
    }

    private void Period(string mn, scoped in Header header, Device device, DateTime received)
    {
        using var sets = Measurements.Read(header.Cp);
        if (sets.DataTime is not { } start) return;
        _gaps.Heard(mn, header.Command!.Value, start, header.Command switch
        {
            CommandNumbers.Minute => Math.Max(1, device.MinuteInterval),
            CommandNumbers.Hour => 60,
            _ => 24 * 60,
        }, received);
    }

    /// <summary>Where it fails, it is saved another time; what is heard twice changes nothing.</summary>
    private async Task SaveAsync(long position)
    {
        try
        {
            await _keeper.SaveAsync(position, CancellationToken.None);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            _log.LogError(e, "How far devices have come could not be kept; it is tried again");
        }
    }
}
