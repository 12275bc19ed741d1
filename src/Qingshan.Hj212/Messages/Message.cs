namespace Qingshan.Hj212;

/// <summary>
/// What a packet says, typed: a command in one direction with what its CP carries. Messages are values: two that say the same
/// are equal. <see cref="MessageReader"/> makes them from a packet, <see cref="MessageWriter"/> makes a packet of them.
/// Times are UTC and are written to the second (keys to the millisecond).
/// </summary>
/// <remarks>
/// The shapes are those of HJ 212-2017, Annex C, unless a message says that its shape is second-hand: then it was read in
/// public descriptions or implementations and not in the standard's own text.
/// </remarks>
public abstract record Message
{
    private protected Message(int command, MessageDirection direction)
    {
        Command = command;
        Direction = direction;
    }

    /// <summary>CN.</summary>
    public int Command { get; }

    /// <summary>Who sends it.</summary>
    public MessageDirection Direction { get; }

    /// <summary>What CP carries, as it is written in an edition.</summary>
    internal abstract ValueList<MessageItem> ToItems(Edition edition);

    /// <summary>One of several commands with the same shape; another number is the caller's mistake.</summary>
    private protected static int OneOf(int command, params ReadOnlySpan<int> commands) => commands.Contains(command)
        ? command
        : throw new ArgumentOutOfRangeException(nameof(command), command, $"One of {string.Join(", ", commands.ToArray())}.");
}
