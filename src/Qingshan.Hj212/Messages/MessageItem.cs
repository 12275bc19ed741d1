namespace Qingshan.Hj212;

/// <summary>One item of CP: fields that stand together, separated by <c>,</c>; <c>;</c> separates items (HJ 212-2017, 6.3.3).</summary>
/// <param name="Fields">One field or more.</param>
public sealed record MessageItem(ValueList<MessageField> Fields)
{
    /// <summary>An item of one plain field, such as <c>PolId=w01018</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="text">The text.</param>
    public MessageItem(string key, string text)
        : this([new MessageField(key, text)])
    {
    }

    /// <summary>An item of these fields.</summary>
    /// <param name="fields">One field or more.</param>
    /// <returns>The item.</returns>
    public static MessageItem Of(params ReadOnlySpan<MessageField> fields) => new(ValueList.Create(fields));

    /// <summary>The items of CP, all fields as text.</summary>
    /// <param name="cp">What stands between the opening and the closing <c>&amp;&amp;</c>; UTF-8, or GB18030 where it is no UTF-8.</param>
    /// <returns>The items in their order; empty ones are passed over.</returns>
    public static ValueList<MessageItem> ParseAll(ReadOnlySpan<byte> cp) => MessageTexts.ReadItems(cp, withoutQn: false).Items;

    /// <summary>The item as it is written.</summary>
    /// <returns>The fields with commas between them.</returns>
    public override string ToString() => string.Join(',', Fields);
}
