using System.Buffers.Text;

namespace Qingshan.Simulation;

/// <summary>Reads what the packet writer wrote: one frame after another, each beginning with <c>##0123QN=…</c>.</summary>
internal static class FrameCutter
{
    private const int Head = 6, Tail = 6, QnLength = 17;

    /// <summary>The length of the frame at the front, head and tail included.</summary>
    public static int LengthOf(ReadOnlySpan<byte> frames)
    {
        _ = Utf8Parser.TryParse(frames.Slice(2, 4), out int segment, out _);
        return Head + segment + Tail;
    }

    /// <summary>The digits of its QN.</summary>
    public static ReadOnlySpan<byte> QnOf(ReadOnlySpan<byte> frame) => frame.Slice(Head + 3, QnLength);

    /// <summary>QN as a number; 0 for what is none.</summary>
    public static long Number(ReadOnlySpan<byte> qn) =>
        Utf8Parser.TryParse(qn, out long number, out var used) && used == qn.Length ? number : 0;

    /// <summary>Gives a frame another check value than its own.</summary>
    public static void SpoilCrc(Span<byte> frame)
    {
        // The low byte of a real check value is 00, 01, 40, 41, 80, 81, C0 or C1: a 2 at its end is never right.
        frame[^3] = (byte)'2';
    }
}
