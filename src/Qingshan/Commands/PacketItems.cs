using System.Text;
using System.Text.Json;
using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary>
/// What CP carries, from <c>items</c> or <c>cp</c>. An item is a text as CP writes it, <c>"DataTime=20160801085857"</c>; a field,
/// <c>{"key":…,"text":…}</c> or <c>{"factor":…,"suffix":…,"text":…}</c>; a factor with its suffixes,
/// <c>{"factor":"w01018","Rtd":{"text":"2.20","number":2.2},"Flag":"N"}</c>; or a list of fields that stand together. Where a
/// value has a text and a number the text counts, because it is exact.
/// </summary>
internal static class PacketItems
{
    private static readonly Text Shape = new(
        "每一项应为文本，或含 key 与 text、factor 与 suffix 与 text、factor 与各后缀的对象，或由它们组成的列表。",
        "Each should be a text, an object with key and text, with factor, suffix and text, or with factor and its suffixes, or a list of those.");

    /// <summary>The items; null where there are none to read.</summary>
    public static ValueList<MessageItem>? Read(JsonElement packet, out Text? wrong)
    {
        wrong = null;
        if (packet.TryGetProperty("items", out var items) && items.ValueKind != JsonValueKind.Null)
        {
            if (items.ValueKind != JsonValueKind.Array) return Wrong(out wrong);
            var read = new List<MessageItem>();
            foreach (var item in items.EnumerateArray())
            {
                var fields = new List<MessageField>();
                if (!AddItem(item, fields)) return Wrong(out wrong);
                read.Add(new(ValueList.Create<MessageField>([.. fields])));
            }
            return ValueList.Create<MessageItem>([.. read]);
        }
        return packet.TryGetProperty("cp", out var cp) && JsonText.Of(cp, out var text) && text is not null ? MessageItem.ParseAll(Encoding.UTF8.GetBytes(text)) : null;
    }

    private static ValueList<MessageItem>? Wrong(out Text? wrong)
    {
        wrong = Shape;
        return null;
    }

    private static bool AddItem(JsonElement item, List<MessageField> fields) => item.ValueKind switch
    {
        JsonValueKind.Array => item.GetArrayLength() > 0 && item.EnumerateArray().All(f => f.ValueKind != JsonValueKind.Array && AddItem(f, fields)),
        JsonValueKind.Object => AddObject(item, fields),
        JsonValueKind.String when JsonText.Of(item, out var text) && text is { Length: > 0 } => AddText(text, fields),
        _ => false,
    };

    private static bool AddText(string text, List<MessageField> fields)
    {
        var items = MessageItem.ParseAll(Encoding.UTF8.GetBytes(text));
        foreach (var item in items) fields.AddRange(item.Fields);
        return items.Count == 1;
    }

    private static bool AddObject(JsonElement item, List<MessageField> fields)
    {
        if (Member(item, "key") is { } key) return Value(item, out var text) && Add(key, text);
        if (Member(item, "factor") is not { } factor) return Value(item, out var alone) && Add("", alone);
        if (Member(item, "suffix") is { } suffix) return Value(item, out var text) && Add($"{factor}-{suffix}", text);
        var before = fields.Count;
        foreach (var member in item.EnumerateObject())
        {
            if (member.Name == "factor") continue;
            if (!Value(member.Value, out var text)) return false;
            Add($"{factor}-{member.Name}", text);
        }
        return fields.Count > before;

        bool Add(string name, string value)
        {
            fields.Add(new(name, value));
            return true;
        }
    }

    private static string? Member(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && JsonText.Of(value, out var text) ? text : null;

    /// <summary>A value's text: its own, or its member text, or its member number.</summary>
    private static bool Value(JsonElement value, out string text)
    {
        var given = value.ValueKind == JsonValueKind.Object ? Member(value, "text") ?? Member(value, "number") : JsonText.Of(value, out var own) ? own : null;
        text = given ?? "";
        return given is not null;
    }
}
