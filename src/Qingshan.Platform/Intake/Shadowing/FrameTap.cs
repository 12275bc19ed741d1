using System.Buffers;
using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>Cuts one direction of a recorded conversation into frames, with the time at which each was whole, as the gateway would.</summary>
internal sealed class FrameTap(ShadowTap heard)
{
    /// <summary>As at the gateway: a sender that pauses this long has said what it had to say.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly FrameScanner _scanner = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private DateTime _last;

    /// <param name="hole">Something is missing before them: what was begun cannot be ended.</param>
    public void Take(DateTime at, ReadOnlySpan<byte> bytes, bool hole)
    {
        if (hole) End();
        else if (_bytes.WrittenCount > 0 && at - _last >= Pause) Cut(FeedState.Quiet);
        _bytes.Write(bytes);
        _last = at;
        Cut(FeedState.Flowing);
    }

    public void End() => Cut(FeedState.Closed);

    private void Cut(FeedState feed)
    {
        var rest = new ReadOnlySequence<byte>(_bytes.WrittenMemory);
        while (_scanner.TryRead(ref rest, feed, out var frame)) heard(frame, _last);
        if (rest.Length == _bytes.WrittenCount) return;
        var left = rest.ToArray();
        _bytes.ResetWrittenCount();
        _bytes.Write(left);
    }
}

/// <summary>A frame, and when it was whole (UTC).</summary>
internal delegate void ShadowTap(in Frame frame, DateTime at);
