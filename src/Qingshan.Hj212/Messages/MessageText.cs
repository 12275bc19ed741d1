using System.Globalization;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>Values as CP writes them.</summary>
internal static class MessageText
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateTime utc, bool milliseconds = false)
    {
        Span<byte> text = stackalloc byte[HjTime.MillisecondsLength];
        return Encoding.ASCII.GetString(text[..HjTime.Format(utc, milliseconds, text)]);
    }

    /// <summary>The items that are there, in their order.</summary>
    public static ValueList<MessageItem> Items(params ReadOnlySpan<MessageItem?> items)
    {
        var there = new List<MessageItem>(items.Length);
        foreach (var item in items)
            if (item is not null) there.Add(item);
        return new([.. there]);
    }

    /// <summary>A plain field, or nothing where there is no text.</summary>
    public static MessageItem? Item(string key, string? text) => text is null ? null : new MessageItem(key, text);

    public static MessageItem? Item(string key, DateTime? utc) => utc is { } time ? new MessageItem(key, Of(time)) : null;
}
