using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>资源路径 · What an address names (OGC 18-088, clause 9.2): a set or an entity, by way of navigations, and perhaps a property of it.</summary>
/// <param name="Id">Null for the whole set.</param>
/// <param name="Reference">Only links are asked for (<c>$ref</c>).</param>
/// <param name="Raw">Only the value of the property is asked for, without JSON around it (<c>$value</c>).</param>
internal sealed record ResourcePath(EntityType Set, string? Id, IReadOnlyList<PathStep> Steps, Property? Property, bool Reference, bool Raw)
{
    /// <summary>The type of what it names.</summary>
    public EntityType Type => Steps.Count > 0 ? Steps[^1].Navigation.Target : Set;

    /// <summary>Whether it names a set of entities.</summary>
    public bool IsSet => Steps.Count > 0 ? Steps[^1] is { Navigation.Many: true, Id: null } : Id is null;

    /// <param name="path">Behind the root, decoded: <c>Things('P1')/Datastreams</c>.</param>
    public static Result<ResourcePath> Parse(string path)
    {
        var segments = SegmentsOf(path);
        if (segments.Count == 0 || !TrySplit(segments[0], out var name, out var id) || SchemaV11.FindSet(name) is not { } set) return NoSuch(path);
        var read = new ResourcePath(set, id, [], null, false, false);
        foreach (var segment in segments.Skip(1))
        {
            if (read.Reference || read.Raw) return NoSuch(path);
            if (segment == "$ref" && read.Property is null) read = read with { Reference = true };
            else if (segment == "$value" && read.Property is not null) read = read with { Raw = true };
            else if (read.Property is null && !read.IsSet && read.Type.Find(segment) is { } property) read = read with { Property = property };
            else if (read.Property is null && !read.IsSet && TrySplit(segment, out name, out id) && read.Type.FindNavigation(name) is { } navigation && (navigation.Many || id is null))
                read = read with { Steps = [.. read.Steps, new(navigation, id)] };
            else return NoSuch(path);
        }
        return read;
    }

    /// <summary>A slash within the quotes of an id divides nothing.</summary>
    private static List<string> SegmentsOf(string path)
    {
        var (segments, start, quoted) = (new List<string>(), 0, false);
        path = path.Trim('/');
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] == '\'') quoted = !quoted;
            if (i < path.Length && (path[i] != '/' || quoted)) continue;
            segments.Add(path[start..i]);
            start = i + 1;
        }
        return segments;
    }

    /// <summary><c>Name</c>, <c>Name(3)</c> or <c>Name('text')</c>.</summary>
    private static bool TrySplit(string segment, out string name, out string? id)
    {
        (name, id) = (segment, null);
        var open = segment.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return true;
        if (segment[^1] != ')') return false;
        name = segment[..open];
        var inner = segment[(open + 1)..^1];
        if (inner is ['\'', .., '\''] && inner.Length >= 2) id = inner[1..^1].Replace("''", "'", StringComparison.Ordinal);
        else if (inner.Length > 0 && !inner.Contains('\'', StringComparison.Ordinal)) id = inner;
        return id is not null;
    }

    private static Error NoSuch(string path) => SensorThingsErrors.NoSuchResource.Of(path);
}

/// <param name="Id">One of the many that it leads to; null for all.</param>
internal sealed record PathStep(Navigation Navigation, string? Id);
