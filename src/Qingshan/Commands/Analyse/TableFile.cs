using System.Data;
using DuckDB.NET.Data;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Commands.Analyse;

/// <summary>Columns of a CSV or Parquet file (<c>.gz</c> too). A cell that is not what its column should be is named by its row, and nothing is guessed.</summary>
internal sealed class TableFile : IDisposable
{
    private static readonly string[] UsualMissing = ["", "NA", "NaN", "nan", "null", "NULL", "-", "--", "*"];

    private readonly DuckDBConnection _db = new("DataSource=:memory:");
    private readonly string _path, _from;

    private TableFile(string path, IEnumerable<string> missing)
    {
        _path = path;
        var parquet = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
        var nothing = string.Join(", ", UsualMissing.Concat(missing).Distinct().Select(Text));
        // Everything is read as text and then as what its role asks for: a guess from the first rows would be wrong in the last.
        _from = parquet ? $"read_parquet({Text(path)})" : $"read_csv({Text(path)}, header = true, all_varchar = true, nullstr = [{nothing}])";
        _db.Open();
    }

    public IReadOnlyList<string> Names { get; private set; } = [];

    public static Result<TableFile> Open(string path, IEnumerable<string> missing)
    {
        if (!File.Exists(path)) return AnalyseErrors.CannotRead.Of(path, new Text("文件不存在", "there is no such file"));
        var file = new TableFile(path, missing);
        try
        {
            file.Names = [.. file.Rows($"DESCRIBE SELECT * FROM {file._from}").Select(r => r.GetString(0))];
            return file;
        }
        catch (DuckDBException e)
        {
            file.Dispose();
            return AnalyseErrors.CannotRead.Of(path, e.Message.Split('\n')[0]);
        }
    }

    /// <summary>A column; times can be put together from several: year, month, day, hour.</summary>
    public Result<TableColumn> Read(IReadOnlyList<string> names, ColumnKind kind)
    {
        if (names.FirstOrDefault(n => !Names.Contains(n)) is { } lacks) return AnalyseErrors.NoColumn.Of(_path, lacks, string.Join(", ", Names));
        var name = string.Join('+', names);
        var text = names.Count == 1 ? $"CAST({Name(names[0])} AS VARCHAR)" : $"concat_ws('-', {string.Join(", ", names.Select(Name))})";
        var read = (kind, names.Count) switch
        {
            (ColumnKind.Number, _) => $"TRY_CAST({text} AS DOUBLE)",
            (ColumnKind.Time, 1) => TimeOf(text),
            (ColumnKind.Time, _) => $"make_timestamp({string.Join(", ", Enumerable.Range(0, 6).Select(i => i < names.Count ? $"CAST({Name(names[i])} AS BIGINT)" : i < 3 ? "1" : "0"))})",
            _ => text,
        };
        try
        {
            var (numbers, times, texts, row) = (new List<double>(), new List<DateTime>(), new List<string>(), 0);
            foreach (var record in Rows($"SELECT {read}, {text} FROM {_from}"))
            {
                row++;
                var missing = record.IsDBNull(1) || record.GetString(1).Length == 0;
                if (kind == ColumnKind.Text) texts.Add(missing ? "" : record.GetString(1));
                else if (kind == ColumnKind.Number && missing) numbers.Add(double.NaN);
                else if (record.IsDBNull(0)) return BadCell(row, name, missing ? "" : record.GetString(1), kind);
                else if (kind == ColumnKind.Number) numbers.Add(record.GetDouble(0));
                else times.Add(record.GetDateTime(0));
            }
            return kind switch
            {
                ColumnKind.Number => new TableColumn(name, Numbers: [.. numbers]),
                ColumnKind.Time => new TableColumn(name, Times: [.. times]),
                _ => new TableColumn(name, Texts: [.. texts]),
            };
        }
        catch (DuckDBException e)
        {
            return AnalyseErrors.CannotRead.Of(_path, e.Message.Split('\n')[0]);
        }
    }

    public void Dispose() => _db.Dispose();

    /// <summary>Years alone, dates, and dates with a time; a zone behind it is dropped, so that times stay as they are written.</summary>
    private static string TimeOf(string text) =>
        $"CASE WHEN regexp_full_match({text}, '\\d{{4}}') THEN make_timestamp(CAST({text} AS BIGINT), 1, 1, 0, 0, 0) ELSE TRY_CAST(regexp_replace({text}, '(Z|[+-]\\d\\d:?\\d\\d)$', '') AS TIMESTAMP) END";

    private Error BadCell(int row, string column, string cell, ColumnKind kind) => AnalyseErrors.BadCell.Of(
        _path, row, column, cell, kind == ColumnKind.Number ? "数" : "时间（如 2024-01-31 08:00）", kind == ColumnKind.Number ? "a number" : "a time such as 2024-01-31 08:00");

    private IEnumerable<IDataRecord> Rows(string sql)
    {
        using var command = _db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return reader;
    }

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
