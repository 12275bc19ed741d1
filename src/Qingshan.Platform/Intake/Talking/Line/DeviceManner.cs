using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>
/// How a device is spoken to: the one place where edition, PW, ST and check value of what is sent to it come from. For now all of it is
/// what the device itself last said; a profile that a person has set goes before it here.
/// </summary>
/// <param name="ModbusCrc">It writes the byte-swapped CRC-16/MODBUS, and is answered so.</param>
public sealed record DeviceManner(Edition Edition, string St, string Pw, bool ModbusCrc)
{
    /// <summary>As a header that was just heard shows it. Answers (ST 91) show less than data do, so they change only what they say.</summary>
    /// <param name="before">What was known; null for the first packet.</param>
    public static DeviceManner Heard(scoped in Hj212.SegmentHeader header, FrameNotes notes, DeviceManner? before)
    {
        var interaction = header.St.SequenceEqual("91"u8);
        if (before is not null && (interaction || before.IsOf(header, notes))) return before;
        return new(header.Edition, interaction ? "" : Encoding.UTF8.GetString(header.St), Encoding.UTF8.GetString(header.Pw), notes.HasFlag(FrameNotes.CrcModbusSwapped));
    }

    private bool IsOf(scoped in Hj212.SegmentHeader header, FrameNotes notes) =>
        header.Edition == Edition && Same(header.St, St) && Same(header.Pw, Pw) && notes.HasFlag(FrameNotes.CrcModbusSwapped) == ModbusCrc;

    private static bool Same(ReadOnlySpan<byte> bytes, string text)
    {
        Span<byte> known = stackalloc byte[64];
        return Encoding.UTF8.TryGetBytes(text, known, out var length) && bytes.SequenceEqual(known[..length]);
    }
}
