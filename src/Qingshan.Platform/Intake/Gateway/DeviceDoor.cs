using System.Buffers;
using System.Net;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What one connection decides about each frame before it is journalled: who sent it, whether the ledger knows the
/// device and lets it call, and which answer it gets once it is synced. One instance a connection; not for two threads.
/// </summary>
/// <param name="address">From where, for people.</param>
/// <param name="from">The address that profiles are asked about; null where a broker is in between, and nobody can say.</param>
internal sealed class DeviceDoor(LedgerBook ledger, DeviceSecrets secrets, DeviceBoard board, TimeProvider time, string address, IPAddress? from) : IDisposable
{
    private readonly HashSet<DeviceLine> _lines = [];
    private byte[] _scratch = [];
    private LedgerSnapshot? _asked;
    private byte[] _mn = [];
    private Device? _device;
    private DeviceRules _rules = DeviceRules.None;
    private DeviceLine? _line;

    /// <summary>Looks at a frame and writes the answer that is due after the sync, if any, to <paramref name="answers"/>.</summary>
    public (Admission Admission, string Sender) Look(in Frame frame, IBufferWriter<byte> answers)
    {
        if (frame.Fault != FrameFault.None && frame.SegmentLength is 0 or > FrameScanner.DefaultMaxSegment) return (Admission.Damaged, address);
        var header = Header.Parse(SegmentOf(frame));
        if (Find(header.Mn) is not { } device) return frame.Fault != FrameFault.None ? (Admission.Damaged, address) : (Admission.UnknownDevice, Name(header.Mn));
        if (!_rules.MayCallFrom(from)) return (Admission.WrongAddress, device.Code);

        var known = secrets.Of(device);
        var good = frame.Fault == FrameFault.None;
        if (known.TryDecipher(frame, out var plain))
        {
            header = Header.Parse(plain.GetSegment([]));
            good = true;
        }
        _line!.Heard(address, time.GetUtcNow().UtcDateTime, good ? header.Qn : []);
        if (!good) return (Admission.Damaged, device.Code);
        if (_rules.Password == PasswordPolicy.Refuse && !IsPassword(header.Pw, known)) return (Admission.WrongPassword, device.Code);
        if (_rules.Answer != AnswerPolicy.Never)
            Acknowledgement.Write(answers, header, _rules.Edition, _rules.CrcOf(frame.Notes), always: _rules.Answer == AnswerPolicy.Always);
        return (Admission.Admitted, device.Code);
    }

    /// <summary>Whether a PW is the device's; where none has been entered nothing can be said against it.</summary>
    public static bool IsPassword(ReadOnlySpan<byte> pw, KnownSecrets known) =>
        known.Password is not { } password || Ascii.Equals(pw, password);

    private ReadOnlySpan<byte> SegmentOf(in Frame frame)
    {
        // A frame in several pieces is rare; ten thousand quiet connections need no room for it.
        if (!frame.Bytes.IsSingleSegment && _scratch.Length < frame.SegmentLength) _scratch = new byte[FrameScanner.DefaultMaxSegment];
        return frame.GetSegment(_scratch);
    }

    private Device? Find(ReadOnlySpan<byte> mn)
    {
        var now = ledger.Now;
        if (ReferenceEquals(now, _asked) && mn.SequenceEqual(_mn)) return _device;
        (_asked, _mn) = (now, mn.ToArray());
        var found = now.Devices.GetValueOrDefault(Encoding.UTF8.GetString(mn));
        // One connection may carry several devices, one after the other.
        if (found is not null && found.Code != _device?.Code) _lines.Add(_line = board.LineOf(found.Code));
        _rules = found is null ? DeviceRules.None : DeviceRules.Of(now, found.Code);
        return _device = found;
    }

    /// <summary>The connection has ended.</summary>
    public void Dispose()
    {
        foreach (var line in _lines) line.Left(address);
    }

    /// <summary>An unknown device is listed by the MN it claims, with the address it came from.</summary>
    private string Name(ReadOnlySpan<byte> mn)
    {
        var claimed = mn.IsEmpty ? "-" : Encoding.UTF8.GetString(mn[..Math.Min(mn.Length, 60)]);
        return $"{claimed} @ {address}";
    }
}
