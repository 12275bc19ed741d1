using System.Buffers;
using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>Reads what the platform says: hands its requests on, and writes acknowledged packets down before anything follows from them.</summary>
internal sealed class AcknowledgementReader(string mn, AcknowledgedLog? log)
{
    private static readonly FrameScanner Scanner = new();
    private readonly byte[] _mn = Encoding.UTF8.GetBytes(mn + " ");
    private readonly byte[] _bytes = new byte[Scanner.WindowSize];
    private readonly ArrayBufferWriter<byte> _lines = new(64);
    private int _length;

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Room => _bytes.AsMemory(_length);

    public void Clear() => _length = 0;

    /// <summary>Takes bytes that were put into <see cref="Room"/>. True where something may follow from them.</summary>
    public bool Received(int count, DeviceClient client)
    {
        _length += count;
        var arrived = new ReadOnlySequence<byte>(_bytes, 0, _length);
        var any = false;
        while (Scanner.TryRead(ref arrived, FeedState.Flowing, out var frame))
            any |= frame.Fault == FrameFault.None && Take(frame, client);
        if (_lines.WrittenCount > 0)
        {
            log!.Write(_lines.WrittenSpan);
            _lines.ResetWrittenCount();
        }
        var left = (int)arrived.Length;
        _bytes.AsSpan(_length - left, left).CopyTo(_bytes);
        // A full window always gives a decision, so this cannot be; a reader without room would take it for the end.
        _length = left < _bytes.Length ? left : 0;
        return any;
    }

    private bool Take(in Frame frame, DeviceClient client)
    {
        Span<byte> scratch = stackalloc byte[1024];
        if (frame.SegmentLength > scratch.Length) return false;
        var header = SegmentHeader.Parse(frame.GetSegment(scratch));
        if (header.Command != CommandNumbers.DataAck) return client.Answer(header);
        if (client.Acknowledge(FrameCutter.Number(header.Qn)) && log is not null)
        {
            _lines.Write(_mn);
            _lines.Write(header.Qn);
            _lines.Write("\n"u8);
        }
        return true;
    }
}
