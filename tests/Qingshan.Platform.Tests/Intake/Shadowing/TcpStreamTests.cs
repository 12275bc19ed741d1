using System.Net;
using CsCheck;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Shadowing;

/// <summary>A stream is put together from what a capture holds of it, whatever the network did to its segments.</summary>
public sealed class TcpStreamTests
{
    private static readonly IPEndPoint Device = new(IPAddress.Parse("10.1.2.3"), 40000), Platform = new(IPAddress.Parse("10.0.0.1"), 9212);
    private static readonly DateTime Start = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void However_a_stream_is_cut_repeated_overlapped_and_shuffled_it_comes_out_once_and_whole() =>
        Gen.Select(Gen.Byte.Array[1, 400], Gen.UInt, Gen.Int[1, 60].Array[1, 40], Gen.Int[0, 1000].Array[0, 60], Gen.Bool).Sample((stream, initial, sizes, disorder, ng) =>
        {
            // Pieces that cover the stream, then any of them again, some cut elsewhere; then some change places.
            var pieces = new List<(int At, int Length)>();
            for (int at = 0, i = 0; at < stream.Length; at += sizes[i++ % sizes.Length]) pieces.Add((at, Math.Min(sizes[i % sizes.Length], stream.Length - at)));
            foreach (var d in disorder.Take(20)) pieces.Insert(d % (pieces.Count + 1), (d % stream.Length, Math.Min(1 + d / 7 % 90, stream.Length - d % stream.Length)));
            foreach (var d in disorder.Skip(20)) (pieces[d % pieces.Count], pieces[(d + 1 + d / 100) % pieces.Count]) = (pieces[(d + 1 + d / 100) % pieces.Count], pieces[d % pieces.Count]);
            var file = new CaptureWriter(ng);
            file.Segment(Start, Device, Platform, initial, 2, []);
            foreach (var (at, length) in pieces) file.Segment(Start.AddMilliseconds(at), Device, Platform, unchecked(initial + 1 + (uint)at), 16, stream.AsSpan(at, length));

            var side = new TcpStreamSide();
            var whole = new List<byte>();
            foreach (var packet in new CaptureFile(new MemoryStream(file.Bytes)).Read())
            {
                var segment = TcpSegment.Of(packet)!.Value;
                Assert.Equal((Device, Platform), (segment.From, segment.To));
                if (segment.Begins) side.Begin(segment.Sequence);
                else whole.AddRange(side.Take(packet.At, segment.Sequence, segment.Payload).SelectMany(p => p.Bytes.ToArray()));
            }
            Assert.Empty(side.End(Start));
            Assert.Equal(stream, whole);
            Assert.Equal(0, side.Missing);
        });

    [Fact]
    public void What_the_capture_missed_is_a_hole_that_is_told_and_counted()
    {
        var side = new TcpStreamSide();
        side.Begin(99);
        Assert.Equal(["ab"], Texts(side.Take(Start, 100, "ab"u8.ToArray())));
        Assert.Empty(side.Take(Start, 105, "fg"u8.ToArray()));
        Assert.Empty(side.Take(Start, 110, "k"u8.ToArray()));
        Assert.Equal([("fg", true), ("k", true)], side.End(Start).Select(p => (System.Text.Encoding.ASCII.GetString(p.Bytes.Span), p.Hole)));
        Assert.Equal(6, side.Missing);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Times_are_kept_and_a_file_that_breaks_off_ends_with_its_last_whole_packet(bool ng)
    {
        var file = new CaptureWriter(ng);
        var at = Start.AddTicks(1_234_560);
        file.Segment(at, Device, Platform, 1, 16, "one"u8);
        file.Segment(at.AddSeconds(1), Device, Platform, 4, 16, "two"u8);
        var capture = new CaptureFile(new MemoryStream(file.Bytes[..^20]));
        Assert.Equal(at, Assert.Single(capture.Read()).At);
        Assert.True(capture.BreaksOff);
        Assert.True(CaptureFile.Is(file.Bytes));
    }

    /// <summary>Whatever the bytes are, reading them ends, with packets or by saying what is wrong.</summary>
    [Fact]
    public void Any_bytes_can_be_read() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 60], Gen.Byte.Array[0, 30], Gen.Bool).Sample((noise, where, written, ng) =>
        {
            var file = new CaptureWriter(ng);
            file.Segment(Start, Device, Platform, 1, 16, "one"u8);
            byte[] bytes = [.. file.Bytes, .. noise];
            written.CopyTo(bytes, Math.Min(4 + where, bytes.Length - written.Length));
            try
            {
                foreach (var packet in new CaptureFile(new MemoryStream(bytes)).Read()) _ = TcpSegment.Of(packet);
            }
            catch (InvalidDataException)
            {
                // Said, and not more.
            }
        });

    [Fact]
    public void A_time_that_no_calendar_has_is_said_to_be_one()
    {
        var file = new CaptureWriter(ng: true);
        file.Segment(Start, Device, Platform, 1, 16, "one"u8);
        var bytes = file.Bytes;
        // Its clock counts whole seconds now, and there are more of them than the year 9999 has.
        bytes[bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[9, 0, 1, 0, 9]) + 4] = 0;
        Assert.Contains("calendar", Assert.Throws<InvalidDataException>(() => new CaptureFile(new MemoryStream(bytes)).Read().ToList()).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(IEnumerable<(DateTime, ReadOnlyMemory<byte> Bytes, bool)> pieces) => pieces.Select(p => System.Text.Encoding.ASCII.GetString(p.Bytes.Span));
}
