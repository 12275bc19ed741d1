using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Observations;

/// <summary>A table as text, written as it comes: a reader that is slow holds up the store, not the memory.</summary>
internal static class TextExport
{
    private const int RowsAtOnce = 1_000;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>CSV (RFC 4180).</summary>
    /// <param name="notes">Lines before the header, each with # at its beginning.</param>
    public static async Task CsvAsync(IExportTable table, IReadOnlyList<(string Name, string Text)> notes, PipeWriter output, CancellationToken cancel)
    {
        foreach (var (name, text) in notes) Write(output, $"# {name}: {text.ReplaceLineEndings(" ")}\n");
        Write(output, string.Join(',', table.Columns.Select(c => Csv.Quoted(c.Name))) + "\n");
        var lines = new StringBuilder();
        await foreach (var rows in table.PiecesAsync(RowsAtOnce, cancel))
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    if (column > 0) lines.Append(',');
                    Append(lines, table.Columns[column], row);
                }
                lines.Append('\n');
            }
            foreach (var part in lines.GetChunks()) Encoding.UTF8.GetBytes(part.Span, output);
            lines.Clear();
            if ((await output.FlushAsync(cancel)).IsCompleted) return;
        }
        await output.FlushAsync(cancel);
    }

    /// <summary>One JSON object a line.</summary>
    public static async Task JsonLinesAsync(IExportTable table, PipeWriter output, CancellationToken cancel)
    {
        await foreach (var rows in table.PiecesAsync(RowsAtOnce, cancel))
        {
            for (var row = 0; row < rows; row++)
            {
                using (var json = new Utf8JsonWriter(output, Readable))
                {
                    json.WriteStartObject();
                    foreach (var column in table.Columns) Append(json, column, row);
                    json.WriteEndObject();
                }
                output.Write("\n"u8);
            }
            if ((await output.FlushAsync(cancel)).IsCompleted) return;
        }
        await output.FlushAsync(cancel);
    }

    private static void Append(StringBuilder lines, ExportColumn column, int row)
    {
        switch (column)
        {
            case ExportColumn<string?> { Rows: var texts }: lines.Append(texts[row] is { } text ? Csv.Quoted(text) : ""); break;
            case ExportColumn<double?> { Rows: var numbers }: lines.Append(CultureInfo.InvariantCulture, $"{numbers[row]:R}"); break;
            case ExportColumn<long?> { Rows: var wholes }: lines.Append(CultureInfo.InvariantCulture, $"{wholes[row]}"); break;
            case ExportColumn<DateTime> { Rows: var times }: lines.Append(CultureInfo.InvariantCulture, $"{times[row]:yyyy-MM-ddTHH:mm:ss.FFFZ}"); break;
            case ExportColumn<bool> { Rows: var marks }: lines.Append(marks[row] ? "true" : "false"); break;
            default: throw new NotSupportedException(column.GetType().Name);
        }
    }

    private static void Append(Utf8JsonWriter json, ExportColumn column, int row)
    {
        json.WritePropertyName(column.Name);
        switch (column)
        {
            case ExportColumn<string?> { Rows: var texts }: json.WriteStringValue(texts[row]); break;
            case ExportColumn<double?> { Rows: var numbers } when numbers[row] is { } number: json.WriteNumberValue(number); break;
            case ExportColumn<long?> { Rows: var wholes } when wholes[row] is { } whole: json.WriteNumberValue(whole); break;
            case ExportColumn<DateTime> { Rows: var times }: json.WriteStringValue(times[row]); break;
            case ExportColumn<bool> { Rows: var marks }: json.WriteBooleanValue(marks[row]); break;
            default: json.WriteNullValue(); break;
        }
    }

    private static void Write(PipeWriter output, string text) => Encoding.UTF8.GetBytes(text, output);
}
