namespace Qingshan.Hj212;

/// <summary>The stretch at the front of a window; a length of 0 means that more bytes are needed.</summary>
internal readonly record struct ScanResult(
    int Length, int SegmentStart = 0, int SegmentLength = 0, FrameNotes Notes = FrameNotes.None, FrameFault Fault = FrameFault.None);

/// <summary>The decision over the front of a contiguous window: by declared length, and only when that fails by search.</summary>
internal sealed class FrameScan(int maxSegment)
{
    internal const int HeadLength = 6;
    internal const int CrcLength = 4;

    /// <summary>No frame, and no piece of garbage, is ever longer than this (its tail apart).</summary>
    private readonly int limit = HeadLength + maxSegment + CrcLength;

    public int MaxSegment => maxSegment;

    public int Limit => limit;

    // Past the limit: a head (6), or a check value's end and its tail, that begins just before it.
    public int WindowSize => limit + 8;

    public ScanResult Run(ReadOnlySpan<byte> window, FeedState feed)
    {
        if (window.IsEmpty) return default;
        var head = FrameMarks.FindHead(window, 0);
        if (head > 0) return Skip(window, head, feed);
        if (window.Length < HeadLength)
            return feed == FeedState.Closed ? new(window.Length, Fault: FrameFault.NotAFrame) : default;

        var declared = FrameMarks.Digits(window[2..]);
        if (declared > maxSegment) return Resync(window, feed, declared);
        var end = HeadLength + declared + CrcLength;
        if (window.Length < end) return feed == FeedState.Flowing ? default : Resync(window, feed, declared);

        var segment = window.Slice(HeadLength, declared);
        var closed = segment.EndsWith("&&"u8);
        if (!HjCrc.TryReadHex(window[(end - CrcLength)..], out var printed, out var lower))
        {
            // The byte after tells whether the length holds; while more may come it is waited for.
            if (closed && end == window.Length && feed == FeedState.Flowing) return default;
            return closed && end < window.Length && window[end] is (byte)'\r' or (byte)'\n'
                ? Finish(window, HeadLength, declared, feed, FrameNotes.None, FrameFault.CrcUnreadable)
                : Resync(window, feed, declared);
        }
        var notes = lower ? FrameNotes.CrcLowerCase : FrameNotes.None;
        if (Matches(segment, printed, ref notes))
            return Finish(window, HeadLength, declared, feed, notes, declared == 0 ? FrameFault.SegmentEmpty : FrameFault.None);
        // Digits after the closing or before the tail: the length is right, the content is not what was sent (or encrypted).
        if (!closed && window.Length < end + 2 && feed == FeedState.Flowing) return default;
        return closed || window[end..].StartsWith("\r\n"u8)
            ? Finish(window, HeadLength, declared, feed, notes, FrameFault.CrcMismatch)
            : Resync(window, feed, declared);
    }

    private ScanResult Skip(ReadOnlySpan<byte> window, int head, FeedState feed)
    {
        if (LostHash.TryRead(window, head, this, feed, out var found)) return found;
        if (head >= limit) return new(limit, Fault: FrameFault.NotAFrame);
        var whole = window.Length - head >= HeadLength;
        if (whole || feed == FeedState.Quiet) return new(head, Fault: FrameFault.NotAFrame);
        // Waiting for the head keeps a run of garbage in one piece however it arrives.
        return feed == FeedState.Flowing ? default : new(Math.Min(window.Length, limit), Fault: FrameFault.NotAFrame);
    }

    private static bool Matches(ReadOnlySpan<byte> segment, ushort printed, ref FrameNotes notes)
    {
        if (HjCrc.Compute(segment) == printed) return true;
        if (HjCrc.ComputeModbusSwapped(segment) != printed) return false;
        notes |= FrameNotes.CrcModbusSwapped;
        return true;
    }

    internal static ScanResult Finish(
        ReadOnlySpan<byte> window, int head, int segmentLength, FeedState feed, FrameNotes notes, FrameFault fault)
    {
        var end = head + segmentLength + CrcLength;
        if (!FrameMarks.TryTail(window, end, feed, out var tail, ref notes)) return default;
        if (segmentLength > 1024) notes |= FrameNotes.SegmentOver1024;
        return new(end + tail, head, segmentLength, notes, fault);
    }

    /// <summary>A length of six digits: taken only where it holds and the check value matches. Waiting is a length of 0.</summary>
    private bool TrySixDigits(ReadOnlySpan<byte> window, FeedState feed, out ScanResult result)
    {
        const int Head = HeadLength + 2;
        result = default;
        if (window.Length < Head || !window[2..].StartsWith("00"u8) || window[HeadLength..Head].ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        var declared = FrameMarks.Digits(window[4..]);
        if (declared + 2 > maxSegment) return false;
        var end = Head + declared + CrcLength;
        if (window.Length < end) return feed == FeedState.Flowing;
        var segment = window.Slice(Head, declared);
        if (!segment.EndsWith("&&"u8) || !HjCrc.TryReadHex(window[(end - CrcLength)..], out var printed, out var lower)) return false;
        var notes = FrameNotes.LengthSixDigits | (lower ? FrameNotes.CrcLowerCase : FrameNotes.None);
        if (!Matches(segment, printed, ref notes)) return false;
        result = Finish(window, Head, declared, feed, notes, FrameFault.None);
        return true;
    }

    /// <summary>The declared length does not hold: look for the frame's own closing, or for the next frame's head.</summary>
    private ScanResult Resync(ReadOnlySpan<byte> window, FeedState feed, int declared)
    {
        if (TrySixDigits(window, feed, out var six)) return six;
        var over = declared > maxSegment;
        var from = HeadLength;
        while (FrameMarks.FindMark(window, from) is var at && at < Math.Min(window.Length, limit))
        {
            var mark = FrameMarks.Judge(window, at, feed);
            if (mark == Mark.Undecided) return default;
            if (mark == Mark.Head)
            {
                var cut = at < HeadLength + declared + CrcLength ? FrameFault.Truncated : FrameFault.LengthMismatch;
                return new(at, Fault: over ? FrameFault.LengthOverLimit : cut);
            }
            if (mark is Mark.End or Mark.EndAtPause)
            {
                var length = at + 2 - HeadLength;
                _ = HjCrc.TryReadHex(window[(at + 2)..], out var printed, out var lower);
                var notes = FrameNotes.LengthWrong | (lower ? FrameNotes.CrcLowerCase : FrameNotes.None);
                var good = length <= maxSegment && Matches(window.Slice(HeadLength, length), printed, ref notes);
                // At a mere pause the digits may be the first of a longer field: only a match decides.
                if (!good && mark == Mark.EndAtPause && feed == FeedState.Quiet) return default;
                var fault = over ? FrameFault.LengthOverLimit : good ? FrameFault.None : FrameFault.LengthMismatch;
                return Finish(window, HeadLength, length, feed, notes, fault);
            }
            from = at + 1;
        }
        if (window.Length < WindowSize && feed != FeedState.Closed) return default;
        var rest = Math.Min(window.Length, limit);
        var lost = rest < HeadLength + declared + CrcLength ? FrameFault.Truncated : FrameFault.LengthMismatch;
        return new(rest, Fault: over ? FrameFault.LengthOverLimit : lost);
    }
}
