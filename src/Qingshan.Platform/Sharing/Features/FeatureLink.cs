using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qingshan.Platform.Sharing;

/// <summary>A link as OGC API writes them.</summary>
public sealed record FeatureLink(string Href, string Rel, string Type, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title)
{
    public const string Json = "application/json", GeoJson = "application/geo+json";

    internal static void Write(Utf8JsonWriter json, ReadOnlySpan<FeatureLink> links)
    {
        json.WriteStartArray("links");
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("href", link.Href);
            json.WriteString("rel", link.Rel);
            json.WriteString("type", link.Type);
            if (link.Title is { } title) json.WriteString("title", title);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
