using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>Writes one frame into a span that is large enough: head and check value follow from the segment.</summary>
internal ref struct FrameBuilder(Span<byte> destination)
{
    /// <summary>What a frame adds to its segment: head, check value, tail.</summary>
    public const int Overhead = FrameScan.HeadLength + FrameScan.CrcLength + 2;

    private readonly Span<byte> destination = destination;
    private int at = FrameScan.HeadLength;
    private int cp;

    public void Add(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(destination[at..]);
        at += text.Length;
    }

    public void Add(scoped ReadOnlySpan<byte> key, scoped ReadOnlySpan<byte> value)
    {
        Add(key);
        Add(value);
        Add(";"u8);
    }

    public void Add(scoped ReadOnlySpan<byte> key, int value)
    {
        Add(key);
        AddNumber(value);
        Add(";"u8);
    }

    public void AddNumber(int value)
    {
        var fits = Utf8Formatter.TryFormat(value, destination[at..], out var written);
        Debug.Assert(fits, "the caller reserves room");
        at += written;
    }

    public void AddText(string text) => at += Encoding.UTF8.GetBytes(text, destination[at..]);

    /// <summary>CP's content begins here; it ends before the closing <c>&amp;&amp;</c>.</summary>
    public void BeginCp() => cp = at;

    /// <summary>Completes the frame and returns its length. The check value is over the plaintext, encrypted or not.</summary>
    public readonly int Finish(Sm4Cipher? cipher = null, CrcKind crc = CrcKind.Hj212)
    {
        var segment = destination[FrameScan.HeadLength..at];
        destination[0] = destination[1] = (byte)'#';
        _ = Utf8Formatter.TryFormat(segment.Length, destination[2..], out _, new('D', 4));
        _ = Utf8Formatter.TryFormat(crc == CrcKind.Hj212 ? HjCrc.Compute(segment) : HjCrc.ComputeModbusSwapped(segment), destination[at..], out _, new('X', 4));
        cipher?.Encrypt(destination[cp..(at - 2)]);
        destination[at + 4] = (byte)'\r';
        destination[at + 5] = (byte)'\n';
        return at + 6;
    }
}
