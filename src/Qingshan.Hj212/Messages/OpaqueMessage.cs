namespace Qingshan.Hj212;

/// <summary>
/// A message that is kept as its fields: a vendor's own command (9021, 2082, 3044, 8013, …), or one of the catalogue whose CP
/// does not have the shape that it should. Nothing of CP is lost.
/// </summary>
public sealed record OpaqueMessage : Message
{
    /// <summary>A message as its fields.</summary>
    /// <param name="command">CN; 0 where the packet has none.</param>
    /// <param name="direction">Who sends it.</param>
    /// <param name="items">What CP carries.</param>
    public OpaqueMessage(int command, MessageDirection direction, ValueList<MessageItem> items)
        : base(command, direction) => Items = items;

    /// <summary>What CP carries.</summary>
    public ValueList<MessageItem> Items { get; }

    internal override ValueList<MessageItem> ToItems(Edition edition) => Items;
}
