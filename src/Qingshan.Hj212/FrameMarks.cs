namespace Qingshan.Hj212;

/// <summary>What stands at a <c>##</c> or <c>&amp;&amp;</c> in a window.</summary>
internal enum Mark
{
    Nothing,
    Head,
    End,
    EndAtPause,
    Undecided,
}

/// <summary>The marks by which a frame is told from the bytes around it.</summary>
internal static class FrameMarks
{
    /// <summary>The first place that is a head, or could become one with more bytes; the window's length where none is.</summary>
    public static int FindHead(ReadOnlySpan<byte> window, int from)
    {
        while (from < window.Length)
        {
            var hash = window[from..].IndexOf((byte)'#');
            if (hash < 0) return window.Length;
            from += hash;
            if (IsHead(window[from..])) return from;
            from++;
        }
        return window.Length;
    }

    public static int Digits(ReadOnlySpan<byte> digits) =>
        (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');

    /// <summary>The next <c>#</c> or <c>&amp;</c>; the window's length where none is.</summary>
    public static int FindMark(ReadOnlySpan<byte> window, int from)
    {
        var at = window[from..].IndexOfAny((byte)'#', (byte)'&');
        return at < 0 ? window.Length : from + at;
    }

    public static Mark Judge(ReadOnlySpan<byte> window, int at, FeedState feed)
    {
        var rest = window[at..];
        if (rest[0] == '#')
        {
            if (!IsHead(rest)) return Mark.Nothing;
            return rest.Length >= FrameScan.HeadLength ? Mark.Head : Unless(feed);
        }
        for (var i = 1; i < 6; i++)
        {
            if (i == rest.Length) return Unless(feed);
            if (i == 1 ? rest[i] != '&' : !char.IsAsciiHexDigit((char)rest[i])) return Mark.Nothing;
        }
        if (rest.Length == 6) return feed == FeedState.Flowing ? Mark.Undecided : Mark.EndAtPause;
        return rest[6] is (byte)'\r' or (byte)'\n' or (byte)'#' ? Mark.End : Mark.Nothing;
    }

    /// <summary>The length of the tail at a frame's end, with its note; false where more bytes are needed to tell.</summary>
    public static bool TryTail(ReadOnlySpan<byte> window, int at, FeedState feed, out int length, ref FrameNotes notes)
    {
        length = 0;
        var rest = window[at..];
        if (rest.Length >= 2 && rest[0] == '\r' && rest[1] == '\n')
        {
            length = 2;
            return true;
        }
        if (rest.IsEmpty)
        {
            notes |= FrameNotes.TailMissing;
            return feed != FeedState.Flowing;
        }
        if (rest[0] == '\r')
        {
            length = 1;
            notes |= FrameNotes.TailCrOnly;
            return rest.Length > 1 || feed != FeedState.Flowing;
        }
        var lineFeed = rest[0] == '\n';
        length = lineFeed ? 1 : 0;
        notes |= lineFeed ? FrameNotes.TailLfOnly : FrameNotes.TailMissing;
        return true;
    }

    private static bool IsHead(ReadOnlySpan<byte> rest)
    {
        var known = Math.Min(rest.Length, FrameScan.HeadLength);
        for (var i = 0; i < known; i++)
        {
            if (i < 2 ? rest[i] != '#' : !char.IsAsciiDigit((char)rest[i])) return false;
        }
        return true;
    }

    // A mark cut off by the window's end: wait for it, unless nothing will come.
    private static Mark Unless(FeedState feed) => feed == FeedState.Closed ? Mark.Nothing : Mark.Undecided;
}
