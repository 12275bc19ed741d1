using System.Globalization;
using System.IO.Compression;
using Sylvan.Data.Csv;

namespace Qingshan.Standards.Tests;

/// <summary>A table of real data beside the project, gzipped CSV; the test is skipped where it is absent.</summary>
internal static class RealTable
{
    public static List<Row> Read(string relative)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Path(relative)), CompressionMode.Decompress));
        using var csv = CsvDataReader.Create(reader);
        var columns = Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName);
        var rows = new List<Row>();
        while (csv.Read()) rows.Add(new(columns, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));
        return rows;
    }

    internal sealed class Row(Dictionary<string, int> columns, string[] cells)
    {
        public string this[string column] => cells[columns[column]];

        /// <summary>The number in a column; NaN where there is a mark for missing.</summary>
        public double Number(string column) =>
            double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

        /// <summary>All cells, for telling rows apart.</summary>
        public string Text => string.Join('\u001f', cells);
    }
}
