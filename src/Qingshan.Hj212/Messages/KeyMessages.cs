using System.Text;

namespace Qingshan.Hj212;

/// <summary>1014 (2025, shape second-hand): the device asks for a new key; 9013 answers, then 1014 down follows.</summary>
/// <param name="Made">SKCreateTime, when the key that it has was made, UTC; null where it says nothing of it.</param>
public sealed record KeyWanted(DateTime? Made) : Message(1014, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new KeyWanted(from.Take("SKCreateTime") switch
    {
        null or "" => null,
        var text => from.ReadTime(text),
    });

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("SKCreateTime", Made is { } made ? MessageText.Of(made, milliseconds: true) : "")];
}

/// <summary>1014 (2025, shape second-hand): a new key for the device.</summary>
/// <param name="Made">SKCreateTime, when the key was made, UTC.</param>
/// <param name="Key">NewSK, sixteen characters: see <see cref="Sm4Key.TryParse"/>.</param>
public sealed record SetKey(DateTime Made, string Key) : Message(1014, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetKey(from.NeedTime("SKCreateTime"), from.Need("NewSK"));

    internal override ValueList<MessageItem> ToItems(Edition edition) =>
        [MessageItem.Of(new("SKCreateTime", MessageText.Of(Made, milliseconds: true)), new("NewSK", Key))];

    /// <summary>Without the key: messages are logged, secrets are not.</summary>
    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder?.Append("Made = ").Append(MessageText.Of(Made)).Append(", Key = …");
        return true;
    }
}
