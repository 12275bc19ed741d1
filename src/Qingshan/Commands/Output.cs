using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingshan.Platform.Common;
using Spectre.Console;

namespace Qingshan.Commands;

/// <summary>Rows as a table for people, as JSON or CSV for programs.</summary>
internal static class Output
{
    /// <summary>JSON that a person can read too: indented, Chinese as it is.</summary>
    public static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly Option<string> Format = Choice();

    public static void Write(string? format, string[] columns, IReadOnlyList<JsonObject> rows)
    {
        if (format == "json") Console.WriteLine(new JsonArray([.. rows.Select(r => (JsonNode)r.DeepClone())]).ToJsonString(Readable));
        else if (format == "csv") WriteCsv(columns, rows);
        else Table(columns, rows);
    }

    private static Option<string> Choice()
    {
        var option = new Option<string>("--format") { Description = "输出格式 · table, json, csv", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong("table", "json", "csv");
        return option;
    }

    private static void Table(string[] columns, IReadOnlyList<JsonObject> rows)
    {
        // Into a file or a pipe a table is as wide as it needs to be.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 400;
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn(column).NoWrap());
        foreach (var row in rows) table.AddRow([.. columns.Select(c => Markup.Escape(Shown(row[c])))]);
        AnsiConsole.Write(table);
    }

    private static void WriteCsv(string[] columns, IReadOnlyList<JsonObject> rows)
    {
        Console.WriteLine(string.Join(',', columns));
        foreach (var row in rows) Console.WriteLine(string.Join(',', columns.Select(c => Csv.Quoted(Shown(row[c])))));
    }

    private static string Shown(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";
}
