using System.Text;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>A header and rows below it, as they go through the journal.</summary>
internal static class ImportChunk
{
    public static IEnumerable<ImportedValue> Decode(IImportFormat format, ReadOnlyMemory<byte> chunk)
    {
        using var records = new CsvRecords(Encoding.UTF8.GetString(chunk.Span));
        if (!records.Read() || !format.Open("journal", records.Fields()).TryGet(out var rows, out _))
            throw new InvalidDataException($"A chunk of {format.Name} in the journal has a header that no import let in.");
        var values = new List<ImportedValue>();
        while (records.Read())
        {
            values.Clear();
            rows.Values(records, values);
            foreach (var value in values) yield return value;
        }
    }
}
