using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>
/// How a device speaks, as its last packet showed. What a person has said of it goes before: see <see cref="DeviceManners"/>.
/// </summary>
/// <param name="Crc">The check value that it computes, and expects.</param>
/// <param name="Cipher">What it encrypts with; null: it does not.</param>
public sealed record DeviceManner(Edition Edition, string St, string Pw, CrcKind Crc, Sm4Cipher? Cipher)
{
    /// <summary>As a header that was just heard shows it. Answers (ST 91) show less than data do, so they change only what they say.</summary>
    /// <param name="before">What was known; null for the first packet.</param>
    public static DeviceManner Heard(scoped in Hj212.SegmentHeader header, FrameNotes notes, Sm4Cipher? cipher, DeviceManner? before)
    {
        var interaction = header.St.SequenceEqual("91"u8);
        if (before is not null && (interaction || before.IsOf(header, notes, cipher))) return before;
        return new(header.Edition, interaction ? "" : Encoding.UTF8.GetString(header.St), Encoding.UTF8.GetString(header.Pw), CrcOf(notes), cipher);
    }

    private bool IsOf(scoped in Hj212.SegmentHeader header, FrameNotes notes, Sm4Cipher? cipher) =>
        header.Edition == Edition && Same(header.St, St) && Same(header.Pw, Pw) && CrcOf(notes) == Crc && ReferenceEquals(cipher, Cipher);

    private static CrcKind CrcOf(FrameNotes notes) => notes.HasFlag(FrameNotes.CrcModbusSwapped) ? CrcKind.ModbusSwapped : CrcKind.Hj212;

    private static bool Same(ReadOnlySpan<byte> bytes, string text)
    {
        Span<byte> known = stackalloc byte[64];
        return Encoding.UTF8.TryGetBytes(text, known, out var length) && bytes.SequenceEqual(known[..length]);
    }
}
