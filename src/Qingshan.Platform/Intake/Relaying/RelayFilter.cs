using System.Buffers;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>Which entries of the journal a target gets, by the ledger of now. Used by one thread.</summary>
internal sealed class RelayFilter(RelayTarget target, LedgerBook ledger)
{
    private readonly FrameScanner _scanner = new();
    private readonly byte[] _scratch = new byte[FrameScanner.DefaultMaxSegment];
    private readonly IReadOnlySet<string>? _devices = target.DeviceSet;
    private readonly IReadOnlySet<int>? _commands = target.CommandSet;
    private LedgerSnapshot? _asked;
    private IReadOnlySet<Guid>? _within;

    /// <returns>Null for what the target does not get.</returns>
    public RelayFrame? Take(in JournalEntry entry)
    {
        // What was only overheard is the other platform's already.
        if (entry.Channel != PacketChannel.Hj212 || (entry.Admission != Admission.Admitted && !target.Unadmitted)) return null;
        var rest = new ReadOnlySequence<byte>(entry.Payload);
        if (!_scanner.TryRead(ref rest, FeedState.Closed, out var frame)) return null;
        var readable = frame.SegmentLength is > 0 and <= FrameScanner.DefaultMaxSegment;
        var header = readable ? Header.Parse(frame.GetSegment(_scratch)) : default;
        var mn = entry.Admission == Admission.Admitted ? entry.Sender : header.Mn.IsEmpty ? entry.Sender : Encoding.UTF8.GetString(header.Mn);
        if (!Wants(mn) || (entry.Admission == Admission.Admitted && !Wants(header.Command))) return null;
        var answered = frame.Fault == FrameFault.None && header.WantsAnswer;
        return new(entry.Sequence, entry.Received, mn, answered ? Encoding.UTF8.GetString(header.Qn) : "", answered, entry.Payload.ToArray());
    }

    private bool Wants(string mn)
    {
        if (_devices?.Contains(mn) == false) return false;
        var now = ledger.Now;
        if (!now.Devices.TryGetValue(mn, out var device) || !now.Points.TryGetValue(device.PointId, out var point)) return target.Unadmitted && target.RegionId is null;
        if ((device.Simulated || point.Simulated) && _devices is null) return false;
        if (target.RegionId is not { } region) return true;
        if (!ReferenceEquals(now, _asked)) (_asked, _within) = (now, now.Within(region));
        return (point.RegionId ?? device.RegionId) is { } where && _within!.Contains(where);
    }

    private bool Wants(int? command) => command is { } number
        && (_commands?.Contains(number) ?? CommandCatalogue.Find(number, MessageDirection.Up) is { Kind: CommandKind.Upload });
}
