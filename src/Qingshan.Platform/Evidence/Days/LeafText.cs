using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// The text of a leaf: JSON with its members in a fixed order, numbers and times in one form. What is null, empty, zero or false is left
/// out, so that a column that a later version of the program adds changes no row that is older.
/// </summary>
internal static class LeafText
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            foreach (var (name, value) in members) Write(json, name, value);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        if (IsNothing(value)) return;
        json.WritePropertyName(name);
        switch (value)
        {
            case string text: json.WriteStringValue(text); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case Guid id: json.WriteStringValue(id); break;
            case DateTime utc: json.WriteStringValue(EvidenceTime.Write(utc)); break;
            case DateOnly day: json.WriteStringValue(EvidenceTime.Write(day)); break;
            case Enum one: json.WriteStringValue(one.ToString()); break;
            // Boundaries are megabytes; their hash stands for them.
            case byte[] bytes: json.WriteStringValue("sha256:" + Digest.Of(bytes)); break;
            default: WriteParts(json, value!); break;
        }
    }

    /// <summary>A value of several parts, as a place is.</summary>
    private static void WriteParts(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        foreach (var part in PartsOf(value.GetType())) Write(json, part.Name, part.GetValue(value));
        json.WriteEndObject();
    }

    public static IEnumerable<PropertyInfo> PartsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).OrderBy(p => p.Name, StringComparer.Ordinal);

    private static bool IsNothing(object? value) => value switch
    {
        null or "" or false or 0 or 0L or 0d => true,
        Guid id => id == Guid.Empty,
        Enum one => Convert.ToInt64(one, CultureInfo.InvariantCulture) == 0,
        _ => false,
    };
}
