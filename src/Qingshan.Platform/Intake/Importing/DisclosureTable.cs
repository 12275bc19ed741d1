using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// One CSV file of a folder of disclosure, read whole, with the wanted columns alone: what else the file holds, the names
/// of persons among it, never leaves the reader.
/// </summary>
internal sealed record DisclosureTable(string File, IReadOnlyList<(int Line, string[] Cells)> Rows, IReadOnlyList<RejectedRow> Rejected)
{
    /// <param name="name">Its name in the folder, without <c>.csv</c> or <c>.csv.gz</c>.</param>
    /// <param name="columns">The cells of a row come in this order, trimmed.</param>
    public static Result<DisclosureTable> Read(string folder, string name, params string[] columns)
    {
        if (PathOf(folder, name) is not { } path) return ImportErrors.NoFiles.Of(folder, $"{name}.csv, {name}.csv.gz");
        if (!ImportText.Read(path).TryGet(out var text, out var error)) return error;
        using var records = new CsvRecords(text);
        var header = records.Read() ? records.Fields() : [];
        if (records.BadLine is { } atOnce) return ImportErrors.BadCsv.Of(path, atOnce);
        if (!ColumnMap.Of(path, header, columns).TryGet(out var map, out error)) return error;
        var (rows, rejected) = (new List<(int, string[])>(), new List<RejectedRow>());
        while (records.Read())
        {
            if (records.Count != header.Length) rejected.Add(new(Path.GetFileName(path), records.Line, Rejection.Fields(records.Count, header.Length)));
            else rows.Add((records.Line, [.. columns.Select(c => records[map[c]].Trim().ToString())]));
        }
        if (records.BadLine is { } bad) return ImportErrors.BadCsv.Of(path, bad);
        return new DisclosureTable(Path.GetFileName(path), rows, rejected);
    }

    /// <summary>Whether the folder has it.</summary>
    public static bool IsThere(string folder, string name) => PathOf(folder, name) is not null;

    private static string? PathOf(string folder, string name) => ((string[])[".csv", ".csv.gz"]).Select(ending => Path.Combine(folder, name + ending)).FirstOrDefault(System.IO.File.Exists);
}
