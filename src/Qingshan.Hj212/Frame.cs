using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>
/// One stretch of the byte stream with its verdict: a frame, a damaged one, or bytes between frames. The stretches
/// that a scanner gives out, laid end to end, are the stream. It borrows the caller's buffer.
/// </summary>
public readonly struct Frame
{
    private readonly int segmentStart;
    private readonly int segmentLength;

    internal Frame(ReadOnlySequence<byte> bytes, in ScanResult result, Tolerances tolerances)
    {
        Bytes = bytes;
        segmentStart = result.SegmentStart;
        segmentLength = result.SegmentLength;
        Notes = result.Notes;
        Fault = result.Fault;
        if (Fault != FrameFault.None) return;
        Broken = StandardRule.Broken(Notes, tolerances);
        if (Broken != Tolerances.Strict) Fault = FrameFault.RuleBroken;
    }

    /// <summary>Every byte of the stretch, head and tail included: what to journal, and to quarantine where damaged.</summary>
    public ReadOnlySequence<byte> Bytes { get; }

    /// <summary>The deviations of the frame (none of the header's).</summary>
    public FrameNotes Notes { get; }

    /// <summary>Why the bytes are not usable, or <see cref="FrameFault.None"/>.</summary>
    public FrameFault Fault { get; }

    /// <summary>The tolerances that the frame would have needed, for <see cref="FrameFault.RuleBroken"/>.</summary>
    public Tolerances Broken { get; }

    /// <summary>The verdict over the frame.</summary>
    public FrameVerdict Verdict =>
        Fault != FrameFault.None ? FrameVerdict.Damaged
        : Notes != FrameNotes.None ? FrameVerdict.AcceptedWithNotes
        : FrameVerdict.Accepted;

    /// <summary>The data segment's length in bytes; 0 where its extent could not be told.</summary>
    public int SegmentLength => segmentLength;

    /// <summary>The data segment; empty where its extent could not be told.</summary>
    public ReadOnlySequence<byte> Segment => Bytes.Slice(segmentStart, segmentLength);

    /// <summary>The four bytes where the check value stands; empty where the segment's extent could not be told.</summary>
    public ReadOnlySequence<byte> CrcText =>
        segmentStart == 0 ? default : Bytes.Slice(segmentStart + segmentLength, FrameScan.CrcLength);

    /// <summary>The data segment in one piece: the buffer itself where it lies in one piece there, else a copy.</summary>
    /// <param name="scratch">Room for the copy, at least <see cref="SegmentLength"/> bytes; the result may point into it.</param>
    /// <returns>The segment's bytes.</returns>
    /// <exception cref="ArgumentException">The segment is in several pieces and <paramref name="scratch"/> is too small.</exception>
    public ReadOnlySpan<byte> GetSegment(Span<byte> scratch)
    {
        var first = Bytes.FirstSpan;
        if (first.Length >= segmentStart + segmentLength) return first.Slice(segmentStart, segmentLength);
        Segment.CopyTo(scratch);
        return scratch[..segmentLength];
    }
}
