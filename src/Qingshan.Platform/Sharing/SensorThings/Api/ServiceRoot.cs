using System.Text.Json;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>The root of the service: its entity sets, and what of the standard it keeps.</summary>
internal static class ServiceRoot
{
    public static Answer Of(World world, MqttOptions mqtt, string host) => new(200, async (output, stop) =>
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartArray("value"u8);
        foreach (var type in SchemaV11.All)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, type.Set);
            json.WriteString("url"u8, $"{world.Root}/{type.Set}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("serverSettings"u8);
        json.WriteStartArray("conformance"u8);
        string[] byMqtt = mqtt.Door is null ? [] : [.. Conformance.KeptByMqtt];
        foreach (var kept in Conformance.Kept.Concat(byMqtt)) json.WriteStringValue(Conformance.Prefix + kept);
        json.WriteEndArray();
        foreach (var kept in byMqtt)
        {
            json.WriteStartObject(Conformance.Prefix + kept);
            json.WriteStartArray("endpoints"u8);
            json.WriteStringValue($"mqtt://{host}:{mqtt.Door!.Port}");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        await output.FlushAsync(stop);
    });
}
