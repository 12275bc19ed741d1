using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary>Texts of JSON as a packet writes them: a number keeps every digit that it is written with.</summary>
internal static class JsonText
{
    public static readonly Text Expected = new("应为文本或数。", "It should be a text or a number.");

    /// <summary>The text of a value; null for null. False where it is an object, an array or no proper Unicode.</summary>
    public static bool Of(JsonElement value, out string? text)
    {
        text = null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return true;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                text = value.GetRawText();
                return true;
            case JsonValueKind.String:
                try
                {
                    text = value.GetString();
                    return true;
                }
                catch (InvalidOperationException)
                {
                    // Half a surrogate pair, written as an escape: no text.
                    return false;
                }
            default:
                return false;
        }
    }
}
