using System.Text;
using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Answers what is asked: reads the address, looks everything up, and only then begins to answer.</summary>
internal sealed class GetDesk(Resolver resolver, EntityReader reader, UseMeter uses)
{
    /// <param name="path">Behind the root, decoded.</param>
    /// <param name="query">As it was sent.</param>
    public async Task<Answer> AnswerAsync(World world, string path, string? query, CancellationToken cancel)
    {
        if (!ResourcePath.Parse(path).TryGet(out var resource, out var error) || !OptionsParser.ParseQuery(query).TryGet(out var options, out error)) return Answer.Of(error);
        if (!Allowed(resource, options).TryGet(out _, out error) || !EntityQuery.Bind(resource.Type, options, world.Now).TryGet(out var bound, out error)) return Answer.Of(error);
        if (!(await resolver.ResolveAsync(resource, world, path, cancel)).TryGet(out var found, out error)) return Answer.Of(error);
        if (found.Set is ObservationSet read) uses.Count(world.Viewer, read.Streams.Select(s => s.Series.Id));
        if (found.Set is { } set) return await SetAsync(set, bound, resource.Reference, Links.OfPath(world, path), cancel);
        if (resource.Property is { } property) return PropertyOf(found.One!, property, resource.Raw);
        return new(200, async (output, stop) =>
        {
            using var writer = new EntityWriter(reader, output, stop);
            if (!resource.Reference) await writer.WriteOneAsync(found.One!, bound);
            else
            {
                JsonValues.Write(writer.Json, (Member[])[new("@iot.selfLink", Links.Of(world, resource.Type, found.One!))]);
                await writer.SendAsync();
            }
        });
    }

    private async Task<Answer> SetAsync(EntitySet set, EntityQuery query, bool onlyLinks, string link, CancellationToken cancel)
    {
        long? count = null;
        if (query.Options.Count)
        {
            if (!(await reader.CountAsync(set, query, cancel)).TryGet(out var counted, out var wrong)) return Answer.Of(wrong);
            count = counted;
        }
        if (!(await reader.ReadAsync(set, query, within: false, cancel)).TryGet(out var rows, out var error)) return Answer.Of(error);
        // The first row is there, or the store has failed, before the answer begins.
        var read = rows.GetAsyncEnumerator(cancel);
        var any = await read.MoveNextAsync();
        return new(200, async (output, stop) =>
        {
            await using (read)
            {
                if (query.Options.DataArray) await DataArrayWriter.WriteAsync(output, query, read, any, count, link, stop);
                else
                {
                    using var writer = new EntityWriter(reader, output, stop);
                    await writer.WriteSetAsync(query, read, any, count, link, onlyLinks);
                }
            }
        });
    }

    private static Answer PropertyOf(Entity entity, Property property, bool raw)
    {
        if (property.Of(entity) is not { } value) return new(204);
        if (raw && value is string text) return new(200, (output, stop) => output.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask(), "text/plain; charset=utf-8");
        return new(200, async (output, stop) =>
        {
            using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            var whole = property.Name == "@iot.id" ? entity.Id : value;
            if (raw && value is When time)
            {
                await output.WriteAsync(Encoding.UTF8.GetBytes(time.ToString()), stop);
                return;
            }
            JsonValues.Write(json, raw ? whole : (Member[])[new(property.Name, whole)]);
            json.Flush();
            await output.FlushAsync(stop);
        }, raw && value is not (Member[] or NetTopologySuite.Geometries.Geometry) ? "text/plain; charset=utf-8" : "application/json");
    }

    /// <summary>Which options an address of a kind takes.</summary>
    private static Result<bool> Allowed(ResourcePath path, QueryOptions options)
    {
        if (options.DataArray && !(path.IsSet && path.Type.IsObservation && !path.Reference))
            return SensorThingsErrors.BadOption.Of("$resultFormat", "dataArray", new Text("仅用于观测值集合", "for sets of observations only"));
        if (options.DataArray && options.Expand.Count > 0) return SensorThingsErrors.BadOption.Of("$expand", "…", new Text("dataArray 不能与 $expand 同用", "nothing: dataArray goes without $expand"));
        if (path.IsSet) return true;
        string[] takes = path.Property is null && !path.Reference ? ["$select", "$expand"] : [];
        return options.Given.FirstOrDefault(o => o.Name.StartsWith('$') && !takes.Contains(o.Name)) is { Name: { } name, Value: var value }
            ? SensorThingsErrors.BadOption.Of(name, value, takes.Length > 0 ? new Text("单个实体只接受 $select 与 $expand", "for one entity only $select and $expand") : new Text("属性与引用不接受查询选项", "nothing: a property or a reference takes no options"))
            : true;
    }
}
