using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Auditing;

/// <summary>Entries as CSV or lines of JSON, as they come out of the database, in constant memory.</summary>
internal static class AuditExport
{
    private const int AtOnce = 1000;
    private const string Header = "id,at,person,actor,action,outcome,subject,detail,address,repeats,bytes\n";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task CsvAsync(IAsyncEnumerable<AuditEntry> entries, PipeWriter output, CancellationToken cancel)
    {
        Encoding.UTF8.GetBytes(Header, output);
        var (line, count) = (new StringBuilder(), 0);
        await foreach (var e in entries.WithCancellation(cancel))
        {
            line.Clear().Append(CultureInfo.InvariantCulture, $"{e.Id},{e.At:yyyy-MM-ddTHH:mm:ss.ffffffZ},{e.PersonId},{Text(e.Actor)},{Text(e.Action)},{AuditView.NameOf(e.Outcome)},")
                .Append(CultureInfo.InvariantCulture, $"{Text(e.Subject)},{Text(e.Detail)},{Text(e.Address)},{e.Repeats},{e.Bytes}\n");
            Encoding.UTF8.GetBytes(line.ToString(), output);
            if (++count % AtOnce == 0 && (await output.FlushAsync(cancel)).IsCompleted) return;
        }
        await output.FlushAsync(cancel);
    }

    public static async Task JsonLinesAsync(IAsyncEnumerable<AuditEntry> entries, PipeWriter output, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var e in entries.WithCancellation(cancel))
        {
            output.Write(JsonSerializer.SerializeToUtf8Bytes(AuditView.Of(e), Json));
            output.Write("\n"u8);
            if (++count % AtOnce == 0 && (await output.FlushAsync(cancel)).IsCompleted) return;
        }
        await output.FlushAsync(cancel);
    }

    /// <summary>Strangers choose some of these texts: one that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Text(string? text) => string.IsNullOrEmpty(text) ? "" : Csv.Quoted(text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text);
}
