using System.Buffers;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What one connection decides about each frame before it is journalled: who sent it, whether the ledger knows the
/// device, and which answer it gets once it is synced. One instance a connection; not for two threads.
/// </summary>
internal sealed class DeviceDoor(LedgerBook ledger, DeviceBoard board, TimeProvider time, string address) : IDisposable
{
    private readonly byte[] _scratch = new byte[FrameScanner.DefaultMaxSegment];
    private readonly HashSet<DeviceLine> _lines = [];
    private LedgerSnapshot? _asked;
    private byte[] _mn = [];
    private Device? _device;
    private DeviceLine? _line;

    /// <summary>Looks at a frame and writes the answer that is due after the sync, if any, to <paramref name="answers"/>.</summary>
    public (Admission Admission, string Sender) Look(in Frame frame, IBufferWriter<byte> answers)
    {
        if (frame.Fault != FrameFault.None && frame.SegmentLength is 0 or > FrameScanner.DefaultMaxSegment) return (Admission.Damaged, address);
        var header = Header.Parse(frame.GetSegment(_scratch));
        var device = Find(header.Mn);
        if (device is not null) _line!.Heard(address, time.GetUtcNow().UtcDateTime, frame.Fault, frame.Notes | header.Notes, header.Qn);
        if (frame.Fault != FrameFault.None) return (Admission.Damaged, device?.Code ?? address);
        if (device is null) return (Admission.UnknownDevice, Name(header.Mn));
        if (header.WantsAnswer) Answer(header, answers);
        return (Admission.Admitted, device.Code);
    }

    private Device? Find(ReadOnlySpan<byte> mn)
    {
        var now = ledger.Now;
        if (ReferenceEquals(now, _asked) && mn.SequenceEqual(_mn)) return _device;
        (_asked, _mn) = (now, mn.ToArray());
        var found = now.Devices.GetValueOrDefault(Encoding.UTF8.GetString(mn));
        // One connection may carry several devices, one after the other.
        if (found is not null && found.Code != _device?.Code) _lines.Add(_line = board.LineOf(found.Code));
        return _device = found;
    }

    /// <summary>The connection has ended.</summary>
    public void Dispose()
    {
        foreach (var line in _lines) line.Left(address);
    }

    /// <summary>Uploads get 9014, notices (time calibration, heartbeats) 9013; a reply is never answered.</summary>
    internal static void Answer(scoped in Header header, IBufferWriter<byte> answers)
    {
        switch (header.Command)
        {
            case >= CommandNumbers.RequestAck and <= CommandNumbers.DataAck:
                break;
            case >= 2000 and < 3000 or 3020:
                Replies.WriteDataAck(answers, header);
                break;
            default:
                Replies.WriteNotificationAck(answers, header);
                break;
        }
    }

    /// <summary>An unknown device is listed by the MN it claims, with the address it came from.</summary>
    private string Name(ReadOnlySpan<byte> mn)
    {
        var claimed = mn.IsEmpty ? "-" : Encoding.UTF8.GetString(mn[..Math.Min(mn.Length, 60)]);
        return $"{claimed} @ {address}";
    }
}
