using System.Buffers;

namespace Qingshan.Hj212.Tests;

public sealed class AllocationTests
{
    private static readonly FrameScanner Scanner = new();
    private static readonly byte[] Stream = BuildStream();

    [Fact]
    public void Scanning_headers_and_every_field_allocate_nothing_in_one_piece() => NothingAllocated(new(Stream));

    [Fact]
    public void Scanning_headers_and_every_field_allocate_nothing_in_many_pieces() =>
        NothingAllocated(Wire.Sequence([.. Stream.Chunk(100)]));

    [Fact]
    public void The_verdict_over_everything_allocates_nothing_strict_or_not()
    {
        foreach (var tolerances in (Tolerances[])[Tolerances.All, Tolerances.Strict])
        {
            var (scanner, reader) = (new FrameScanner(tolerances: tolerances), new PacketReader(tolerances));
            NothingAllocated(new(Stream), stream => Judge(stream, scanner, reader));
        }
    }

    private static void NothingAllocated(ReadOnlySequence<byte> stream) => NothingAllocated(stream, Walk);

    private static void NothingAllocated(ReadOnlySequence<byte> stream, Func<ReadOnlySequence<byte>, double> walk)
    {
        var expected = walk(stream);
        Assert.True(expected > 0);
        for (var i = 0; i < 50; i++) _ = walk(stream);
        // The runtime may allocate for itself while it compiles: what counts is that a walk can do without.
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var sum = walk(stream);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(expected, sum);
        }
        Assert.Equal(0, least);
    }

    private static double Walk(ReadOnlySequence<byte> stream)
    {
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        double sum = 0;
        while (Scanner.TryRead(ref stream, FeedState.Closed, out var frame))
        {
            if (frame.Verdict == FrameVerdict.Damaged) continue;
            var header = SegmentHeader.Parse(frame.GetSegment(scratch));
            sum += header.Command ?? 0;
            foreach (var field in header.Fields)
                if (field.TryGetNumber(out var number)) sum += number;
            using var sets = Measurements.Read(header.Cp);
            foreach (var set in sets) sum += set.Value ?? set.Flag;
        }
        return sum;
    }

    private static double Judge(ReadOnlySequence<byte> stream, FrameScanner scanner, PacketReader reader)
    {
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        double sum = 0;
        while (scanner.TryRead(ref stream, FeedState.Closed, out var frame))
        {
            var packet = reader.Read(frame, scratch);
            sum += (int)packet.Verdict + (long)packet.Notes + (int)packet.Broken;
        }
        return sum;
    }

    private static byte[] BuildStream()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PacketWriter("31", "123456", "010000A8900016F000169DC0", Edition.V2017);
        for (var i = 0; i < 40; i++)
        {
            _ = writer.Begin(CommandNumbers.Minute, DateTime.UnixEpoch.AddMinutes(i), DateTime.UnixEpoch.AddMinutes(i));
            for (var f = 0; f < 12; f++) _ = writer.AddPeriod($"a{f:D5}", f + 0.5m, f + 1.25m, f + 2, f * 60);
            _ = writer.WriteTo(output);
            output.Write("noise\r\n"u8);
        }
        return output.WrittenSpan.ToArray();
    }
}
