namespace Qingshan.Hj212;

/// <summary>1061: asks for the interval of realtime data.</summary>
public sealed record AskRealtimeInterval() : Message(1061, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new AskRealtimeInterval();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>1061: the interval of realtime data.</summary>
/// <param name="Seconds">RtdInterval, seconds (table 4: 30 to 3600).</param>
public sealed record RealtimeInterval(int Seconds) : Message(1061, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new RealtimeInterval(from.NeedNumber("RtdInterval"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("RtdInterval", MessageText.Of(Seconds))];
}

/// <summary>1062: sets the interval of realtime data.</summary>
/// <param name="Seconds">RtdInterval, seconds (table 4: 30 to 3600).</param>
public sealed record SetRealtimeInterval(int Seconds) : Message(1062, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetRealtimeInterval(from.NeedNumber("RtdInterval"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("RtdInterval", MessageText.Of(Seconds))];
}

/// <summary>1063: asks for the interval of minute data.</summary>
public sealed record AskMinuteInterval() : Message(1063, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new AskMinuteInterval();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>1063: the interval of minute data.</summary>
/// <param name="Minutes">MinInterval, minutes (table 4: a divisor of 60 up to 30).</param>
public sealed record MinuteInterval(int Minutes) : Message(1063, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new MinuteInterval(from.NeedNumber("MinInterval"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("MinInterval", MessageText.Of(Minutes))];
}

/// <summary>1064: sets the interval of minute data.</summary>
/// <param name="Minutes">MinInterval, minutes (table 4: a divisor of 60 up to 30).</param>
public sealed record SetMinuteInterval(int Minutes) : Message(1064, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetMinuteInterval(from.NeedNumber("MinInterval"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("MinInterval", MessageText.Of(Minutes))];
}
