using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>
/// Makes packets of typed messages, for both ends of a conversation: complete frames, split where data exceed 1024 bytes,
/// encrypted where a cipher is given. Strict where <see cref="MessageReader"/> is tolerant.
/// </summary>
public static class MessageWriter
{
    /// <summary>Writes a message as one frame, or data as several.</summary>
    /// <param name="output">Where the frames go; nothing goes there where the message is refused.</param>
    /// <param name="envelope">The header.</param>
    /// <param name="message">What CP says.</param>
    /// <param name="cipher">Encrypts CP (2025); null leaves it plain.</param>
    /// <param name="crc">The check value that the other end expects.</param>
    /// <returns>Null where it was written, else why it was not.</returns>
    public static MessageRefusal? Write(
        IBufferWriter<byte> output, Envelope envelope, Message message, Sm4Cipher? cipher = null, CrcKind crc = CrcKind.Hj212)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(message);
        var items = message.ToItems(envelope.Edition);
        if (Refuse(envelope, message, items) is { } refusal) return refusal;

        // A leading DataTime is repeated in every part of a packet that has to be split.
        var dataTime = items.Count > 0 && items[0].Fields is [{ Key: "DataTime" } time] ? time.Text : null;
        var packet = new PacketWriter(envelope.St, envelope.Pw, envelope.Mn, envelope.Edition, cipher, crc);
        packet.Begin(message.Command, envelope.Qn, dataTime, envelope.WantsAnswer, envelope.IsReupload, envelope.Part);
        foreach (var item in items.Skip(dataTime is null ? 0 : 1)) packet.Add(item);
        var (parts, fits) = packet.Plan();
        if (!fits || (parts > 1 && message is not (DataReport or OpaqueMessage))) return MessageRefusal.TooLong(message.Command);
        if (parts > 1 && !packet.CanNumberParts) return MessageRefusal.QnNotATime(envelope.Qn);
        packet.WriteTo(output);
        return null;
    }

    private static MessageRefusal? Refuse(Envelope envelope, Message message, ValueList<MessageItem> items)
    {
        if (message is not OpaqueMessage && CommandCatalogue.Refuse(message.Command, message.Direction, envelope.Edition) is { } refusal) return refusal;
        if (envelope is { IsReupload: true, Edition: not Edition.V2025 }) return MessageRefusal.ReuploadNotInEdition(envelope.Edition);
        if (envelope.Part is { IsSensible: false } part) return MessageRefusal.PartNotSensible(part);
        foreach (var (name, text) in ((string, string?)[])[("MN", envelope.Mn), ("ST", envelope.St), ("PW", envelope.Pw), ("QN", envelope.Qn)])
            if (text is not null && !MessageTexts.IsWritable(text, mayHaveEquals: false)) return MessageRefusal.TextNotWritable(name);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Fields.Count == 0) return MessageRefusal.Empty(i + 1);
            foreach (var field in items[i].Fields)
            {
                if (field.Key.Length + field.Text.Length == 0) return MessageRefusal.Empty(i + 1);
                if (!MessageTexts.IsWritable(field.Key, mayHaveEquals: false)) return MessageRefusal.TextNotWritable($"CP {i + 1}");
                var where = field.Key.Length > 0 ? field.Key : $"CP {i + 1}";
                if (!MessageTexts.IsWritable(field.Text, mayHaveEquals: field.Key.Length > 0)) return MessageRefusal.TextNotWritable(where);
            }
        }
        return null;
    }
}
