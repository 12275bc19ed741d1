namespace Qingshan.Hj212;

/// <summary>2011: begin with realtime data.</summary>
/// <param name="Span">Only what lies in this span: in 2025, for electricity use (ST 44), second-hand; else null.</param>
public sealed record StartRealtime(TimeSpanUtc? Span = null) : Message(2011, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new StartRealtime(TimeSpanUtc.Take(from));

    internal override ValueList<MessageItem> ToItems(Edition edition) => Span?.ToItems() ?? [];
}

/// <summary>2012: no more realtime data; 9013 answers.</summary>
public sealed record StopRealtime() : Message(2012, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new StopRealtime();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>2021: begin with the states of treatment facilities.</summary>
public sealed record StartStates() : Message(2021, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new StartStates();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>2022: no more states; 9013 answers.</summary>
public sealed record StopStates() : Message(2022, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new StopStates();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>
/// Asks for what was measured in a span: 2031 days, 2041 running hours, 2051 minutes, 2061 hours; in 2025 also 2013 raw data,
/// 2052 noise, 2062 checks (second-hand); in 2005 also 2071 alarms (second-hand).
/// </summary>
public sealed record AskHistory : Message
{
    /// <summary>Asks for what was measured in a span.</summary>
    /// <param name="command">2013, 2031, 2041, 2051, 2052, 2061, 2062 or 2071.</param>
    /// <param name="span">From the DataTime of the first period to that of the last, both included.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another command.</exception>
    public AskHistory(int command, TimeSpanUtc span)
        : base(OneOf(command, 2013, 2031, 2041, 2051, 2052, 2061, 2062, 2071), MessageDirection.Down) => Span = span;

    /// <summary>BeginTime and EndTime.</summary>
    public TimeSpanUtc Span { get; }

    internal static Func<FieldSource, Message> Reader(int command) => from =>
        new AskHistory(command, new(from.NeedTime("BeginTime"), from.NeedTime("EndTime")));

    internal override ValueList<MessageItem> ToItems(Edition edition) => Span.ToItems();
}

/// <summary>A span as requests write it.</summary>
/// <param name="Begin">BeginTime, UTC.</param>
/// <param name="End">EndTime, UTC, included.</param>
public readonly record struct TimeSpanUtc(DateTime Begin, DateTime End)
{
    internal ValueList<MessageItem> ToItems() => [new("BeginTime", MessageText.Of(Begin)), new("EndTime", MessageText.Of(End))];

    /// <summary>The span where at least one end of it is there; both are needed then.</summary>
    internal static TimeSpanUtc? Take(FieldSource from)
    {
        var (begin, end) = (from.TakeTime("BeginTime"), from.TakeTime("EndTime"));
        if (begin is null && end is null) return null;
        if (begin is null || end is null) from.Note(MessageNotes.FieldMissing);
        return new(begin ?? default, end ?? default);
    }
}
