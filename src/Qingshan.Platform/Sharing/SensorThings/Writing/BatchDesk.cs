using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// 批量 · Several requests in one (OGC 18-088, clause 11, in the JSON of OData 4.01), one after the other, each under the rights of who sent
/// the batch. <c>dependsOn</c> leaves out what stands on something that failed, and <c>$id</c> at the beginning of an address stands for what was
/// created. Observations are kept each for itself: a group that wants to be one transaction is refused, and none of it is carried out.
/// </summary>
internal sealed class BatchDesk(GetDesk reads, CreateDesk creates)
{
    private const int Most = 100;

    public async Task<Answer> AnswerAsync(World world, Viewer viewer, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (!Read(body).TryGet(out var requests, out var error)) return Answer.Of(error);
        var (answers, created) = (new Dictionary<string, Answer>(), new Dictionary<string, string>());
        var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("responses"u8);
            foreach (var request in requests)
            {
                var answer = await OneAsync(world, viewer, request, answers, created, cancel);
                answers[request.Id] = answer;
                if (answer.Location is { } location) created[request.Id] = location[(world.Root.Length + 1)..];
                await WriteAsync(json, request.Id, answer, cancel);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return new(200, async (to, stop) => await to.WriteAsync(output.ToArray(), stop));
    }

    private async Task<Answer> OneAsync(World world, Viewer viewer, BatchItem item, Dictionary<string, Answer> answers, Dictionary<string, string> created, CancellationToken cancel)
    {
        if (item.Group is not null) return Answer.Of(SensorThingsErrors.NoUnitOfWork.Of(item.Id));
        if (item.DependsOn.FirstOrDefault(d => !answers.TryGetValue(d, out var before) || before.Status >= 400) is { } failed) return Answer.Of(SensorThingsErrors.DependencyFailed.Of(item.Id, failed));
        var (path, query) = Split(world, item.Url);
        if (path.StartsWith('$') && path[1..].Split('/', '?')[0] is var reference && created.TryGetValue(reference, out var made)) path = made + path[(1 + reference.Length)..];
        switch (item.Method)
        {
            case "GET":
                return await reads.AnswerAsync(world, path, query, cancel);
            case "POST" when !viewer.May(Permission.Ingest):
                return Answer.Of(viewer.PersonId is null ? CommonErrors.SignInFirst.Of() : CommonErrors.Forbidden.Of(nameof(Permission.Ingest)));
            case "POST":
                return await creates.AnswerAsync(world, viewer, path, item.Body, cancel);
            default:
                return Answer.Of(SensorThingsErrors.LedgerElsewhere.Of(item.Method, path));
        }
    }

    /// <summary>An address of the service, whole, from the root of the host or from that of the service.</summary>
    private static (string Path, string Query) Split(World world, string url)
    {
        if (url.StartsWith(world.Root, StringComparison.Ordinal)) url = url[world.Root.Length..];
        else if (url.StartsWith("/v1.1/", StringComparison.Ordinal)) url = url["/v1.1".Length..];
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        return (Uri.UnescapeDataString((mark < 0 ? url : url[..mark]).TrimStart('/')), mark < 0 ? "" : url[mark..]);
    }

    private static async Task WriteAsync(Utf8JsonWriter json, string id, Answer answer, CancellationToken cancel)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteNumber("status"u8, answer.Status);
        if (answer.Location is { } location)
        {
            json.WriteStartObject("headers"u8);
            json.WriteString("location"u8, location);
            json.WriteEndObject();
        }
        if (answer.Problem is { } problem)
        {
            json.WritePropertyName("body"u8);
            JsonSerializer.Serialize(json, Problem.Of(problem), JsonSerializerOptions.Web);
        }
        else if (answer.WriteAsync is { } write)
        {
            var body = new MemoryStream();
            var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
            await write(pipe, cancel);
            await pipe.CompleteAsync();
            json.WritePropertyName("body"u8);
            if (answer.ContentType == "application/json") json.WriteRawValue(body.ToArray());
            else json.WriteStringValue(Encoding.UTF8.GetString(body.ToArray()));
        }
        json.WriteEndObject();
    }

    private static Result<List<BatchItem>> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("requests", out var list) || list.ValueKind != JsonValueKind.Array)
                return SensorThingsErrors.BadBatch.Of("requests", new Text("应为请求数组", "it is an array of requests"));
            if (list.GetArrayLength() > Most) return SensorThingsErrors.BadBatch.Of("requests", new Text($"一次最多 {Most} 个请求", $"at most {Most} at a time"));
            var items = new List<BatchItem>();
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object || Text(item, "id") is not { Length: > 0 } id || Text(item, "method") is not { } method || Text(item, "url") is not { Length: > 0 } url || items.Any(i => i.Id == id))
                    return SensorThingsErrors.BadBatch.Of($"requests[{items.Count}]", new Text("需有各不相同的 id，以及 method 与 url", "it has an id of its own, a method and a url"));
                var depends = item.TryGetProperty("dependsOn", out var on) && on.ValueKind == JsonValueKind.Array ? on.EnumerateArray().Where(d => d.ValueKind == JsonValueKind.String).Select(d => d.GetString()!).ToList() : [];
                items.Add(new(id, method.ToUpperInvariant(), url, item.TryGetProperty("body", out var inner) ? Encoding.UTF8.GetBytes(inner.GetRawText()) : [], depends, Text(item, "atomicityGroup")));
            }
            return items;
        }
        catch (JsonException e)
        {
            return Intake.IntakeErrors.BadJson.Of(e.LineNumber + 1, e.BytePositionInLine + 1);
        }
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    } : null;

    private sealed record BatchItem(string Id, string Method, string Url, byte[] Body, IReadOnlyList<string> DependsOn, string? Group);
}
