namespace Qingshan.Hj212;

/// <summary>Everything of a packet but what it says: its header without CN.</summary>
/// <param name="Mn">Device identifier: 14 characters (2005) or 24 hexadecimal digits by the book.</param>
/// <param name="St">System type, two characters: the device's own, or 91 in an answer.</param>
/// <param name="Pw">Password, 6 characters by the book.</param>
/// <param name="Edition">The edition that the packet is written in.</param>
/// <param name="Qn">Number of the request: <see cref="QnOf"/> for a new one, the request's own in what answers it; null leaves it out.</param>
/// <param name="WantsAnswer">Flag's bit A.</param>
/// <param name="IsReupload">RF=1: sent before. Only 2025 has it; in another edition the writer refuses it.</param>
/// <param name="Part">PNUM and PNO, where this is one part of a packet that was split; null lets the writer split where it has to.</param>
public sealed record Envelope(
    string Mn, string St, string Pw, Edition Edition, string? Qn = null, bool WantsAnswer = true, bool IsReupload = false, PacketPart? Part = null)
{
    /// <summary>The system type of answers.</summary>
    public const string Interaction = "91";

    /// <summary>The QN of an instant.</summary>
    /// <param name="utc">The instant, UTC.</param>
    /// <returns>yyyyMMddHHmmssfff in Beijing time.</returns>
    public static string QnOf(DateTime utc) => MessageText.Of(utc, milliseconds: true);

    /// <summary>The envelope that a packet came in.</summary>
    /// <param name="header">The packet's header.</param>
    /// <param name="edition">The device profile's edition; null takes it from Flag.</param>
    /// <returns>What the header has; missing texts are empty, a missing QN is null.</returns>
    public static Envelope Of(scoped in SegmentHeader header, Edition? edition = null) => new(
        MessageTexts.Read(header.Mn), MessageTexts.Read(header.St), MessageTexts.Read(header.Pw), edition ?? header.Edition,
        header.Qn.IsEmpty ? null : MessageTexts.Read(header.Qn), header.WantsAnswer, header.IsReupload, PacketPart.Of(header));

    /// <summary>The envelope of an answer to this packet: the same QN, no answer wanted.</summary>
    /// <param name="message">What answers it: an answer proper (9011 to 9014) has ST 91, data that were asked for keep the ST.</param>
    /// <returns>The envelope.</returns>
    public Envelope ForAnswer(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var interaction = message.Command is >= CommandNumbers.RequestAck and <= CommandNumbers.DataAck;
        return this with { St = interaction ? Interaction : St, WantsAnswer = false, IsReupload = false, Part = null };
    }
}

/// <summary>Which part of a packet that was split a frame is.</summary>
/// <param name="Count">PNUM, 1 or more.</param>
/// <param name="Number">PNO, from 1 to <paramref name="Count"/>.</param>
public readonly record struct PacketPart(int Count, int Number)
{
    /// <summary>Whether the numbers make sense.</summary>
    public bool IsSensible => Count is >= 1 and <= 9999 && Number >= 1 && Number <= Count;

    /// <summary>The part that a header says it is.</summary>
    /// <param name="header">A received header.</param>
    /// <returns>Null where it has no PNUM and PNO that make sense: the packet is whole.</returns>
    public static PacketPart? Of(scoped in SegmentHeader header) =>
        header is { PacketCount: { } count, PacketNumber: { } number } && new PacketPart(count, number) is { IsSensible: true } part ? part : null;
}
