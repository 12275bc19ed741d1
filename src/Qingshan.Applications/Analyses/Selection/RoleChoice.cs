using Qingshan.Analysis.Methods;

namespace Qingshan.Applications.Analyses;

/// <summary>Which column of a selection plays which role of a method.</summary>
public static class RoleChoice
{
    /// <summary>Weather that methods ask for by these roles, and the factors that are it.</summary>
    private static readonly Dictionary<string, string> Weather = new(StringComparer.Ordinal)
    {
        ["ws"] = "a01007", ["wind-speed"] = "a01007", ["speed"] = "a01007", ["wd"] = "a01008", ["wind-direction"] = "a01008", ["direction"] = "a01008",
        ["temperature"] = "a01001", ["humidity"] = "a01002", ["pressure"] = "a01006",
    };

    /// <summary>Whether a method can be run on what the data browser has: a table, with a second one only where it can be left out.</summary>
    public static bool Fits(Method method) => !method.ReadsGrid && (method.Second.IsEmpty || method.SecondOptional) && method.Columns.All(c => c.Kind != ColumnKind.Text || !c.Required || ShapeOf(method) == SelectionShape.Places);

    /// <summary>Methods that ask for a place take points; the others take times.</summary>
    public static SelectionShape ShapeOf(Method method) => method.Columns.Any(c => c.Required && c.Name is "x" or "lon" or "longitude") && !method.Columns.Any(c => c.Required && c.Kind == ColumnKind.Time) ? SelectionShape.Places : SelectionShape.Series;

    /// <summary>What is proposed: columns of the role's own name, weather by its factor, and for the rest the factors in their order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Proposed(Method method, IReadOnlyList<SelectionColumn> columns)
    {
        var proposed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var weather = Weather.Values.ToHashSet(StringComparer.Ordinal);
        var values = new Queue<string>(columns.Where(c => c.Factor is not null && !weather.Contains(c.Factor)).Concat(columns.Where(c => c.Factor is not null && weather.Contains(c.Factor))).Select(c => c.Name));
        foreach (var role in method.Columns)
        {
            if (columns.FirstOrDefault(c => c.Kind == role.Kind && c.Name == role.Name) is { } named) proposed[role.Name] = [named.Name];
            else if (role.Name is "longitude" or "latitude" && columns.FirstOrDefault(c => c.Name == role.Name[..3]) is { } place) proposed[role.Name] = [place.Name];
            else if (Weather.TryGetValue(role.Name, out var factor) && columns.FirstOrDefault(c => c.Factor == factor) is { } wind) proposed[role.Name] = [wind.Name];
            else if (role.Kind == ColumnKind.Time && columns.FirstOrDefault(c => c.Kind == ColumnKind.Time) is { } time) proposed[role.Name] = [time.Name];
            else if (role.Name == "weather") proposed[role.Name] = [.. columns.Where(c => c.Factor is { } f && f.StartsWith("a01", StringComparison.Ordinal) && f is not ("a01007" or "a01008")).Select(c => c.Name)];
            else if (role is { Kind: ColumnKind.Number, Many: true, Required: true }) proposed[role.Name] = [.. columns.Where(c => c.Factor is not null).Select(c => c.Name)];
            else if (role is { Kind: ColumnKind.Number, Required: true } && values.TryDequeue(out var value)) proposed[role.Name] = [value];
        }
        return proposed;
    }
}
