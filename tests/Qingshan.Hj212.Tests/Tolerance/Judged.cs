using System.Buffers;

namespace Qingshan.Hj212.Tests;

/// <summary>A packet's verdict copied out of its buffer.</summary>
internal sealed record Judged(FrameVerdict Verdict, FrameNotes Notes, string Reason, Tolerances Broken, string Bytes, string Mn, string Cp)
{
    /// <summary>All stretches of a stream, judged under the same tolerances from the frame to its fields.</summary>
    public static List<Judged> Stream(string stream, Tolerances tolerances = Tolerances.All)
    {
        var (scanner, reader) = (new FrameScanner(tolerances: tolerances), new PacketReader(tolerances));
        var rest = new ReadOnlySequence<byte>(Wire.Bytes(stream));
        var judged = new List<Judged>();
        while (scanner.TryRead(ref rest, FeedState.Closed, out var frame))
        {
            var packet = reader.Read(frame, new byte[frame.SegmentLength]);
            judged.Add(new(packet.Verdict, packet.Notes, packet.Reason, packet.Broken, Wire.Text(frame.Bytes.ToArray()),
                Wire.Text(packet.Header.Mn), Wire.Text(packet.Header.Cp)));
        }
        return judged;
    }

    public static Judged One(string stream, Tolerances tolerances = Tolerances.All) => Assert.Single(Stream(stream, tolerances));
}
