using System.Globalization;
using System.Text.Json.Nodes;
using Qingshan.Analysis.Methods;

namespace Qingshan.Applications.Analyses;

/// <summary>
/// A result as JSON: numbers and words by their names, tables as an array for each column. What is missing is null; times are as they were read,
/// without a zone.
/// </summary>
public static class ResultJson
{
    public static JsonObject Of(MethodResult result)
    {
        var json = new JsonObject();
        foreach (var number in result.Numbers) json[number.Name] = Number(number.Value);
        foreach (var (name, value) in result.Words) json[name] = value;
        foreach (var table in result.Tables)
            json[table.Name] = new JsonObject(table.Columns.Select(c => KeyValuePair.Create(c.Name, (JsonNode?)Column(c))));
        return json;
    }

    /// <summary>The units of the numbers that have one.</summary>
    public static JsonObject Units(MethodResult result) =>
        new(result.Numbers.Where(n => n.Unit is not null).Select(n => KeyValuePair.Create(n.Name, (JsonNode?)JsonValue.Create(n.Unit))));

    public static JsonArray Notes(MethodResult result) => new([.. result.Notes.Select(n => new JsonObject { ["zh"] = n.Zh, ["en"] = n.En })]);

    private static JsonArray Column(TableColumn column) => column switch
    {
        { Numbers: { } numbers } => new([.. numbers.Select(Number)]),
        { Times: { } times } => new([.. times.Select(t => (JsonNode?)JsonValue.Create(t.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)))]),
        _ => new([.. (column.Texts ?? []).Select(t => t.Length == 0 ? null : (JsonNode?)JsonValue.Create(t))]),
    };

    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
