using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Values of entities as JSON.</summary>
internal static class JsonValues
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case When time:
                Write(json, time);
                break;
            case Point point:
                json.WriteStartObject();
                json.WriteString("type"u8, "Point"u8);
                json.WriteStartArray("coordinates"u8);
                json.WriteNumberValue(point.X);
                json.WriteNumberValue(point.Y);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case Member[] members:
                json.WriteStartObject();
                foreach (var (name, inner) in members)
                {
                    json.WritePropertyName(name);
                    Write(json, inner);
                }
                json.WriteEndObject();
                break;
            case object?[] items:
                json.WriteStartArray();
                foreach (var item in items) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().Name} has no JSON.");
        }
    }

    public static void Write(Utf8JsonWriter json, When time)
    {
        Span<char> text = stackalloc char[2 * Iso.Longest + 1];
        var length = Iso.Write(time.Start, text);
        if (!time.IsInstant)
        {
            text[length++] = '/';
            length += Iso.Write(time.End, text[length..]);
        }
        json.WriteStringValue(text[..length]);
    }
}
