namespace Qingshan.Hj212;

/// <summary>
/// Frames whose first <c>#</c> is lost. So short a head occurs by chance, so it counts only where everything else holds:
/// the length, the closing and the check value, and no proper head before its end.
/// </summary>
internal static class LostHash
{
    public const int HeadLength = 5;

    /// <summary>How many check values one look computes at most: bytes made to look like heads must not cost more.</summary>
    private const int MaxTries = 8;

    /// <summary>
    /// Looks through bytes that hold no proper head. True where that decides: a frame at the front, bytes before one, or
    /// (with a length of 0) that more bytes are needed.
    /// </summary>
    /// <param name="window">Everything at hand.</param>
    /// <param name="head">Where the proper head stands, or could begin.</param>
    /// <param name="scan">The scan's limits.</param>
    /// <param name="feed">What is known about bytes still to come.</param>
    /// <param name="result">The stretch at the front.</param>
    public static bool TryRead(ReadOnlySpan<byte> window, int head, FrameScan scan, FeedState feed, out ScanResult result)
    {
        result = default;
        var end = Math.Min(head, scan.Limit);
        var tries = 0;
        for (var at = Find(window[..end], 0); at < end; at = Find(window[..end], at + 1))
        {
            var declared = FrameMarks.Digits(window[(at + 1)..]);
            if (declared > scan.MaxSegment) continue;
            var stop = at + HeadLength + declared + FrameScan.CrcLength;
            if (stop > end)
            {
                if (head < scan.Limit && window.Length - head >= FrameScan.HeadLength) continue;
                if (head < scan.Limit && feed == FeedState.Closed) continue;
                // Cut off by the end of what is at hand, or by the limit: the bytes before it need not wait, it does.
                if (at > 0 && (head >= scan.Limit || feed == FeedState.Quiet)) result = new(at, Fault: FrameFault.NotAFrame);
                return true;
            }
            var segment = window.Slice(at + HeadLength, declared);
            if (!segment.EndsWith("&&"u8) || !HjCrc.TryReadHex(window[(stop - FrameScan.CrcLength)..], out var printed, out var lower)) continue;
            if (tries++ == MaxTries) return false;
            if (HjCrc.Compute(segment) != printed) continue;
            var notes = FrameNotes.HashLost | (lower ? FrameNotes.CrcLowerCase : FrameNotes.None);
            result = at > 0
                ? new(at, Fault: FrameFault.NotAFrame)
                : FrameScan.Finish(window, HeadLength, declared, feed, notes, FrameFault.None);
            return true;
        }
        return false;
    }

    /// <summary>The next <c>#</c> with four digits and a letter; the length where none is.</summary>
    private static int Find(ReadOnlySpan<byte> bytes, int from)
    {
        while (from < bytes.Length)
        {
            var hash = bytes[from..].IndexOf((byte)'#');
            if (hash < 0) return bytes.Length;
            from += hash;
            if (bytes.Length - from > HeadLength
                && !bytes.Slice(from + 1, 4).ContainsAnyExceptInRange((byte)'0', (byte)'9')
                && char.IsAsciiLetter((char)bytes[from + HeadLength])) return from;
            from++;
        }
        return bytes.Length;
    }
}
