using System.Globalization;
using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>One row of an HTTP upload, as text: read alike from JSON and CSV, judged afterwards.</summary>
/// <param name="Start">ISO 8601 with an offset.</param>
/// <param name="Kind">As <c>SeriesKind</c> is written; <c>instant</c> where empty.</param>
internal readonly record struct DocumentRow(
    int Number, string Point, string Factor, string Kind, string Start, string Value, string Unit, string Flag, string Channel, string Method = "", string Sampler = "");

/// <summary>
/// Reads an HTTP upload into rows. JSON: <c>{"observations":[{"point":…,"factor":…,"kind":…,"start":…,"value":…,
/// "unit":…,"flag":…,"channel":…}]}</c>. CSV: a header line with the same names, comma separated, UTF-8. Results taken by hand are a CSV with
/// <c>method</c> and <c>sampler</c> besides.
/// </summary>
internal static class ObservationDocument
{
    private static readonly string[] Names = ["point", "factor", "kind", "start", "value", "unit", "flag", "channel"];
    private static readonly string[] Required = ["point", "factor", "start", "value", "unit"];
    private static readonly string[] OfHand = ["method", "sampler"];

    public static Result<List<DocumentRow>> Read(PacketChannel channel, ReadOnlyMemory<byte> body) =>
        channel == PacketChannel.Json ? ReadJson(body) : ReadCsv(body, channel == PacketChannel.Manual ? OfHand : []);

    private static Result<List<DocumentRow>> ReadJson(ReadOnlyMemory<byte> body)
    {
        // The parser looks into strings only when they are asked for, and takes no byte order mark: both are settled here.
        if (!Utf8Text.TryDecode(body.Span, out var text, out var badByte)) return IntakeErrors.NotUtf8.Of(badByte);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("observations", out var list) || list.ValueKind != JsonValueKind.Array)
                return IntakeErrors.NotADocument.Of("observations");
            var rows = new List<DocumentRow>(list.GetArrayLength());
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object) return IntakeErrors.NotADocument.Of($"observations[{rows.Count}]");
                rows.Add(new(rows.Count + 1, Text(item, "point"), Text(item, "factor"), Text(item, "kind"), Text(item, "start"),
                    Text(item, "value"), Text(item, "unit"), Text(item, "flag"), Text(item, "channel")));
            }
            return rows;
        }
        catch (JsonException e)
        {
            return IntakeErrors.BadJson.Of(e.LineNumber + 1, e.BytePositionInLine + 1);
        }
    }

    private static string Text(JsonElement item, string name) => !item.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => Unescaped(value),
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    /// <summary>Half a surrogate pair is no text: such a string stays as it was written, and fits nothing.</summary>
    private static string Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private static Result<List<DocumentRow>> ReadCsv(ReadOnlyMemory<byte> body, string[] more)
    {
        if (!Utf8Text.TryDecode(body.Span, out var text, out var badByte)) return IntakeErrors.NotUtf8.Of(badByte);
        using var records = new CsvRecords(text);
        var header = records.Read() ? [.. records.Fields().Select(h => h.Trim().ToLowerInvariant())] : new List<string>();
        if (records.BadLine is { } atOnce) return IntakeErrors.BadCsv.Of(atOnce);
        string[] names = [.. Names, .. more];
        var missing = Required.Concat(more).Where(n => !header.Contains(n)).ToList();
        if (missing.Count > 0) return IntakeErrors.MissingColumns.Of(string.Join(", ", missing));
        var unknown = header.Where((h, i) => !names.Contains(h) || header.IndexOf(h) != i).ToList();
        if (unknown.Count > 0) return IntakeErrors.UnknownColumns.Of(string.Join(", ", unknown), string.Join(", ", names));

        var at = names.Select(n => header.IndexOf(n)).ToArray();
        var rows = new List<DocumentRow>();
        while (records.Read())
        {
            if (records.Count != header.Count)
                return IntakeErrors.RaggedRow.Of((rows.Count + 1).ToString(CultureInfo.InvariantCulture), records.Count, header.Count);
            string Field(int name) => at[name] < 0 ? "" : records[at[name]].Trim().ToString();
            rows.Add(new(rows.Count + 1, Field(0), Field(1), Field(2), Field(3), Field(4), Field(5), Field(6), Field(7), more.Length == 0 ? "" : Field(8), more.Length == 0 ? "" : Field(9)));
        }
        if (records.BadLine is { } bad) return IntakeErrors.BadCsv.Of(bad);
        return rows;
    }
}
