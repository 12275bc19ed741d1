namespace Qingshan.Hj212;

/// <summary>
/// Measured data: 2011 realtime, 2021 states, 2031 days, 2041 running hours, 2051 minutes, 2061 hours; in 2025 also 2013 raw
/// data, 2052 noise, 2062 checks, 2111 furnace temperature (second-hand). For a stream of them <see cref="Measurements"/> reads
/// the same without allocating.
/// </summary>
public sealed record DataReport : Message
{
    /// <summary>Measured data.</summary>
    /// <param name="command">2011, 2013, 2021, 2031, 2041, 2051, 2052, 2061, 2062 or 2111.</param>
    /// <param name="dataTime">DataTime, UTC: the start of the period, the instant for 2011 and 2021; null where there is none.</param>
    /// <param name="items">The values; by the book one item a factor or facility.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another command.</exception>
    public DataReport(int command, DateTime? dataTime, ValueList<MessageItem> items)
        : base(OneOf(command, 2011, 2013, 2021, 2031, 2041, 2051, 2052, 2061, 2062, 2111), MessageDirection.Up)
    {
        DataTime = dataTime;
        Items = items;
    }

    /// <summary>The start of the period, or the instant for 2011 and 2021; UTC. Null where there is none that can be read.</summary>
    public DateTime? DataTime { get; init; }

    /// <summary>The values, each as its text; a factor may stand there twice.</summary>
    public ValueList<MessageItem> Items { get; init; }

    internal static Func<FieldSource, Message> Reader(int command) => from =>
        new DataReport(command, from.TakeDataTime(), from.Rest());

    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items([MessageText.Item("DataTime", DataTime), .. Items]);
}

/// <summary>2081: when the data logger was started.</summary>
/// <param name="DataTime">When this was reported, UTC; null where it does not say.</param>
/// <param name="Started">RestartTime, UTC.</param>
public sealed record BootReport(DateTime? DataTime, DateTime Started) : Message(2081, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new BootReport(from.TakeDataTime(), from.NeedTime("RestartTime"));

    internal override ValueList<MessageItem> ToItems(Edition edition) =>
        MessageText.Items(MessageText.Item("DataTime", DataTime), new("RestartTime", MessageText.Of(Started)));
}
