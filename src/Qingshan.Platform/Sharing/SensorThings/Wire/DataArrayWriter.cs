using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>数据数组 · Observations as rows under their datastreams (OGC 18-088, clause 12): names stand once, and not with every value.</summary>
internal static class DataArrayWriter
{
    private const int SendAt = 32 * 1024;

    public static async Task WriteAsync(PipeWriter output, EntityQuery query, IAsyncEnumerator<Entity> rows, bool any, long? count, string link, CancellationToken cancel)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.WriteStartObject();
        if (count is { } all) json.WriteNumber("@iot.count"u8, all);
        json.WriteStartArray("value"u8);
        string? next = null;
        // In the order of the series the rows of one come together and need not wait for each other.
        if (query.OrderBy.Count == 0) next = await GroupsAsync(Following(rows, any));
        else
        {
            var page = new List<Reading>();
            for (; any && page.Count < query.PageSize; any = await rows.MoveNextAsync()) page.Add((Reading)rows.Current);
            if (any) next = Links.Next(link, query, page[^1]);
            await GroupsAsync(page.GroupBy(r => r.Value.Series).SelectMany(g => g).ToAsyncEnumerable());
        }
        json.WriteEndArray();
        if (next is not null) json.WriteString("@iot.nextLink"u8, next);
        json.WriteEndObject();
        await SendAsync();

        async Task<string?> GroupsAsync(IAsyncEnumerable<Reading> readings)
        {
            Reading? before = null;
            var (inGroup, written) = (0, 0);
            await foreach (var reading in readings)
            {
                if (written++ == query.PageSize)
                {
                    End();
                    return Links.Next(link, query, before!);
                }
                if (!ReferenceEquals(before?.Stream, reading.Stream))
                {
                    End();
                    Begin(reading);
                }
                Row(json, query, reading);
                (before, inGroup) = (reading, inGroup + 1);
                if (json.BytesPending > SendAt) await SendAsync();
            }
            End();
            return null;

            void End()
            {
                if (before is null || inGroup == 0) return;
                json.WriteEndArray();
                json.WriteNumber("dataArray@iot.count"u8, inGroup);
                json.WriteEndObject();
                inGroup = 0;
            }

            void Begin(Reading first)
            {
                json.WriteStartObject();
                json.WriteString("Datastream@iot.navigationLink"u8, Links.Of(first.World, SchemaV11.Datastream, first.Stream));
                json.WriteStartArray("components"u8);
                if (query.WithId) json.WriteStringValue("id"u8);
                foreach (var property in query.Properties) json.WriteStringValue(property.Name);
                json.WriteEndArray();
                json.WriteStartArray("dataArray"u8);
            }
        }

        async Task SendAsync()
        {
            json.Flush();
            await output.FlushAsync(cancel);
        }
    }

    private static async IAsyncEnumerable<Reading> Following(IAsyncEnumerator<Entity> rows, bool any)
    {
        for (; any; any = await rows.MoveNextAsync()) yield return (Reading)rows.Current;
    }

    private static void Row(Utf8JsonWriter json, EntityQuery query, Reading reading)
    {
        json.WriteStartArray();
        if (query.WithId) json.WriteStringValue((string)reading.Id);
        foreach (var property in query.Properties)
        {
            // What every row has is written without a detour.
            switch (property.Name)
            {
                case "phenomenonTime":
                    JsonValues.Write(json, reading.Time);
                    break;
                case "resultTime":
                    JsonValues.Write(json, When.Instant(reading.ResultTime));
                    break;
                case "result" when !double.IsNaN(reading.Value.Value):
                    json.WriteNumberValue(reading.Value.Value);
                    break;
                default:
                    JsonValues.Write(json, property.Of(reading));
                    break;
            }
        }
        json.WriteEndArray();
    }
}
