using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>A topic of the standard (OGC 18-088, clauses 14 and 15): the path of a set of observations, and perhaps what of each is wanted.</summary>
/// <param name="Text">Behind the root.</param>
/// <param name="Query">How an observation is written.</param>
internal sealed record StaTopic(string Text, ResourcePath Path, EntityQuery Query)
{
    private const string Root = "v1.1/";

    public static bool IsOne(string topic) => topic.StartsWith(Root, StringComparison.Ordinal);

    public static Result<StaTopic> Parse(string topic, DateTime now)
    {
        var mark = topic.IndexOf('?', StringComparison.Ordinal);
        var (text, options) = mark < 0 ? (topic[Root.Length..], "") : (topic[Root.Length..mark], topic[mark..]);
        if (!ResourcePath.Parse(text).TryGet(out var path, out var error) || !OptionsParser.ParseQuery(options).TryGet(out var read, out error)) return error;
        if (!path.IsSet || !path.Type.IsObservation || path.Reference) return SensorThingsErrors.NoSuchResource.Of(topic);
        if (read.Given.FirstOrDefault(o => o.Name != "$select") is { Name: { } other }) return SensorThingsErrors.UnsupportedOption.Of(other, "$select");
        return EntityQuery.Bind(path.Type, read, now).TryGet(out var query, out error) ? new StaTopic(text, path, query) : error;
    }
}
