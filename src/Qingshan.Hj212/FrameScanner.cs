using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>
/// Cuts a byte stream into frames by their declared length (HJ 212-2017, 6.3: <c>##</c>, four digits, segment, check
/// value, CR LF). Holds no state between calls, so one instance serves any number of connections and threads.
/// </summary>
/// <remarks>
/// While the feed is flowing a stretch is given out only when no further byte could change it, so the same bytes give
/// the same frames however they are cut into arrivals. Nothing is dropped: bytes outside frames come out too, as
/// <see cref="FrameFault.NotAFrame"/>. With <see cref="WindowSize"/> bytes at hand a decision always falls.
/// </remarks>
public sealed class FrameScanner
{
    /// <summary>The limit on the declared length where none is given: four times the standard's 1024 bytes.</summary>
    public const int DefaultMaxSegment = 4096;

    private readonly FrameScan scan;

    /// <summary>A scanner with a limit on the declared length.</summary>
    /// <param name="maxSegment">In bytes, 1 to 9999; a larger declared length makes the frame damaged.</param>
    /// <param name="tolerances">Which deviations a usable frame may have; those of header and fields are not looked at here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is outside 1 to 9999.</exception>
    public FrameScanner(int maxSegment = DefaultMaxSegment, Tolerances tolerances = Tolerances.All)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegment, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxSegment, 9999);
        scan = new FrameScan(maxSegment);
        Tolerances = tolerances;
    }

    /// <summary>Which deviations a usable frame may have. Where a frame begins and ends does not depend on them.</summary>
    public Tolerances Tolerances { get; }

    /// <summary>The limit on the declared length, in bytes.</summary>
    public int MaxSegment => scan.MaxSegment;

    /// <summary>The most bytes that the scanner ever needs to see to decide.</summary>
    public int WindowSize => scan.WindowSize;

    /// <summary>Takes the next stretch off the front of the buffer.</summary>
    /// <param name="buffer">Received bytes not yet consumed; advanced past the stretch where this returns true.</param>
    /// <param name="feed">What is known about bytes still to come.</param>
    /// <param name="frame">The stretch with its verdict, borrowing the buffer.</param>
    /// <returns>False where more bytes are needed; always false for an empty buffer.</returns>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, FeedState feed, out Frame frame)
    {
        var result = ScanFront(buffer, feed);
        if (result.Length == 0)
        {
            frame = default;
            return false;
        }
        var end = buffer.GetPosition(result.Length);
        frame = new Frame(buffer.Slice(buffer.Start, end), result, Tolerances);
        buffer = buffer.Slice(end);
        return true;
    }

    private ScanResult ScanFront(in ReadOnlySequence<byte> buffer, FeedState feed)
    {
        var first = buffer.FirstSpan;
        if (buffer.IsSingleSegment)
        {
            return first.Length <= scan.WindowSize
                ? scan.Run(first, feed)
                : scan.Run(first[..scan.WindowSize], FeedState.Flowing);
        }
        // Most frames lie inside the first piece; what is decided there holds whatever follows.
        var result = scan.Run(first[..Math.Min(first.Length, scan.WindowSize)], FeedState.Flowing);
        return result.Length != 0 ? result : ScanJoined(buffer, feed);
    }

    private ScanResult ScanJoined(in ReadOnlySequence<byte> buffer, FeedState feed)
    {
        var length = (int)Math.Min(buffer.Length, scan.WindowSize);
        if (length < buffer.Length) feed = FeedState.Flowing;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var window = rented.AsSpan(0, length);
        buffer.Slice(0, length).CopyTo(window);
        var result = scan.Run(window, feed);
        ArrayPool<byte>.Shared.Return(rented);
        return result;
    }
}
