using System.Numerics;

namespace Qingshan.Hj212;

/// <summary>Makes typed messages of packets. For people and tools: a stream of data is read by <see cref="Measurements"/>.</summary>
public static class MessageReader
{
    /// <summary>Reads what a packet says. Never fails: what is not known becomes an <see cref="OpaqueMessage"/>, with notes.</summary>
    /// <param name="header">The packet's header; for an encrypted packet that of the plaintext.</param>
    /// <param name="direction">Who sent it; null to tell it from what CP carries, for a recorded conversation.</param>
    /// <param name="edition">The device profile's edition; null takes it from Flag.</param>
    /// <returns>The message and what deviates in it.</returns>
    public static MessageReading Read(scoped in SegmentHeader header, MessageDirection? direction = null, Edition? edition = null)
    {
        var (items, textNotes) = MessageTexts.ReadItems(header);
        var reading = Read(header.Command ?? 0, items, edition ?? header.Edition, direction);
        return reading with { Notes = reading.Notes | textNotes };
    }

    /// <summary>Reads what the items of CP say.</summary>
    /// <param name="command">CN; 0 where there is none.</param>
    /// <param name="items">What CP carries.</param>
    /// <param name="edition">The edition that it is read in.</param>
    /// <param name="direction">Who sent it; null to tell it from the items.</param>
    /// <returns>The message and what deviates in it.</returns>
    public static MessageReading Read(int command, ValueList<MessageItem> items, Edition edition, MessageDirection? direction = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        MessageReading? best = null;
        if (!CommandCatalogue.MeansSomethingElse(command, edition))
        {
            foreach (var info in CommandCatalogue.FindAll(command))
            {
                if (direction is { } known && info.Direction != known && info.Direction != MessageDirection.Either) continue;
                var reading = Read(info, items, edition);
                // Where both ways are possible, the one that leaves fewer questions; of two equal ones the device's.
                if (best is null || Count(reading.Notes) <= Count(best.Notes)) best = reading;
            }
        }
        return best ?? new(new OpaqueMessage(command, direction ?? MessageDirection.Up, items), MessageNotes.CommandUnknown);
    }

    private static MessageReading Read(CommandInfo info, ValueList<MessageItem> items, Edition edition)
    {
        var from = new FieldSource(items);
        var message = MessageShapes.Read(info, from);
        var notes = from.Notes;
        if ((notes & (MessageNotes.FieldMissing | MessageNotes.FieldUnreadable)) != 0)
            message = new OpaqueMessage(info.Number, info.Direction, items);
        else if (from.Left.Count > 0) notes |= MessageNotes.FieldsLeft;
        if (!info.Editions.Has(edition)) notes |= MessageNotes.CommandNotInEdition;
        return new(message, notes);
    }

    private static int Count(MessageNotes notes) => BitOperations.PopCount((uint)notes);
}
