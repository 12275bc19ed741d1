using System.Buffers;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// The acknowledgement that HJ 212 prescribes for a packet, byte by byte. Nearly all that come are this one, so that it need not be kept:
/// it follows from the packet.
/// </summary>
internal static class ExpectedAnswer
{
    private static readonly FrameScanner Scanner = new();

    public static bool Is(ReadOnlyMemory<byte> packet, ReadOnlySpan<byte> answer) => Of(packet).Span.SequenceEqual(answer);

    /// <returns>Empty for what is no frame.</returns>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> packet)
    {
        var rest = new ReadOnlySequence<byte>(packet);
        if (!Scanner.TryRead(ref rest, FeedState.Closed, out var frame) || frame.Fault != FrameFault.None) return default;
        var answer = new ArrayBufferWriter<byte>(160);
        Acknowledgement.Write(answer, Header.Parse(frame.GetSegment([])), always: true);
        return answer.WrittenMemory;
    }
}
