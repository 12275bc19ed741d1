namespace Qingshan.Hj212;

/// <summary>Whether what a header says is of its edition's form. <see cref="HeaderParser"/> has noted how it is written.</summary>
internal static class HeaderCheck
{
    public static FrameNotes Look(in SegmentHeader header)
    {
        var notes = FrameNotes.None;
        if (!header.Qn.IsEmpty && (header.Qn.Length != HjTime.MillisecondsLength || !HjTime.TryParse(header.Qn, out _)))
            notes |= HjTime.IsDeviant(header.Qn) || header.Qn.Length == HjTime.SecondsLength && HjTime.TryParse(header.Qn, out _)
                ? FrameNotes.QnDigits
                : FrameNotes.QnNoTime;
        if (!header.Mn.IsEmpty && !IsMn(header.Mn, header.Edition)) notes |= FrameNotes.MnForm;
        if (!header.Pw.IsEmpty && header.Pw.Length != 6) notes |= FrameNotes.PwForm;
        return notes | Codes(header) | Flag(header);
    }

    private static FrameNotes Codes(in SegmentHeader header)
    {
        var notes = FrameNotes.None;
        if (!header.St.IsEmpty && !(SegmentHeader.ParseNumber(header.St) is { } st && header.St.Length == 2 && StandardCodes.IsSystemType(st)))
            notes |= FrameNotes.StUnknown;
        if (header.Command is { } command && !(header.Cn.Length == 4 && StandardCodes.IsCommand(command, header.Edition)))
            notes |= FrameNotes.CnUnknown;
        return notes;
    }

    private static FrameNotes Flag(in SegmentHeader header)
    {
        var notes = FrameNotes.None;
        if (header.WantsAnswer && header.Command is >= CommandNumbers.RequestAck and <= CommandNumbers.DataAck) notes |= FrameNotes.ReplyWantsAnswer;
        var numbered = header is { PacketCount: >= 1, PacketNumber: >= 1 } && header.PacketNumber <= header.PacketCount;
        if (header.IsSplit && !numbered) notes |= FrameNotes.PartNumbersMissing;
        if (!header.IsSplit && !(header.Pnum.IsEmpty && header.Pno.IsEmpty)) notes |= FrameNotes.PartNumbersUnannounced;
        return notes;
    }

    private static bool IsMn(ReadOnlySpan<byte> mn, Edition edition)
    {
        if (edition == Edition.V2005) return mn.Length == 14;
        if (mn.Length != 24) return false;
        foreach (var b in mn)
            if (!char.IsAsciiHexDigit((char)b)) return false;
        return true;
    }
}
