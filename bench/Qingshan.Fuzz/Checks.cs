using System.Buffers;
using Qingshan.Hj212;

namespace Qingshan.Fuzz;

/// <summary>A law of the library that some bytes broke.</summary>
internal sealed class BrokenLaw(string message) : Exception(message);

/// <summary>
/// What has to hold for any bytes, from the stream to its values: stretches laid end to end are the stream, arrivals in
/// pieces give the same as all at once, tolerances change no extent and only refuse, no field is lost.
/// </summary>
internal sealed class Checks(Rng rng, int capacity)
{
    private const int Limit = 9999, MostVerdicts = 200_000;
    private static readonly int[] Limits = [FrameScanner.DefaultMaxSegment, 260, 60];

    private readonly FrameScanner[] _lenient = [.. Limits.Select(l => new FrameScanner(l))];
    private readonly FrameScanner[] _strict = [.. Limits.Select(l => new FrameScanner(l, Tolerances.Strict))];
    private readonly PacketReader _all = new(), _none = new(Tolerances.Strict);
    private readonly FrameScanner _replies = new(Limit);
    private readonly ArrayBufferWriter<byte> _reply = new(64 * 1024);
    private readonly byte[] _scratch = new byte[Limit], _second = new byte[Limit];
    private readonly Stretch[] _whole = new Stretch[capacity], _other = new Stretch[capacity];
    private readonly Pieces _pieces = new(32);
    private readonly HashSet<(FrameNotes, FrameFault)> _verdicts = new(MostVerdicts);

    /// <summary>How many different verdicts, notes and all, packets have had.</summary>
    public int Verdicts => _verdicts.Count;

    /// <summary>Checks a stream.</summary>
    /// <exception cref="BrokenLaw">A law does not hold.</exception>
    public void Look(byte[] stream, int length)
    {
        var which = rng.OneIn(4) ? 1 + rng.Below(2) : 0;
        var whole = Whole(_lenient[which], stream, length, _whole);
        // What costs as much again as the reading itself is done for some: over millions of streams that is often enough.
        if (rng.OneIn(3)) Same(whole, Strictly(_strict[which], stream, length), strict: true);
        Same(whole, InPieces(_lenient[which], stream, length, quiet: false), strict: false);
        if (rng.OneIn(4)) Same(whole, Joined(_lenient[which], stream, length), strict: false);
        if (rng.OneIn(8)) _ = InPieces(_lenient[which], stream, length, quiet: true);
    }

    private int Whole(FrameScanner scanner, byte[] stream, int length, Stretch[] into)
    {
        var rest = new ReadOnlySequence<byte>(stream, 0, length);
        var (n, sum) = (0, 0L);
        while (scanner.TryRead(ref rest, FeedState.Closed, out var frame))
        {
            into[n++] = new(frame);
            sum += frame.Bytes.Length;
            Packet(frame);
        }
        Law(sum == length && rest.IsEmpty, "the stretches are not the stream");
        return n;
    }

    private int Strictly(FrameScanner scanner, byte[] stream, int length)
    {
        var rest = new ReadOnlySequence<byte>(stream, 0, length);
        var n = 0;
        while (scanner.TryRead(ref rest, FeedState.Closed, out var frame)) _other[n++] = new(frame);
        return n;
    }

    /// <summary>In arrivals of chance lengths; with pauses between some of them the stretches may differ, but not their sum.</summary>
    private int InPieces(FrameScanner scanner, byte[] stream, int length, bool quiet)
    {
        var (from, arrived, n) = (0, 0, 0);
        while (true)
        {
            arrived = Math.Min(length, arrived + 1 + rng.Below(rng.OneIn(3) ? 6 : 300));
            var closed = arrived == length;
            if (closed && !Drain(FeedState.Flowing)) break;
            if (!Drain(closed ? FeedState.Closed : quiet && rng.OneIn(2) ? FeedState.Quiet : FeedState.Flowing) || closed) break;
        }
        Law(from == length, "the stretches of arrivals are not the stream");
        return n;

        bool Drain(FeedState feed)
        {
            var rest = new ReadOnlySequence<byte>(stream, from, arrived - from);
            while (scanner.TryRead(ref rest, feed, out var frame))
            {
                _other[n++] = new(frame);
                from += (int)frame.Bytes.Length;
            }
            Law(rest.Length == arrived - from, "a stretch and what the buffer was moved by differ");
            Law(rest.Length < scanner.WindowSize, "a full window gave no decision");
            return true;
        }
    }

