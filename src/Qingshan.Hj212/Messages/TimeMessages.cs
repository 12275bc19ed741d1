namespace Qingshan.Hj212;

/// <summary>1011: asks for the time of an instrument, or of the data logger.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures; null for the data logger.</param>
public sealed record AskTime(string? Factor) : Message(1011, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new AskTime(from.Take("PolId"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items(MessageText.Item("PolId", Factor));
}

/// <summary>1011: the time of an instrument, or of the data logger.</summary>
/// <param name="Factor">PolId; null for the data logger.</param>
/// <param name="Time">SystemTime, UTC.</param>
public sealed record DeviceTime(string? Factor, DateTime Time) : Message(1011, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new DeviceTime(from.Take("PolId"), from.NeedTime("SystemTime"));

    internal override ValueList<MessageItem> ToItems(Edition edition) =>
        MessageText.Items(MessageText.Item("PolId", Factor), new("SystemTime", MessageText.Of(Time)));
}

/// <summary>1012: sets the time of an instrument, or of the data logger.</summary>
/// <param name="Factor">PolId; null for the data logger.</param>
/// <param name="Time">SystemTime, UTC.</param>
public sealed record SetTime(string? Factor, DateTime Time) : Message(1012, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetTime(from.Take("PolId"), from.NeedTime("SystemTime"));

    internal override ValueList<MessageItem> ToItems(Edition edition) =>
        MessageText.Items(MessageText.Item("PolId", Factor), new("SystemTime", MessageText.Of(Time)));
}

/// <summary>1013: the device asks to have its time set; 9013 answers, then 1012 follows.</summary>
/// <param name="Factor">PolId; null for the data logger.</param>
public sealed record TimeWanted(string? Factor) : Message(1013, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new TimeWanted(from.Take("PolId"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items(MessageText.Item("PolId", Factor));
}
