using System.Net;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>Reads what was recorded between devices and the old platform: a capture of the old platform's port, or the bytes of one stream.</summary>
internal sealed class ShadowReader(ShadowLedger ledger, int port)
{
    private readonly Dictionary<(IPEndPoint Device, IPEndPoint Platform), Conversation> _open = [];

    /// <summary>Connections that were found.</summary>
    public int Connections { get; private set; }

    /// <summary>Bytes that the capture missed.</summary>
    public long Missing { get; private set; }

    public bool BreaksOff { get; private set; }

    /// <exception cref="InvalidDataException">A capture file that contradicts its format.</exception>
    public void ReadCapture(Stream stream)
    {
        var file = new CaptureFile(stream);
        var last = default(DateTime);
        foreach (var packet in file.Read())
        {
            last = packet.At;
            if (TcpSegment.Of(packet) is not { } segment || (segment.To.Port != port && segment.From.Port != port)) continue;
            Take(packet.At, segment);
        }
        foreach (var conversation in _open.Values) End(conversation, last);
        _open.Clear();
        BreaksOff = file.BreaksOff;
    }

    /// <summary>Bytes without times and directions: a frame that only a platform sends is taken for the platform's.</summary>
    public void ReadRaw(Stream stream)
    {
        Connections = 1;
        var talk = ledger.Begin();
        var tap = new FrameTap((in frame, at) =>
        {
            if (SideOf(frame) is { } down && down) talk.Down(frame, at);
            else talk.Up(frame, at);
        });
        var buffer = new byte[64 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;) tap.Take(default, buffer.AsSpan(0, read), hole: false);
        tap.End();
        talk.End();
    }

    private static bool? SideOf(in Frame frame) => frame.Fault == FrameFault.None
        ? Header.Parse(frame.GetSegment(new byte[frame.SegmentLength])).Command is CommandNumbers.NotificationAck or CommandNumbers.DataAck : null;

    private void Take(DateTime at, in TcpSegment segment)
    {
        var up = segment.To.Port == port;
        var key = up ? (segment.From, segment.To) : (segment.To, segment.From);
        if (segment.Begins && up && _open.TryGetValue(key, out var before) && before.Began != segment.Sequence)
        {
            End(before, at);
            _open.Remove(key);
        }
        if (!_open.TryGetValue(key, out var conversation))
        {
            // The last words of a connection whose beginning was not captured are none.
            if (segment.Payload.Length == 0 && !segment.Begins) return;
            Connections++;
            _open[key] = conversation = new(ledger.Begin());
        }
        var (side, tap) = up ? (conversation.Up, conversation.UpTap) : (conversation.Down, conversation.DownTap);
        if (segment.Begins && (!up || conversation.Began != segment.Sequence))
        {
            side.Begin(segment.Sequence);
            if (up) conversation.Began = segment.Sequence;
        }
        foreach (var (when, bytes, hole) in side.Take(at, segment.Begins ? segment.Sequence + 1 : segment.Sequence, segment.Payload)) tap.Take(when, bytes.Span, hole);
    }

    private void End(Conversation conversation, DateTime at)
    {
        foreach (var (side, tap) in (IEnumerable<(TcpStreamSide, FrameTap)>)[(conversation.Up, conversation.UpTap), (conversation.Down, conversation.DownTap)])
        {
            foreach (var (when, bytes, hole) in side.End(at)) tap.Take(when, bytes.Span, hole);
            tap.End();
            Missing += side.Missing;
        }
        conversation.Talk.End();
    }

    private sealed class Conversation(ShadowTalk talk)
    {
        public ShadowTalk Talk => talk;

        public uint? Began { get; set; }

        public TcpStreamSide Up { get; } = new();

        public TcpStreamSide Down { get; } = new();

        public FrameTap UpTap { get; } = new(talk.Up);

        public FrameTap DownTap { get; } = new(talk.Down);
    }
}
