using System.Buffers.Text;

namespace Qingshan.Hj212;

/// <summary>
/// The header of a data segment (HJ 212-2017, 6.3.2) and the bytes of its CP, as spans over the segment. What is
/// missing is an empty span or null; what deviates is named in <see cref="Notes"/>. Any bytes can be parsed.
/// </summary>
public readonly ref struct SegmentHeader
{
    private SegmentHeader(scoped in HeaderFields fields)
    {
        Qn = fields.Qn;
        St = fields.St;
        Cn = fields.Cn;
        Pw = fields.Pw;
        Mn = fields.Mn;
        FlagText = fields.Flag;
        Pnum = fields.Pnum;
        Pno = fields.Pno;
        Rf = fields.Rf;
        Cp = fields.Cp;
        Notes = fields.Notes;
        Flag = fields.FlagValue;
        Edition = (Edition)Math.Min((Flag ?? 0) >> 2, (int)Edition.V2025);
    }

    /// <summary>Request number, yyyyMMddHHmmssfff in Beijing time by the book; opaque text in practice.</summary>
    public ReadOnlySpan<byte> Qn { get; }

    /// <summary>System type, two digits by the book (21 surface water, 22 air, 31 air source, 91 interaction, ...).</summary>
    public ReadOnlySpan<byte> St { get; }

    /// <summary>Command number as text; <see cref="Command"/> gives its value.</summary>
    public ReadOnlySpan<byte> Cn { get; }

    /// <summary>Password as text.</summary>
    public ReadOnlySpan<byte> Pw { get; }

    /// <summary>Device identifier: 14 characters (2005) or 24 hexadecimal digits (2017, 2025) by the book; opaque text in practice.</summary>
    public ReadOnlySpan<byte> Mn { get; }

    /// <summary>Flag as text.</summary>
    public ReadOnlySpan<byte> FlagText { get; }

    /// <summary>Number of packets that a split upload has, as text.</summary>
    public ReadOnlySpan<byte> Pnum { get; }

    /// <summary>This packet's number among them, from 1, as text.</summary>
    public ReadOnlySpan<byte> Pno { get; }

    /// <summary>Re-upload mark (2025): <c>1</c> where the packet is sent again.</summary>
    public ReadOnlySpan<byte> Rf { get; }

    /// <summary>What stands between the opening and the closing <c>&amp;&amp;</c> of CP; ciphertext where encrypted.</summary>
    public ReadOnlySpan<byte> Cp { get; }

    /// <summary>How the header is written where it deviates; of the frame see <see cref="Frame.Notes"/>, of codes and fields <see cref="PacketReader"/>.</summary>
    public FrameNotes Notes { get; }

    /// <summary>Flag's value, 0 to 255; null where missing or unreadable.</summary>
    public byte? Flag { get; }

    /// <summary>
    /// The edition by Flag's version bits (2005 without a Flag, 2025 for versions above 2), or the one that the device's profile
    /// says: see <see cref="As"/>.
    /// </summary>
    public Edition Edition { get; private init; }

    /// <summary>Flag's bit A: the sender wants an acknowledgement.</summary>
    public bool WantsAnswer => ((Flag ?? 0) & 1) != 0;

    /// <summary>Flag's bit D: the header has PNUM and PNO.</summary>
    public bool IsSplit => ((Flag ?? 0) & 2) != 0;

    /// <summary>True where RF is 1 (2025): the packet was sent before.</summary>
    public bool IsReupload => Rf.SequenceEqual("1"u8);

    /// <summary>CN's value; null where missing or no number.</summary>
    public int? Command => ParseNumber(Cn);

    /// <summary>PNUM's value; null where missing or no number.</summary>
    public int? PacketCount => ParseNumber(Pnum);

    /// <summary>PNO's value; null where missing or no number.</summary>
    public int? PacketNumber => ParseNumber(Pno);

    /// <summary>The fields of CP.</summary>
    public CpFields Fields => new(Cp);

    /// <summary>Reads the header. Allocates nothing, copies nothing and never fails.</summary>
    /// <param name="segment">A data segment; the result points into it.</param>
    /// <returns>What was found, with notes on the rest.</returns>
    public static SegmentHeader Parse(ReadOnlySpan<byte> segment)
    {
        var fields = default(HeaderFields);
        HeaderParser.Parse(segment, ref fields);
        return new SegmentHeader(fields);
    }

    /// <summary>The same header, read as of another edition: an earlier surface-water protocol has version bits 2 as well.</summary>
    /// <param name="edition">What the device's profile says.</param>
    /// <returns>The header.</returns>
    public SegmentHeader As(Edition edition) => this with { Edition = edition };

    internal static int? ParseNumber(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int value, out var used) && used == text.Length ? value : null;
}
