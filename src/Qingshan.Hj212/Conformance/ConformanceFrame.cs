using System.Buffers;
using System.Globalization;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>A stretch that came, read strictly, copied out of its buffer.</summary>
/// <param name="Number">Its place among all that came, from 0.</param>
/// <param name="Raw">Its bytes as text, line ends escaped.</param>
/// <param name="Fault">Why it is not by the book, or <see cref="FrameFault.None"/>.</param>
/// <param name="Notes">Every deviation.</param>
/// <param name="Envelope">Its header as far as it can be read.</param>
/// <param name="Flag">Flag; null where there is none that can be read.</param>
/// <param name="Command">CN; 0 where there is none.</param>
/// <param name="Cp">What stands between the two <c>&amp;&amp;</c>.</param>
/// <param name="Message">What it says.</param>
internal sealed record ConformanceFrame(
    int Number, string Raw, FrameFault Fault, FrameNotes Notes, Envelope Envelope, byte? Flag, int Command, string Cp, Message Message)
{
    private static readonly PacketReader Reader = new(Tolerances.Strict);

    /// <summary>Whether it can be understood, by the book or not.</summary>
    public bool IsUsable => Fault is FrameFault.None or FrameFault.RuleBroken or FrameFault.DataTimeMissing;

    public static ConformanceFrame Of(int number, in Frame frame, MessageDirection direction, Edition edition)
    {
        var packet = Reader.Read(frame, new byte[frame.SegmentLength]);
        var header = packet.Header;
        return new(number, Escaped(frame.Bytes.ToArray()), packet.Fault, packet.Notes, Envelope.Of(header), header.Flag, header.Command ?? 0,
            HjText.Decode(header.Cp), MessageReader.Read(header, direction, edition).Message);
    }

    /// <summary>Bytes as a line for people: what is no printable ASCII and no proper text is escaped.</summary>
    public static string Escaped(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var letter in HjText.Decode(bytes))
        {
            if (letter == '\r') text.Append("\\r");
            else if (letter == '\n') text.Append("\\n");
            else if (char.IsControl(letter)) text.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:X2}");
            else text.Append(letter);
        }
        return text.ToString();
    }
}
