using System.Text;

namespace Qingshan.Hj212;

/// <summary>1000: how long the device waits for an answer and how often it sends again (table 4: 1 to 99 each).</summary>
/// <param name="Timeout">OverTime, seconds.</param>
/// <param name="Resends">ReCount.</param>
public sealed record SetTimeouts(int Timeout, int Resends) : Message(1000, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetTimeouts(from.NeedNumber("OverTime"), from.NeedNumber("ReCount"));

    internal override ValueList<MessageItem> ToItems(Edition edition) =>
        [new("OverTime", MessageText.Of(Timeout)), new("ReCount", MessageText.Of(Resends))];
}

/// <summary>1001 (2025, shape second-hand): the serials of the data logger's hardware, sent before it has an MN.</summary>
/// <param name="Logger">Serial of the data logger (i23005).</param>
/// <param name="Processor">Serial of its processor (i23006).</param>
/// <param name="FirstMac">Its first network address (i23007).</param>
/// <param name="SecondMac">Its second network address (i23008).</param>
public sealed record HardwareSerials(string Logger, string? Processor, string? FirstMac, string? SecondMac) : Message(1001, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new HardwareSerials(
        from.Need("i23005-Info"), from.Take("i23006-Info"), from.Take("i23007-Info"), from.Take("i23008-Info"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items(
        new("i23005-Info", Logger), MessageText.Item("i23006-Info", Processor),
        MessageText.Item("i23007-Info", FirstMac), MessageText.Item("i23008-Info", SecondMac));
}

/// <summary>1002 (2025, shape second-hand): gives the data logger with this serial the MN that stands in the header.</summary>
/// <param name="Logger">Serial of the data logger (i23005).</param>
public sealed record SetMn(string Logger) : Message(1002, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetMn(from.Need("i23005-Info"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("i23005-Info", Logger)];
}

/// <summary>1072: a new PW. The key is NewPW; in 2005 it is PW (second-hand).</summary>
/// <param name="NewPassword">Six letters and digits by the book.</param>
public sealed record SetPassword(string NewPassword) : Message(1072, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetPassword(from.Take("NewPW") ?? from.Need("PW"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new(edition == Edition.V2005 ? "PW" : "NewPW", NewPassword)];

    /// <summary>Without the password: messages are logged, secrets are not.</summary>
    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder?.Append("NewPassword = …");
        return true;
    }
}
