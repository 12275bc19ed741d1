using System.Globalization;
using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing;

/// <summary>Features as GeoJSON (RFC 7946, CRS84).</summary>
/// <param name="base">Address of the collection.</param>
/// <param name="sees">What the reader may see.</param>
/// <param name="codeOf">The code of a record that another refers to.</param>
internal sealed class FeatureJson(FeatureKind kind, string @base, Func<Record, bool> sees, Func<Guid, string?> codeOf)
{
    public void Write(Utf8JsonWriter json, Feature feature, params ReadOnlySpan<FeatureLink> links)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", feature.Record.Code);
        json.WritePropertyName("geometry");
        var shape = feature.Shape is { } drawn && sees(drawn.Boundary) ? drawn : null;
        if (feature.Place is { } place)
        {
            json.WriteStartObject();
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(place.Longitude);
            json.WriteNumberValue(place.Latitude);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        else if (shape is not null) json.WriteRawValue(shape.GeoJson, skipInputValidation: true);
        else json.WriteNullValue();
        json.WriteStartObject("properties");
        foreach (var property in kind.Properties) Write(json, property.Name, ValueOf(property, feature.Record));
        if (shape is not null) Write(json, "approvalNumber", shape.Boundary.ApprovalNumber);
        json.WriteEndObject();
        FeatureLink.Write(json, links.Length > 0 ? links : [new($"{@base}/items/{Uri.EscapeDataString(feature.Record.Code)}", "self", FeatureLink.GeoJson, null)]);
        json.WriteEndObject();
    }

    /// <summary>Whether a feature has the value that is asked for, in the form in which it is written.</summary>
    public bool Has(Feature feature, FeatureProperty property, string value) => ValueOf(property, feature.Record) switch
    {
        null => value.Length == 0,
        bool yes => bool.TryParse(value, out var wanted) && wanted == yes,
        double number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted) && wanted.Equals(number),
        DateTime moment => Query.Time(property.Name, value, default).TryGet(out var wanted, out _) && wanted == moment,
        var text => Convert.ToString(text, CultureInfo.InvariantCulture) == value,
    };

    private object? ValueOf(FeatureProperty property, Record record) => property.Of(record) switch
    {
        Guid id => property.IsReference ? codeOf(id) : id.ToString(),
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        int number => (double)number,
        var value => value,
    };

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case bool yes: json.WriteBoolean(name, yes); break;
            case double number: json.WriteNumber(name, number); break;
            case DateTime moment: json.WriteString(name, moment); break;
            default: json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
