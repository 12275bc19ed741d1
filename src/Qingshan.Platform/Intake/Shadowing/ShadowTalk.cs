using System.Buffers;
using System.Text;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>One recorded connection: what the device sent, what the old platform answered, and what ours would have answered.</summary>
internal sealed class ShadowTalk(ShadowLedger ledger)
{
    /// <summary>An answer later than this is none: the device has given up by then, whatever its settings (OverTime 10 s, ReCount 3).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PacketReader _reader = new(Tolerances.All);
    private readonly byte[] _scratch = new byte[FrameScanner.DefaultMaxSegment];
    private readonly ArrayBufferWriter<byte> _answer = new(160);
    private readonly Dictionary<(string Mn, string Qn), Asked> _asked = [];
    private readonly Queue<(DateTime At, (string, string) Key)> _order = new();
    private readonly Dictionary<(string Mn, string Qn), int> _commands = [];

    private readonly record struct Asked(DateTime At, int Command, bool Ours, string Why);

    public void Up(in Frame frame, DateTime at)
    {
        Expire(at);
        var packet = _reader.Read(frame, _scratch);
        var header = packet.Header;
        var device = ledger.Of(header.Mn.IsEmpty ? "-" : Encoding.UTF8.GetString(header.Mn));
        device.Count(packet, at);
        var (qn, command) = (Encoding.UTF8.GetString(header.Qn), header.Command ?? 0);
        if (command is CommandNumbers.RequestAck or CommandNumbers.Result)
        {
            if (_commands.TryGetValue((device.Mn, qn), out var asked)) device.Replied(asked, command, command == CommandNumbers.RequestAck ? (int?)ReplyReader.ReadQnRtn(header) : (int?)ReplyReader.ReadExeRtn(header));
            return;
        }
        // The door decides by frame and list of devices; what is wrong inside a packet shows later, and does not keep its answer back.
        _answer.ResetWrittenCount();
        var sound = frame.Fault == FrameFault.None;
        if (sound && device.Known != false && header.WantsAnswer) Acknowledgement.Write(_answer, header);
        var why = !sound ? packet.Reason : device.Known == false ? "unknown-device" : header.WantsAnswer ? "is-an-answer" : "not-asked-for";
        if (sound) ledger.Values?.Take(device.Mn, header);
        var key = (device.Mn, qn);
        if (_asked.TryGetValue(key, out var first))
        {
            if (qn.Length > 0)
            {
                // Sent again, or the next part of the same; a damaged one may come whole at last.
                if (header.PacketNumber is null or 1) device.Again++;
                if (_answer.WrittenCount > 0 && !first.Ours) _asked[key] = first with { Ours = true };
                return;
            }
            device.NotAnswered(first.At, qn, first.Command, first.Ours);
        }
        _asked[key] = new(at, command, _answer.WrittenCount > 0, why);
        _order.Enqueue((at, key));
    }

    public void Down(in Frame frame, DateTime at)
    {
        Expire(at);
        if (frame.Fault != FrameFault.None) return;
        var header = Header.Parse(frame.GetSegment(_scratch));
        var key = (Mn: header.Mn.IsEmpty ? "-" : Encoding.UTF8.GetString(header.Mn), Qn: Encoding.UTF8.GetString(header.Qn));
        var device = ledger.Of(key.Mn);
        ledger.AnswersSeen = true;
        var command = header.Command ?? 0;
        if (command is < CommandNumbers.RequestAck or > CommandNumbers.DataAck)
        {
            _commands[key] = command;
            device.Commanded(command);
            return;
        }
        if (!_asked.Remove(key, out var asked))
        {
            device.Strays++;
            return;
        }
        var code = command == CommandNumbers.RequestAck ? (int?)ReplyReader.ReadQnRtn(header) : command == CommandNumbers.Result ? (int?)ReplyReader.ReadExeRtn(header) : null;
        var refused = command is CommandNumbers.RequestAck or CommandNumbers.Result && code is not (null or 1);
        device.Answered(asked.At, at, key.Qn, asked.Command, asked.Ours, refused ? code : null, asked.Why);
    }

    /// <summary>The connection has ended: what was not answered is not answered any more.</summary>
    public void End()
    {
        Expire(DateTime.MaxValue);
        _commands.Clear();
    }

    private void Expire(DateTime now)
    {
        while (_order.TryPeek(out var oldest) && (now == DateTime.MaxValue || now - oldest.At > Patience))
        {
            _order.Dequeue();
            if (_asked.TryGetValue(oldest.Key, out var asked) && asked.At == oldest.At && _asked.Remove(oldest.Key)) ledger.Of(oldest.Key.Item1).NotAnswered(asked.At, oldest.Key.Item2, asked.Command, asked.Ours);
        }
    }
}
