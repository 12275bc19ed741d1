using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Answers what is sent to be created: one observation, or many as rows under their datastreams.</summary>
internal sealed class CreateDesk(PostDesk desk)
{
    public const string DataArray = "CreateObservations";

    /// <param name="path">Behind the root: <c>Observations</c>, <c>Datastreams(3)/Observations</c>, <c>CreateObservations</c>.</param>
    public async Task<Answer> AnswerAsync(World world, Viewer viewer, string path, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (path.Trim('/') == DataArray) return await ManyAsync(world, viewer, body, cancel);
        if (!Target(world, path).TryGet(out var target, out var error) || !Parse(body).TryGet(out var document, out error)) return Answer.Of(error);
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Answer.Of(SensorThingsErrors.BadObservation.Of("JSON", new Text("应为一个对象", "it is one object")));
            var wanted = WantedObservation.Read(world, name => Field(document.RootElement, name), target.Below);
            if (!(await desk.TakeAsync(viewer, [wanted], "POST", cancel)).TryGet(out var posted, out error)) return Answer.Of(error);
            return posted.Accepted[0] is { } id ? new Answer(201, Location: LinkOf(world, id)) : Answer.Of(posted.First!);
        }
    }

    /// <summary>Where an observation may be sent to; anything else is what the ledger says.</summary>
    public static Result<CreateTarget> Target(World world, string path)
    {
        if (!ResourcePath.Parse(path).TryGet(out var resource, out var error)) return error;
        if (!resource.IsSet || !resource.Type.IsObservation || resource.Reference) return SensorThingsErrors.LedgerElsewhere.Of("POST", path);
        if (resource.Steps.Count == 0) return new CreateTarget(null);
        // Only from one datastream: a feature has those of several.
        if (resource is not { Set.Name: "Datastream", Id: { } id, Steps.Count: 1 }) return SensorThingsErrors.LedgerElsewhere.Of("POST", path);
        return world.FindStream(id) is { } stream ? new CreateTarget(stream) : SensorThingsErrors.NoSuchResource.Of(path);
    }

    private async Task<Answer> ManyAsync(World world, Viewer viewer, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (!Parse(body).TryGet(out var document, out var error)) return Answer.Of(error);
        using (document)
        {
            if (!Rows(world, document.RootElement).TryGet(out var wanted, out error)) return Answer.Of(error);
            if (!(await desk.TakeAsync(viewer, wanted, DataArray, cancel)).TryGet(out var posted, out error)) return Answer.Of(error);
            // Of each its address or the word that the standard has for it, in the order in which they came.
            var said = posted.Accepted.Select(id => id is null ? "error" : LinkOf(world, id)).ToArray();
            return new(201, async (output, stop) => await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(said), stop));
        }
    }

    private static Result<List<Result<WantedObservation>>> Rows(World world, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) return Wrong("JSON", new("应为数组，每个数据流一项", "it is an array, one item a datastream"));
        var wanted = new List<Result<WantedObservation>>();
        foreach (var (group, item) in root.EnumerateArray().Index())
        {
            var at = $"[{group}]";
            if (item.ValueKind != JsonValueKind.Object) return Wrong(at, new("应为对象", "it is an object"));
            if (Field(item, "components") is not { ValueKind: JsonValueKind.Array } components || components.EnumerateArray().Any(c => c.ValueKind != JsonValueKind.String)) return Wrong($"{at}.components", new("应为属性名数组", "it is an array of names"));
            if (Field(item, "dataArray") is not { ValueKind: JsonValueKind.Array } rows) return Wrong($"{at}.dataArray", new("应为行数组", "it is an array of rows"));
            var names = components.EnumerateArray().Select(c => c.GetString()!).ToList();
            foreach (var row in rows.EnumerateArray())
            {
                if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != names.Count)
                {
                    wanted.Add(Wrong($"{at}.dataArray[…]", new($"每行应有 {names.Count} 个值", $"a row has {names.Count} values")));
                    continue;
                }
                wanted.Add(WantedObservation.Read(world, name => name == "Datastream" ? Field(item, name) : Of(row, names, name), null));
            }
        }
        return wanted;

        static JsonElement? Of(JsonElement row, List<string> names, string name) =>
            names.FindIndex(n => n == name || n == $"{name}/id") is >= 0 and var at && row[at].ValueKind != JsonValueKind.Null ? row[at] : null;
    }

    private static JsonElement? Field(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string LinkOf(World world, string id) => $"{world.Root}/Observations('{id}')";

    private static Result<JsonDocument> Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            return Intake.IntakeErrors.BadJson.Of(e.LineNumber + 1, e.BytePositionInLine + 1);
        }
    }

    private static Error Wrong(string where, Text what) => SensorThingsErrors.BadObservation.Of(where, what);
}

/// <param name="Below">The datastream of the address; null for one that the observation names.</param>
internal sealed record CreateTarget(Stream? Below);
