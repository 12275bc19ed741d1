using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// One file, read and checked whole before anything of it goes into the journal: a file that ends early is not half
/// imported.
/// </summary>
/// <param name="Rows">The rows that are right, in the order of the file.</param>
/// <param name="Repeated">Rows that say the same as an earlier one, letter for letter.</param>
/// <param name="Rejected">The rows that are not right.</param>
public sealed record ImportedFile(
    string Header, IReadOnlyList<ImportedRow> Rows, IImportRows Reader, int Repeated, IReadOnlyList<RejectedRow> Rejected)
{
    public static Result<ImportedFile> Read(IImportFormat format, ImportFile file, CancellationToken cancel)
    {
        if (!ImportText.Read(file.Path).TryGet(out var text, out var error)) return error;
        using var records = new CsvRecords(text);
        var header = records.Read() ? records.Fields() : [];
        if (records.BadLine is { } atOnce) return ImportErrors.BadCsv.Of(file.Path, atOnce);
        var written = header.Length > 0 ? records.Raw.ToString() : "";
        if (!format.Open(file.Path, header).TryGet(out var reader, out error)) return error;

        var name = Path.GetFileName(file.Path);
        var (rows, rejected, repeated) = (new List<ImportedRow>(), new List<RejectedRow>(), 0);
        var seen = new Dictionary<RowKey, int>();
        while (records.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (records.Count != header.Length) Reject(Rejection.Fields(records.Count, header.Length));
            else if (reader.Check(records, out var key) is { } why) Reject(why);
            else if (file.Point is not null && key.Point != file.Point)
                Reject(new("别的站点 · another point", $"point {key.Point} in the file of {file.Point}"));
            else if (!seen.TryAdd(key, rows.Count))
            {
                var before = rows[seen[key]];
                if (records.Raw.SequenceEqual(before.Text)) repeated++;
                else Reject(new("同一时间已有另一行 · another row of the same time", $"the same time as line {before.Line}, with other content"));
            }
            else rows.Add(new(records.Line, key, records.Raw.ToString()));

            void Reject(Rejection reason) => rejected.Add(new(name, records.Line, reason));
        }
        if (records.BadLine is { } bad) return ImportErrors.BadCsv.Of(file.Path, bad);
        return new ImportedFile(written, rows, reader, repeated, rejected);
    }
}

/// <param name="Line">Where it stands in the file.</param>
/// <param name="Text">The row as it was written.</param>
public readonly record struct ImportedRow(int Line, RowKey Key, string Text);

public readonly record struct RejectedRow(string File, int Line, Rejection Why)
{
    public override string ToString() => $"{File}:{Line}: {Why.Detail}";
}
