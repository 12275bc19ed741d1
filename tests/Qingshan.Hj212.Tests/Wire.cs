using System.Buffers;
using System.Text;

namespace Qingshan.Hj212.Tests;

/// <summary>A stretch copied out of its buffer, so that runs can be compared.</summary>
internal sealed record Stretch(string Bytes, string Segment, FrameNotes Notes, FrameFault Fault)
{
    public FrameVerdict Verdict =>
        Fault != FrameFault.None ? FrameVerdict.Damaged : Notes != 0 ? FrameVerdict.AcceptedWithNotes : FrameVerdict.Accepted;
}

/// <summary>Runs bytes through a scanner as a connection would.</summary>
internal static class Wire
{
    // Latin-1 maps bytes to characters one to one, so any bytes can be compared and printed as text.
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    public static List<Stretch> Read(string text, FeedState last = FeedState.Closed, int maxSegment = 4096) =>
        Read([Bytes(text)], last, out _, maxSegment);

    public static List<Stretch> Read(IEnumerable<byte[]> arrivals, FeedState last, out string left, int maxSegment = 4096)
    {
        var scanner = new FrameScanner(maxSegment);
        var stretches = new List<Stretch>();
        var pieces = new List<byte[]>();
        var buffer = ReadOnlySequence<byte>.Empty;
        foreach (var arrival in arrivals)
        {
            pieces.Add(arrival);
            buffer = Drain(Sequence(pieces), FeedState.Flowing);
        }
        buffer = Drain(buffer, last);
        left = Text(buffer.ToArray());
        return stretches;

        ReadOnlySequence<byte> Drain(ReadOnlySequence<byte> bytes, FeedState feed)
        {
            while (scanner.TryRead(ref bytes, feed, out var frame))
            {
                var segment = frame.GetSegment(new byte[frame.SegmentLength]);
                stretches.Add(new(Text(frame.Bytes.ToArray()), Text(segment), frame.Notes, frame.Fault));
            }
            pieces = [.. Pieces(bytes)];
            return bytes;
        }
    }

    public static ReadOnlySequence<byte> Sequence(IReadOnlyList<byte[]> pieces)
    {
        if (pieces.Count == 0) return ReadOnlySequence<byte>.Empty;
        var first = new Piece(pieces[0], null);
        var last = first;
        for (var i = 1; i < pieces.Count; i++) last = new Piece(pieces[i], last);
        return new(first, 0, last, last.Memory.Length);
    }

    public static string Frame(string segment) => FormattableString.Invariant(
        $"##{Bytes(segment).Length:D4}{segment}{HjCrc.Compute(Bytes(segment)):X4}\r\n");

    private static IEnumerable<byte[]> Pieces(ReadOnlySequence<byte> bytes)
    {
        foreach (var memory in bytes) yield return memory.ToArray();
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, Piece? before)
        {
            Memory = bytes;
            if (before is null) return;
            before.Next = this;
            RunningIndex = before.RunningIndex + before.Memory.Length;
        }
    }
}
