namespace Qingshan.Hj212;

/// <summary>9011: whether a request will be carried out.</summary>
/// <param name="Code">QnRtn; may be a number without a name.</param>
public sealed record RequestAck(QnRtn Code) : Message(CommandNumbers.RequestAck, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new RequestAck((QnRtn)from.NeedNumber("QnRtn"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("QnRtn", MessageText.Of((int)Code))];
}

/// <summary>9012: how a request was carried out.</summary>
/// <param name="Code">ExeRtn; may be a number without a name.</param>
public sealed record ExecutionResult(ExeRtn Code) : Message(CommandNumbers.Result, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new ExecutionResult((ExeRtn)from.NeedNumber("ExeRtn"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("ExeRtn", MessageText.Of((int)Code))];
}

/// <summary>9013: a notice was received.</summary>
public sealed record NotificationAck() : Message(CommandNumbers.NotificationAck, MessageDirection.Either)
{
    internal static Message Read(FieldSource from) => new NotificationAck();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>9014: data were received.</summary>
public sealed record DataAck() : Message(CommandNumbers.DataAck, MessageDirection.Either)
{
    internal static Message Read(FieldSource from) => new DataAck();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>9015 (2025): the device is there. 9013 answers where Flag wants it.</summary>
public sealed record Heartbeat() : Message(9015, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new Heartbeat();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}
