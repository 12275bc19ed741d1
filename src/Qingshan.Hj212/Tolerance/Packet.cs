namespace Qingshan.Hj212;

/// <summary>A packet with the verdict over all of it; made by a <see cref="PacketReader"/>.</summary>
public readonly ref struct Packet
{
    internal Packet(SegmentHeader header, FrameNotes notes, FrameFault fault, Tolerances broken)
    {
        Header = header;
        Notes = notes;
        Fault = fault;
        Broken = broken;
    }

    /// <summary>The header; what could be read of it where the packet is not accepted.</summary>
    public SegmentHeader Header { get; }

    /// <summary>All deviations: of the frame, the header, the codes and the fields. Of a damaged packet only those of its frame.</summary>
    public FrameNotes Notes { get; }

    /// <summary>Why the packet is not accepted, or <see cref="FrameFault.None"/>.</summary>
    public FrameFault Fault { get; }

    /// <summary>The tolerances that the packet would have needed, for <see cref="FrameFault.RuleBroken"/>.</summary>
    public Tolerances Broken { get; }

    /// <summary>The verdict.</summary>
    public FrameVerdict Verdict =>
        Fault != FrameFault.None ? FrameVerdict.Damaged
        : Notes != FrameNotes.None ? FrameVerdict.AcceptedWithNotes
        : FrameVerdict.Accepted;

    /// <summary>Why the packet is not accepted, by stable names: those of the fault, or of the rules that it breaks.</summary>
    public string Reason => WireName.Of(Fault, Broken);
}