    /// <summary>As one buffer of several pieces.</summary>
    private int Joined(FrameScanner scanner, byte[] stream, int length)
    {
        var rest = _pieces.Cut(stream, length, rng);
        var n = 0;
        while (scanner.TryRead(ref rest, FeedState.Closed, out var frame))
        {
            if (rng.OneIn(4)) Packet(frame);
            _other[n++] = new(frame);
        }
        return n;
    }

    private void Same(int whole, int other, bool strict)
    {
        Law(whole == other, strict ? "tolerances change the stretches" : "arrivals change the stretches");
        for (var i = 0; i < whole; i++)
        {
            var (a, b) = (_whole[i], _other[i]);
            if (!strict) Law(a == b, "arrivals change a stretch");
            else Law(a.Length == b.Length && a.Segment == b.Segment && a.Notes == b.Notes
                && (a.Fault == b.Fault || (a.Fault == FrameFault.None && b.Fault == FrameFault.RuleBroken && a.Notes != FrameNotes.None)), "tolerances change a stretch");
        }
    }

    private void Packet(in Frame frame)
    {
        var packet = _all.Read(frame, _scratch);
        if (_verdicts.Count < MostVerdicts) _verdicts.Add((packet.Notes, packet.Fault));
        Law(packet.Broken == Tolerances.Strict, "everything is tolerated and yet a rule is broken");
        if (rng.OneIn(3)) Strictly(frame, packet);
        Fields(packet.Header);
        if (rng.OneIn(16) && frame.SegmentLength < 4000) Reply(packet.Header);
    }

    private void Strictly(in Frame frame, in Packet packet)
    {
        var strict = _none.Read(frame, _second);
        Law(strict.Notes == packet.Notes, "the notes depend on tolerances");
        Law((strict.Verdict == FrameVerdict.Accepted) == (packet.Verdict == FrameVerdict.Accepted), "accepted without notes, but not strictly");
        Law(packet.Notes == FrameNotes.None || strict.Verdict == FrameVerdict.Damaged, "strict, and accepted with notes");
    }

    private static void Fields(in SegmentHeader header)
    {
        var (texts, measured) = (0, 0);
        foreach (var field in header.Fields)
        {
            texts += field.Text.Length + 1;
            Law(field.Key.Length + field.Value.Length <= field.Text.Length, "a field is longer than its text");
            Law(field.Factor.IsEmpty || field.Factor.Length + 1 + field.SuffixText.Length == field.Key.Length, "factor and suffix are not the key");
            _ = field.TryGetNumber(out _);
            _ = field.TryGetTime(out _);
            if (!field.Factor.IsEmpty && field.Suffix is (>= FieldSuffix.Rtd and <= FieldSuffix.SampleTime) or (>= FieldSuffix.Data and <= FieldSuffix.NightData)
                && !field.Factor.IsEmpty) measured++;
        }
        Law(texts <= header.Cp.Length + 1, "the fields are longer than CP");
        using var sets = Measurements.Read(header.Cp);
        var kept = 0;
        foreach (var set in sets)
        {
            _ = (set.Value, set.Min, set.Max, set.Total, set.Converted, set.Flag, set.SampleTime);
            for (var suffix = FieldSuffix.Rtd; suffix <= FieldSuffix.NightData; suffix++)
                if (set.Has(suffix)) kept++;
        }
        Law(kept == measured, "a measured field was lost or doubled");
    }

    /// <summary>A reply to anything is a frame that can be read.</summary>
    private void Reply(in SegmentHeader header)
    {
        _reply.ResetWrittenCount();
        Replies.WriteDataAck(_reply, header);
        var rest = new ReadOnlySequence<byte>(_reply.WrittenMemory);
        Law(_replies.TryRead(ref rest, FeedState.Closed, out var frame) && rest.IsEmpty && frame.Fault == FrameFault.None, "a reply cannot be read");
    }

    private static void Law(bool holds, string law)
    {
        if (!holds) throw new BrokenLaw(law);
    }

    private readonly record struct Stretch(long Length, int Segment, FrameNotes Notes, FrameFault Fault)
    {
        public Stretch(in Frame frame) : this(frame.Bytes.Length, frame.SegmentLength, frame.Notes, frame.Fault) { }
    }
}
