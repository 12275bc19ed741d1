namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Addresses of entities and of what follows.</summary>
internal static class Links
{
    public static string Of(World world, EntityType type, Entity entity) => $"{world.Root}/{PathOf(type, entity)}";

    /// <summary>The address of what a path names.</summary>
    public static string OfPath(World world, string path) => $"{world.Root}/{string.Join('/', path.Trim('/').Split('/').Select(Escaped))}";

    /// <summary>Such as <c>Datastreams(3)</c> or <c>Things('P1')</c>.</summary>
    public static string PathOf(EntityType type, Entity entity) => entity.Id is string text
        ? $"{type.Set}('{Escaped(text.Replace("'", "''", StringComparison.Ordinal))}')"
        : $"{type.Set}({entity.IdText})";

    /// <summary>The same question from where a page ended.</summary>
    public static string Next(string link, EntityQuery query, Entity last)
    {
        var options = query.Options;
        var passed = (options.After?.Passed ?? options.Skip) + query.PageSize;
        var kept = options.Given.Where(o => o.Name is not ("$skip" or OptionsParser.SkipToken)).Select(o => $"{o.Name}={Escaped(o.Value)}");
        return $"{link}?{string.Join('&', kept.Append($"{OptionsParser.SkipToken}={new PagePlace(last.IdText, passed).ToToken()}"))}";
    }

    /// <summary>What an address may hold as it is stays readable.</summary>
    private static string Escaped(string text)
    {
        var escaped = Uri.EscapeDataString(text);
        foreach (var (code, sign) in Readable) escaped = escaped.Replace(code, sign, StringComparison.Ordinal);
        return escaped;
    }

    private static readonly (string Code, string Sign)[] Readable = [("%40", "@"), ("%3A", ":"), ("%27", "'"), ("%2C", ","), ("%24", "$"), ("%28", "("), ("%29", ")")];
}
