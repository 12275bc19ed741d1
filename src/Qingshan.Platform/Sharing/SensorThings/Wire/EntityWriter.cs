using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Writes entities while they are read. By then everything has been checked: what has begun as an answer is one to its end.</summary>
internal sealed class EntityWriter : IDisposable
{
    private const int SendAt = 32 * 1024;

    private readonly EntityReader _reader;
    private readonly PipeWriter _output;
    private readonly CancellationToken _cancel;

    public EntityWriter(EntityReader reader, PipeWriter output, CancellationToken cancel)
    {
        (_reader, _output, _cancel) = (reader, output, cancel);
        // The type of the answer keeps browsers from reading it as a page; Chinese stays Chinese.
        Json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public Utf8JsonWriter Json { get; }

    /// <param name="rows">A page and one more.</param>
    /// <param name="link">The address of the set.</param>
    public async Task WriteSetAsync(EntityQuery query, IAsyncEnumerator<Entity> rows, bool any, long? count, string link, bool onlyLinks)
    {
        Json.WriteStartObject();
        if (count is { } all) Json.WriteNumber("@iot.count"u8, all);
        Json.WritePropertyName("value"u8);
        var next = await ItemsAsync(query, rows, any, link, onlyLinks);
        if (next is not null) Json.WriteString("@iot.nextLink"u8, next);
        Json.WriteEndObject();
        await SendAsync();
    }

    public async Task WriteOneAsync(Entity entity, EntityQuery query)
    {
        await EntityAsync(entity, query);
        await SendAsync();
    }

    public async Task SendAsync()
    {
        Json.Flush();
        await _output.FlushAsync(_cancel);
    }

    public void Dispose() => Json.Dispose();

    /// <returns>The link to the next page; null on the last.</returns>
    private async Task<string?> ItemsAsync(EntityQuery query, IAsyncEnumerator<Entity> rows, bool any, string link, bool onlyLinks)
    {
        Json.WriteStartArray();
        Entity? last = null;
        string? next = null;
        for (var written = 0; any; any = await rows.MoveNextAsync())
        {
            if (written++ == query.PageSize)
            {
                next = Links.Next(link, query, last!);
                break;
            }
            last = rows.Current;
            if (onlyLinks)
            {
                Json.WriteStartObject();
                Json.WriteString("@iot.selfLink"u8, Links.Of(last.World, query.Type, last));
                Json.WriteEndObject();
            }
            else await EntityAsync(last, query);
            if (Json.BytesPending > SendAt) await SendAsync();
        }
        Json.WriteEndArray();
        return next;
    }

    private async Task EntityAsync(Entity entity, EntityQuery query)
    {
        var link = Links.Of(entity.World, query.Type, entity);
        Json.WriteStartObject();
        if (query.WithId)
        {
            Json.WritePropertyName("@iot.id"u8);
            JsonValues.Write(Json, entity.Id);
            Json.WriteString("@iot.selfLink"u8, link);
        }
        foreach (var property in query.Properties)
        {
            var value = property.Of(entity);
            // A result that was not given is said; of what is optional only what there is.
            if (value is null && property.Name is not ("result" or "location" or "feature")) continue;
            Json.WritePropertyName(property.Name);
            JsonValues.Write(Json, value);
        }
        foreach (var navigation in query.Links)
            if (!query.Expand.Any(e => e.Navigation == navigation)) Json.WriteString($"{navigation.Name}@iot.navigationLink", $"{link}/{navigation.Name}");
        foreach (var expand in query.Expand) await ExpandAsync(entity, expand, $"{link}/{expand.Navigation.Name}");
        Json.WriteEndObject();
    }

    private async Task ExpandAsync(Entity entity, BoundExpand expand, string link)
    {
        var (name, set) = (expand.Navigation.Name, expand.Navigation.SetOf(entity));
        if (!expand.Navigation.Many)
        {
            Json.WritePropertyName(name);
            if (((LedgerSet)set).All.FirstOrDefault() is { } one) await EntityAsync(one, expand.Query);
            else Json.WriteNullValue();
            return;
        }
        if (expand.Query.Options.Count) Json.WriteNumber($"{name}@iot.count", (await _reader.CountAsync(set, expand.Query, _cancel)).Value);
        Json.WritePropertyName(name);
        await using var rows = (await _reader.ReadAsync(set, expand.Query, within: true, _cancel)).Value.GetAsyncEnumerator(_cancel);
        if (await ItemsAsync(expand.Query, rows, await rows.MoveNextAsync(), link, onlyLinks: false) is { } next) Json.WriteString($"{name}@iot.nextLink", next);
    }
}
