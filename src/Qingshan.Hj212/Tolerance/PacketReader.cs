namespace Qingshan.Hj212;

/// <summary>
/// The verdict over a whole packet: frame, header, codes and fields, under given tolerances. Holds no state, so one
/// instance serves any number of threads; reading allocates nothing and never fails.
/// </summary>
/// <param name="tolerances">What is accepted with a note; anything else that deviates makes the packet <see cref="FrameFault.RuleBroken"/>.</param>
/// <param name="edition">The edition of the device's profile; null reads each packet as of the edition that its Flag says.</param>
public sealed class PacketReader(Tolerances tolerances = Tolerances.All, Edition? edition = null)
{
    /// <summary>What is accepted with a note.</summary>
    public Tolerances Tolerances { get; } = tolerances;

    /// <summary>Reads a frame's packet. Header and fields are read as far as they can be, whatever the verdict.</summary>
    /// <param name="frame">What a <see cref="FrameScanner"/> gave out, of whatever tolerances.</param>
    /// <param name="scratch">Room for the segment, at least <see cref="Frame.SegmentLength"/> bytes; the result may point into it.</param>
    /// <returns>The packet; its spans live as long as the frame's buffer and the room.</returns>
    /// <exception cref="ArgumentException">The segment is in several pieces and <paramref name="scratch"/> is too small.</exception>
    public Packet Read(in Frame frame, Span<byte> scratch)
    {
        var header = SegmentHeader.Parse(frame.GetSegment(scratch));
        if (edition is { } said) header = header.As(said);
        var fault = frame.Fault == FrameFault.RuleBroken ? FrameFault.None : frame.Fault;
        // Where the bytes are damaged, what deviates in them says nothing of the device.
        if (fault != FrameFault.None) return new Packet(header, frame.Notes, fault, Tolerances.Strict);
        var notes = frame.Notes | header.Notes | HeaderCheck.Look(header) | FieldCheck.Look(header, out var momentMissing);
        var broken = StandardRule.Broken(notes, Tolerances);
        if (broken != Tolerances.Strict) fault = FrameFault.RuleBroken;
        else if (momentMissing) fault = FrameFault.DataTimeMissing;
        return new Packet(header, notes, fault, broken);
    }
}
