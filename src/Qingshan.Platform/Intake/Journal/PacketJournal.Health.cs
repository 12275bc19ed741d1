using Microsoft.Extensions.Logging;

namespace Qingshan.Platform.Intake;

/// <summary>What health, metrics and evidence may ask; and the check of what is already on disk.</summary>
public sealed partial class PacketJournal
{
    private readonly Lock _damageGate = new();
    private readonly List<JournalDamage> _damage = [];

    public JournalState State => _state;

    /// <summary>The last failure of the disk, also when it is over; null if there was none.</summary>
    public JournalFailure? LastFailure => _lastFailure;

    /// <summary>All entries up to this one are on disk; 0 while there are none.</summary>
    public long LastSynced => Volatile.Read(ref _lastSynced);

    public JournalMeter Meter { get; } = new();

    /// <summary>Bytes that wait for a sync.</summary>
    public int PendingBytes
    {
        get
        {
            lock (_gate)
                return _pending.Used + (_writing?.Used ?? 0);
        }
    }

    public IReadOnlyList<JournalSegment> Segments =>
        [.. _segments.All.Select(s => new JournalSegment(s.Name, s.First, s.Last, s.End))];

    /// <summary>Everything that was found unreadable so far: at open, by <see cref="Check"/>, by readers.</summary>
    public IReadOnlyList<JournalDamage> Damage
    {
        get
        {
            lock (_damageGate)
                return [.. _damage];
        }
    }

    /// <summary>The files that keep what was cut from torn tails since open.</summary>
    public IReadOnlyList<string> TornFiles => _writer.TornFiles;

    /// <summary>Reads every closed segment from end to end and gives all damage that is known afterwards.</summary>
    public IReadOnlyList<JournalDamage> Check(CancellationToken cancel = default)
    {
        foreach (var segment in _segments.All.SkipLast(1))
            ScanClosed(segment, cancel);
        return Damage;
    }

    private void CheckNewest(long bytes)
    {
        foreach (var segment in _segments.All.Reverse().Skip(1))
        {
            if ((bytes -= segment.End) < 0)
                return;
            ScanClosed(segment, CancellationToken.None);
        }
    }

    private void ScanClosed(Segment segment, CancellationToken cancel)
    {
        try
        {
            using var file = segment.OpenToRead();
            var scan = SegmentScan.Run(file, segment.First, segment.End, segment.Last, cancel);
            segment.Index = scan.Index;
            foreach (var bad in scan.Bad)
                Report(new JournalDamage(segment.Name, bad.Offset, bad.FirstSequence, bad.LastSequence, bad.Reason));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(new JournalDamage(segment.Name, 0, segment.First, segment.Last, e.Message));
        }
    }

    private void Report(JournalDamage damage)
    {
        lock (_damageGate)
        {
            // A follower at the tail may meet a part of what is known already.
            if (_damage.Any(d => d.Segment == damage.Segment && d.Offset == damage.Offset && d.LastSequence >= damage.LastSequence))
                return;
            _damage.Add(damage);
        }
        _log.LogError("Journal: sequences {First} to {Last} cannot be read, segment {Segment} from byte {Offset}: {Reason}",
            damage.FirstSequence, damage.LastSequence, damage.Segment, damage.Offset, damage.Reason);
    }
}
