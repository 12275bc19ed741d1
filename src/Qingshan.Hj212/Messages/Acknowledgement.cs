using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>The platform's answer to what a device sends of its own accord.</summary>
public static class Acknowledgement
{
    /// <summary>
    /// Writes 9013 to a notice (1001, 1013, 1014, a heartbeat 9015) and 9014 to data, where Flag wants an answer. Nothing answers
    /// an answer, and nothing a vendor's own command: what that expects is its vendor's secret.
    /// </summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="header">What the device sent; of an accepted frame.</param>
    /// <param name="edition">The device profile's edition; null takes it from Flag.</param>
    /// <param name="crc">The check value that the device expects.</param>
    /// <param name="always">Answers also what wants no answer, for a device whose Flag is wrong.</param>
    /// <returns>True where something was written.</returns>
    public static bool Write(
        IBufferWriter<byte> output, scoped in SegmentHeader header, Edition? edition = null, CrcKind crc = CrcKind.Hj212, bool always = false)
    {
        if (!(header.WantsAnswer || always) || header.Command is not { } command) return false;
        switch (CommandCatalogue.Find(command, MessageDirection.Up)?.Kind)
        {
            case CommandKind.Notice:
                Replies.WriteNotificationAck(output, header, edition, crc);
                return true;
            case CommandKind.Upload:
                Replies.WriteDataAck(output, header, edition, crc);
                return true;
            default:
                return false;
        }
    }
}
